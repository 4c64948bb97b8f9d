"""What the room's screens and the rooms above ask."""

from tuoitho.cases.queries.scope import (
    case_copies,
    case_copy,
    case_seen,
    cases_seen,
    report_received,
    reports_received,
)

__all__ = ["case_copies", "case_copy", "case_seen", "cases_seen", "report_received", "reports_received"]
