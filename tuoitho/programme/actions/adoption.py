"""Adopting a plan: from then on it is in force, and a plan with none above sets the reporting years."""

from collections import Counter
from datetime import date, datetime, timedelta

from django.utils.translation import gettext as _

from tuoitho.base.action import action
from tuoitho.base.actors import Actor
from tuoitho.base.audit import record
from tuoitho.base.refusals import NotAllowed, Refused
from tuoitho.counts.models import Period
from tuoitho.organisations.models import User
from tuoitho.programme import rules, workflow
from tuoitho.programme.models import Plan, Target
from tuoitho.programme.rules import Adoption


@action("programme.adopt")
def adopt(
    *, by: Actor, at: datetime, plan: Plan, answerable: User | None = None, adoption: Adoption | None = None
) -> Plan:
    """Put a draft in force; the unit's plans for the same years are replaced. `answerable`: the head.

    `adoption` sets how the years of the plan are counted, for a plan that carries out none above.
    """
    plan = Plan.objects.select_for_update().get(pk=plan.pk)
    if not rules.adopt(by, plan.unit):
        raise NotAllowed(_("Chỉ người đứng đầu đơn vị mới ban hành kế hoạch của đơn vị."), code="programme.adopt_plan")
    state = workflow.after(plan.state, "adopt")
    if state is None:
        raise Refused(_("Kế hoạch này không còn là dự thảo."), code="programme.adopt")
    _require_whole(plan)
    _replace(plan)
    plan.state, plan.adopted_at, plan.answerable = state, at, answerable or plan.answerable
    plan.version += 1
    plan.save()
    if adoption and plan.carries_out_id is None:
        _set_years(plan, adoption, at.date())
    record(by=by, at=at, verb="programme.adopt", subject=plan.key, unit=plan.unit.code, fields=["state", "answerable"])
    return plan


def _require_whole(plan: Plan) -> None:
    """The years in order, goals to reach, no series twice, and a reason for each goal looser than the one above."""
    todo = _("Hãy mở dự thảo và sửa chỗ ấy, rồi ban hành lại.")
    if plan.from_year > plan.to_year:
        raise Refused(_("Năm bắt đầu đứng sau năm kết thúc."), todo=todo, code="programme.adopt")
    targets = [target for target in _targets(plan) if target.series]
    if not any(target.percent is not None for target in targets):
        raise Refused(_("Kế hoạch chưa có chỉ tiêu nào được gắn mã và con số."), todo=todo, code="programme.adopt")
    twice = [series for series, times in Counter(target.series for target in targets).items() if times > 1]
    if twice:
        sentence = _("Mã chỉ tiêu %(series)s được gắn cho hai con số.") % {"series": ", ".join(twice)}
        raise Refused(sentence, todo=todo, code="programme.adopt")
    above = {t.series: t for t in _targets(plan.carries_out)} if plan.carries_out else {}
    for target in targets:
        up = above.get(target.series)
        loose = up and rules.is_looser(target.comparison, target.percent, up.comparison, up.percent)
        if loose and not target.reason.strip():
            sentence = _("Chỉ tiêu %(series)s thấp hơn kế hoạch cấp trên mà chưa có lý do.") % {"series": target.series}
            raise Refused(sentence, todo=todo, code="programme.adopt")


def _targets(plan: Plan) -> list[Target]:
    return list(Target.objects.filter(clause__plan=plan))


def _replace(plan: Plan) -> None:
    """Plans of other years stay side by side; those of the same years give way."""
    same = Plan.objects.filter(
        unit=plan.unit_id, state=workflow.ADOPTED, from_year__lte=plan.to_year, to_year__gte=plan.from_year
    )
    same.update(state=workflow.after(workflow.ADOPTED, "replace"))


def _set_years(plan: Plan, adoption: Adoption, today: date) -> None:
    running = today.year + (today > _last_day(today.year, adoption.last))
    for year in range(plan.from_year, max(plan.to_year, running) + 1):
        starts_on = _last_day(year - 1, adoption.last) + timedelta(days=1)
        Period.objects.update_or_create(
            year=year,
            defaults={
                "starts_on": starts_on,
                "ends_on": _last_day(year, adoption.last),
                "five_year_olds": adoption.five_year_olds,
                "cooperatives_with": adoption.cooperatives_with,
            },
        )


def _last_day(year: int, last: tuple[int, int]) -> date:
    """That day of a year; 29 February is the 28th in a common year."""
    day, month = last
    return date(year, month, min(day, 28) if month == 2 and year % 4 else day)
