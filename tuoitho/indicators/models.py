"""Indicators as data: a code, two measures, a direction, who contributes, the period in force."""

from django.db import models


class Indicator(models.Model):
    """One series of figures.md. A new one is a row, not a release."""

    code = models.CharField(max_length=6)
    name = models.CharField(max_length=200)
    short_name = models.CharField(max_length=80)
    numerator = models.CharField(max_length=40)
    denominator = models.CharField(max_length=40)
    comparison = models.CharField(max_length=2)
    whose = models.JSONField(default=list)
    from_year = models.PositiveSmallIntegerField()
    to_year = models.PositiveSmallIntegerField(null=True, blank=True)
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["code", "from_year"], name="one_indicator_from")]
