"""What a card of early warning says: why, what to do, who, by when, what came of it. Never a label on a child."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.formats import number_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from tuoitho.base.parts import Entry
from tuoitho.cases.models import Flag, FlagStep
from tuoitho.cases.models.flags import Deed, NotNeeded, Outcome
from tuoitho.cases.models.weighing import OF_WORK
from tuoitho.cases.workflow import FLAGS, FlagState, allows
from tuoitho.organisations.queries import Viewer
from tuoitho.registry.models.circumstances import HOME, LEARNING, SPECIAL

Text = str | Promise
WEIGHTS: Mapping[str, Text] = {
    "unexcused": gettext_lazy("Mỗi ngày vắng không phép trong 30 ngày"),
    "excused": gettext_lazy("Mỗi ngày vắng có phép trong 30 ngày"),
    "rising": gettext_lazy("Mỗi ngày vắng nhiều hơn 30 ngày trước đó"),
    "marks_low": LEARNING["marks_low"],
    "marks_fallen": LEARNING["marks_fallen"],
    "household_work": HOME["household_work"],
    "out_to_work": gettext_lazy("Thuộc điểm h, k hoặc m Điều 10 Luật Trẻ em"),
    "summer_open": gettext_lazy("Hè chưa liên lạc được, đầu năm học chưa trở lại"),
    "over_age": gettext_lazy("Mỗi năm lớn hơn tuổi của lớp"),
    "transition_year": gettext_lazy("Năm đầu hoặc năm cuối cấp"),
    "interrupted": LEARNING["interrupted"],
    "repeated": LEARNING["repeated"],
    "poor": HOME["poor"],
    "near_poor": HOME["near_poor"],
    "special": gettext_lazy("Mỗi hoàn cảnh đặc biệt khác của Điều 10 Luật Trẻ em"),
    "season": gettext_lazy("Dịp trẻ em hay nghỉ học: trước và sau Tết, cuối và đầu năm học"),
}
# Groups of reasons → what the school does about them.
GUIDE: Sequence[tuple[frozenset[str], Text]] = (
    (
        OF_WORK,
        gettext_lazy(
            "Việc nhà vừa sức là được. Nặng nhọc, nhiều giờ, làm em nghỉ học, hay phải đi làm kiếm sống "
            "thì báo tin đến phường."
        ),
    ),
    (
        frozenset({"unexcused", "excused", "rising"}),
        gettext_lazy("Hỏi lý do nghỉ theo cách nhà trường vẫn hỏi mọi em; điểm danh đều trong những ngày tới."),
    ),
    (
        frozenset({"marks_low", "marks_fallen", "repeated"}),
        gettext_lazy("Sắp xếp phụ đạo, bạn kèm bạn; xem em vướng ở môn nào."),
    ),
    (
        frozenset({"over_age", "interrupted", "transition_year"}),
        gettext_lazy("Xếp em vào nhóm bạn gần gũi; nói trước cho em biết năm tới học gì, ở đâu."),
    ),
    (
        frozenset({"poor", "near_poor"}),
        gettext_lazy("Xem em đã được miễn, giảm học phí, học bổng, hỗ trợ nào chưa; nhờ cán bộ đầu mối làm hồ sơ."),
    ),
    (
        frozenset({"special"}),
        gettext_lazy("Nhờ cán bộ đầu mối hỏi phường về chế độ dành cho em; giữ kín hoàn cảnh của em trước lớp."),
    ),
    (
        frozenset({"summer_open"}),
        gettext_lazy("Liên lạc như thường lệ. Không ai biết em đang ở đâu thì bàn với cán bộ đầu mối rồi báo tin."),
    ),
)
_LATE, _DUE, _DONE, _NONE = "late", "due", "done", "not_applicable"


@dataclass(frozen=True)
class CardLine:
    """One line of the list."""

    flag: Flag
    who: str
    class_name: str
    follower: str
    status: str
    words: str


@dataclass(frozen=True)
class CardPage:
    """`why`: the facts; `guide`: what to do; `of_work`: signs of work, to be reported."""

    line: CardLine
    why: Sequence[str]
    guide: Sequence[Text]
    of_work: bool
    acts: frozenset[str]
    timeline: Sequence[Entry]


def card_line(viewer: Viewer, flag: Flag) -> CardLine:
    """How a card stands on the viewer's day; `flag` comes from `queries.flags.with_seats`."""
    status, words = _standing(viewer, flag)
    who = flag.pupil.name if flag.pupil else ""
    return CardLine(flag, who, flag.class_name or "", flag.follower or "", status, words)  # type: ignore[attr-defined]


def card_page(viewer: Viewer, flag: Flag, steps: Sequence[FlagStep], names: Mapping[str, str]) -> CardPage:
    """`names`: actor key → name of who left a step."""
    reasons = flag.reasons or {}
    return CardPage(
        line=card_line(viewer, flag),
        why=[line for code in WEIGHTS if code in reasons for line in why(code, reasons[code])],
        guide=[words for codes, words in GUIDE if codes & reasons.keys()],
        of_work=bool(OF_WORK & reasons.keys()),
        acts=frozenset(
            verb for verb in ("act_on_flag", "check_back", "dismiss_flag") if allows(FLAGS, flag.state, verb)
        ),
        timeline=[_entry(step, names) for step in steps],
    )


def why(code: str, amount: float | Sequence[str]) -> list[str]:
    """The fact in words: one line, or one for each special circumstance."""
    if not isinstance(amount, int | float):
        return [str(SPECIAL[letter]) for letter in amount if letter in SPECIAL]
    if code not in _COUNTED:
        return [str(WEIGHTS[code])]
    whole = amount == int(amount)
    return [_COUNTED[code](int(-(-amount // 1))) % {"n": number_format(amount, 0 if whole else 1)}]


_COUNTED: Mapping[str, Callable[[int], str]] = {
    "unexcused": lambda n: ngettext(
        "Vắng không phép %(n)s ngày trong 30 ngày qua", "Vắng không phép %(n)s ngày trong 30 ngày qua", n
    ),
    "excused": lambda n: ngettext(
        "Vắng có phép %(n)s ngày trong 30 ngày qua", "Vắng có phép %(n)s ngày trong 30 ngày qua", n
    ),
    "rising": lambda n: ngettext(
        "Vắng nhiều hơn 30 ngày trước đó %(n)s ngày", "Vắng nhiều hơn 30 ngày trước đó %(n)s ngày", n
    ),
    "over_age": lambda n: ngettext("Lớn hơn tuổi của lớp %(n)s năm", "Lớn hơn tuổi của lớp %(n)s năm", n),
}
STEPS: Mapping[str, Text] = {
    "act_on_flag": gettext_lazy("Ghi việc đã làm"),
    "check_back": gettext_lazy("Xem lại"),
    "dismiss_flag": gettext_lazy("Bỏ thẻ"),
    "expire_flags": gettext_lazy("Hết hạn"),
}


def _standing(viewer: Viewer, flag: Flag) -> tuple[str, str]:
    if flag.state == FlagState.OPEN:
        late = viewer.on > flag.due_on
        words = {"day": f"{flag.due_on:%d/%m}"}
        return (_LATE, _("Chậm từ %(day)s") % words) if late else (_DUE, _("Làm trước %(day)s") % words)
    if flag.state == FlagState.ACTING and flag.check_on:
        words = {"day": f"{flag.check_on:%d/%m}"}
        if viewer.on > flag.check_on:
            return _LATE, _("Chậm xem lại từ %(day)s") % words
        return ("due" if viewer.on == flag.check_on else "waiting"), _("Xem lại ngày %(day)s") % words
    return (_DONE if flag.state == FlagState.CHECKED else _NONE), flag.get_state_display()


def _entry(step: FlagStep, names: Mapping[str, str]) -> Entry:
    said = step.said or {}
    words = [
        *(str(Deed(one).label) for one in said.get("deeds", ())),
        *(
            str(labels(said[name]).label)
            for name, labels in (("outcome", Outcome), ("reason", NotNeeded))
            if name in said
        ),
    ]
    detail = ". ".join(filter(None, ["; ".join(words), said.get("note", "")]))
    return Entry(step.at, STEPS[step.verb], detail, names.get(step.by, ""))
