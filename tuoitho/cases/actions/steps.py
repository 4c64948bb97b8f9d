"""What the child-protection officer does on a case, step by step (NĐ 56/2017 Art. 26–30)."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from tuoitho.base.action import action
from tuoitho.base.actors import Actor
from tuoitho.base.refusals import Refused
from tuoitho.cases.actions.moving import Move
from tuoitho.cases.models import Call, Case, CaseSettings, Clock
from tuoitho.cases.models.clocks import APPROVAL, EMERGENCY, PLAN
from tuoitho.cases.models.offices import chair_of

Answers = Mapping[str, Any]


@action("cases.assess_risk")
def assess_risk(*, case: Case, answers: Answers, seen: int, by: Actor, at: datetime) -> Case:
    """Form 02. Where no emergency is found the 12 hours are met by having decided so (Art. 26.2–3)."""
    move = Move.begin(case, "assess_risk", seen, by, at)
    move.fill("02", answers)
    if not answers["urgent"]:
        Clock.objects.meet(move.case, EMERGENCY, at)
    _start_plan_clock(move)
    return move.done()


@action("cases.act_in_emergency")
def act_in_emergency(*, case: Case, note: str, seen: int, by: Actor, at: datetime) -> Case:
    """What was done at once, with whom (Art. 26.3): with the chair, the police, the health station."""
    move = Move.begin(case, "act_in_emergency", seen, by, at)
    Clock.objects.meet(move.case, EMERGENCY, at)
    return move.done(Move.said(note))


@action("cases.verify")
def verify(*, case: Case, answers: Answers, seen: int, by: Actor, at: datetime) -> Case:
    """Form 03: what was found, who was asked, the child's own word (Art. 27.1)."""
    move = Move.begin(case, "verify", seen, by, at)
    move.fill("03", answers)
    _start_plan_clock(move)
    return move.done()


@action("cases.hold_meeting")
def hold_meeting(*, case: Case, answers: Answers, seen: int, by: Actor, at: datetime) -> Case:
    """The minutes of the meeting on needs and measures (Art. 27.2)."""
    move = Move.begin(case, "hold_meeting", seen, by, at)
    move.fill("minutes", answers)
    _start_plan_clock(move)
    return move.done()


@action("cases.submit_plan")
def submit_plan(*, case: Case, answers: Answers, seen: int, by: Actor, at: datetime) -> Case:
    """Form 04, laid before the chair, who has two working days (Art. 28.1, 28.4)."""
    move = Move.begin(case, "submit_plan", seen, by, at)
    move.fill("04", answers)
    Clock.objects.meet(move.case, PLAN, at)
    Clock.objects.start(move.case, APPROVAL, at, chair_of(move.case.home_ward_id, at) or move.case.owner)
    return move.done()


@action("cases.review")
def review(*, case: Case, answers: Answers, seen: int, by: Actor, at: datetime) -> Case:
    """Form 06: what carrying out the plan has changed (Art. 30)."""
    move = Move.begin(case, "review", seen, by, at)
    move.fill("06", answers)
    return move.done()


@action("cases.repeat")
def repeat(*, case: Case, note: str, seen: int, by: Actor, at: datetime) -> Case:
    """The risk is still there: the plan's cycle again, from the meeting's findings on (Art. 30)."""
    move = Move.begin(case, "repeat", seen, by, at)
    move.case.round += 1
    Clock.objects.start(move.case, PLAN, at, move.case.owner)
    return move.done(Move.said(note))


@action("cases.pass_to_labour")
def pass_to_labour(*, case: Case, note: str, seen: int, by: Actor, at: datetime) -> Case:
    """A person of 16 or 17: to the ward's labour officer, who acts by the Labour Code; calls are recorded apart."""
    move = Move.begin(case, "pass_to_labour", seen, by, at)
    return move.done(Move.said(note))


@action("cases.propose_closing")
def propose_closing(*, case: Case, reason: str, note: str, seen: int, by: Actor, at: datetime) -> Case:
    """With a reason; it closes when a second person, the chair, confirms."""
    move = Move.begin(case, "propose_closing", seen, by, at)
    return move.done(Move.said(note), reason)


@action("cases.reopen")
def reopen(*, case: Case, note: str, seen: int, by: Actor, at: datetime) -> Case:
    """New facts on a closed case: verified anew."""
    move = Move.begin(case, "reopen", seen, by, at)
    move.case.closed_at = None
    move.case.round += 1
    return move.done(Move.said(note))


@action("cases.record_call")
def record_call(
    *, case: Case, to: str, spoke_with: str, note: str, called_at: datetime, seen: int, by: Actor, at: datetime
) -> Call:
    """A call a person made: to whom, when. The product itself calls nobody and sends nothing."""
    move = Move.begin(case, "record_call", seen, by, at)
    if called_at > at or called_at < move.case.notified_at.replace(hour=0, minute=0):
        raise Refused(
            _("Giờ gọi phải nằm từ ngày nhận tin đến lúc này."),
            kept=_("Những gì đã ghi còn trên trang."),
            code="cases.record_call",
        )
    call = Call.objects.create(
        case=move.case,
        step=move.leave(reason=to),
        to=to,
        spoke_with=spoke_with,
        note=note,
        called_at=called_at,
        at=at,
        by=by.key,
    )
    move.done()
    return call


def _start_plan_clock(move: Move) -> None:
    """Art. 28.1 names no event that starts the five working days; the installation does."""
    chosen = CaseSettings.current().plan_clock_from == move.verb
    if chosen and not Clock.objects.was_started(move.case, PLAN):
        Clock.objects.start(move.case, PLAN, move.at, move.case.owner)
