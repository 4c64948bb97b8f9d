"""Head-counts: numbers a unit states where people are not known by name."""

from django.db import models

from tuoitho.base.models import Keyed
from tuoitho.organisations.models import Unit


class Headcount(Keyed):
    """`low`–`high` people of a measure (a base measure code of counts) at a unit in a reporting year, counted on a date."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    measure = models.CharField(max_length=40)
    low = models.PositiveIntegerField()
    high = models.PositiveIntegerField()
    counted_on = models.DateField()
    source = models.CharField(max_length=200, blank=True)
    recorded_at = models.DateTimeField()
    by = models.CharField(max_length=80)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["unit", "year", "measure"], name="one_headcount")]
