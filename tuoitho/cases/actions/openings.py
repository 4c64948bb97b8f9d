"""Opening a child's file leaves an entry, listed to the case's owner."""

from datetime import datetime

from tuoitho.base.action import action
from tuoitho.base.actors import Actor
from tuoitho.base.audit import record
from tuoitho.cases import rules
from tuoitho.cases.models import Case, Handover, Report


@action("cases.record_opening")
def record_opening(*, case: Case, by: Actor, at: datetime, part: str = "") -> None:
    """Someone of the team opened the case, or another page of it: `part`."""
    rules.insist(rules.see_case(by, case, at), "cases.see_cases")
    fields = [part] if part else []
    record(by=by, at=at, verb="cases.record_opening", subject=case.key, unit=case.home_ward.code, fields=fields)


@action("cases.record_copy_opening")
def record_copy_opening(*, case: Case, by: Actor, at: datetime) -> None:
    """Someone of the ward that handed the case on read its dated copy."""
    rules.insist(rules.read_copy(by, case), "cases.see_cases")
    record(by=by, at=at, verb="cases.record_copy_opening", subject=case.key, unit=case.home_ward.code)


@action("cases.record_offer_opening")
def record_offer_opening(*, handover: Handover, by: Actor, at: datetime) -> None:
    """An officer of the ward to which a case is offered read who it is about."""
    rules.insist(rules.answer_handover(by, handover), "cases.keep_case")
    record(by=by, at=at, verb="cases.record_offer_opening", subject=handover.case.key, unit=handover.to_ward.code)


@action("cases.record_report_opening")
def record_report_opening(*, report: Report, by: Actor, at: datetime) -> None:
    """Someone who receives reports read one; the first of its seat is kept with it."""
    rules.insist(rules.receive_reports(by, report), "cases.receive_reports")
    if report.opened_by_id is None:
        Report.objects.filter(pk=report.pk).update(opened_by=rules.user_of(by), opened_at=at)
    record(by=by, at=at, verb="cases.record_report_opening", subject=report.key, unit=report.receiver.code)


@action("cases.record_paper")
def record_paper(*, case: Case, form: str, by: Actor, at: datetime) -> None:
    """Someone of the team, or with a dated copy, took a form away on paper or as a file."""
    rules.insist(rules.see_case(by, case, at) or rules.read_copy(by, case), "cases.see_cases")
    record(by=by, at=at, verb="cases.record_paper", subject=case.key, unit=case.home_ward.code, fields=[form])
