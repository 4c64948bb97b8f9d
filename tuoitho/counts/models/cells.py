"""A cell per (unit, period, measure). Facts write base cells; the bounds that follow are written with them."""

from collections.abc import Iterable, Mapping

from django.db import connections, models
from django.db.backends.utils import CursorWrapper

from tuoitho.counts.models.measures import CASES_COUNTED, Pair, derived_from, measures_of, pairs_touched
from tuoitho.organisations.models import Unit

READ = "SELECT measure, value FROM counts_cell WHERE unit_id = %s AND year = %s AND measure IN ({})"
WRITE = """INSERT INTO counts_cell (unit_id, year, measure, value) VALUES (%s, %s, %s, %s)
    ON CONFLICT (unit_id, year, measure) DO UPDATE SET value = excluded.value"""
DELETE = "DELETE FROM counts_cell WHERE unit_id = %s AND year = %s AND measure = %s"


class CellTable(models.Manager["Cell"]):
    """The only writer of cells. Its SQL is written out: every fact waits for it."""

    def put(self, unit_id: int, year: int, values: Mapping[str, int | None]) -> None:
        """Set base cells of one unit and year (None: no longer known) and the bounds that follow from them.

        Call inside the transaction of the fact. One reading and one writing, flat in the number of units and facts;
        none where no value is set.
        """
        if not values:
            return
        pairs = pairs_touched(values)
        measures = sorted(values.keys() | measures_of(pairs))
        with connections[self.db].cursor() as cursor:
            _wait_for_others(cursor, unit_id, year)
            cursor.execute(READ.format(", ".join(["%s"] * len(measures))), [unit_id, year, *measures])
            known = dict(cursor.fetchall())
            wanted = _with_bounds(known | dict(values), pairs)
            changed = [(unit_id, year, name, value) for name, value in wanted.items() if known.get(name) != value]
            gone = [(unit_id, year, name) for name in known.keys() - wanted.keys()]
            if changed:
                cursor.executemany(WRITE, changed)
            if gone:
                cursor.executemany(DELETE, gone)

    def counts_cases(self, unit_id: int, year: int) -> bool:
        """Whether the children of a ward's year are counted from its cases, one by one."""
        return self.filter(unit_id=unit_id, year=year, measure=CASES_COUNTED).exists()


def _wait_for_others(cursor: CursorWrapper, unit_id: int, year: int) -> None:
    """Two facts of one unit at once must not work out the bounds from each other's past. SQLite has one writer."""
    if cursor.db.vendor == "postgresql":
        cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [unit_id, year])


def _with_bounds(cells: Mapping[str, int | None], pairs: Iterable[Pair]) -> dict[str, int]:
    """The cells that are known, with the bounds of these pairs worked out anew."""
    wanted = {measure: value for measure, value in cells.items() if value is not None}
    for pair in pairs:
        for measure, value in derived_from(pair, wanted).items():
            wanted.pop(measure, None)
            if value is not None:
                wanted[measure] = value
    return wanted


class Cell(models.Model):
    """One number. Absent is not zero: a unit without data has no cell."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", db_index=False)
    year = models.PositiveSmallIntegerField()
    measure = models.CharField(max_length=40)
    value = models.PositiveIntegerField()

    objects = CellTable()

    class Meta:
        # A fact finds its unit's few cells by the first; a roll-up reads a measure from the second alone.
        constraints = [models.UniqueConstraint(fields=["unit", "year", "measure"], name="one_cell")]
        indexes = [models.Index(fields=["year", "measure", "unit", "value"], name="cell_measure")]
