"""An employer's own check and what to do next, in our own words; every line names the article it rests on. Pure.

Nothing here accuses: a question asks about the place, a line of guidance says what the law lets one do.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final


def gettext_noop(text: str) -> str:
    return text


@dataclass(frozen=True, slots=True)
class Line:
    """`article` is a code of ``law.articles``."""

    text: str
    article: str


@dataclass(frozen=True, slots=True)
class Question:
    """`good` is the answer that needs nothing more; any other answer shows `advice`."""

    code: str
    text: str
    good: str
    advice: Line


ANSWERS: Final = ("yes", "no", "unsure")
QUESTIONS: Final = (
    Question(
        "ages",
        gettext_noop("Cơ sở có giấy tờ cho biết tuổi của mọi người đang làm việc không?"),
        "yes",
        Line(gettext_noop("Hãy xem giấy khai sinh hoặc căn cước trước khi nhận người làm."), "BLLĐ 143"),
    ),
    Question(
        "under_13",
        gettext_noop("Có người chưa đủ 13 tuổi làm việc ở cơ sở không?"),
        "no",
        Line(
            gettext_noop("Dưới 13 tuổi chỉ được tham gia nghệ thuật, thể thao khi tỉnh đồng ý bằng văn bản."),
            "BLLĐ 145",
        ),
    ),
    Question(
        "light_work",
        gettext_noop("Có người từ đủ 13 đến chưa đủ 15 tuổi làm việc gì ngoài việc nhẹ trong danh mục không?"),
        "no",
        Line(gettext_noop("Tuổi này chỉ làm việc nhẹ có trong danh mục."), "TT 09/2020 PL II"),
    ),
    Question(
        "consent",
        gettext_noop("Người dưới 18 tuổi làm việc đều có đồng ý của cha, mẹ hoặc người giám hộ, phải không?"),
        "yes",
        Line(gettext_noop("Hãy xin đồng ý của cha, mẹ hoặc người giám hộ."), "BLLĐ 144"),
    ),
    Question(
        "book",
        gettext_noop("Cơ sở có sổ theo dõi riêng người dưới 18 tuổi không?"),
        "yes",
        Line(
            gettext_noop("Hãy lập sổ theo dõi riêng: họ tên, ngày sinh, việc làm, kết quả khám sức khoẻ."), "BLLĐ 144"
        ),
    ),
    Question(
        "contract",
        gettext_noop("Với người chưa đủ 15 tuổi, hợp đồng có chữ ký của em và người đại diện không?"),
        "yes",
        Line(gettext_noop("Hợp đồng phải bằng văn bản, ký với em và người đại diện."), "BLLĐ 145"),
    ),
    Question(
        "hours",
        gettext_noop("Có em nào làm quá giờ: dưới 15 tuổi quá 4 giờ một ngày, từ 15 tuổi quá 8 giờ một ngày không?"),
        "no",
        Line(
            gettext_noop("Hãy xếp lại giờ: dưới 15 tuổi không quá 4 giờ, từ 15 tuổi không quá 8 giờ một ngày."),
            "BLLĐ 146",
        ),
    ),
    Question(
        "night",
        gettext_noop("Có em nào làm từ 22 giờ đến 6 giờ sáng không?"),
        "no",
        Line(gettext_noop("Hãy chuyển em sang giờ ban ngày."), "BLLĐ 106"),
    ),
    Question(
        "danger",
        gettext_noop("Có em nào làm với máy nguy hiểm, hoá chất, lửa, vật nặng, trên cao hoặc dưới nước không?"),
        "no",
        Line(gettext_noop("Hãy chuyển ngay em khỏi việc và nơi ấy."), "BLLĐ 147"),
    ),
    Question(
        "school",
        gettext_noop("Giờ làm việc có để các em đi học đều không?"),
        "yes",
        Line(gettext_noop("Hãy xếp giờ làm sau giờ học của em."), "BLLĐ 145"),
    ),
)
_EVERYWHERE = (
    Line(gettext_noop("Hỏi tuổi và giữ bản sao giấy tờ trước khi nhận người làm."), "BLLĐ 143"),
    Line(gettext_noop("Người dưới 18 tuổi: có đồng ý của gia đình và sổ theo dõi riêng."), "BLLĐ 144"),
)
# Codes of the register's sectors; what is not named here has only what holds everywhere.
GUIDANCE: Final[Mapping[str, tuple[Line, ...]]] = MappingProxyType(
    {
        "textile": (
            Line(gettext_noop("Máy dệt, máy cắt và hoá chất nhuộm không giao cho người dưới 18 tuổi."), "BLLĐ 147"),
        ),
        "craft": (
            Line(
                gettext_noop("Nghề thủ công có việc nhẹ cho người từ đủ 13 tuổi; hãy đối chiếu danh mục."),
                "TT 09/2020 PL II",
            ),
        ),
        "metal": (
            Line(
                gettext_noop("Rèn, đúc, nấu kim loại và bảo dưỡng máy là việc cấm với người dưới 18 tuổi."), "BLLĐ 147"
            ),
        ),
        "wood": (
            Line(gettext_noop("Máy cưa, máy bào, sơn và dung môi không giao cho người dưới 18 tuổi."), "BLLĐ 147"),
        ),
        "food": (Line(gettext_noop("Cơ sở giết mổ là nơi cấm người dưới 18 tuổi làm việc."), "BLLĐ 147"),),
        "catering": (
            Line(
                gettext_noop("Không phục vụ sau 22 giờ và không giao việc với rượu, bia cho người dưới 18 tuổi."),
                "BLLĐ 147",
            ),
        ),
        "lodging": (
            Line(
                gettext_noop("Quán bar, karaoke, nhà nghỉ, xoa bóp là nơi cấm người dưới 18 tuổi làm việc."), "BLLĐ 147"
            ),
        ),
        "trade": (Line(gettext_noop("Không để người dưới 18 tuổi mang vác nặng hơn sức của em."), "BLLĐ 147"),),
        "building": (Line(gettext_noop("Công trường xây dựng là nơi cấm người dưới 18 tuổi làm việc."), "BLLĐ 147"),),
        "farming": (
            Line(gettext_noop("Không giao thuốc trừ sâu, máy và việc dưới nước cho người dưới 18 tuổi."), "BLLĐ 147"),
        ),
        "waste": (
            Line(
                gettext_noop("Phân loại phế liệu có hoá chất, vật sắc không giao cho người dưới 18 tuổi."), "BLLĐ 147"
            ),
        ),
        "services": (
            Line(
                gettext_noop("Việc nhà của người giúp việc dưới 18 tuổi cũng có giờ làm, giờ nghỉ và hợp đồng."),
                "BLLĐ 146",
            ),
        ),
    }
)


def guidance_for(sector: str) -> tuple[Line, ...]:
    """What an employer of a line of business should know: its own lines first."""
    return (*GUIDANCE.get(sector, ()), *_EVERYWHERE)


def advice_on(answers: Mapping[str, str]) -> tuple[Line, ...]:
    """The lines for every question whose answer is not the one that needs nothing more; unanswered ones too."""
    return tuple(one.advice for one in QUESTIONS if answers.get(one.code) != one.good)
