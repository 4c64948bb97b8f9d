"""A cell per (unit, period, measure). Facts write base cells; the bounds that follow are written with them."""

from collections.abc import Iterable, Mapping

from django.db import models

from tuoitho.counts.models.measures import derived_from, pairs_touched
from tuoitho.organisations.models import Unit


class CellTable(models.Manager["Cell"]):
    """The only writer of cells."""

    def put(self, unit_id: int, year: int, values: Mapping[str, int | None]) -> None:
        """Set base cells of one unit and year (None: no longer known) and the bounds that follow from them.

        Call inside the transaction of the fact. Three queries, flat in the number of units and facts.
        """
        pairs = pairs_touched(values)
        known = dict(self.filter(unit_id=unit_id, year=year).values_list("measure", "value"))
        wanted = {measure: value for measure, value in (known | dict(values)).items() if value is not None}
        for pair in pairs:
            for measure, value in derived_from(pair, wanted).items():
                wanted.pop(measure, None)
                if value is not None:
                    wanted[measure] = value
        self._write(unit_id, year, known, wanted)

    def _write(self, unit_id: int, year: int, known: Mapping[str, int], wanted: Mapping[str, int]) -> None:
        gone = known.keys() - wanted.keys()
        if gone:
            self.filter(unit_id=unit_id, year=year, measure__in=gone).delete()
        changed: Iterable[Cell] = [
            Cell(unit_id=unit_id, year=year, measure=measure, value=value)
            for measure, value in wanted.items()
            if known.get(measure) != value
        ]
        self.bulk_create(
            changed,
            update_conflicts=True,
            unique_fields=["unit", "year", "measure"],
            update_fields=["value"],
        )


class Cell(models.Model):
    """One number. Absent is not zero: a unit without data has no cell."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    measure = models.CharField(max_length=40)
    value = models.PositiveIntegerField()

    objects = CellTable()

    class Meta:
        # A fact finds its unit's few cells by the first; a roll-up reads a measure from the second alone.
        constraints = [models.UniqueConstraint(fields=["unit", "year", "measure"], name="one_cell")]
        indexes = [models.Index(fields=["year", "measure", "unit", "value"], name="cell_measure")]
