"""Looking after a child once its plan is approved: when, what was found, and since when it no longer works."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tuoitho.base.fields import EncryptedText
from tuoitho.base.models import Keyed
from tuoitho.cases.models.cases import Case
from tuoitho.cases.models.children import Child
from tuoitho.cases.models.reports import Answer
from tuoitho.law.calendar import is_rest_day, next_working_day
from tuoitho.law.work.facts import completed_years, months_later

OF_AGE = 18


@dataclass(frozen=True, slots=True)
class Template:
    """When a child is looked after: so many days, so many months after the plan, then every so many months."""

    days: tuple[int, ...]
    months: tuple[int, ...]
    then_every: int


# The working rule of the product, no term of the law: two weeks, three and six months, then yearly.
USUAL = Template(days=(14,), months=(3, 6), then_every=12)


def first_days(template: Template, since: date, until: date | None) -> list[date]:
    """The days of the template up to its first recurring one, `until` excluded (None: nobody knows an end)."""
    days = [since + timedelta(days=count) for count in template.days]
    days += [months_later(since, count) for count in (*template.months, template.then_every)]
    return [day for day in days if until is None or day < until]


def day_after(template: Template, since: date, last: date, until: date | None) -> date | None:
    """The next recurring day after one of the schedule; None before the recurring ones, and from `until` on."""
    count = template.then_every
    if last < months_later(since, count):
        return None
    while (day := months_later(since, count)) <= last:
        count += template.then_every
    return day if until is None or day < until else None


def work_by(due_on: date) -> date:
    """The day itself, or the next working day when it is a rest day."""
    return next_working_day(due_on) if is_rest_day(due_on) else due_on


def of_age_on(child: Child) -> date | None:
    """The latest day on which the child may turn 18: no protection stops by a guess. None while nobody knows."""
    if child.born_on:
        day = months_later(child.born_on, 12 * OF_AGE)
        return day if completed_years(child.born_on, day) == OF_AGE else day + timedelta(days=1)
    return date(child.birth_year + OF_AGE, 12, 31) if child.birth_year else None


def is_out_of_work(found: Sequence[str | None]) -> bool:
    """Not working at the two last follow-ups in a row. `found`: an `Answer` each, oldest first; None: not held."""
    return len(found) >= 2 and all(answer == Answer.NO for answer in found[-2:])


class FollowUpRows(models.QuerySet["FollowUp"]):
    def open(self) -> Self:
        """Neither held, nor skipped, nor fallen away."""
        return self.filter(done_on=None, skipped_at=None, ended_at=None)


class FollowUpTable(models.Manager.from_queryset(FollowUpRows)):  # type: ignore[misc]
    """The only writer of schedules."""

    def schedule(self, case: Case, since: date, at: datetime) -> None:
        """From an approved plan on. What an earlier plan still held falls away."""
        self.end(case, FollowUp.Ended.NEW_PLAN, at)
        for day in first_days(USUAL, since, of_age_on(case.child)):
            self.create(case=case, since=since, due_on=day)

    def go_on(self, after: "FollowUp") -> None:
        """The next yearly one, once the last of the schedule is behind."""
        day = day_after(USUAL, after.since, after.due_on, of_age_on(after.case.child))
        if day is not None and not self.filter(case=after.case, since=after.since, due_on__gte=day).exists():
            self.create(case=after.case, since=after.since, due_on=day)

    def end(self, case: Case, because: str, at: datetime) -> int:
        """All open ones fall away; returns how many."""
        return self.filter(case=case).open().update(ended_at=at, ended_because=because)


class FollowUp(Keyed):
    """One follow-up of a case: due on a day of its template, counted from `since`, the day the plan was approved.

    `done_on` with its answers, or `skipped_at`, or `ended_at`. It outlives the closing of the case.
    """

    class Ended(models.TextChoices):
        NEW_PLAN = "new_plan", _("Có kế hoạch mới")
        OF_AGE = "of_age", _("Đã đủ 18 tuổi")
        MOVED = "moved", _("Đã chuyển đến nơi khác, nơi ấy đã nhận")
        DECLINED = "declined", _("Em và gia đình không muốn tiếp tục")
        DIED = "died", _("Trẻ em đã mất")
        OTHER = "other", _("Lý do khác")

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="follow_ups")
    since = models.DateField()
    due_on = models.DateField()
    done_on = models.DateField(null=True, blank=True)
    working = models.CharField(max_length=6, choices=Answer.choices, blank=True)
    schooling = models.CharField(max_length=6, choices=Answer.choices, blank=True)
    safe = models.CharField(max_length=6, choices=Answer.choices, blank=True)
    saw = EncryptedText(null=True)
    note = EncryptedText(null=True)
    skipped_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_because = models.CharField(max_length=10, choices=Ended.choices, blank=True)
    at = models.DateTimeField(null=True, blank=True)
    by = models.CharField(max_length=80, blank=True)

    objects: ClassVar = FollowUpTable()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["case", "since", "due_on"], name="one_follow_up_a_day"),
            models.CheckConstraint(condition=Q(due_on__gt=models.F("since")), name="follow_up_after_plan"),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["due_on", "case"],
                condition=Q(done_on__isnull=True, skipped_at__isnull=True, ended_at__isnull=True),
                name="follow_up_open",
            ),
        ]
