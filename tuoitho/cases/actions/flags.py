"""A card of early warning is raised by the day's facts, acted on, checked back, dismissed, and ends by itself."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from tuoitho.base.action import action
from tuoitho.base.actors import Actor
from tuoitho.base.audit import record
from tuoitho.base.refusals import Changed, Refused
from tuoitho.cases import rules, workflow
from tuoitho.cases.models import Flag, FlagStep
from tuoitho.cases.models.flags import ACT_WITHIN, CHECK_WITHIN, GRACE, LIFE, REST, plain
from tuoitho.cases.queries.weighing import FlagPlan
from tuoitho.cases.workflow import FlagState
from tuoitho.organisations.models import Unit


@action("cases.raise_flags")
def raise_flags(*, unit: Unit, plan: FlagPlan, by: Actor, at: datetime) -> None:
    """Bring a school's cards in line with the facts of the day. A pupil has one standing card at most."""
    rules.insist(by.holds("cases.raise_flags", unit.pk), "cases.raise_flags")
    today = timezone.localdate(at)
    for flag in Flag.objects.select_for_update().standing().filter(unit=unit, pk__in=[*plan.gone, *plan.changed]):
        if flag.pk in plan.changed:
            flag.reasons, flag.points = plain(plan.changed[flag.pk]), plan.changed[flag.pk].points
            flag.save(update_fields=["reasons", "points"])
        else:
            _expire(flag, today, by, at)
    fresh = [
        Flag(
            unit=unit,
            pupil_id=one.pupil_id,
            reasons=plain(one),
            points=one.points,
            raised_on=today,
            due_on=today + ACT_WITHIN,
            expires_on=today + LIFE,
        )
        for one in plan.new
    ]
    Flag.objects.bulk_create(fresh, ignore_conflicts=True)
    record(by=by, at=at, verb="cases.raise_flags", subject=f"{unit.code}/{today}", unit=unit.code)


@action("cases.expire_flags")
def expire_flags(*, by: Actor, at: datetime) -> int:
    """Every card whose day has come ends and forgets its pupil, whatever was done with it. How many."""
    rules.insist(by.holds("cases.expire_flags"), "cases.expire_flags")
    today = timezone.localdate(at)
    past = list(Flag.objects.select_for_update().filter(pupil__isnull=False, expires_on__lte=today))
    for flag in past:
        if flag.state in (FlagState.OPEN, FlagState.ACTING):
            _expire(flag, today, by, at)
        else:
            flag.forget()
    record(by=by, at=at, verb="cases.expire_flags", subject=today)
    return len(past)


@action("cases.record_flag_opening")
def record_flag_opening(*, flag: Flag, by: Actor, at: datetime) -> None:
    """Someone read why a pupil has a card."""
    rules.insist(rules.follow_flag(by, flag), "cases.see_flags")
    record(by=by, at=at, verb="cases.record_flag_opening", subject=flag.key, unit=flag.unit.code)


@action("cases.act_on_flag")
def act_on_flag(
    *, flag: Flag, deeds: Sequence[str], note: str, check_on: date, seen: int, by: Actor, at: datetime
) -> Flag:
    """What was done, and when one looks again: a day from tomorrow on, within 30."""
    held = _held(flag, "act_on_flag", seen, by, at)
    today = timezone.localdate(at)
    if not deeds:
        raise Refused(_("Hãy chọn ít nhất một việc đã làm."), kept=_kept(), code="cases.act_on_flag")
    if not today < check_on <= today + CHECK_WITHIN:
        raise Refused(
            _("Ngày xem lại phải từ ngày mai đến %(last)s.") % {"last": f"{today + CHECK_WITHIN:%d/%m/%Y}"},
            kept=_kept(),
            code="cases.act_on_flag",
        )
    held.check_on = check_on
    held.expires_on = max(held.expires_on, check_on + GRACE)
    return _left(held, "act_on_flag", {"deeds": list(deeds), "note": note.strip()}, by, at)


@action("cases.check_back")
def check_back(*, flag: Flag, outcome: str, note: str, seen: int, by: Actor, at: datetime) -> Flag:
    """What came of it."""
    held = _held(flag, "check_back", seen, by, at)
    held.outcome = outcome
    return _left(_closed(held, at), "check_back", {"outcome": outcome, "note": note.strip()}, by, at)


@action("cases.dismiss_flag")
def dismiss_flag(*, flag: Flag, reason: str, note: str, seen: int, by: Actor, at: datetime) -> Flag:
    """The card is not needed, with the reason why; the same facts bring no new one for 30 days."""
    held = _held(flag, "dismiss_flag", seen, by, at)
    return _left(_closed(held, at), "dismiss_flag", {"reason": reason, "note": note.strip()}, by, at)


def _kept() -> str:
    return _("Những gì đã ghi còn trên trang.")


def _held(flag: Flag, verb: str, seen: int, by: Actor, at: datetime) -> Flag:
    """The row, locked and in its next state; `seen`: the version one had before one's eyes."""
    held = Flag.objects.select_for_update().get(pk=flag.pk)
    rules.insist(rules.follow_flag(by, held), "cases.see_flags")
    if held.version != seen:
        raise Changed(
            _("Người khác vừa ghi vào thẻ này."),
            kept=_("Những gì họ ghi vẫn được giữ; phần của bạn chưa lưu và còn trên trang."),
            todo=_("Hãy xem lại thẻ, rồi lưu lại nếu vẫn đúng."),
            code="cases.flag_changed",
        )
    try:
        held.state = workflow.after(workflow.FLAGS, held.state, verb)
    except workflow.NotNow:
        raise Refused(
            _("Thẻ này đã đóng, không ghi thêm được."),
            kept=_("Những gì đã ghi trước vẫn còn đến ngày thẻ hết hạn."),
            code=f"cases.{verb}",
        ) from None
    return held


def _closed(held: Flag, at: datetime) -> Flag:
    held.closed_on = timezone.localdate(at)
    held.expires_on = held.closed_on + REST
    return held


def _left(held: Flag, verb: str, said: Mapping[str, Any], by: Actor, at: datetime) -> Flag:
    """Save, leave the step and the entry."""
    held.version += 1
    held.save()
    FlagStep.objects.create(flag=held, verb=verb, state=held.state, said=dict(said), at=at, by=by.key)
    record(by=by, at=at, verb=f"cases.{verb}", subject=held.key, unit=held.unit.code, fields=["state"])
    return held


def _expire(flag: Flag, today: date, by: Actor, at: datetime) -> None:
    flag.state = workflow.after(workflow.FLAGS, flag.state, "expire_flags")
    flag.closed_on = flag.expires_on = today
    flag.forget()
    FlagStep.objects.create(flag=flag, verb="expire_flags", state=flag.state, at=at, by=by.key)
