"""The draft's form as its template walks it: sections, lines, goals."""

from dataclasses import dataclass, field

from django.forms import BoundField
from django.utils.translation import gettext as _

from tuoitho.base.parts import percent
from tuoitho.programme.models import Clause, Target

Kind = Clause.Kind


@dataclass(frozen=True)
class GoalRow:
    """A goal's fields; `above`: the goal of the plan carried out, in words, or empty. A blank one has no `removed`."""

    series: BoundField
    comparison: BoundField
    percent: BoundField
    reason: BoundField | None
    removed: BoundField | None
    above: str

    @property
    def open(self) -> bool:
        """Something is typed in a blank row, or wrong with it."""
        return bool(self.series.data or self.percent.data or self.percent.errors)


@dataclass(frozen=True)
class LineRow:
    """A line and its fields; those a line of its kind does not have are None."""

    clause: Clause
    text: BoundField
    removed: BoundField | None
    party: BoundField | None
    due_on: BoundField | None
    responsible: BoundField | None
    added: BoundField | None
    goals: list[GoalRow] = field(default_factory=list)
    new_goal: GoalRow | None = None


@dataclass(frozen=True)
class Section:
    """Lines of one kind of thing; `open` when it needs a look first."""

    title: str
    rows: list[LineRow]
    open: bool


def titles() -> list[tuple[str, tuple[str, ...]]]:
    """The sections of a plan and the kinds of lines that stand in each."""
    return [
        (_("Mục tiêu chung"), (Kind.GENERAL,)),
        (_("Mục tiêu cụ thể và chỉ tiêu"), (Kind.OBJECTIVE, Kind.TARGET)),
        (_("Định hướng"), (Kind.OUTLOOK,)),
        (_("Nhiệm vụ và giải pháp"), (Kind.TASK, Kind.ITEM)),
        (_("Kinh phí"), (Kind.FUNDING,)),
        (_("Trách nhiệm của các bên"), (Kind.DUTY,)),
        (_("Báo cáo và chuyển kế hoạch"), (Kind.REPORT, Kind.HAND_DOWN)),
    ]


def comparisons() -> list[tuple[str, str]]:
    """The comparisons as choices, with a gap for the number."""
    return [(">=", _("từ … trở lên")), (">", _("trên …")), ("<", _("dưới …")), ("<=", _("không quá …"))]


def goal_words(target: Target) -> str:
    """A goal in words; "" without a number."""
    if target.percent is None:
        return ""
    return dict(comparisons())[target.comparison].replace("…", percent(target.percent))
