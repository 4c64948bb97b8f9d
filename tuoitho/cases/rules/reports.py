"""Who tells, receives, moves and ends a report."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from tuoitho.base.actors import Actor
from tuoitho.base.refusals import Refused
from tuoitho.cases import workflow
from tuoitho.cases.models import Report
from tuoitho.cases.models.reports import STATES as REPORT_STATES
from tuoitho.cases.rules.seats import all_seats, insist, sits_at
from tuoitho.organisations.queries import Viewer
from tuoitho.registry.models import Enrolment
from tuoitho.registry.rules import call_roll

# Verbs of a report that are its reporter's, and those by which two people end it.
OF_TELLER = frozenset({"file_answer", "answer_ward"})


OF_ENDING = frozenset({"propose_end", "confirm_end", "refuse_end"})


def receive_reports(by: Actor, report: Report) -> bool:
    """At the seat where it stands, and not of the unit that it passes by."""
    return sits_at(by, "cases.receive_reports", report.receiver_id) and not concerns(by, report)


def concerns(by: Actor, report: Report) -> bool:
    """Of the unit that the report passes by. Where there is nowhere else to send it, that unit's inbox holds it."""
    if not isinstance(by, Viewer) or report.passes_by_id in (None, report.receiver_id):
        return False
    return report.passes_by_id in all_seats(by)


def insist_on_other_ward(reports: Iterable[Report], ward_id: int) -> None:
    """A ward that a report passes by would read, keep and decide on all of it once the case stood there."""
    if any(report.passes_by_id == ward_id != report.receiver_id for report in reports):
        raise Refused(
            _("Tin báo có liên quan đến người của phường này, nên hồ sơ không đặt ở đó được."),
            kept=_("Chưa có gì thay đổi."),
            todo=_("Hãy để hồ sơ ở phường của bạn, và báo Trung tâm công tác xã hội của thành phố."),
            code="cases.concerned",
        )


def tell_of_pupil(by: Actor, enrolment: Enrolment) -> bool:
    """Name a pupil in a report: of one's own class, or of the school whose lists one sees."""
    return call_roll(by, enrolment.school_class)


def told(by: Actor, report: Report) -> bool:
    """The report is this person's own, told as staff."""
    return isinstance(by, Viewer) and by.user is not None and by.user.pk == report.reporter_id


def do_report(by: Actor, report: Report, verb: str) -> bool:
    """Whether this person does this verb of the workflow on the report."""
    if verb in OF_TELLER:
        return told(by, report) and by.holds("cases.file_report")
    permission = "cases.close_report" if verb in OF_ENDING else "cases.receive_reports"
    return receive_reports(by, report) and sits_at(by, permission, report.receiver_id)


def allow_report(by: Actor, report: Report, verb: str) -> str:
    """The state the verb leads to. `NotAllowed` for who may not, `Refused` when it is not time."""
    insist(do_report(by, report, verb), "cases.close_report" if verb in OF_ENDING else "cases.receive_reports")
    try:
        return workflow.after(workflow.REPORTS, report.state, verb)
    except workflow.NotNow:
        raise Refused(
            _("Tin báo đang ở bước “%(state)s” nên chưa làm được việc này.")
            % {"state": dict(REPORT_STATES)[workflow.ReportState(report.state)]},
            kept=_("Tin báo không thay đổi."),
            todo=_("Hãy mở lại tin để xem bước hiện nay."),
            code=f"cases.{verb}",
        ) from None
