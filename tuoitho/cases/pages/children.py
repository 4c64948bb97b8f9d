"""What the pages of a child show, and the likeness of two."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tuoitho.cases.matching import Reason
from tuoitho.cases.models import Case, Child, Likeness
from tuoitho.cases.pages.case import child_lines, name_of
from tuoitho.cases.queries import children as reading
from tuoitho.cases.queries.children import Match
from tuoitho.cases.workflow import CaseState
from tuoitho.organisations.queries import Viewer

REASONS: dict[str, str | Promise] = {
    Reason.NAME: gettext_lazy("tên giống"),
    Reason.BORN: gettext_lazy("cùng ngày sinh"),
    Reason.SWAPPED: gettext_lazy("ngày và tháng sinh đảo nhau"),
    Reason.NEAR: gettext_lazy("ngày sinh gần giống"),
    Reason.YEAR: gettext_lazy("năm sinh gần nhau"),
    Reason.PHONE: gettext_lazy("cùng điện thoại"),
    Reason.GUARDIAN: gettext_lazy("người chăm sóc giống tên"),
    Reason.WARD: gettext_lazy("cùng phường"),
}


@dataclass(frozen=True)
class MatchLine:
    """A child that may be the one looked for. `known`: (what, its words), only the least where another keeps the case.
    `joins`: choosing it hands the report over to that open case."""

    key: str
    who: str
    known: Sequence[tuple[str, str]]
    why: str
    keeper: str
    number: str
    joins: bool


@dataclass(frozen=True)
class PairLine:
    """Two children who may be one."""

    likeness: Likeness
    one: str
    other: str
    known: Sequence[tuple[str, str, str]]
    why: str


@dataclass(frozen=True)
class ChildPage:
    child: Child
    who: str
    known: Sequence[tuple[str, str]]
    cases: Sequence[Case]
    pairs: Sequence[PairLine]
    may_edit: bool


def child_page(viewer: Viewer, cases: Sequence[Case], at: datetime) -> ChildPage:
    """Of a child with these cases (`cases_of_child`). One query."""
    child = cases[0].child
    today = timezone.localdate(at)
    return ChildPage(
        child,
        name_of(child),
        child_lines(child, today),
        cases,
        [pair_line(one, today) for one in reading.likenesses_of(viewer, child, at)],
        viewer.holds("cases.keep_case") and any(getattr(case, "own", False) for case in cases),
    )


def match_line(match: Match, today: date) -> MatchLine:
    """A colleague's child is shown by name and age only: enough to ask the colleague."""
    case, child = match.case, match.child
    is_open = case is not None and case.state != CaseState.CLOSED
    lines = child_lines(child, today)
    least = [line for line in lines if line[0] in (_("Tuổi"), _("Giới tính"))]
    return MatchLine(
        str(child.key),
        name_of(child),
        lines if match.own else least,
        reasons(match.alike.reasons),
        case.owner.full_name if case else "",
        case.number if case else "",
        is_open,
    )


def pair_line(likeness: Likeness, today: date) -> PairLine:
    """Both side by side: every line that either has."""
    one, other = likeness.first, likeness.second
    return PairLine(likeness, name_of(one), name_of(other), side_by_side(one, other, today), reasons(likeness.reasons))


def side_by_side(one: Child, other: Child, today: date) -> list[tuple[str, str, str]]:
    """(what, of the one, of the other); a dash where nothing is known."""
    mine, theirs = dict(child_lines(one, today)), dict(child_lines(other, today))
    return [(what, mine.get(what, "–"), theirs.get(what, "–")) for what in dict.fromkeys([*mine, *theirs])]


def reasons(codes: Iterable[str]) -> str:
    """ "tên giống, cùng điện thoại"."""
    return ", ".join(str(REASONS[code]) for code in codes if code in REASONS)
