"""What the room's screens and the rooms above ask."""

from tuoitho.cases.queries.scope import (
    case_copies,
    case_copy,
    case_seen,
    cases_seen,
    report_received,
    report_told,
    reports_received,
    reports_told,
)

__all__ = [
    "case_copies",
    "case_copy",
    "case_seen",
    "cases_seen",
    "report_received",
    "report_told",
    "reports_received",
    "reports_told",
]
