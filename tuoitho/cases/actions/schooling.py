"""A child's place at a school or in vocational training: found, made sure of, left."""

from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from tuoitho.base.action import action
from tuoitho.base.actors import Actor
from tuoitho.base.refusals import Refused
from tuoitho.cases.actions.beside import Beside
from tuoitho.cases.models import Case, Placement


@action("cases.start_placement")
def start_placement(*, case: Case, kind: str, place: str, starts_on: date, by: Actor, at: datetime) -> Placement:
    """The child begins to learn at a place, or began some time ago."""
    beside = Beside.begin(case, "start_placement", by, at)
    _insist(starts_on <= timezone.localdate(at), _("Ngày bắt đầu không thể ở tương lai."), "start_placement")
    made = Placement.objects.create(
        child=beside.case.child, kind=kind, place=place.strip(), starts_on=starts_on, recorded_at=at, by=by.key
    )
    beside.done(["placement"], kind)
    return made


@action("cases.confirm_placement")
def confirm_placement(*, case: Case, placement: Placement, attending_on: date, by: Actor, at: datetime) -> Placement:
    """The child still attended on a day, as someone made sure."""
    beside = Beside.begin(case, "confirm_placement", by, at)
    held = _standing(beside.case, placement)
    within = (held.attending_on or held.starts_on) <= attending_on <= timezone.localdate(at)
    _insist(within, _("Ngày còn học phải nằm từ lần xác nhận trước đến hôm nay."), "confirm_placement")
    held.attending_on = attending_on
    _save(held)
    beside.done(["attending_on"])
    return held


@action("cases.leave_placement")
def leave_placement(
    *, case: Case, placement: Placement, left_on: date, because: str, note: str, by: Actor, at: datetime
) -> Placement:
    """The child left, for a reason."""
    beside = Beside.begin(case, "leave_placement", by, at)
    held = _standing(beside.case, placement)
    within = (held.attending_on or held.starts_on) <= left_on <= timezone.localdate(at)
    _insist(within, _("Ngày thôi học phải nằm từ ngày cuối còn học đến hôm nay."), "leave_placement")
    held.left_on, held.left_because, held.left_note = left_on, because, note.strip() or None
    _save(held)
    beside.done(["left_on"], because)
    return held


def _standing(case: Case, placement: Placement) -> Placement:
    held = Placement.objects.select_for_update().get(pk=placement.pk, child=case.child_id)
    _insist(held.left_on is None, _("Nơi học này đã được ghi là thôi học."), "placement_left")
    return held


def _save(held: Placement) -> None:
    held.version += 1
    held.save()


def _insist(holds: bool, sentence: str, verb: str) -> None:
    if not holds:
        raise Refused(sentence, kept=_("Những gì đã ghi còn trên trang."), code=f"cases.{verb}")
