"""Every unit of every level from one cumulative sum: cells laid out in preorder, each subtree one stretch of them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from django.db.models import Aggregate, QuerySet, TextField
from numpy.typing import NDArray

from tuoitho.counts.models import Cell
from tuoitho.counts.queries.history import Numbers, Population
from tuoitho.figures.ratio import Bounds, Ratio

FEW = 4000
"""Up to so many units are named in the query; beyond, the whole year is read."""

Read = dict[tuple[int, str], tuple[Numbers, Numbers]]


class _Joined(Aggregate):
    """A column as one text: a million numbers leave the store as a few strings instead of a million rows."""

    function = "GROUP_CONCAT"
    output_field = TextField()

    def as_postgresql(self, compiler: Any, connection: Any, **extra: Any) -> Any:
        return self.as_sql(
            compiler, connection, function="STRING_AGG", template="%(function)s(%(expressions)s::text, ',')"
        )


@dataclass(frozen=True)
class Part:
    """A figure as measures that add up: people reached (each with bounds `.low` and `.high`) of people concerned.

    A unit has data when it knows every measure; a unit that knows only some would bend the sum and is left out.
    """

    numerators: tuple[str, ...]
    denominators: tuple[str, ...]
    groups: tuple[str, ...]

    @property
    def measures(self) -> set[str]:
        return {f"{one}.{end}" for one in self.numerators for end in ("low", "high")} | set(self.denominators)


@dataclass(frozen=True)
class PartTotals:
    """A figure of every unit of a tree, in preorder: place n holds the totals of `tree.order[n]` and all below it."""

    low: Numbers
    high: Numbers
    denominator: Numbers
    with_data: Numbers
    concerned: Numbers

    def ratio(self, place: int) -> Ratio:
        low, high, whole, with_data, concerned = (
            int(column[place]) for column in (self.low, self.high, self.denominator, self.with_data, self.concerned)
        )
        known = with_data > 0
        return Ratio(
            Bounds(low, high) if known else None, Bounds.exactly(whole) if known else None, with_data, concerned
        )


@dataclass(frozen=True)
class Totals:
    """The cells of one year, ready to be summed over the subtree of any unit asked for."""

    population: Population
    _cells: Mapping[str, tuple[Numbers, Numbers]]
    _summed: dict[object, Any] = field(default_factory=dict)

    def ratio(self, unit: int, part: Part) -> Ratio:
        """The figure of a unit with everything below it."""
        return self.of_all(part).ratio(self.population.tree.left[unit])

    def of_all(self, part: Part) -> PartTotals:
        """The figure of every unit at once; right for the units asked for and all below them."""
        if part not in self._summed:
            concerned = self.population.of_groups(part.groups)
            columns, known = self._add_up(part, concerned)
            self._summed[part] = PartTotals(*(self._over_subtrees(c) for c in (*columns, known, concerned)))
        return self._summed[part]

    def total(self, unit: int, measure: str) -> int | None:
        """The sum of one measure over a unit and all below it; None when none of them has said it."""
        if measure not in self._summed:
            values, known = self._column(measure)
            self._summed[measure] = self._over_subtrees(values), self._over_subtrees(known)
        values, known = self._summed[measure]
        place = self.population.tree.left[unit]
        return int(values[place]) if known[place] else None

    def own(self, unit: int, measure: str) -> int | None:
        """What the unit itself has said, without those below."""
        values, known = self._column(measure)
        place = self.population.index[unit] if unit < len(self.population.index) else -1
        return int(values[place]) if place >= 0 and known[place] else None

    def _add_up(self, part: Part, concerned: NDArray[np.bool_]) -> tuple[list[Numbers], NDArray[np.bool_]]:
        """Low, high and denominator of each unit's own figure, and where every measure is known."""
        columns, known = [], concerned
        for measures in (
            [f"{one}.low" for one in part.numerators],
            [f"{one}.high" for one in part.numerators],
            part.denominators,
        ):
            column = np.zeros(len(concerned), np.int64)
            for measure in measures:
                values, said = self._column(measure)
                column, known = column + values, known & said
            columns.append(column)
        return [np.where(known, column, 0) for column in columns], known

    def _column(self, measure: str) -> tuple[Numbers, NDArray[np.bool_]]:
        """A measure as a value and whether it is known, for every unit of the population."""
        size = len(self.population.units)
        values, known = np.zeros(size, np.int64), np.zeros(size, bool)
        units, said = self._cells.get(measure, (np.empty(0, np.int64),) * 2)
        units, said = units[units < len(self.population.index)], said[units < len(self.population.index)]
        at = self.population.index[units]
        values[at[at >= 0]], known[at[at >= 0]] = said[at >= 0], True
        return values, known

    def _over_subtrees(self, own: NDArray[Any]) -> Numbers:
        placed, ends = self.population.places >= 0, self.population.ends
        here = np.zeros(len(ends), np.int64)
        np.add.at(here, self.population.places[placed], own[placed].astype(np.int64))
        running = np.concatenate([[0], np.cumsum(here)])
        return running[ends] - running[:-1]


def count_totals(
    units: Sequence[int], populations: Mapping[int, Population], measures: Iterable[str]
) -> dict[int, Totals]:
    """The totals of these units, and of all below them, for each year of `populations`: one query for all of it.

    Each unit must stand in the tree of each population. A measure nobody stated is missing, not zero.
    """
    scope = [population.units[population.below(units)] for population in populations.values()]
    wanted = np.unique(np.concatenate(scope)) if scope else np.empty(0, np.int64)
    cells = Cell.objects.filter(year__in=populations, measure__in=set(measures))
    read = _read(cells if len(wanted) > FEW else cells.filter(unit__in=wanted.tolist()))
    return {
        year: Totals(population, {measure: pair for (of, measure), pair in read.items() if of == year})
        for year, population in populations.items()
    }


def _read(cells: QuerySet[Cell]) -> Read:
    rows = cells.order_by().values_list("year", "measure").annotate(units=_Joined("unit_id"), values=_Joined("value"))
    return {(year, measure): (_numbers(units), _numbers(values)) for year, measure, units, values in rows}


def _numbers(joined: str) -> Numbers:
    return np.fromstring(joined, np.int64, sep=",")
