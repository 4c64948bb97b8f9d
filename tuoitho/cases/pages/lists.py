"""A list of cases: who, at which step, whose, which term of the law ends next."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from tuoitho.cases.models import Case
from tuoitho.cases.pages.case import name_of
from tuoitho.cases.pages.clocks import ClockLine, clock_line
from tuoitho.cases.queries.cases import next_clocks
from tuoitho.organisations.queries import Viewer

LISTS = (
    ("", _("Chưa kết thúc")),
    ("waiting", _("Chờ tôi")),
    ("mine", _("Tôi phụ trách")),
    ("late", _("Quá hạn")),
    ("closed", _("Đã kết thúc")),
    ("copies", _("Đã chuyển phường khác")),
)


@dataclass(frozen=True)
class CaseRow:
    case: Case
    who: str
    clock: ClockLine | None


def case_rows(viewer: Viewer, cases: Sequence[Case], at: datetime) -> list[CaseRow]:
    """One query for the terms of a whole page."""
    clocks = next_clocks(viewer, cases)
    return [
        CaseRow(case, name_of(case.child), clock_line(clocks[case.pk], at) if case.pk in clocks else None)
        for case in cases
    ]
