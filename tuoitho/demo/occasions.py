"""Kinds of occasions, with the clause of the plan each serves. Clauses left out here stand without evidence."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from tuoitho.activities.models import Activity
from tuoitho.demo.scale import TODAY

Kind, Channel = Activity.Kind, Activity.Channel
Between = tuple[date, date]

SPRING: Between = (date(2024, 2, 26), date(2024, 4, 27))
SUMMER: Between = (date(2024, 6, 1), date(2024, 6, 29))
AUGUST: Between = (date(2024, 8, 19), date(2024, 8, 31))
SEPTEMBER: Between = (date(2024, 9, 7), date(2024, 9, 28))
AUTUMN: Between = (date(2024, 9, 16), date(2024, 11, 8))
ALL_YEAR: Between = (date(2023, 11, 20), TODAY)


@dataclass(frozen=True)
class Occasion:
    """`share`: how many units of a hundred have it, as a part of one. `guests`: audience → at most so many counted."""

    kind: str
    channel: str
    clause: str
    between: Between
    titles: tuple[str, ...]
    share: float = 1.0
    indoors: bool = True
    guests: Mapping[str, int] = field(default_factory=dict)


STAFF_TRAINING = Occasion(
    Kind.TRAINING,
    Channel.DIRECT,
    "II.3.1",
    SPRING,
    ("Tập huấn: nhận biết sớm và báo tin khi thấy trẻ phải lao động", "Tập huấn quyền trẻ em cho hội đồng sư phạm"),
)
STAFF_BRIEFING = Occasion(
    Kind.COMMUNICATION,
    Channel.DIRECT,
    "II.2.1",
    AUGUST,
    ("Phổ biến kế hoạch và quy trình báo tin trước năm học mới", "Họp hội đồng: việc của mỗi người trong kế hoạch"),
)
CLASS_MEETING = Occasion(
    Kind.COMMUNICATION,
    Channel.CLASS_MEETING,
    "II.2.2",
    AUTUMN,
    (
        "Sinh hoạt lớp: Em nói được điều em nghĩ",
        "Sinh hoạt lớp: Việc nhà vừa sức và việc em không phải làm",
        "Sinh hoạt lớp: Khi cần giúp, em gọi 111",
        "Sinh hoạt lớp: Quyền được học, được chơi của em",
    ),
)
FLAG_CEREMONY = Occasion(
    Kind.COMMUNICATION,
    Channel.FLAG_CEREMONY,
    "II.2.2",
    SEPTEMBER,
    ("Sinh hoạt dưới cờ: Tuổi thơ được đến trường", "Sinh hoạt dưới cờ: Cùng bạn đến lớp mỗi ngày"),
    share=0.15,
    indoors=False,
)
SUMMER_PEAK = Occasion(
    Kind.COMMUNICATION,
    Channel.ARTS,
    "II.2.3",
    SUMMER,
    ("Tháng hành động vì trẻ em: vẽ tranh quyền trẻ em", "Tháng hành động vì trẻ em: tiểu phẩm “Ước mơ của Na”"),
    share=0.45,
    indoors=False,
)
PARENTS_MEETING = Occasion(
    Kind.COMMUNICATION,
    Channel.PARENT_MEETING,
    "II.2.1",
    SEPTEMBER,
    ("Họp cha mẹ học sinh đầu năm, lồng ghép phòng ngừa lao động trẻ em", "Họp cha mẹ đầu năm: việc nhà và việc nặng"),
)
SMALL_OCCASIONS = (
    Occasion(
        Kind.COMMUNICATION,
        Channel.ENETVIET,
        "II.2.2",
        AUTUMN,
        ("Bài viết trên eNetViet: dấu hiệu trẻ bị ép làm việc (số người đã xem)",),
        indoors=False,
    ),
    Occasion(
        Kind.COMMUNICATION,
        Channel.CLASS_CHAT,
        "II.2.2",
        AUTUMN,
        ("Hỏi đáp trong nhóm lớp về việc nhà vừa sức",),
        indoors=False,
    ),
    Occasion(Kind.COMMUNICATION, Channel.DIRECT, "II.2.1", SPRING, ("Góc trò chuyện với cha mẹ cuối giờ đón con",)),
)
SCHOOL = (
    Occasion(Kind.MEETING, "", "II.1.1", AUGUST, ("Ghi chỉ tiêu vào kế hoạch năm học của trường",), share=0.8),
    Occasion(Kind.MEETING, "", "II.1.3", ALL_YEAR, ("Họp phối hợp với phường, Hội khuyến học",), share=0.3),
    Occasion(
        Kind.COMMUNICATION,
        Channel.WEBSITE,
        "II.2.2",
        ALL_YEAR,
        ("Đăng bài: mười điều cha mẹ nên biết về lao động trẻ em",),
        share=0.7,
        indoors=False,
    ),
    Occasion(
        Kind.COMMUNICATION,
        Channel.LEAFLET,
        "II.2.5",
        ALL_YEAR,
        ("Dán áp phích Tổng đài 111 ở cổng trường và bảng tin lớp", "Phát tờ gấp kèm số 111 và số của Trung tâm"),
        share=0.94,
    ),
    Occasion(Kind.OTHER, "", "II.4.1", AUTUMN, ("Thăm nhà học sinh vắng nhiều buổi",), share=0.55, indoors=False),
    Occasion(Kind.OTHER, "", "IV.2.4", ALL_YEAR, ("Rà soát học sinh nghỉ học không phép trong học kỳ",), share=0.6),
    Occasion(Kind.OTHER, "", "IV.2.6", ALL_YEAR, ("Tự kiểm tra việc thực hiện kế hoạch học kỳ",), share=0.65),
    Occasion(Kind.OTHER, "", "IV.2.3", AUTUMN, ("Tiết dạy lồng ghép: em và công việc",), share=0.4),
    Occasion(Kind.OTHER, "", "IV.2.7", SPRING, ("Cử giáo viên dự tập huấn của Phòng",), share=0.5, indoors=False),
    Occasion(Kind.OTHER, "", "II.5.1", SPRING, ("Làm thử mô hình phát hiện sớm trong nhà trường",), share=0.08),
    Occasion(
        Kind.COMMUNICATION,
        Channel.DIRECT,
        "II.3.3",
        ALL_YEAR,
        ("Gặp chủ cơ sở sản xuất quanh trường", "Gặp chủ hàng quán quanh cổng trường"),
        share=0.25,
        indoors=False,
        guests={"households": 9, "enterprises": 4},
    ),
)
OFFICIAL_TRAINING = Occasion(
    Kind.TRAINING,
    Channel.DIRECT,
    "II.3.2",
    SPRING,
    ("Tập huấn kỹ năng phát hiện, hỗ trợ, can thiệp lao động trẻ em",),
)
EMPLOYER_TRAINING = Occasion(
    Kind.TRAINING,
    Channel.DIRECT,
    "II.3.3",
    ALL_YEAR,
    ("Tập huấn cho chủ cơ sở: không dùng lao động trẻ em", "Tập huấn ở làng nghề: giờ làm và tuổi làm việc"),
)
WARD = (
    Occasion(Kind.MEETING, "", "II.1.3", ALL_YEAR, ("Họp phối hợp các ban ngành của phường",), share=0.8),
    Occasion(
        Kind.OTHER,
        "",
        "II.8.1",
        ALL_YEAR,
        ("Kiểm tra định kỳ cơ sở sản xuất, kinh doanh nhỏ",),
        share=0.7,
        indoors=False,
    ),
    Occasion(Kind.OTHER, "", "II.4.2", ALL_YEAR, ("Hướng dẫn chủ cơ sở cách báo tin",), share=0.5, indoors=False),
    Occasion(Kind.OTHER, "", "II.8.2", AUTUMN, ("Đề nghị xử lý cơ sở dùng lao động trẻ em",), share=0.15),
    Occasion(Kind.OTHER, "", "II.4.3", ALL_YEAR, ("Giúp gia đình các em làm hồ sơ vay vốn, học nghề",), share=0.4),
    Occasion(
        Kind.COMMUNICATION,
        Channel.MEDIA,
        "II.2.1",
        SUMMER,
        ("Phát thanh phường: Tháng hành động vì trẻ em",),
        share=0.9,
    ),
)
DEPARTMENT = (
    Occasion(Kind.MEETING, "", "IV.1.1", AUGUST, ("Phổ biến kế hoạch năm học tới hiệu trưởng các trường",)),
    Occasion(Kind.MEETING, "", "II.1.3", SPRING, ("Họp phối hợp liên ngành học kỳ II",)),
    Occasion(Kind.MEETING, "", "II.1.3", AUTUMN, ("Họp phối hợp liên ngành học kỳ I",)),
    Occasion(
        Kind.COMMUNICATION,
        Channel.MEDIA,
        "II.2.3",
        SUMMER,
        ("Phát động Tháng hành động vì trẻ em toàn quận",),
        indoors=False,
    ),
    Occasion(Kind.OTHER, "", "II.8.1", AUTUMN, ("Kiểm tra chuyên đề tại bốn trường",), indoors=False),
    Occasion(Kind.OTHER, "", "IV.1.3", AUTUMN, ("Gửi phường danh sách học sinh bỏ học cần vận động",)),
    Occasion(Kind.OTHER, "", "IV.1.4", AUGUST, ("Bồi dưỡng cán bộ đầu mối của các trường",)),
    Occasion(Kind.OTHER, "", "IV.1.7", AUTUMN, ("Đôn đốc các trường chuẩn bị báo cáo năm",)),
    Occasion(Kind.OTHER, "", "IV.1.8", SPRING, ("Cử người dự lớp tập huấn của thành phố",), indoors=False),
    Occasion(Kind.OTHER, "", "IV.1.2", AUGUST, ("Gửi các trường bộ bài giảng ngắn dùng chung",)),
)
