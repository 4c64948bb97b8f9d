"""What a merge would do, before it does."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tuoitho.cases.models import Case, Child, Likeness
from tuoitho.cases.models.merges import rows_of
from tuoitho.cases.pages.children import PairLine, pair_line
from tuoitho.cases.queries.children import cases_of_child
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
    """`two_open`: the child would have two open cases, of which one is to be closed."""
    line = pair_line(likeness, timezone.localdate(at))
    sides = [
        Side(child, who, cases_of_child(viewer, child, at), _belongs(rows_of(child)))
        for child, who in ((likeness.first, line.one), (likeness.second, line.other))
    ]
    is_open = [any(case.state != CaseState.CLOSED for case in side.cases) for side in sides]
    return MergePage(line, sides, all(is_open))


def _belongs(rows: Mapping[str, Sequence[int]]) -> list[tuple[str, int]]:
    """By kind; what is neither a case nor a report is counted together."""
    counted = Counter[str]()
    for name, ids in rows.items():
        counted[str(_KINDS.get(name, _("điều khác đã ghi")))] += len(ids)
    return list(counted.items())
