"""What a unit has stated, and what of it is known by name."""

from dataclasses import dataclass
from datetime import date

from tuoitho.counts.models import Period
from tuoitho.organisations.models import Unit
from tuoitho.organisations.queries import Viewer
from tuoitho.registry.models import Headcount
from tuoitho.registry.models.employer_counts import EMPLOYER_THEMES, employer_measures
from tuoitho.registry.models.populations import RESIDENT, counted_by_age
from tuoitho.registry.models.rosters import named_measures
from tuoitho.registry.models.stated import Stated, kept_by

KEEP = "registry.keep_headcounts"


@dataclass(frozen=True)
class Statements:
    """The form of one unit and year. `asked`: what the unit states here. `rows`: what it stated, by measure.

    `known`: rolls known by name, which are not asked for.
    """

    period: Period
    asked: tuple[Stated, ...]
    rows: dict[str, Headcount]
    known: dict[str, int]


def years_of(viewer: Viewer, today: date) -> list[int]:
    """Reporting years that have begun, the latest first."""
    return list(Period.objects.filter(starts_on__lte=today).order_by("-year").values_list("year", flat=True))


def statements_of(viewer: Viewer, unit: Unit, year: int, today: date) -> Statements | None:
    """What the unit states for a year; None for a year that has not begun or does not exist."""
    viewer.require(KEEP, unit.pk)
    period = Period.objects.filter(year=year, starts_on__lte=today).first()
    if period is None:
        return None
    named = named_measures(unit.pk, [period], today)[year]
    if unit.kind == unit.Kind.WARD:
        named |= employer_measures(unit.pk, [period], today)[year]
    known = {measure: count for measure, count in named.items() if measure.endswith(".roll") and count is not None}
    counted = {measure.partition(".")[0] for measure in known}
    # Who is known by name is counted and marked one by one; a second number beside it would only contradict it.
    by_name = {f"{audience}.{part}" for audience in counted for part in ("roll", *EMPLOYER_THEMES)}
    rows = {row.measure: row for row in Headcount.objects.filter(unit=unit, year=year)}
    if RESIDENT in rows and counted_by_age(unit.pk, period):
        known[RESIDENT] = rows[RESIDENT].low
        by_name.add(RESIDENT)
    asked = tuple(one for one in kept_by(unit, period) if one.measure not in by_name)
    return Statements(period, asked, rows, known)
