"""What the clock tells by itself, and what it has told already: each rung of a ladder once for each thing."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import ClassVar

from django.db import models


class To(StrEnum):
    """Whom a rung tells: whoever is on duty (or has the thing), the ward's chair, the city's centre."""

    DUTY = "duty"
    CHAIR = "chair"
    CENTRE = "centre"
    ADMINISTRATOR = "administrator"


@dataclass(frozen=True)
class Rung:
    """A step of a ladder. `after`: from the moment the ladder stands on; negative is before it."""

    code: str
    after: timedelta
    to: To


# A report has 12 hours (NĐ 56/2017 Art. 26.3). Whoever is on duty hears of it at once, and again when nobody has taken
# it after one hour. The chair hears while an evening is left to act, the city's centre while it can still reach someone
# by telephone.
NEW, UNTOUCHED = "new", "untouched"
REPORT_LADDER: Sequence[Rung] = (
    Rung(NEW, timedelta(0), To.DUTY),
    Rung(UNTOUCHED, timedelta(hours=1), To.DUTY),
    Rung("half", timedelta(hours=6), To.DUTY),
    Rung("chair", timedelta(hours=8), To.CHAIR),
    Rung("centre", timedelta(hours=10), To.CENTRE),
)


# The terms of a case, from their end. Hours: its officer and the chair hear while something can still be done. Days: a
# day before, when it is over, the chair the next morning. Past that somebody has to be put in post: the administrator.
HOUR_LADDER: Sequence[Rung] = (
    Rung("before", timedelta(hours=-4), To.DUTY),
    Rung("chair", timedelta(hours=-2), To.CHAIR),
    Rung("over", timedelta(0), To.DUTY),
    Rung("administrator", timedelta(hours=12), To.ADMINISTRATOR),
)
DAY_LADDER: Sequence[Rung] = (
    Rung("before", timedelta(hours=-24), To.DUTY),
    Rung("over", timedelta(0), To.DUTY),
    Rung("chair", timedelta(hours=8), To.CHAIR),
    Rung("administrator", timedelta(days=3), To.ADMINISTRATOR),
)
# Suspected trafficking: 111 and the police are called by a person at once. After half an hour without both calls on
# record its officer hears of it, after an hour the chair: long enough for two calls and their notes, no longer.
CALL_LADDER: Sequence[Rung] = (
    Rung("again", timedelta(minutes=30), To.DUTY),
    Rung("chair", timedelta(hours=1), To.CHAIR),
)


def due_rungs(ladder: Sequence[Rung], since: datetime, at: datetime, told: Collection[str]) -> list[Rung]:
    """For each audience the highest rung whose time has come, unless it was told: after a pause of the clock nobody
    gets a letter for every rung that went by. Pure."""
    highest = {rung.to: rung for rung in ladder if since + rung.after <= at}
    return [rung for rung in highest.values() if rung.code not in told]


class Reminder(models.Model):
    """One rung that was told. `ladder`: what kind of thing; `about`: its key."""

    ladder = models.CharField(max_length=20)
    about = models.UUIDField()
    rung = models.CharField(max_length=20)
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["ladder", "about", "rung"], name="a_rung_is_told_once"),
        ]
