"""Photos of a report: looking at a working copy leaves an entry, handing out an original also a reason."""

from datetime import datetime

from tuoitho.base.action import action
from tuoitho.base.actors import Actor
from tuoitho.base.audit import record
from tuoitho.cases import rules
from tuoitho.cases.models import ReportPhoto, ReportStep

RECEIVE = "cases.receive_reports"


@action("cases.look_at_photo")
def look_at_photo(*, photo: ReportPhoto, by: Actor, at: datetime) -> None:
    """Someone who receives reports looked at the working copy."""
    report = photo.report
    rules.insist(rules.receive_reports(by, report), RECEIVE)
    record(by=by, at=at, verb="cases.look_at_photo", subject=report.key, unit=report.receiver.code)


@action("cases.hand_original")
def hand_original(*, photo: ReportPhoto, reason: str, by: Actor, at: datetime) -> None:
    """The untouched original goes out, for the police: to whom and why stays with the report."""
    report = photo.report
    rules.insist(rules.receive_reports(by, report), RECEIVE)
    ReportStep.objects.create(
        report=report, verb="hand_original", state=report.state, note=rules.insist_on_words(reason), at=at, by=by.key
    )
    record(by=by, at=at, verb="cases.hand_original", subject=report.key, unit=report.receiver.code, fields=["original"])
