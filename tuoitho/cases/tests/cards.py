"""Cards and the facts behind them, put into the store without a night's work."""

from datetime import date, datetime, timedelta

from tests.cast import NOW, TODAY, World
from tuoitho.cases import jobs
from tuoitho.cases.actions.flags import act_on_flag
from tuoitho.cases.models import Flag
from tuoitho.cases.models.flags import ACT_WITHIN, LIFE
from tuoitho.cases.queries.flags import flags_seen
from tuoitho.registry.models import Absence, Enrolment, Pupil, RollCall
from tuoitho.registry.tests.people import a_class, a_pupil

__all__ = ["a_card", "a_class", "a_pupil", "act", "away", "missed", "night", "seen_by"]


def a_card(pupil: Pupil, *, on: date = TODAY, **more) -> Flag:
    unit = Enrolment.objects.filter(pupil=pupil).latest("pk").unit
    words = {
        "reasons": {"unexcused": 5.0, "poor": 1.0},
        "points": 13,
        "raised_on": on,
        "due_on": on + ACT_WITHIN,
        "expires_on": on + LIFE,
    } | more
    return Flag.objects.create(pupil=pupil, unit=unit, **words)


def away(pupil: Pupil, *days_ago: int, on: date = TODAY, excused: bool = False, part: str = "whole") -> None:
    """Missed so many days before the day; the class was called on each."""
    enrolment = Enrolment.objects.filter(pupil=pupil).latest("pk")
    for ago in days_ago:
        day = on - timedelta(days=ago)
        words = {"school_class": enrolment.school_class, "unit": enrolment.unit}
        RollCall.objects.get_or_create(
            school_class=enrolment.school_class,
            on_date=day,
            defaults={"unit": enrolment.unit, "by": "x", "taken_at": f"{day}T08:00+07:00"},
        )
        Absence.objects.create(pupil=pupil, on_date=day, excused=excused, part=part, **words)


def missed(pupil: Pupil, days: int = 6) -> None:
    """So many days without leave in the last month, and none in the month before, when the class was called too."""
    away(pupil, *range(1, days + 1))
    other = a_pupil(Enrolment.objects.get(pupil=pupil).school_class, "Bạn Cùng Lớp", date(2014, 1, 2))
    away(other, 40)


def night(at: datetime = NOW) -> None:
    """What runs every night."""
    jobs.expire_flags(at)
    jobs.raise_flags(at)


def seen_by(world: World, name: str, on: date = TODAY) -> set[int]:
    return set(flags_seen(world.viewer(name, on)).values_list("pk", flat=True))


def act(world: World, flag: Flag | None = None, **more) -> Flag:
    """Lan acts on a card."""
    card = flag or Flag.objects.get()
    words = {"deeds": ["asked"], "note": "", "check_on": TODAY + timedelta(days=14), "seen": card.version} | more
    return act_on_flag(flag=card, **words, by=world.viewer("lan"), at=NOW)
