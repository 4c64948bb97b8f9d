""" "Found but not notified": children a unit states it found, beside what was told or taken up of its children."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from tuoitho.cases.queries.reports import NOTHING, count_reports
from tuoitho.counts.models import Cell, Period

OF_SCHOOL, OF_WARD, NOTIFIED = "pupils.found", "children.in_labour", "children.notified"


@dataclass(frozen=True)
class Unnotified:
    """More children found than notified (Law on Children Art. 51: at once, each of them)."""

    found: int
    notified: int


def count_unnotified(units: Collection[int], period: Period) -> Mapping[int, Unnotified]:
    """Unit → its numbers, where it found more than was notified. A school: pupils found, and its own reports; a ward:
    children in labour, and children notified. What nobody stated says nothing. Two queries."""
    cells: dict[int, dict[str, int]] = {}
    asked = Cell.objects.filter(unit__in=units, year=period.year, measure__in=(OF_SCHOOL, OF_WARD, NOTIFIED))
    for unit, measure, value in asked.values_list("unit_id", "measure", "value"):
        cells.setdefault(unit, {})[measure] = value
    reports = count_reports(cells, period.starts_on, period.ends_on)
    pairs = {
        unit: Unnotified(
            known.get(OF_SCHOOL, known.get(OF_WARD, 0)), _notified(known, reports.get(unit, NOTHING).count)
        )
        for unit, known in cells.items()
    }
    return {unit: one for unit, one in pairs.items() if one.found > one.notified}


def _notified(known: Mapping[str, int], reports: int) -> int:
    return reports if OF_SCHOOL in known else known.get(NOTIFIED, 0)
