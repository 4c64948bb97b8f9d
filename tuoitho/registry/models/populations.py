"""The dated population: how many children live in a ward on a day, by age, sex and schooling."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from tuoitho.base.models import Keyed
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
    """So many children of one age, sex ("" unsaid) and schooling of one count."""

    class Schooling(models.TextChoices):
        IN = "in", _("đang đi học")
        OUT = "out", _("không đi học")
        UNKNOWN = "unknown", _("chưa rõ")

    population = models.ForeignKey(Population, on_delete=models.CASCADE, related_name="counts")
    age = models.PositiveSmallIntegerField()
    sex = models.CharField(max_length=1, blank=True)
    schooling = models.CharField(max_length=8, choices=Schooling.choices)
    children = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["population", "age", "sex", "schooling"], name="one_population_count")
        ]
