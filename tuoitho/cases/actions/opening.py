"""A case is opened, by the ward's child-protection officer alone."""

from datetime import datetime

from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from tuoitho.base.action import action
from tuoitho.base.actors import Actor
from tuoitho.base.audit import record
from tuoitho.base.refusals import Refused
from tuoitho.cases import rules, workflow
from tuoitho.cases.models import Case, CaseStep, Child, Clock, Report, ReportStep, TeamMember
from tuoitho.cases.models.cells import refresh_children
from tuoitho.cases.models.clocks import EMERGENCY
from tuoitho.cases.models.counted import CHILD_UNTIL
from tuoitho.organisations.models import Unit


@action("cases.open_case")
def open_case(*, child: Child, report: Report | None, kind: str, home_ward: Unit, by: Actor, at: datetime) -> Case:
    """Open the case of a child, from a report taken up or from what the officer found.

    The 12 hours of Art. 26.3 run from when the report was received. Whoever opens it is its owner. `home_ward`: where
    the child lives; the ward where it happened assesses and keeps the case until that ward has accepted it. Who is
    surely 16 or more has labour rules but not this procedure: no clock runs.
    """
    ward = report.happened_in or report.receiver if report else home_ward
    user = rules.user_of(by)
    rules.insist(user is not None and rules.sits_at(by, "cases.keep_case", ward.pk), "cases.keep_case")
    assert user is not None
    if report is not None:
        _take_into_case(report, by, at)
    if Case.objects.filter(child=child).exclude(state=workflow.CaseState.CLOSED).exists():
        raise Refused(
            _("Em này đang có hồ sơ chưa kết thúc."),
            kept=_("Chưa lập hồ sơ mới."),
            todo=_("Hãy gắn tin báo vào hồ sơ đang có."),
            code="cases.open_case",
        )
    notified_at = report.received_at if report else at
    case = Case.objects.create(
        number=_number(ward, at),
        child=child,
        ward=ward,
        home_ward=ward,
        owner=user,
        kind=kind,
        follows_procedure=not child.is_surely(CHILD_UNTIL, timezone.localdate(at)),
        notified_at=notified_at,
        opened_at=at,
        by=by.key,
    )
    TeamMember.objects.create(case=case, user=user, part=TeamMember.Part.OWNER, starts_at=at)
    Clock.objects.start(case, EMERGENCY, notified_at, user)
    if child.ward_id != home_ward.pk:
        Child.objects.filter(pk=child.pk).update(ward=home_ward, version=F("version") + 1)
    if report is not None:
        Report.objects.filter(pk=report.pk).update(case=case, child=child)
    CaseStep.objects.create(case=case, verb="open_case", state=case.state, at=at, by=by.key)
    refresh_children(ward.pk, at)
    record(by=by, at=at, verb="cases.open_case", subject=case.key, unit=ward.code)
    return case


def _take_into_case(report: Report, by: Actor, at: datetime) -> None:
    rules.insist(rules.receive_reports(by, report), "cases.receive_reports")
    held = Report.objects.select_for_update().get(pk=report.pk)
    try:
        held.state = workflow.after(workflow.REPORTS, held.state, "open_case")
    except workflow.NotNow:
        raise Refused(
            _("Tin này đã được xử lý ở bước khác, không lập hồ sơ từ đây được."),
            todo=_("Hãy mở lại tin để xem bước hiện nay."),
            code="cases.open_case",
        ) from None
    Report.objects.filter(pk=held.pk).update(state=held.state, version=held.version + 1)
    ReportStep.objects.create(report=held, verb="open_case", state=held.state, at=at, by=by.key)


def _number(ward: Unit, at: datetime) -> str:
    """ "HD-W01/2024/003": the next of the ward's year. Its row is held, so that two openings never share one."""
    Unit.objects.select_for_update().get(pk=ward.pk)
    start = f"{ward.code}/{timezone.localdate(at).year}/"
    taken = Case.objects.filter(number__startswith=start).values_list("number", flat=True)
    return f"{start}{max((int(one.removeprefix(start)) for one in taken), default=0) + 1:03}"
