"""What a merge would do, before it does."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tuoitho.cases.models import Case, Child, Likeness
from tuoitho.cases.models.merges import counts_of
from tuoitho.cases.pages.children import PairLine, pair_line
from tuoitho.cases.queries.children import cases_of_children
from tuoitho.cases.workflow import CaseState
from tuoitho.organisations.queries import Viewer

_KINDS = {"cases.case.child_id": gettext_lazy("hồ sơ"), "cases.report.child_id": gettext_lazy("tin báo")}


@dataclass(frozen=True)
class Side:
    """One of the two. `belongs`: (what, how many) of everything that would move with it."""

    child: Child
    who: str
    cases: Sequence[Case]
    belongs: Sequence[tuple[str, int]]


@dataclass(frozen=True)
class MergePage:
    line: PairLine
    sides: Sequence[Side]
    two_open: bool


def merge_page(viewer: Viewer, likeness: Likeness, at: datetime) -> MergePage:
    """Two queries. `two_open`: the child would have two open cases, of which one is to be closed."""
    line = pair_line(likeness, timezone.localdate(at))
    both = (likeness.first, line.one), (likeness.second, line.other)
    children = [child for child, _who in both]
    cases, counts = cases_of_children(viewer, children, at), counts_of(children)
    sides = [
        Side(child, who, [case for case in cases if case.child_id == child.pk], _belongs(counts, child))
        for child, who in both
    ]
    is_open = [any(case.state != CaseState.CLOSED for case in side.cases) for side in sides]
    return MergePage(line, sides, all(is_open))


def _belongs(counts: Iterable[tuple[str, int, int]], child: Child) -> list[tuple[str, int]]:
    """By kind; what is neither a case nor a report is counted together."""
    counted = Counter[str]()
    for name, whose, rows in counts:
        if whose == child.pk:
            counted[str(_KINDS.get(name, _("điều khác đã ghi")))] += rows
    return list(counted.items())
