"""The room's verbs."""

from tuoitho.cases.actions.openings import record_opening, record_report_opening

__all__ = ["record_opening", "record_report_opening"]
