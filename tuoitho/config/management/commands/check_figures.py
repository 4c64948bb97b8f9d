from collections import defaultdict
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from tuoitho.activities.models import recount_all
from tuoitho.base.clock import now
from tuoitho.counts.models import Cell
from tuoitho.organisations.models import Unit
from tuoitho.registry.models import Headcount
from tuoitho.registry.models.cells import refresh_all
from tuoitho.registry.models.stated import cells_of

Cells = dict[tuple[int, int, str], int]


class Command(BaseCommand):
    help = (
        "Integrity check: work every cell out again from rosters, statements and activities; exit 1 when one differs."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        with transaction.atomic():
            stored = _cells()
            _rebuild()
            rebuilt = _cells()
            transaction.set_rollback(True)
        wrong = sorted(cell for cell in stored.keys() | rebuilt.keys() if stored.get(cell) != rebuilt.get(cell))
        codes = dict(Unit.objects.values_list("pk", "code"))
        for unit, year, measure in wrong[:20]:
            key = (unit, year, measure)
            self.stderr.write(f"{codes[unit]} {year} {measure}: {stored.get(key)}, tính lại là {rebuilt.get(key)}")
        if wrong:
            raise CommandError(f"{len(wrong)} ô số liệu không khớp với sổ gốc.")
        self.stdout.write(f"{len(stored)} ô số liệu khớp với sổ gốc.")


def _cells() -> Cells:
    rows = Cell.objects.values_list("unit_id", "year", "measure", "value")
    return {(unit, year, measure): value for unit, year, measure, value in rows.iterator()}


def _rebuild() -> None:
    """Empty the cells and let every room write its own again."""
    Cell.objects.all().delete()
    said: dict[tuple[int, int], dict[str, int | None]] = defaultdict(dict)
    for row in Headcount.objects.iterator():
        said[row.unit_id, row.year] |= cells_of(row.measure, (row.low, row.high))
    for (unit, year), values in said.items():
        Cell.objects.put(unit, year, values)
    recount_all(now().date())
    refresh_all(now().date())
