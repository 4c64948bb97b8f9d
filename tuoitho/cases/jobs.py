"""What the clock does for reports and cases. Thin: each ends in actions."""

from datetime import datetime

from tuoitho.base.actors import SYSTEM
from tuoitho.base.refusals import Refused
from tuoitho.cases.actions.reminding import remind
from tuoitho.cases.pages.reminders import remindings
from tuoitho.cases.queries.reports import reports_to_remind


def remind_of_reports(at: datetime) -> None:
    """Every few minutes: each rung that is due, once, to whoever it is for."""
    for report, told in reports_to_remind(SYSTEM, at):
        for one in remindings(SYSTEM, report, told, at):
            try:
                remind(
                    ladder="report",
                    rung=one.rung.code,
                    about=report.key,
                    unit=report.receiver,
                    to=one.to,
                    subject=one.subject,
                    text=one.text,
                    by=SYSTEM,
                    at=at,
                )
            except Refused:
                continue
