"""Days at school: that a class was called, and who was not there. Silence is not "nobody absent"."""

from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _

from tuoitho.base.models import Keyed
from tuoitho.law.calendar import is_rest_day
from tuoitho.organisations.models import Unit
from tuoitho.registry.models.people import Pupil, SchoolClass

SATURDAY = 5
SUMMER = (6, 7, 8)


class RollCall(Keyed):
    """A class was called on a day. Without it nothing is known of the day; with it, who is not absent was there."""

    school_class = models.ForeignKey(SchoolClass, on_delete=models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    on_date = models.DateField()
    by = models.CharField(max_length=80)
    taken_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["school_class", "on_date"], name="one_roll_call")]
        indexes = [models.Index(fields=["unit", "on_date"], name="roll_call_unit_day")]


class Absence(models.Model):
    """A pupil was not at school on a day, the whole of it or half, with leave or without. One row a pupil and day."""

    class Part(models.TextChoices):
        WHOLE = "whole", _("cả ngày")
        HALF = "half", _("nửa buổi")

    pupil = models.ForeignKey(Pupil, on_delete=models.PROTECT, related_name="+")
    school_class = models.ForeignKey(SchoolClass, on_delete=models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    on_date = models.DateField()
    part = models.CharField(max_length=5, choices=Part.choices, default=Part.WHOLE)
    excused = models.BooleanField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["pupil", "on_date"], name="one_absence")]
        indexes = [
            models.Index(fields=["unit", "on_date"], name="absence_unit_day"),
            models.Index(fields=["school_class", "on_date"], name="absence_class_day"),
        ]


def is_school_day(day: date) -> bool:
    """A day on which a class may be called: no Sunday, no public holiday, no summer. Saturdays may be."""
    return day.month not in SUMMER and (day.weekday() == SATURDAY or not is_rest_day(day))
