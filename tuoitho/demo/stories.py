"""What was told of children in the illustrative wards, and how far each case has come. Every word is made up."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

CLOSED, IN_CARE, PLANNED, TAKEN, WAITING, UNFOUNDED = "closed", "in_care", "planned", "taken", "waiting", "unfounded"


@dataclass(frozen=True)
class Story:
    """`by`: the staff member who told, "" for the public. `officer`: who took it up. `stands`: how far it has come.

    `born`: a day, or a year where no day is known. `work`: facts of a screening, none where nobody has screened yet.
    """

    ward: str
    officer: str
    told_on: date
    hour: int
    by: str
    saw: str
    place: str
    stands: str
    kind: str = "at_risk"
    concern: str = "none"
    danger: str = "no"
    sex: str = "m"
    born: date | int = 2012
    work: Mapping[str, Any] = field(default_factory=dict)


FOLDING = {
    "on": "2024-03-09",
    "relation": "employed",
    "task": "TT09-II.5",
    "place": "other",
    "hours_day": [5, 6],
    "night": False,
    "parental_consent": True,
    "written_contract": False,
}
FORGE = {
    "on": "2024-11-02",
    "relation": "employed",
    "task": "BLLĐ-147.1.e",
    "place": "other",
    "hours_day": [3, 4],
    "written_contract": False,
}
STALL = {"on": "2024-05-11", "relation": "family", "task": "other", "place": "home", "hours_day": [2, 3]}
KARAOKE = {
    "on": "2024-08-17",
    "relation": "employed",
    "task": "other",
    "place": "BLLĐ-147.2.d",
    "hours_day": [5, 5],
    "night": True,
}

STORIES = (
    Story(
        "HD-W01", "son", date(2024, 3, 11), 9, "binh",
        "Em nghỉ học nhiều buổi chiều. Bạn cùng lớp nói em gấp hộp giấy ở xưởng đến chín giờ tối.",
        "Xưởng hộp giấy cuối ngõ, gần chợ",
        CLOSED, "in_labour", born=date(2013, 5, 4), work=FOLDING,
    ),
    Story(
        "HD-W01", "son", date(2024, 4, 8), 15, "",
        "Thấy một em nhỏ đứng bán hàng buổi trưa, có lẽ đang phụ mẹ.",
        "Chợ phường", UNFOUNDED,
    ),
    Story(
        "HD-W01", "son", date(2024, 5, 13), 10, "",
        "Một em gái trông quầy hàng mỗi ngày, chiều không thấy đi học.",
        "Quầy hàng ở chợ", IN_CARE, sex="f", born=2011, work=STALL,
    ),
    Story(
        "HD-W01", "phuc", date(2024, 8, 19), 8, "",
        "Em khoảng mười sáu tuổi bưng bê ở quán hát, về lúc nửa đêm.",
        "Quán hát trên đường lớn", TAKEN, "in_labour", born=date(2008, 2, 20), work=KARAOKE,
    ),
    Story(
        "HD-W02", "vinh", date(2024, 9, 16), 14, "",
        "Hai hôm liền thấy em phụ việc ở bãi xe, không mặc đồng phục.",
        "Bãi xe cạnh bến", IN_CARE, born=2012,
    ),
    Story(
        "HD-W01", "son", date(2024, 11, 4), 8, "quan",
        "Em kể với cô chủ nhiệm là cuối tuần đứng lò rèn với chú.",
        "Lò rèn trong làng nghề",
        PLANNED, "in_labour", born=date(2010, 12, 1), work=FORGE,
    ),
    Story(
        "HD-W01", "phuc", date(2024, 11, 5), 9, "",
        "Có người lạ hứa đưa em đi làm xa, lương cao, dặn không nói với ai.",
        "Xóm trọ sau chợ", TAKEN, "trafficked", danger="unsure", sex="f", born=2010,
    ),
    Story(
        "HD-W01", "", date(2024, 11, 7), 20, "",
        "Một em rửa bát đến khuya trong quán, chủ quán quen với người ở phường.",
        "Quán ăn đêm", WAITING, concern="ward",
    ),
    Story(
        "HD-W01", "", date(2024, 11, 9), 6, "",
        "Sáng sớm thấy em kéo xe hàng một mình ở chợ đầu mối.",
        "Chợ đầu mối", WAITING, danger="unsure",
    ),
)  # fmt: skip

SERVICES = (
    ("school", "Trở lại lớp và học bù", "HD-CS01", ""),
    ("vocational", "Lớp nghề mộc cho người từ 15 tuổi", "", "Trung tâm dạy nghề Hoa Sen"),
    ("welfare", "Trợ cấp khó khăn đột xuất", "", "Quỹ Bảo trợ trẻ em của phường"),
    ("psychological", "Tham vấn tâm lý cho trẻ em", "", "Phòng tham vấn Ban Mai"),
    ("loan", "Vay vốn cho hộ gia đình", "", "Tổ tiết kiệm và vay vốn số 4"),
)

# Question → what is written, form by form; levels and yes/no stand in `LEVELS`, `YES_NO`.
WORDS = {
    "conclusion": "Theo dõi chặt, chưa phải cách ly em khỏi gia đình.",
    "health": "Em khoẻ, hay mệt vào buổi sáng.",
    "home": "Cha mẹ làm thuê theo ngày, có bà ở cùng; gia đình hợp tác.",
    "again": "Gia đình còn nợ, dễ để em đi làm trở lại.",
    "school": "Nghỉ nhiều buổi, thầy cô nhận học bù.",
    "community": "Tổ dân phố biết hoàn cảnh, sẵn sàng giúp.",
    "needs": "Học bù, trợ cấp khó khăn, tham vấn.",
    "child_view": "Em muốn đi học đều và phụ mẹ ít hơn.",
    "parents_view": "Đồng ý cho em nghỉ việc để đi học.",
    "asked": "Em, mẹ em, giáo viên chủ nhiệm.",
    "problems": "Em làm quá giờ; nghỉ học; gia đình thiếu thu nhập.",
    "place": "Trụ sở Uỷ ban nhân dân phường",
    "chaired_by": "Chủ tịch Uỷ ban nhân dân phường",
    "present": "Công an phường, trạm y tế, nhà trường, mẹ em.",
    "said": "Nhà trường nhận học bù; tổ dân phố theo dõi.",
    "agreed": "Em nghỉ việc, đi học lại; gia đình được trợ cấp.",
    "aim": "Em thôi làm việc trái quy định và đi học đều.",
    "bodies": "Công an phường, trạm y tế, nhà trường",
    "providers": "Quỹ Bảo trợ trẻ em của phường",
    "number": "12/QĐ-UBND",
    "sent_to": "Nhà trường, người phụ trách; lưu.",
}
WORKS = [
    {"what": "Học bù", "who": "Nhà trường", "starts": "", "ends": "", "cost": "0"},
    {"what": "Trợ cấp khó khăn", "who": "Quỹ Bảo trợ trẻ em của phường", "starts": "", "ends": "", "cost": "1.500.000"},
]
YES_NO = {"urgent": False, "stable": True}
