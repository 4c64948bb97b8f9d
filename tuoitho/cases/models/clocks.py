"""The terms of the law that run on a case."""

from datetime import datetime
from typing import ClassVar

from django.db import models
from django.db.models import Q

from tuoitho.base.models import Keyed
from tuoitho.cases.models.cases import Case
from tuoitho.law.terms import DUTIES, Duty, due
from tuoitho.organisations.models import User

EMERGENCY, PLAN, APPROVAL, SEPARATION = "emergency", "plan", "approval", "separation_end"


class ClockTable(models.Manager["Clock"]):
    """The only writer of clocks."""

    def running(self) -> models.QuerySet["Clock"]:
        return self.filter(met_at__isnull=True, stopped_at__isnull=True)

    def start(self, case: Case, duty: str, since: datetime, whose: User) -> None:
        """From the event on; never twice at once, and never where the decree's steps do not apply."""
        if case.follows_procedure and not self.running().filter(case=case, duty=duty).exists():
            self.create(
                case=case, duty=duty, round=case.round, whose=whose, since=since, due_at=due(DUTIES[duty], since)
            )

    def meet(self, case: Case, duty: str, at: datetime) -> None:
        self.running().filter(case=case, duty=duty).update(met_at=at)

    def was_started(self, case: Case, duty: str) -> bool:
        """In this round of the case."""
        return self.filter(case=case, duty=duty, round=case.round).exists()

    def stop(self, case: Case, at: datetime) -> None:
        """All of a case's duties fall away."""
        self.running().filter(case=case).update(stopped_at=at)

    def fall_away(self, case: Case, at: datetime) -> None:
        """The decree's steps apply no more; a separation that was decided still has its end."""
        self.running().filter(case=case).exclude(duty=SEPARATION).update(stopped_at=at)

    def resume(self, case: Case, stopped_at: datetime) -> None:
        """What fell away at a moment by mistake runs again, to the end it had."""
        self.filter(case=case, met_at=None, stopped_at=stopped_at).update(stopped_at=None)

    def extend(self, case: Case, duty: str, due_at: datetime) -> None:
        """A body that may asks for more time."""
        self.running().filter(case=case, duty=duty).update(due_at=due_at)

    def hand(self, case: Case, whose: User) -> None:
        """They are another person's now; they end when they would have."""
        self.running().filter(case=case).exclude(duty=APPROVAL).update(whose=whose)


class Clock(Keyed):
    """A term of the law that runs on a case: a duty of `law.terms`, since when, until when, met when.

    `stopped_at` without `met_at`: the duty fell away (the case went to another ward, the child turned 16).
    """

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="clocks")
    duty = models.CharField(max_length=20)
    round = models.PositiveSmallIntegerField(default=1)
    whose = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    since = models.DateTimeField()
    due_at = models.DateTimeField()
    met_at = models.DateTimeField(null=True, blank=True)
    stopped_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar = ClockTable()

    class Meta:
        indexes: ClassVar = [
            models.Index(
                fields=["due_at", "case"],
                condition=Q(met_at__isnull=True, stopped_at__isnull=True),
                name="clock_running",
            ),
            models.Index(fields=["whose", "due_at"], name="clock_whose"),
        ]

    @property
    def law(self) -> Duty:
        """The duty with its article and term."""
        return DUTIES[self.duty]

    @property
    def is_running(self) -> bool:
        return self.met_at is None and self.stopped_at is None
