"""Head-counts: numbers a unit states where people are not known by name."""

from collections.abc import Mapping
from datetime import date, datetime

from django.db import models
from django.db.models import F
from django.utils import timezone

from tuoitho.base.actors import Actor
from tuoitho.base.models import Keyed
from tuoitho.counts.models import Cell, Period
from tuoitho.counts.models.measures import OF_CASES
from tuoitho.organisations.models import Unit
from tuoitho.registry.models.employer_counts import EMPLOYER_ROLLS, employer_measures
from tuoitho.registry.models.rosters import named_measures
from tuoitho.registry.models.stated import NAMED_ROLLS, Span, cells_of, kept_by


class HeadcountTable(models.Manager["Headcount"]):
    """The only writer of head-counts; the cells that follow are written with them."""

    def state(
        self,
        unit: Unit,
        year: int,
        spans: Mapping[str, Span | None],
        counted_on: date,
        source: str,
        by: Actor,
        at: datetime,
    ) -> None:
        """Set what a unit states for a year: measure → (low, high), or None to take it back.

        Call inside an action's transaction. A measure the unit does not keep raises ValueError. A roll known by name
        keeps its named number, children whose cases are kept here theirs: the statement is saved, the cell is not.
        """
        period = Period.objects.get(year=year)
        foreign = spans.keys() - {stated.measure for stated in kept_by(unit, period)}
        if foreign:
            raise ValueError(f"{unit.code} does not state {sorted(foreign)} in {year}")
        self._save(unit, year, spans, counted_on, source, by, at)
        counted = spans.keys() & OF_CASES and Cell.objects.counts_cases(unit.pk, year)
        said = {measure: span for measure, span in spans.items() if not counted or measure not in OF_CASES}
        values = {cell: value for measure, span in said.items() for cell, value in cells_of(measure, span).items()}
        for rolls, measures in ((NAMED_ROLLS, named_measures), (EMPLOYER_ROLLS, employer_measures)):
            if any(measure in values for measure in rolls):
                named = measures(unit.pk, [period], timezone.localtime(at).date())[year]
                values |= {measure: named[measure] for measure in rolls if named[measure] is not None}
        Cell.objects.put(unit.pk, year, values)

    def _save(
        self,
        unit: Unit,
        year: int,
        spans: Mapping[str, Span | None],
        counted_on: date,
        source: str,
        by: Actor,
        at: datetime,
    ) -> None:
        self.filter(unit=unit, year=year, measure__in=[m for m, span in spans.items() if span is None]).delete()
        said = {"counted_on": counted_on, "source": source, "recorded_at": at, "by": by.key}
        known = set(self.filter(unit=unit, year=year, measure__in=spans).values_list("measure", flat=True))
        fresh = []
        for measure, span in spans.items():
            if span is None:
                continue
            if measure in known:
                self.filter(unit=unit, year=year, measure=measure).update(
                    low=span[0], high=span[1], version=F("version") + 1, **said
                )
            else:
                fresh.append(Headcount(unit=unit, year=year, measure=measure, low=span[0], high=span[1], **said))
        self.bulk_create(fresh)


class Headcount(Keyed):
    """`low`–`high` people of a measure (see `stated`) at a unit in a reporting year, counted on a date."""

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

    objects = HeadcountTable()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["unit", "year", "measure"], name="one_headcount")]
