"""Official papers and personal data."""

from datetime import date

from tuoitho.law.articles.article import Act, Article
from tuoitho.law.confidence import Confidence, gettext_noop

DECREE_30 = Act("NĐ 30/2020", "Nghị định 30/2020/NĐ-CP", date(2020, 3, 5))
DATA_ACT = Act("Luật 91/2025", "Luật 91/2025/QH15 về bảo vệ dữ liệu cá nhân", date(2026, 1, 1))
DECREE_356 = Act("NĐ 356/2025", "Nghị định 356/2025/NĐ-CP", date(2026, 1, 1))
DECREE_88 = Act("NĐ 88/2026", "Nghị định 88/2026/NĐ-CP", date(2026, 5, 15))

OFFICES = (
    Article(
        DECREE_30,
        "NĐ 30/2020 Đ.7",
        gettext_noop("Các loại văn bản hành chính"),
        gettext_noop("Hai mươi chín loại, trong đó có kế hoạch, báo cáo, công văn."),
        Confidence.READ,
    ),
    Article(
        DECREE_30,
        "NĐ 30/2020 Đ.8",
        gettext_noop("Thể thức văn bản"),
        gettext_noop("Chín thành phần chính, từ Quốc hiệu, Tiêu ngữ đến nơi nhận."),
        Confidence.READ,
    ),
    Article(
        DECREE_30,
        "NĐ 30/2020 Đ.13",
        gettext_noop("Ký văn bản"),
        gettext_noop("Ký mực xanh; cấp phó ký thay ghi KT."),
        Confidence.READ,
    ),
    Article(
        DECREE_30,
        "NĐ 30/2020 Đ.15",
        gettext_noop("Số và thời gian ban hành"),
        gettext_noop("Đánh số từ 01 ngày 01/01 đến 31/12, mỗi số chỉ dùng một lần trong năm."),
        Confidence.READ,
    ),
    Article(
        DECREE_30,
        "NĐ 30/2020 Đ.18",
        gettext_noop("Phát hành văn bản"),
        gettext_noop("Gửi trong ngày ký, chậm nhất là ngày làm việc tiếp theo."),
        Confidence.READ,
    ),
    Article(
        DATA_ACT,
        "Luật 91/2025 Đ.19",
        gettext_noop("Xử lý không cần đồng ý"),
        gettext_noop(
            "Khi cấp bách, bảo vệ tính mạng, hoặc phục vụ cơ quan nhà nước theo luật; phải có cơ chế giám sát."
        ),
        Confidence.READ,
    ),
    Article(
        DATA_ACT,
        "Luật 91/2025 Đ.21",
        gettext_noop("Đánh giá tác động"),
        gettext_noop("Lập trong 60 ngày từ khi bắt đầu xử lý; cơ quan nhà nước được miễn."),
        Confidence.READ,
    ),
    Article(
        DATA_ACT,
        "Luật 91/2025 Đ.23",
        gettext_noop("Thông báo khi lộ, mất dữ liệu"),
        gettext_noop("Báo cơ quan chức năng trong 72 giờ từ khi phát hiện."),
        Confidence.READ,
    ),
    Article(
        DATA_ACT,
        "Luật 91/2025 Đ.24",
        gettext_noop("Dữ liệu của trẻ em"),
        gettext_noop("Công bố đời sống riêng tư của trẻ từ đủ 7 tuổi cần đồng ý của trẻ và người đại diện."),
        Confidence.READ,
    ),
    Article(
        DECREE_356,
        "NĐ 356/2025 Đ.3",
        gettext_noop("Dữ liệu cơ bản"),
        gettext_noop("Họ tên, ngày sinh, giới tính, địa chỉ, ảnh, số điện thoại, số định danh, quan hệ gia đình."),
        Confidence.READ,
    ),
    Article(
        DECREE_356,
        "NĐ 356/2025 Đ.4",
        gettext_noop("Dữ liệu nhạy cảm"),
        gettext_noop("Dân tộc, tôn giáo, sức khoẻ, đời sống riêng tư, vi phạm pháp luật, vị trí, ảnh giấy tờ."),
        Confidence.READ,
    ),
    Article(
        DECREE_356,
        "NĐ 356/2025 Đ.5",
        gettext_noop("Thời hạn thực hiện quyền"),
        gettext_noop("Phản hồi trong 2 ngày làm việc; xem, sửa 10 ngày; rút đồng ý 15 ngày; xoá 20 ngày."),
        Confidence.READ,
    ),
    Article(
        DECREE_88,
        "NĐ 88/2026 Đ.4.3",
        gettext_noop("Dữ liệu người học"),
        gettext_noop("Cơ sở giáo dục chỉ xử lý dữ liệu người học trong nhiệm vụ được giao."),
        Confidence.READ,
    ),
    Article(
        DECREE_88,
        "NĐ 88/2026 Đ.9",
        gettext_noop("Mã số hồ sơ học tập suốt đời"),
        gettext_noop("Theo số định danh cá nhân, đối chiếu với cơ sở dữ liệu dân cư."),
        Confidence.READ,
    ),
)
