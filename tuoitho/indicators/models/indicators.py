"""Indicators as data: a code, two measures, a direction, a goal, whose figure it is, the years in force."""

from django.db import models
from django.db.models import Q

from tuoitho.counts.models import Period
from tuoitho.counts.queries import Part


class InForce(models.QuerySet["Indicator"]):
    """Rows of a reporting year."""

    def of_year(self, year: int) -> "InForce":
        return self.filter(Q(from_year__lte=year), Q(to_year__isnull=True) | Q(to_year__gte=year))


class Indicator(models.Model):
    """One series of figures.md. A new one is a row, not a release.

    `numerator` and `denominator`: measures of counts joined by "+". `percent`: the goal where no plan sets another;
    None when the goal is last year's figure. `groups`: the kinds ("ward") or kinds and levels ("school:primary") of
    units whose own figures make it; `groups_with_five`: those that join when five-year-olds are counted.
    `cooperatives`: where a term on co-operatives counts only by the setting of the period, that setting's value.
    `at_school`: "yes", "screening" (two counts and no rate), "contributes" (contacts only) or "no".
    """

    class AtSchool(models.TextChoices):
        YES = "yes"
        SCREENING = "screening"
        CONTRIBUTES = "contributes"
        NO = "no"

    code = models.CharField(max_length=6)
    target = models.CharField(max_length=6)
    name = models.CharField(max_length=300)
    short_name = models.CharField(max_length=100)
    numerator = models.CharField(max_length=200)
    numerator_name = models.CharField(max_length=200)
    denominator = models.CharField(max_length=200)
    denominator_name = models.CharField(max_length=200)
    counted = models.CharField(max_length=40)
    comparison = models.CharField(max_length=2)
    percent = models.DecimalField(max_digits=6, decimal_places=2, null=True, blank=True)
    groups = models.JSONField(default=list)
    groups_with_five = models.JSONField(default=list, blank=True)
    at_school = models.CharField(max_length=12, choices=AtSchool.choices)
    cooperatives = models.CharField(max_length=12, blank=True)
    from_year = models.PositiveSmallIntegerField()
    to_year = models.PositiveSmallIntegerField(null=True, blank=True)
    position = models.PositiveSmallIntegerField()

    objects = InForce.as_manager()

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["code", "from_year"], name="one_indicator_from")]

    def __str__(self) -> str:
        return self.code

    def part(self, period: Period) -> Part:
        """The figure as measures that add up, by the settings of a period."""
        groups = (*self.groups, *(self.groups_with_five if period.five_year_olds else ()))
        return Part(self._terms(self.numerator, period), self._terms(self.denominator, period), groups)

    def _terms(self, joined: str, period: Period) -> tuple[str, ...]:
        elsewhere = self.cooperatives and self.cooperatives != period.cooperatives_with
        return tuple(term for term in joined.split("+") if not (elsewhere and term.startswith("cooperatives.")))
