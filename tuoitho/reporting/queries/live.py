"""The figures as the records have them now."""

from collections.abc import Collection, Iterable
from datetime import date

from tuoitho.activities.queries import count_by_clause
from tuoitho.base.actors import SYSTEM
from tuoitho.cases.queries.reports import NOTHING, count_reports
from tuoitho.counts.models import Period
from tuoitho.counts.queries import Part, Totals, count_totals, history_of
from tuoitho.figures.ratio import Bounds, Ratio
from tuoitho.indicators.models import Indicator
from tuoitho.organisations.models import Unit
from tuoitho.organisations.queries import Viewer, current_stamp, tree_on
from tuoitho.reporting.models.content import Value
from tuoitho.reporting.rules.series import FOUND, FOUND_MEASURES, reported_by, value_of
from tuoitho.reporting.rules.tasks import by_task

Live = dict[str, Ratio]


def count_live(units: Iterable[int], year: int, today: date) -> dict[int, Live]:
    """Unit id → series → its ratio with everything below it, on the tree of the period's last day.

    A school's 1.1 is "found / pupils screened". A unit that does not stand that day is left out. Five queries, however
    many units.
    """
    period = Period.objects.filter(pk=year).first()
    if period is None:
        return {}
    day = period.day_of_roll(today)
    history = history_of(Viewer(SYSTEM.key, today, stamp=current_stamp()))
    population = history.population(day, period.ends_on)
    standing = [unit for unit in units if unit in population.tree]
    if not standing:
        return {}
    parts = _parts(period)
    measures = {*FOUND_MEASURES}.union(*(part.measures for part in parts.values()))
    totals = count_totals(standing, {year: population}, measures)[year]
    schools = set(Unit.objects.filter(pk__in=standing, kind=Unit.Kind.SCHOOL).values_list("pk", flat=True))
    return {
        unit: {code: totals.ratio(unit, part) for code, part in parts.items()}
        | ({FOUND.code: _found(totals, unit)} if unit in schools else {})
        for unit in standing
    }


def _parts(period: Period) -> dict[str, Part]:
    rows = Indicator.objects.of_year(period.year)
    return {row.code: row.part(period) for row in rows}


def _found(totals: Totals, unit: int) -> Ratio:
    found, screened = (totals.total(unit, measure) for measure in FOUND_MEASURES)
    if found is None or screened is None:
        return Ratio.missing()
    return Ratio(Bounds.exactly(found), Bounds.exactly(screened))


def count_reported(units: Iterable[int], year: int, today: date) -> dict[int, dict[str, Value]]:
    """Unit id → the series it reports → (low, high, denominator) in the records; None where they say nothing."""
    wanted = Unit.objects.filter(pk__in=list(units))
    period = Period.objects.filter(pk=year).first()
    live = count_live([unit.pk for unit in wanted], year, today)
    return {
        unit.pk: {one.code: value_of(live.get(unit.pk, {}).get(one.code)) for one in reported_by(unit, period)}
        for unit in wanted
        if period is not None
    }


def count_told(units: Collection[int], year: int) -> dict[int, dict[str, float | None]]:
    """Unit id → how many reports of children its people made in the year, and the median of hours it took them.

    One that passes the school by is not counted to it: its people could tell from the number that there is one.
    """
    period = Period.objects.filter(pk=year).first()
    if period is None:
        return {}
    found = count_reports(units, period.starts_on, period.ends_on, seated=units)
    return {unit: {"count": found.get(unit, NOTHING).count, "hours": found.get(unit, NOTHING).hours} for unit in units}


def count_tasks(units: Iterable[int], year: int, today: date) -> dict[str, int]:
    """Address of a task ("II.2") → activities under it, of these units and all below them."""
    period = Period.objects.filter(pk=year).first()
    if period is None:
        return {}
    tree = tree_on(period.day_of_roll(today), current_stamp())
    below = {one for unit in units if unit in tree for one in tree.subtree(unit)}
    return by_task(count_by_clause(below, year))
