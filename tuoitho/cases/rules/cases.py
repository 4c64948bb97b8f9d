"""Who reads, keeps, decides, hands on and answers for a case.

The chair of the ward that keeps a case is in its team by office (NĐ 56/2017 Art. 26–28), and so is whoever deputises
for the chair: a case never waits for a person who is away.
"""

from collections.abc import Callable, Mapping
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from tuoitho.base.actors import Actor, System
from tuoitho.base.refusals import NotAllowed, Refused
from tuoitho.cases import workflow
from tuoitho.cases.models import Case, Handover, TeamMember
from tuoitho.cases.models.cases import STATES
from tuoitho.cases.rules.seats import sits_at, user_of
from tuoitho.organisations.models import User

# Verbs of a case that are the chair's; all others are the child-protection officer's.
OF_CHAIR = frozenset(
    {
        "approve_plan",
        "return_plan",
        "separate",
        "extend_separation",
        "end_separation",
        "confirm_closing",
        "refuse_closing",
        "assign",
        "silence_home",
        "lift_silence",
    }
)


# Verbs that fit only some cases, whoever asks.
_FITS: Mapping[str, Callable[[Case], bool]] = {
    "pass_to_labour": lambda case: not case.follows_procedure,
    "ask_silence": lambda case: not case.child.home_is_silent,
    "silence_home": lambda case: not case.child.silent_home,
    "lift_silence": lambda case: case.child.home_is_silent,
}


def see_case(by: Actor, case: Case, at: datetime) -> bool:
    """In the case's team now. A former member's dated copy is `read_copy`."""
    return keep_case(by, case, at) or approve(by, case)


def read_copy(by: Actor, case: Case) -> bool:
    """One of the place that handed the case on: its copy ends on that day."""
    user = user_of(by)
    if user is None or not by.holds("cases.see_cases"):
        return False
    return TeamMember.objects.former().filter(case=case, user=user).exists()


def keep_case(by: Actor, case: Case, at: datetime) -> bool:
    """Write in the case: a child-protection officer of its team. The chair decides and does not write."""
    if isinstance(by, System):
        return True
    return by.holds("cases.keep_case") and in_team(user_of(by), case, at)


def approve(by: Actor, case: Case) -> bool:
    """Decide on the case: the chair of the ward that keeps it, or who deputises."""
    return sits_at(by, "cases.approve", case.home_ward_id)


def read_openings(by: Actor, case: Case, at: datetime) -> bool:
    """Read who opened the case: its owner, and the chair."""
    user = user_of(by)
    return approve(by, case) or (user is not None and user.pk == case.owner_id and keep_case(by, case, at))


def answer_handover(by: Actor, handover: Handover) -> bool:
    """Accept or refuse a case offered to the ward where one is its child-protection officer."""
    return sits_at(by, "cases.keep_case", handover.to_ward_id)


def follow_reform(by: Actor, case: Case, at: datetime) -> bool:
    """Say which ward a case of a ward that is no more belongs to: its officer, or the administrator."""
    ended = case.home_ward.ends_on
    if ended is None or ended > timezone.localdate(at):
        return False
    return isinstance(by, System) or by.holds("cases.keep_settings") or keep_case(by, case, at)


def join_case(by: Actor, case: Case) -> bool:
    """Hand a report over to whoever keeps the child's case: an officer of a ward of the case. It opens nothing."""
    return sits_at(by, "cases.keep_case", case.ward_id) or sits_at(by, "cases.keep_case", case.home_ward_id)


def in_team(user: User | None, case: Case, at: datetime) -> bool:
    return user is not None and case.is_in_team(user, at)


def do(by: Actor, case: Case, verb: str, at: datetime) -> bool:
    """Whether this person does this verb of the workflow on the case."""
    if case.anonymised_at is not None:
        return False
    if verb == "follow_reform":
        return follow_reform(by, case, at)
    if verb == "reconsider_age":
        return isinstance(by, System) or keep_case(by, case, at)
    if not fits(case, verb):
        return False
    return approve(by, case) if verb in OF_CHAIR else keep_case(by, case, at)


def fits(case: Case, verb: str) -> bool:
    """Whether the facts of the case leave room for the verb."""
    return verb not in _FITS or _FITS[verb](case)


def may(by: Actor, case: Case, verb: str, at: datetime) -> bool:
    """Whether this person may do this one verb on the case now."""
    return workflow.allows(workflow.CASES, case.state, verb) and do(by, case, verb, at)


def allow(by: Actor, case: Case, verb: str, at: datetime) -> str:
    """The state the verb leads to. `NotAllowed` for who may not, `Refused` when it is not time."""
    if not do(by, case, verb, at):
        raise NotAllowed("", code="cases.approve" if verb in OF_CHAIR else "cases.keep_case")
    try:
        return workflow.after(workflow.CASES, case.state, verb)
    except workflow.NotNow:
        words: Mapping[str, object] = {"state": dict(STATES)[workflow.CaseState(case.state)]}
        raise Refused(
            _("Hồ sơ đang ở bước “%(state)s” nên chưa làm được việc này.") % words,
            kept=_("Hồ sơ không thay đổi."),
            todo=_("Hãy mở lại hồ sơ để xem bước hiện nay."),
            code=f"cases.{verb}",
        ) from None


def export_case(by: Actor, case: Case, at: datetime) -> bool:
    """Take the whole file out: its owner, or the chair who answers for it."""
    owner = case.owner == user_of(by) and keep_case(by, case, at)
    return case.anonymised_at is None and (owner or approve(by, case))


def open_verbs(by: Actor, case: Case, at: datetime) -> frozenset[str]:
    """The verbs that this person may do on the case now."""
    return frozenset(verb for verb in workflow.CASES[workflow.CaseState(case.state)] if do(by, case, verb, at))
