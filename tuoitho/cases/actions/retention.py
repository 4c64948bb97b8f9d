"""What names a child is taken out when its time is over, unless the chair holds a case back for a reason."""

from datetime import date, datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from tuoitho.base.action import action
from tuoitho.base.actors import Actor
from tuoitho.base.audit import record
from tuoitho.base.refusals import Refused
from tuoitho.cases import rules
from tuoitho.cases.models import Case, Child, Hold, Report
from tuoitho.cases.models.forgetting import forget_child, forget_report
from tuoitho.cases.models.retention import children_due, holds_standing, reports_due

LONGEST = timedelta(days=5 * 366)


@action("cases.hold_back")
def hold_back(*, case: Case, reason: str, until: date, by: Actor, at: datetime) -> Hold:
    """The chair keeps the case whole until a day, five years ahead at most."""
    rules.insist(rules.approve(by, case), "cases.approve")
    today = timezone.localdate(at)
    if case.anonymised_at is not None or not today < until <= today + LONGEST:
        raise Refused(
            _("Chỉ giữ lại được hồ sơ chưa xoá dữ liệu nhận dạng, đến một ngày trong vòng năm năm tới."),
            kept=_("Hồ sơ không thay đổi."),
            code="cases.hold_back",
        )
    Hold.objects.filter(case=case, released_at=None).update(released_at=at)
    hold = Hold.objects.create(case=case, reason=reason, until=until, at=at, by=by.key)
    record(by=by, at=at, verb="cases.hold_back", subject=case.key, unit=case.home_ward.code, fields=["until"])
    return hold


@action("cases.release_hold")
def release_hold(*, case: Case, by: Actor, at: datetime) -> None:
    """The reason is gone; its time counts again."""
    rules.insist(rules.approve(by, case), "cases.approve")
    holds_standing(timezone.localdate(at)).filter(case=case).update(released_at=at)
    record(by=by, at=at, verb="cases.release_hold", subject=case.key, unit=case.home_ward.code)


@action("cases.anonymise")
def anonymise(*, child: Child, by: Actor, at: datetime) -> None:
    """By schedule: the child is no longer named anywhere but in the count of its cases."""
    _insist_on_schedule(children_due(at).filter(pk=child.pk).exists())
    forget_child(child, at)
    record(by=by, at=at, verb="cases.anonymise", subject=child.key, fields=["name", "narratives", "files"])


@action("cases.anonymise_report")
def anonymise_report(*, report: Report, by: Actor, at: datetime) -> None:
    """By schedule: a report that led to no case keeps its days and steps only."""
    _insist_on_schedule(reports_due(at).filter(pk=report.pk).exists())
    forget_report(report, at)
    unit = report.receiver.code
    record(by=by, at=at, verb="cases.anonymise_report", subject=report.key, unit=unit, fields=["narratives", "files"])


def _insist_on_schedule(is_due: bool) -> None:
    if not is_due:
        raise Refused(_("Chưa đến hạn xoá dữ liệu nhận dạng."), code="cases.anonymise")
