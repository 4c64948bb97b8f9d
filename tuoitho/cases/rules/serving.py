"""Who follows cards, keeps the directory and the catalogue, refers and answers."""

from datetime import datetime

from tuoitho.base.actors import Actor, System
from tuoitho.cases import workflow
from tuoitho.cases.models import Flag, Referral
from tuoitho.cases.rules.cases import keep_case
from tuoitho.cases.rules.seats import all_seats, sits_at, user_of
from tuoitho.organisations.models import Unit
from tuoitho.organisations.queries import Viewer
from tuoitho.registry.queries import known_classes


def keep_catalogue(by: Actor) -> bool:
    """Correct the catalogue of tasks and places: the administrator of the installation."""
    return isinstance(by, System) or (isinstance(by, Viewer) and by.holds("cases.keep_catalogue"))


def follow_flag(by: Actor, flag: Flag) -> bool:
    """See a card and act on it: the teacher of the class the pupil sits in today, and the school's focal person."""
    if isinstance(by, System):
        return True
    if not isinstance(by, Viewer) or not by.holds("cases.see_flags", flag.unit_id):
        return False
    return Flag.objects.within(known_classes(by), by.on).filter(pk=flag.pk).exists()


def limit_flags(by: Actor, unit_id: int) -> bool:
    """Say how many cards one person of the school can follow: its focal person."""
    return by.holds("cases.see_flags", unit_id) and by.holds("registry.see_school_circumstances", unit_id)


def weigh_flags(by: Actor, unit_id: int) -> bool:
    """Set the weights for the schools below the unit one sits at."""
    return sits_at(by, "cases.weigh_flags", unit_id)


def keep_service(by: Actor, ward_id: int) -> bool:
    """Write in the ward's part of the directory."""
    return sits_at(by, "cases.keep_services", ward_id)


def receive_referral(by: Actor, referral: Referral) -> bool:
    """Read a referral's sheet: at the unit it went to, the one person where one was named; never after it was revoked
    and never where a report of the child has to pass the unit by."""
    if referral.to_unit_id is None or referral.state == workflow.ReferralState.REVOKED:
        return False
    named = referral.to_user_id is None or isinstance(by, System) or referral.to_user == user_of(by)
    sits = sits_at(by, "cases.answer_referrals", referral.to_unit_id)
    return named and sits and Referral.objects.filter(pk=referral.pk).unconcerned(all_seats(by)).exists()


def answer_referral(by: Actor, referral: Referral, at: datetime) -> bool:
    """Accept, refuse, finish: the receiver, or the sender for an outside body that answers on paper."""
    if referral.to_unit_id is None:
        return keep_case(by, referral.case, at)
    return receive_referral(by, referral)


def needs_consent(to: Unit | None, urgent: bool) -> bool:
    """A voluntary service does; an emergency, the police and another ward do not (NĐ 56/2017 Art. 26.3)."""
    return not urgent and not (to is not None and to.kind == Unit.Kind.WARD)
