"""Reporting years: which days a year's figures cover, and how people are counted in it."""

from datetime import date

from django.db import models


class Period(models.Model):
    """A reporting year: default 18/11 of the year before to 17/11 (figures.md), so that no day escapes every report."""

    year = models.PositiveSmallIntegerField(primary_key=True)
    starts_on = models.DateField()
    ends_on = models.DateField()
    five_year_olds = models.BooleanField(default=False)
    cooperatives_with = models.CharField(
        max_length=12, choices=[("enterprise", "enterprise"), ("household", "household")], default="enterprise"
    )

    def day_of_roll(self, today: date) -> date:
        """The day whose roll counts: the period's last, or today while it runs."""
        return min(self.ends_on, max(today, self.starts_on))
