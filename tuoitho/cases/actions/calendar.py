"""What the calendar and a reform of the wards change about a case, without anybody's decision on the child."""

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from tuoitho.base.action import action
from tuoitho.base.actors import Actor
from tuoitho.base.refusals import Refused
from tuoitho.cases.actions.moving import Move
from tuoitho.cases.models import Case, CaseSettings, CaseStep, Child, Clock, FollowUp, Handover, Likeness
from tuoitho.cases.models.ages import Turn, turn_of
from tuoitho.cases.models.cells import refresh_children
from tuoitho.cases.models.clocks import EMERGENCY, PLAN
from tuoitho.organisations.models import Unit, successors_of


@action("cases.reconsider_age")
def reconsider_age(*, case: Case, by: Actor, at: datetime) -> Case:
    """A 16th or 18th birthday, or a day of birth known better.

    From 16 on the decree's clocks fall away and the way to the labour officer opens; the record stays. A separation
    still has its end. When the child turns out to be younger the clocks run again, to the end they had.
    """
    move = Move.begin(case, "reconsider_age", None, by, at)
    case = move.case
    told = CaseStep.objects.filter(case=case, verb="reconsider_age", reason=Turn.EIGHTEEN).exists()
    turn = turn_of(case, timezone.localdate(at), told_of_age=told)
    if turn is Turn.NONE:
        raise Refused(_("Tuổi của em không làm thay đổi hồ sơ."), code="cases.reconsider_age")
    if turn is Turn.SIXTEEN:
        case.follows_procedure = False
        Clock.objects.fall_away(case, at)
    if turn is Turn.EIGHTEEN:
        FollowUp.objects.end(case, FollowUp.Ended.OF_AGE, at)
    if turn is Turn.BELOW_SIXTEEN:
        case.follows_procedure = True
        _run_again(case)
    return move.done(reason=turn, fields=["follows_procedure"])


@action("cases.follow_reform")
def follow_reform(*, case: Case, to_ward: Unit, by: Actor, at: datetime) -> Case:
    """The ward that kept the case is no more: one of those that came after it keeps it from now on.

    Team, owner and clocks stay as they are; the chair over there decides from now on, and may give it to an officer.
    """
    move = Move.begin(case, "follow_reform", None, by, at)
    case, former = move.case, move.case.home_ward
    if to_ward not in successors_of(former, timezone.localdate(at)):
        raise Refused(
            _("%(ward)s không phải là phường kế tiếp của %(former)s.") % {"ward": to_ward.name, "former": former.name},
            kept=_("Hồ sơ không thay đổi."),
            code="cases.follow_reform",
        )
    Handover.objects.take_back(case, at, by.key)
    Child.objects.filter(pk=case.child_id, ward=former).update(ward=to_ward)
    case.home_ward = to_ward
    case.save(update_fields=["home_ward"])
    Likeness.objects.note(case.child, at)
    refresh_children(former.pk, at)
    return move.done(reason=to_ward.code, fields=["home_ward"])


def _run_again(case: Case) -> None:
    """The clocks that a wrong age stopped; where none ever ran, those of the steps already taken."""
    stopped = CaseStep.objects.filter(case=case, verb="reconsider_age", reason=Turn.SIXTEEN).order_by("-pk").first()
    if stopped is not None:
        Clock.objects.resume(case, stopped.at)
    if not Clock.objects.was_started(case, EMERGENCY):
        Clock.objects.start(case, EMERGENCY, case.notified_at, case.owner)
    begun = CaseStep.objects.filter(case=case, verb=CaseSettings.current().plan_clock_from).order_by("pk").first()
    if begun is not None and not Clock.objects.was_started(case, PLAN):
        Clock.objects.start(case, PLAN, begun.at, case.owner)
