"""The dated population: how many children live in a ward on a day, by age, sex and schooling."""

from django.db import models

from tuoitho.base.models import Keyed
from tuoitho.counts.models import Period
from tuoitho.organisations.models import Unit

AGES = range(5, 18)
RESIDENT = "children.resident"


class Population(Keyed):
    """One count of a ward's children of 5–17, on a day, from a source. The latest of a reporting year is its figure.

    A survey's list of names is counted and let go: only numbers are kept here. `withdrawn_at`: taken back.
    """

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    counted_on = models.DateField()
    source = models.CharField(max_length=200)
    recorded_at = models.DateTimeField()
    by = models.CharField(max_length=80)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["unit", "-counted_on", "-id"], name="population_latest")]


class PopulationCount(models.Model):
    """So many children of one age; of these girls, and out of school, where the count says so."""

    population = models.ForeignKey(Population, on_delete=models.CASCADE, related_name="counts")
    age = models.PositiveSmallIntegerField()
    children = models.PositiveIntegerField()
    girls = models.PositiveIntegerField(null=True)
    out_of_school = models.PositiveIntegerField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["population", "age"], name="one_population_count")]


def counted_by_age(unit_id: int, period: Period) -> bool:
    """Whether a dated count stands for this unit and reporting year."""
    within = {"counted_on__gte": period.starts_on, "counted_on__lte": period.ends_on}
    return Population.objects.filter(unit=unit_id, withdrawn_at__isnull=True, **within).exists()
