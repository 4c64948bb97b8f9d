"""Rights of the child and who answers for them."""

from datetime import date

from tuoitho.law.articles.article import Act, Article
from tuoitho.law.confidence import Confidence, gettext_noop

CHILDREN_ACT = Act("LTE 2016", "Luật Trẻ em 102/2016/QH13", date(2017, 6, 1))
DECREE_147 = Act("NĐ 147/2025", "Nghị định 147/2025/NĐ-CP", date(2025, 7, 1))
CIRCULAR_28 = Act("TT 28/2019", "Thông tư 28/2019/TT-BLĐTBXH")

CHILDREN = (
    Article(
        CHILDREN_ACT,
        "LTE 2016 Đ.1",
        gettext_noop("Trẻ em"),
        gettext_noop(
            "Là người dưới 16 tuổi; người 16–17 tuổi được luật lao động bảo vệ nhưng không theo quy trình của trẻ em."
        ),
        Confidence.READ,
    ),
    Article(
        CHILDREN_ACT,
        "LTE 2016 Đ.4",
        gettext_noop("Giải thích từ ngữ"),
        gettext_noop("Bóc lột trẻ em gồm cả bắt trẻ lao động trái pháp luật về lao động."),
        Confidence.READ,
    ),
    Article(
        CHILDREN_ACT,
        "LTE 2016 Đ.6",
        gettext_noop("Các hành vi bị nghiêm cấm"),
        gettext_noop(
            "Cấm bạo lực, lạm dụng, bóc lột, che giấu thông tin, tiết lộ đời sống riêng tư, từ chối can thiệp kịp thời."
        ),
        Confidence.READ,
    ),
    Article(
        CHILDREN_ACT,
        "LTE 2016 Đ.10",
        gettext_noop("Trẻ em có hoàn cảnh đặc biệt"),
        gettext_noop("Mười bốn nhóm, trong đó có trẻ phải bỏ học kiếm sống, bị bóc lột, bị mua bán."),
        Confidence.READ,
    ),
    Article(
        CHILDREN_ACT,
        "LTE 2016 Đ.11",
        gettext_noop("Tháng hành động vì trẻ em"),
        gettext_noop("Là tháng 6 hằng năm."),
        Confidence.READ,
    ),
    Article(
        CHILDREN_ACT,
        "LTE 2016 Đ.26",
        gettext_noop("Quyền không bị bóc lột sức lao động"),
        gettext_noop("Không phải làm trước tuổi, quá giờ, nặng nhọc, độc hại, nguy hiểm."),
        Confidence.READ,
    ),
    Article(
        CHILDREN_ACT,
        "LTE 2016 Đ.47",
        gettext_noop("Ba cấp độ bảo vệ trẻ em"),
        gettext_noop("Phòng ngừa, hỗ trợ, can thiệp (điều 48 đến 50); cha mẹ và trẻ được biết và được nêu ý kiến."),
        Confidence.READ,
    ),
    Article(
        CHILDREN_ACT,
        "LTE 2016 Đ.51",
        gettext_noop("Trách nhiệm thông báo, tố giác"),
        gettext_noop("Mọi cơ quan, trường học, gia đình, cá nhân phải báo khi thấy trẻ bị xâm hại hoặc có nguy cơ."),
        Confidence.READ,
    ),
    Article(
        CHILDREN_ACT,
        "LTE 2016 Đ.52",
        gettext_noop("Kế hoạch hỗ trợ, can thiệp"),
        gettext_noop("Uỷ ban nhân dân cấp xã nơi trẻ cư trú lập, duyệt và thực hiện kế hoạch cho từng trẻ."),
        Confidence.READ,
    ),
    Article(
        CHILDREN_ACT,
        "LTE 2016 Đ.53",
        gettext_noop("Người làm công tác bảo vệ trẻ em cấp xã"),
        gettext_noop("Đánh giá nguy cơ, tham gia kế hoạch, tư vấn, đề xuất chăm sóc thay thế."),
        Confidence.READ,
    ),
    Article(
        CHILDREN_ACT,
        "LTE 2016 Đ.74",
        gettext_noop("Sự tham gia của trẻ em"),
        gettext_noop("Điều 74 đến 76: trẻ được tham gia, nêu ý kiến về vấn đề của mình."),
        Confidence.READ,
    ),
    Article(
        CHILDREN_ACT,
        "LTE 2016 Đ.85",
        gettext_noop("Trách nhiệm của ngành giáo dục"),
        gettext_noop("Môi trường học an toàn, dạy quyền và kỹ năng, hỗ trợ học tập cho trẻ có hoàn cảnh đặc biệt."),
        Confidence.READ,
    ),
    Article(
        DECREE_147,
        "NĐ 147/2025",
        gettext_noop("Phân định thẩm quyền hai cấp"),
        gettext_noop(
            "Chuyển việc về trẻ em của cấp huyện cho cấp xã, như yêu cầu toà án, đăng ký cơ sở bảo vệ trẻ em."
        ),
        Confidence.SECONDARY,
    ),
    Article(
        CIRCULAR_28,
        "TT 28/2019 Đ.5",
        gettext_noop("Báo cáo Tháng hành động vì trẻ em"),
        gettext_noop("Cấp xã báo cáo trước 10/7, cấp tỉnh trước 31/7."),
        Confidence.READ,
    ),
)
