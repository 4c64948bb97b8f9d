"""Who is on duty for the reports of a unit, from–to, and which hours nobody covers."""

from collections.abc import Iterable
from datetime import datetime
from typing import ClassVar, Self

from django.db import models
from django.db.models import F, Q

from tuoitho.base.models import Keyed
from tuoitho.organisations.models import Unit, User

Span = tuple[datetime, datetime]


class WatchRows(models.QuerySet["Watch"]):
    def at(self, moment: datetime) -> Self:
        return self.filter(starts_at__lte=moment, ends_at__gt=moment)

    def within(self, first: datetime, last: datetime) -> Self:
        return self.filter(starts_at__lt=last, ends_at__gt=first)


class Watch(Keyed):
    """A turn of duty: who can be reached under which telephone number when a report comes in."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    phone = models.CharField(max_length=30)
    set_at = models.DateTimeField()
    by = models.CharField(max_length=80)

    objects: ClassVar = WatchRows.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="watch_ends_after_start"),
        ]
        indexes: ClassVar = [models.Index(fields=["unit", "ends_at", "starts_at"], name="watch_unit")]


def gaps(turns: Iterable[Span], first: datetime, last: datetime) -> list[Span]:
    """The stretches between two moments that no turn covers, in order. Pure."""
    found, reached = [], first
    for start, end in sorted(turns):
        if start >= last:
            break
        if start > reached:
            found.append((reached, start))
        reached = max(reached, end)
    return [*found, (reached, last)] if reached < last else found
