"""A case is opened, by the ward's child-protection officer alone."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from tuoitho.base.action import action
from tuoitho.base.actors import Actor
from tuoitho.base.audit import record
from tuoitho.base.refusals import Refused
from tuoitho.cases import rules, workflow
from tuoitho.cases.actions.children import record_child
from tuoitho.cases.models import Case, CaseStep, Child, Clock, Likeness, Report, ReportStep, TeamMember
from tuoitho.cases.models.cells import refresh_children
from tuoitho.cases.models.clocks import EMERGENCY
from tuoitho.cases.models.counted import CHILD_UNTIL
from tuoitho.organisations.models import Unit


@action("cases.open_case")
def open_case(
    *,
    child: Child | None,
    report: Report | None,
    kind: str,
    home_ward: Unit,
    by: Actor,
    at: datetime,
    facts: Mapping[str, Any] | None = None,
) -> Case:
    """Open the case of a child, from a report taken up or from what the officer found.

    `child` None: one nobody knew yet. `facts`: what is known, by the names of `Child.take`; of a child known before
    they only fill what was blank. The 12 hours of Art. 26.3 run from when the report was received. Whoever opens it is
    its owner. `home_ward`: where the child lives; the ward where it happened assesses and keeps the case until that
    ward has accepted it. Who is surely 16 or more has labour rules but not this procedure: no clock runs.
    """
    ward = report.happened_in or report.receiver if report else home_ward
    user = rules.user_of(by)
    rules.insist(user is not None and rules.sits_at(by, "cases.keep_case", ward.pk), "cases.keep_case")
    assert user is not None
    if report is not None:
        _take_into_case(report, "open_case", by, at)
        rules.insist_on_other_ward([report], home_ward.pk)
    if child is None:
        child = record_child(facts={"ward": home_ward, **(facts or {})}, by=by, at=at)
    else:
        child = _add(_without_open_case(child), {"ward": home_ward, **(facts or {})})
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
        _of_report(report, case)
    CaseStep.objects.create(case=case, verb="open_case", state=case.state, at=at, by=by.key)
    Likeness.objects.note(child, at)
    refresh_children(ward.pk, at)
    record(by=by, at=at, verb="cases.open_case", subject=case.key, unit=ward.code)
    return case


@action("cases.join_case")
def join_case(*, report: Report, case: Case, by: Actor, at: datetime, facts: Mapping[str, Any] | None = None) -> Case:
    """One more report about a child whose case is open: it goes to whoever keeps the case, and ends with it.

    An earlier report than the first known one moves the moment of notification back; clocks that run stay as they are.
    """
    rules.insist(rules.join_case(by, case), "cases.keep_case")
    _take_into_case(report, "join_case", by, at)
    held = Case.objects.select_for_update().get(pk=case.pk)
    if held.state == workflow.CaseState.CLOSED:
        raise Refused(
            _("Hồ sơ này đã kết thúc."),
            kept=_("Tin chưa được gắn."),
            todo=_("Hãy lập hồ sơ mới cho em, hoặc mở lại hồ sơ cũ."),
            code="cases.join_case",
        )
    rules.insist_on_other_ward([report], held.home_ward_id)
    _add(held.child, facts or {})
    _of_report(report, held)
    Case.objects.filter(pk=held.pk).update(notified_at=min(held.notified_at, report.received_at))
    CaseStep.objects.create(case=held, verb="join_case", state=held.state, at=at, by=by.key)
    Likeness.objects.note(held.child, at)
    refresh_children(held.home_ward_id, at)
    record(by=by, at=at, verb="cases.join_case", subject=held.key, unit=held.home_ward.code)
    return held


def _take_into_case(report: Report, verb: str, by: Actor, at: datetime) -> None:
    """Whoever comes second to a report is told who was first."""
    rules.insist(rules.receive_reports(by, report), "cases.receive_reports")
    held = Report.objects.select_for_update().get(pk=report.pk)
    try:
        held.state = workflow.after(workflow.REPORTS, held.state, verb)
    except workflow.NotNow:
        raise Refused(
            _("%(name)s đã lập hoặc gắn hồ sơ từ tin này rồi.") % {"name": held.case.owner.full_name}
            if held.case
            else _("Tin này đang ở bước khác, chưa lập được hồ sơ từ đây."),
            kept=_("Chưa lập hồ sơ mới; những gì bạn đã nhập còn trên trang."),
            todo=_("Hãy mở lại tin để xem bước hiện nay."),
            code=f"cases.{verb}",
        ) from None
    Report.objects.filter(pk=held.pk).update(state=held.state, version=held.version + 1)
    ReportStep.objects.create(report=held, verb=verb, state=held.state, at=at, by=by.key)


def _of_report(report: Report, case: Case) -> None:
    """The report is of the case and its child. Where a school named a pupil of its roll, the child is that pupil from
    now on; the row that only said so is not kept beside it."""
    child, told = case.child, report.child
    Report.objects.filter(pk=report.pk).update(case=case, child=child)
    if told is None or told.pk == child.pk:
        return
    if told.pupil_id and child.pupil_id is None:
        child.pupil = told.pupil
        child.save()
    Child.objects.filter(pk=told.pk, cases=None, reports=None).delete()


def _add(child: Child, facts: Mapping[str, Any]) -> Child:
    """What was blank and is now known; nothing that someone wrote is written over."""
    if child.take(facts, only_blank=True):
        child.version += 1
        child.save()
    return child


def _without_open_case(child: Child) -> Child:
    """The child's row, held so that two reports never open two cases at once."""
    held = Child.objects.select_for_update().get(pk=child.pk)
    if held.merged_into_id:
        raise Refused(
            _("Bản ghi này đã được gộp vào bản ghi khác của cùng một em."),
            kept=_("Chưa lập hồ sơ mới; những gì bạn đã nhập còn trên trang."),
            todo=_("Hãy tìm lại em rồi chọn."),
            code="cases.open_case",
        )
    if Case.objects.filter(child=held).exclude(state=workflow.CaseState.CLOSED).exists():
        raise Refused(
            _("Em này đang có hồ sơ chưa kết thúc."),
            kept=_("Chưa lập hồ sơ mới; những gì bạn đã nhập còn trên trang."),
            todo=_("Hãy gắn tin báo vào hồ sơ đang có."),
            code="cases.open_case",
        )
    return held


def _number(ward: Unit, at: datetime) -> str:
    """ "HD-W01/2024/003": the next of the ward's year. Its row is held, so that two openings never share one."""
    Unit.objects.select_for_update().get(pk=ward.pk)
    start = f"{ward.code}/{timezone.localdate(at).year}/"
    taken = Case.objects.filter(number__startswith=start).values_list("number", flat=True)
    return f"{start}{max((int(one.removeprefix(start)) for one in taken), default=0) + 1:03}"
