"""Documents the tests draw: a report of three pages and a letter."""

from datetime import UTC, date, datetime

from tuoitho.documents.blocks import (
    Annex,
    Bullets,
    Document,
    Heading,
    Letterhead,
    Lines,
    Number,
    Paragraph,
    Run,
    Signature,
    SignInTable,
    Slip,
    Slips,
    Table,
)

MADE_AT = datetime(2024, 11, 9, 8, 0, tzinfo=UTC)

_HEAD = Letterhead("UBND quận Hà Đông", "Phòng Giáo dục và Đào tạo", "Số:      /BC-PGDĐT", "Hà Đông", date(2024, 11, 5))
_RECIPIENTS = ("Sở Giáo dục và Đào tạo", "UBND quận Hà Đông (để báo cáo)", "Các trường trực thuộc", "Lưu: VT, PGDĐT.")
_SIGNATURE = Signature("KT. Trưởng phòng", "Phó Trưởng phòng", "Nguyễn Thị Phương Thảo")
_LONG = "Trường Trung học cơ sở chất lượng cao Nguyễn Thượng Hiền, cơ sở Vạn Phúc – Dương Nội số {}"

REPORT = Document(
    letterhead=_HEAD,
    kind="Báo cáo",
    title="Kết quả thực hiện Chương trình phòng ngừa, giảm thiểu trẻ em lao động trái quy định pháp luật năm 2024",
    addressees=("Sở Giáo dục và Đào tạo Hà Nội", "Ủy ban nhân dân quận Hà Đông"),
    basis=("Căn cứ Luật Trẻ em ngày 05 tháng 4 năm 2016", "Căn cứ kế hoạch năm của ngành giáo dục quận"),
    body=(
        Heading(1, "I. KẾT QUẢ CHUNG"),
        Paragraph(
            (
                Run("Năm 2024, "),
                Number("130", "schools"),
                Run(" trường và "),
                Number("60", "groups"),
                Run(" nhóm trẻ độc lập triển khai chương trình; "),
                Run("rà soát ", bold=True),
                Number("43.452", "screened"),
                Run(" trẻ, phát hiện "),
                Number("56", "found"),
                Run(" trẻ có nguy cơ hoặc đang lao động trái quy định.", italic=True),
            )
        ),
        Heading(2, "1. Kết quả thực hiện các chỉ tiêu"),
        Table(
            ("Chỉ tiêu", "Kế hoạch", "Thực hiện", "Đánh giá"),
            (
                ("Trẻ được hỗ trợ, can thiệp kịp thời", "100%", (Number("96,4%", "2.1"), Run(" (54/56)")), "Gần đạt"),
                ("Được đi học, học nghề", "90%", (Number("92,9%", "2.2"),), "Đạt"),
                ("Cha mẹ, người chăm sóc", "80%", (Number("71–79%", "3.4"),), "Chưa đạt"),
            ),
            (4, 1.4, 2, 1.4),
            "lrrc",
        ),
        Paragraph("Số trẻ được hỗ trợ muộn đều do chờ phê duyệt kế hoạch quá 02 ngày làm việc."),
        Heading(3, "a) Khó khăn, vướng mắc"),
        Bullets(('Dấu #let x = 1, $a$, *đậm*, _x_, "ngoặc", <b>thẻ</b> & @nhãn chỉ là chữ.', "Thiếu kinh phí;")),
        Paragraph("Ý kiến khác của đơn vị:"),
        Lines(2),
        Annex("Kết quả của từng trường", "Phụ lục I", "(Kèm theo Báo cáo số      /BC-PGDĐT)"),
        Table(
            ("Trường", "Số hoạt động", "Lượt người"),
            [(_LONG.format(n), str(n * 3), (Number(f"{n}.250", f"reach:{n}"),)) for n in range(1, 41)],
            (5, 1.2, 1.2),
            "lrr",
        ),
    ),
    recipients=_RECIPIENTS,
    signature=_SIGNATURE,
    illustrative=True,
)

LETTER = Document(
    letterhead=Letterhead("UBND quận Hà Đông", "Phòng Giáo dục và Đào tạo", "Số:      /PGDĐT-TH", "Hà Đông"),
    title="V/v đôn đốc báo cáo năm 2024 của các trường chưa nộp",
    addressees=("Hiệu trưởng trường Trung học cơ sở Vườn Xanh",),
    body=(
        Paragraph("Đến nay Phòng Giáo dục và Đào tạo chưa nhận được báo cáo năm 2024 của trường."),
        Paragraph("Đề nghị trường nộp báo cáo trước ngày 18 tháng 11 năm 2024./."),
    ),
    recipients=("Như trên", "Lưu: VT, TH"),
    signature=Signature("", "Trưởng phòng", "Phạm Thị Lệ Hằng"),
)

SHEET = Document(
    title="Danh sách ký tên",
    body=(
        SignInTable(
            ("Họ và tên", "Đơn vị", "Ký tên"), (("Trần Văn Bình", "Lớp 7A"), ("Đỗ Thị Ánh", "Lớp 7B")), blank=3
        ),
        Slips(
            (
                Slip(
                    "Trường THCS Vườn Xanh",
                    (("Tài khoản", "thcs-vuon-xanh"), ("Mã mở", "k7-QX-29")),
                    "https://x.test/a?b=1",
                ),
                Slip("Trường TH Bình Minh", (("Tài khoản", "th-binh-minh"), ("Mã mở", "m2-RT-81")), "https://x.test/c"),
                Slip("Nhóm trẻ Hoa Mai", (("Tài khoản", "hoa-mai"),)),
            )
        ),
    ),
)
