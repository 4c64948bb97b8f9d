"""Work of minors: what is allowed, on which conditions, and what a breach costs."""

from datetime import date

from tuoitho.law.articles.article import Act, Article
from tuoitho.law.confidence import Confidence, gettext_noop

LABOUR_CODE = Act("BLLĐ", "Bộ luật Lao động 45/2019/QH14", date(2021, 1, 1))
CIRCULAR_09 = Act("TT 09/2020", "Thông tư 09/2020/TT-BLĐTBXH", date(2021, 3, 15))
DECREE_283 = Act("NĐ 283/2026", "Nghị định 283/2026/NĐ-CP", date(2026, 9, 10))
DECREE_12 = Act("NĐ 12/2022", "Nghị định 12/2022/NĐ-CP", date(2022, 1, 17), date(2026, 9, 10))
PENAL_CODE = Act("BLHS", "Bộ luật Hình sự 2015, sửa đổi 2017")
DECREE_130 = Act("NĐ 130/2021", "Nghị định 130/2021/NĐ-CP", date(2022, 1, 1))

LABOUR = (
    Article(
        LABOUR_CODE,
        "BLLĐ 106",
        gettext_noop("Giờ làm việc ban đêm"),
        gettext_noop("Ban đêm tính từ 22 giờ đến 6 giờ sáng hôm sau."),
        Confidence.READ,
    ),
    Article(
        LABOUR_CODE,
        "BLLĐ 107",
        gettext_noop("Giới hạn làm thêm giờ"),
        gettext_noop(
            "Làm thêm không quá 50% giờ bình thường một ngày, 40 giờ một tháng, 200 giờ một năm; một số ngành 300 giờ."
        ),
        Confidence.READ,
    ),
    Article(
        LABOUR_CODE,
        "BLLĐ 143",
        gettext_noop("Lao động chưa thành niên"),
        gettext_noop(
            "Là người lao động dưới 18 tuổi; luật chia ba nhóm: chưa đủ 13, đủ 13 đến chưa đủ 15, đủ 15 đến chưa đủ 18."
        ),
        Confidence.READ,
    ),
    Article(
        LABOUR_CODE,
        "BLLĐ 144",
        gettext_noop("Nguyên tắc sử dụng lao động chưa thành niên"),
        gettext_noop(
            "Phải có đồng ý của cha, mẹ hoặc người giám hộ, sổ theo dõi riêng, và quan tâm sức khoẻ, học tập."
        ),
        Confidence.READ,
    ),
    Article(
        LABOUR_CODE,
        "BLLĐ 145",
        gettext_noop("Sử dụng người chưa đủ 15 tuổi"),
        gettext_noop(
            "Hợp đồng với trẻ và người đại diện, không ảnh hưởng học tập, khám sức khoẻ ít nhất 6 tháng một lần."
        ),
        Confidence.READ,
    ),
    Article(
        LABOUR_CODE,
        "BLLĐ 146",
        gettext_noop("Thời giờ làm việc của người chưa thành niên"),
        gettext_noop(
            "Chưa đủ 15: tối đa 4 giờ một ngày, 20 giờ một tuần, không làm thêm, làm đêm; từ 15: 8 giờ, 40 giờ."
        ),
        Confidence.READ,
    ),
    Article(
        LABOUR_CODE,
        "BLLĐ 147",
        gettext_noop("Công việc và nơi làm việc bị cấm"),
        gettext_noop("Dưới 18 tuổi không làm việc nặng, độc hại, nguy hiểm và ở nơi như công trường, quán bar, lò mổ."),
        Confidence.READ,
    ),
    Article(
        CIRCULAR_09,
        "TT 09/2020 Đ.3",
        gettext_noop("Điều kiện sử dụng người chưa đủ 15 tuổi"),
        gettext_noop("Người đủ 13 chỉ làm việc nhẹ trong danh mục và không ở nơi bị cấm."),
        Confidence.READ,
    ),
    Article(
        CIRCULAR_09,
        "TT 09/2020 Đ.4",
        gettext_noop("Giao kết hợp đồng với người chưa đủ 15 tuổi"),
        gettext_noop(
            "Người ký có lý lịch tư pháp không quá 6 tháng, không xâm hại trẻ em; hợp đồng ghi người đại diện."
        ),
        Confidence.READ,
    ),
    Article(
        CIRCULAR_09,
        "TT 09/2020 Đ.5",
        gettext_noop("Nơi xin chấp thuận"),
        gettext_noop(
            "Xin tại cơ quan chuyên môn về lao động cấp tỉnh nơi người sử dụng lao động đặt trụ sở hoặc đăng ký."
        ),
        Confidence.READ,
    ),
    Article(
        CIRCULAR_09,
        "TT 09/2020 Đ.6",
        gettext_noop("Hồ sơ xin chấp thuận"),
        gettext_noop(
            "Gồm đơn, giấy tờ cơ sở, lý lịch tư pháp, hợp đồng, giấy khai sinh, giấy khám sức khoẻ, thời khoá biểu."
        ),
        Confidence.READ,
    ),
    Article(
        CIRCULAR_09,
        "TT 09/2020 Đ.7",
        gettext_noop("Trả lời hồ sơ xin chấp thuận"),
        gettext_noop("Mỗi trẻ một hồ sơ; trả lời trong 10 ngày làm việc từ khi hồ sơ đủ, từ chối phải nêu lý do."),
        Confidence.READ,
    ),
    Article(
        CIRCULAR_09,
        "TT 09/2020 PL II",
        gettext_noop("Danh mục công việc nhẹ"),
        gettext_noop("Mười hai nhóm việc cho người đủ 13 đến chưa đủ 15, phần lớn là nghề truyền thống và thủ công."),
        Confidence.SECONDARY,
    ),
    Article(
        CIRCULAR_09,
        "TT 09/2020 PL III",
        gettext_noop("Công việc gây tổn hại"),
        gettext_noop("Danh mục việc cấm bổ sung; toàn văn chưa có, phải kiểm tra trước khi dùng."),
        Confidence.MEMORY,
    ),
    Article(
        CIRCULAR_09,
        "TT 09/2020 PL IV",
        gettext_noop("Nơi làm việc gây tổn hại"),
        gettext_noop(
            "Nơi vượt giới hạn vệ sinh lao động, chật hẹp, trên cao, dốc; nội dung lấy từ dự thảo, phải kiểm tra."
        ),
        Confidence.MEMORY,
    ),
    Article(
        CIRCULAR_09,
        "TT 09/2020 PL V",
        gettext_noop("Việc được làm thêm giờ, làm đêm"),
        gettext_noop("Danh mục việc mà người đủ 15 đến chưa đủ 18 được làm thêm hoặc làm đêm; mới đọc được một phần."),
        Confidence.SECONDARY,
    ),
    Article(
        DECREE_283,
        "NĐ 283/2026 Đ.27",
        gettext_noop("Xử phạt vi phạm về lao động chưa thành niên"),
        gettext_noop("Cá nhân bị phạt từ 1 đến 75 triệu đồng tuỳ hành vi; tổ chức gấp đôi."),
        Confidence.READ,
    ),
    Article(
        DECREE_12,
        "NĐ 12/2022 Đ.29",
        gettext_noop("Xử phạt vi phạm về lao động chưa thành niên (trước 10/9/2026)"),
        gettext_noop("Mức phạt như nghị định thay thế; áp dụng cho hành vi đã kết thúc trước 10/9/2026."),
        Confidence.MEMORY,
    ),
    Article(
        PENAL_CODE,
        "BLHS Đ.150",
        gettext_noop("Tội mua bán người"),
        gettext_noop("Điều 150 và 151: mua bán người và mua bán người dưới 16 tuổi là tội phạm."),
        Confidence.READ,
    ),
    Article(
        PENAL_CODE,
        "BLHS Đ.296",
        gettext_noop("Tội sử dụng người lao động dưới 16 tuổi"),
        gettext_noop(
            "Dùng người dưới 16 tuổi làm việc nặng nhọc, nguy hiểm, độc hại: phạt tiền, cải tạo hoặc tù đến 12 năm."
        ),
        Confidence.READ,
    ),
    Article(
        PENAL_CODE,
        "BLHS Đ.297",
        gettext_noop("Tội cưỡng bức lao động"),
        gettext_noop("Cưỡng bức người dưới 16 tuổi lao động là tình tiết tăng nặng."),
        Confidence.READ,
    ),
    Article(
        DECREE_130,
        "NĐ 130/2021 Đ.23",
        gettext_noop("Xử phạt bóc lột trẻ em"),
        gettext_noop("Phạt từ 3 đến 25 triệu đồng: bắt trẻ làm việc nhà quá sức, ép xin ăn, bắt lao động trái luật."),
        Confidence.SECONDARY,
    ),
)
