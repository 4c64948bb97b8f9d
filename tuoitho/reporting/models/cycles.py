"""The yearly cycle, the report of each school in it, and every step such a report has taken."""

from collections.abc import Collection
from datetime import date, datetime

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from tuoitho.base.actors import Actor
from tuoitho.base.models import Keyed
from tuoitho.organisations.models import Unit
from tuoitho.reporting.workflow import HANDED_IN, State


class Cycle(Keyed):
    """The yearly report asked of every school under a department, with its last day."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    due_on = models.DateField()
    opened_at = models.DateTimeField()
    by = models.CharField(max_length=80)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["unit", "year"], name="one_cycle")]


class SubmissionRows(models.QuerySet["Submission"]):
    def handed_in(self) -> "SubmissionRows":
        """Those the department has: submitted, accepted or locked."""
        return self.filter(state__in=HANDED_IN)

    def outstanding(self) -> "SubmissionRows":
        return self.exclude(state__in=HANDED_IN)

    def late(self, over: bool) -> "SubmissionRows":
        """Handed in after the last day of the cycle; when it is over, also those not handed in."""
        after = Q(submitted_at__date__gt=F("cycle__due_on"), state__in=HANDED_IN)
        return self.filter(after | ~Q(state__in=HANDED_IN)) if over else self.filter(after)

    def agreed(self) -> "SubmissionRows":
        """Those whose figures count in the total."""
        return self.filter(state__in=[State.ACCEPTED, State.LOCKED])

    def seen_by(self, units: Collection[int]) -> "SubmissionRows":
        """Of these units, or of the cycle of one of them: a report goes with the cycle it was opened in, wherever its
        unit has moved since."""
        return self.filter(Q(unit__in=units) | Q(cycle__unit__in=units))


class Submission(Keyed):
    """A unit's report of a cycle. `state` repeats the last of `steps`, for lists; `version` is the optimistic lock.

    `begun_at`: when its figures were first taken from the records; null while nobody has opened it.
    `tasks`: address of a task of the plan → activities under it, taken from the records with the figures.
    `told`: how many reports of children its people made and, when any, the median of hours from noticing to telling.
    """

    cycle = models.ForeignKey(Cycle, on_delete=models.PROTECT, related_name="submissions")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=13, default=State.DRAFT)
    version = models.PositiveIntegerField(default=1)
    begun_at = models.DateTimeField(null=True)
    submitted_at = models.DateTimeField(null=True)
    tasks = models.JSONField(default=dict)
    told = models.JSONField(default=dict)

    objects = SubmissionRows.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["cycle", "unit"], name="one_submission")]
        indexes = [models.Index(fields=["cycle", "state"], name="submission_cycle_state")]

    @property
    def submitted_on(self) -> date | None:
        return timezone.localtime(self.submitted_at).date() if self.submitted_at else None

    def is_late(self, today: date) -> bool:
        """Handed in after the last day, or not handed in when it is over."""
        handed_in = self.submitted_on if self.state in HANDED_IN else None
        return (handed_in or today) > self.cycle.due_on


class StepTable(models.Manager["Step"]):
    """The only writer of steps. They are never changed."""

    def leave(self, submission: Submission, verb: str, by: Actor, at: datetime, note: str = "") -> "Step":
        """Write down the verb that brought the submission to the state it is in."""
        return self.create(submission=submission, verb=verb, state=submission.state, at=at, by=by.key, note=note)


class Step(models.Model):
    """One verb done on a report: append only, with its author and time."""

    submission = models.ForeignKey(Submission, on_delete=models.PROTECT, related_name="steps")
    verb = models.CharField(max_length=30)
    state = models.CharField(max_length=13)
    at = models.DateTimeField()
    by = models.CharField(max_length=80)
    note = models.TextField(blank=True)

    objects = StepTable()

    class Meta:
        ordering = ["pk"]
