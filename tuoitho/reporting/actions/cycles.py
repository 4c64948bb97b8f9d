"""Opening a year's cycle, and a school's report in it."""

from datetime import date, datetime

from django.utils.translation import gettext as _

from tuoitho.base.action import action
from tuoitho.base.actors import Actor
from tuoitho.base.audit import record
from tuoitho.base.refusals import NotAllowed, Refused
from tuoitho.counts.models import Period
from tuoitho.organisations.models import Unit
from tuoitho.organisations.queries import current_stamp, tree_on
from tuoitho.reporting.actions.moving import Move
from tuoitho.reporting.models import Cycle, Submission
from tuoitho.reporting.queries import last_day_of, schools_to_add
from tuoitho.reporting.rules import permits


@action("reporting.open_cycle")
def open_cycle(*, unit: Unit, year: int, due_on: date, by: Actor, at: datetime) -> Cycle:
    """Ask every school under the department today for its report of the year; one cycle a unit and year.

    `due_on`: the last day in time by the plan in force ("trước ngày 18/11" is 17/11, `law.yearly.report_due`), or
    earlier; without a plan any day of the period or after it.
    """
    if not permits.sits_at(by, unit.pk, "reporting.open_cycle"):
        raise NotAllowed(_("Chỉ phòng giáo dục mở đợt báo cáo của mình."), code="reporting.open_cycle")
    period = Period.objects.filter(pk=year).first()
    if period is None:
        raise Refused(
            _("Năm %(year)s chưa có kỳ báo cáo.") % {"year": year},
            todo=_("Kỳ báo cáo được lập khi ban hành kế hoạch của năm ấy."),
            code="reporting.no_period",
        )
    if due_on < period.starts_on:
        raise Refused(_("Hạn gửi đứng trước ngày đầu của kỳ báo cáo."), code="reporting.due_on")
    last = last_day_of(by, unit, year)
    if last is not None and due_on > last:
        raise Refused(
            _("Hạn gửi %(due)s muộn hơn kế hoạch đã ban hành: nhận báo cáo đến hết ngày %(last)s.")
            % {"due": f"{due_on:%d/%m/%Y}", "last": f"{last:%d/%m/%Y}"},
            todo=_("Hãy ghi ngày ấy hoặc sớm hơn."),
            code="reporting.due_on",
        )
    if Cycle.objects.filter(unit=unit, year=year).exists():
        raise Refused(_("Đợt báo cáo năm %(year)s đã mở.") % {"year": year}, code="reporting.one_cycle")
    cycle = Cycle.objects.create(unit=unit, year=year, due_on=due_on, opened_at=at, by=by.key)
    _ask(cycle, by, at)
    record(by=by, at=at, verb="reporting.open_cycle", subject=cycle.key, unit=unit.code)
    return cycle


@action("reporting.add_schools")
def add_schools(*, cycle: Cycle, by: Actor, at: datetime) -> list[Submission]:
    """Ask also the schools founded, or come under the department, since the cycle was opened; their new reports."""
    if not permits.sits_at(by, cycle.unit_id, "reporting.open_cycle"):
        raise NotAllowed(_("Chỉ phòng giáo dục thêm trường vào đợt báo cáo của mình."), code="reporting.open_cycle")
    cycle = Cycle.objects.select_for_update().get(pk=cycle.pk)
    added = _ask(cycle, by, at)
    if not added:
        raise Refused(_("Mọi trường của phòng đã có trong đợt báo cáo."), code="reporting.add_schools")
    record(by=by, at=at, verb="reporting.add_schools", subject=cycle.key, unit=cycle.unit.code)
    return added


@action("reporting.begin")
def begin(*, submission: Submission, by: Actor, at: datetime) -> Submission:
    """Open a report for the first time: its figures as the records have them."""
    move = Move.begin(submission, "begin", by, at, edge="edit")
    if move.submission.begun_at is not None:
        raise Refused(_("Báo cáo này đã được mở trước đó."), code="reporting.begin")
    move.take_figures()
    move.submission.begun_at = at
    return move.done()


def _ask(cycle: Cycle, by: Actor, at: datetime) -> list[Submission]:
    schools = schools_to_add(by, cycle, tree_on(at.date(), current_stamp()))
    return Submission.objects.bulk_create(Submission(cycle=cycle, unit=school) for school in schools)
