"""Support and intervention for a child at risk, step by step."""

from datetime import date

from tuoitho.law.articles.article import Act, Article
from tuoitho.law.confidence import Confidence, gettext_noop

DECREE_56 = Act("NĐ 56/2017", "Nghị định 56/2017/NĐ-CP", date(2017, 7, 1))

PROTECTION = (
    Article(
        DECREE_56,
        "NĐ 56/2017 Đ.23",
        gettext_noop("Tổng đài 111"),
        gettext_noop("Hoạt động 24 giờ mỗi ngày, gọi không mất tiền."),
        Confidence.READ,
    ),
    Article(
        DECREE_56,
        "NĐ 56/2017 Đ.24",
        gettext_noop("Bảo mật thông tin"),
        gettext_noop("Thông tin khi tiếp nhận, xác minh được giữ kín; báo cáo phải nêu mức và phạm vi giữ kín."),
        Confidence.READ,
    ),
    Article(
        DECREE_56,
        "NĐ 56/2017 Đ.25.1",
        gettext_noop("Thông báo và tiếp nhận"),
        gettext_noop(
            "Ai phát hiện phải báo ngay cho 111, cơ quan trẻ em, công an hoặc UBND cấp xã; nơi nhận ghi mẫu 01."
        ),
        Confidence.READ,
    ),
    Article(
        DECREE_56,
        "NĐ 56/2017 Đ.26.1",
        gettext_noop("Chuyển thông tin"),
        gettext_noop("Nơi nhận chuyển ngay cho Uỷ ban nhân dân cấp xã nơi xảy ra vụ việc."),
        Confidence.READ,
    ),
    Article(
        DECREE_56,
        "NĐ 56/2017 Đ.26.2",
        gettext_noop("Đánh giá nguy cơ ban đầu"),
        gettext_noop("Người làm công tác bảo vệ trẻ em cấp xã đánh giá theo mẫu 02, do Chủ tịch xã chỉ đạo."),
        Confidence.READ,
    ),
    Article(
        DECREE_56,
        "NĐ 56/2017 Đ.26.3",
        gettext_noop("Can thiệp khẩn cấp"),
        gettext_noop("Khi tính mạng, sức khoẻ, nhân phẩm bị đe doạ: can thiệp trong 12 giờ từ khi nhận tin."),
        Confidence.READ,
    ),
    Article(
        DECREE_56,
        "NĐ 56/2017 Đ.27.1",
        gettext_noop("Thu thập thông tin, đánh giá cụ thể"),
        gettext_noop("Xác minh tám nội dung về trẻ, gia đình, nguy cơ và nhu cầu theo mẫu 03."),
        Confidence.READ,
    ),
    Article(
        DECREE_56,
        "NĐ 56/2017 Đ.27.2",
        gettext_noop("Họp xác định nhu cầu"),
        gettext_noop("Chủ tịch xã chủ trì, có khu dân cư và cha mẹ, lập biên bản."),
        Confidence.READ,
    ),
    Article(
        DECREE_56,
        "NĐ 56/2017 Đ.28.1",
        gettext_noop("Xây dựng kế hoạch hỗ trợ, can thiệp"),
        gettext_noop(
            "Người làm công tác bảo vệ trẻ em trình kế hoạch theo mẫu 04 trong 5 ngày làm việc, trừ khẩn cấp."
        ),
        Confidence.READ,
    ),
    Article(
        DECREE_56,
        "NĐ 56/2017 Đ.28.4",
        gettext_noop("Phê duyệt kế hoạch"),
        gettext_noop("Chủ tịch xã duyệt theo mẫu 05 trong 2 ngày làm việc, trừ khẩn cấp."),
        Confidence.READ,
    ),
    Article(
        DECREE_56,
        "NĐ 56/2017 Đ.29",
        gettext_noop("Thực hiện kế hoạch"),
        gettext_noop("Theo dõi, đôn đốc, điều chỉnh; trường học, y tế, trợ giúp pháp lý, công an tham gia."),
        Confidence.READ,
    ),
    Article(
        DECREE_56,
        "NĐ 56/2017 Đ.30",
        gettext_noop("Rà soát, kết thúc"),
        gettext_noop("Hết nguy cơ và ổn định thì kết thúc, nếu không thì lập kế hoạch tiếp; lưu hồ sơ tại xã."),
        Confidence.READ,
    ),
    Article(
        DECREE_56,
        "NĐ 56/2017 Đ.31.2",
        gettext_noop("Thời hạn bảo đảm an toàn khẩn cấp"),
        gettext_noop("Biện pháp khẩn cấp được thực hiện trong 12 giờ từ khi nhận tin."),
        Confidence.READ,
    ),
    Article(
        DECREE_56,
        "NĐ 56/2017 Đ.32.2",
        gettext_noop("Quyết định tạm cách ly"),
        gettext_noop("Chủ tịch xã quyết định trong 12 giờ từ khi nhận tin, theo mẫu 07."),
        Confidence.READ,
    ),
    Article(
        DECREE_56,
        "NĐ 56/2017 Đ.32.3",
        gettext_noop("Thời hạn tạm cách ly"),
        gettext_noop("Tối đa 15 ngày, trừ khi cơ quan có thẩm quyền yêu cầu khác; huỷ khi cha mẹ đã an toàn cho trẻ."),
        Confidence.READ,
    ),
    Article(
        DECREE_56,
        "NĐ 56/2017 Đ.33",
        gettext_noop("Thông tin bí mật đời sống riêng tư"),
        gettext_noop("Tên, tuổi, hình ảnh, sức khoẻ, nơi ở, trường, lớp, kết quả học tập, bạn bè, dịch vụ được nhận."),
        Confidence.READ,
    ),
    Article(
        DECREE_56,
        "NĐ 56/2017 Đ.36",
        gettext_noop("Thông tin của trẻ trên mạng"),
        gettext_noop("Đưa lên mạng cần đồng ý của cha mẹ và của trẻ từ đủ 7 tuổi; có quyền yêu cầu xoá."),
        Confidence.READ,
    ),
    Article(
        DECREE_56,
        "NĐ 56/2017 Đ.53",
        gettext_noop("Trả lời ý kiến của học sinh"),
        gettext_noop("Ban Giám hiệu trả lời trong 7 ngày làm việc: làm hay không, khi nào, vì sao."),
        Confidence.READ,
    ),
)
