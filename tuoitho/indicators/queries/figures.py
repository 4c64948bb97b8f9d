"""Figures of the units asked for and of all below them, worked out from totals already read."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from tuoitho.counts.models import Period
from tuoitho.counts.queries import History, Part, Totals
from tuoitho.figures.ratio import Ratio
from tuoitho.figures.small import HIDDEN, hide_row
from tuoitho.figures.status import Goal, Status
from tuoitho.indicators import rules
from tuoitho.indicators.models import Indicator
from tuoitho.indicators.queries.values import Value
from tuoitho.organisations.models import Unit
from tuoitho.organisations.queries import Viewer
from tuoitho.organisations.succession import Tree
from tuoitho.programme.queries import count_goals

FOUND, SCREENED = "pupils.found", "pupils.screened.low"


@dataclass(frozen=True)
class Figures:
    """`day`: whose tree adds the figures up. `periods`: every year begun. `totals`: of the years asked for, but not of
    one in whose tree a unit asked for does not stand."""

    viewer: Viewer
    history: History
    period: Period
    day: date
    indicators: list[Indicator]
    periods: Mapping[int, Period]
    totals: Mapping[int, Totals]
    _goals: dict[int, Mapping[str, tuple[str, object]]] = field(default_factory=dict)

    @property
    def now(self) -> Totals:
        """The totals of the period."""
        return self.totals[self.period.year]

    @property
    def tree(self) -> Tree:
        return self.now.population.tree

    def prepare(self, units: Collection[int]) -> None:
        """Read the goals of these units together, before their figures are asked for one by one."""
        self._goals.update(count_goals(units, self.period.year, self.tree))

    def value(self, unit: int, indicator: Indicator) -> Value:
        """One figure of the period; a small one is hidden from a viewer outside the chain of duty."""
        found = self._screened(unit, indicator) if self._screening(unit, indicator) else self._judged(unit, indicator)
        return found if self._sees_small(unit) else found.concealed()

    def values(self, unit: int) -> list[Value]:
        """All series of a unit, in the plan's order."""
        return [self.value(unit, indicator) for indicator in self.indicators]

    def column(self, parts: Collection[int], indicator: Indicator) -> list[Value]:
        """One series of the parts of a whole. Outside the chain of duty none can be worked out from the whole."""
        found = [self.value(part, indicator) for part in parts]
        if all(self._sees_small(part) for part in parts):
            return found
        shown = hide_row([value.ratio.numerator.high if value.ratio.numerator else 0 for value in found])
        return [
            replace(value, hidden=True) if cell is HIDDEN else value
            for value, cell in zip(found, shown.cells, strict=True)
        ]

    def trend(self, unit: int, indicator: Indicator) -> list[tuple[int, Fraction | None]]:
        """The percentages of the years asked for, oldest first; None where unknown, an interval or hidden."""
        return [(year, self._percent(unit, indicator, year)) for year in sorted(self.totals)]

    def part(self, indicator: Indicator) -> Part:
        """The indicator as measures of counts, by the settings of the period."""
        return indicator.part(self.period)

    def of_kind(self, unit: int, kind: str) -> list[int]:
        """The units of a kind below a unit in this tree, by name: a ward of today also holds what counted before it."""
        below = self.tree.subtree(unit)
        return sorted((one for one in below if self.history.kind(one) == kind), key=self.history.rank)

    def concerned(self, units: Collection[int], indicator: Indicator) -> list[int]:
        """Of these units those whose own figures make the series."""
        population, groups = self.now.population, self.part(indicator).groups
        found = population.of_groups(groups)
        return [unit for unit in units if population.index[unit] >= 0 and found[population.index[unit]]]

    def ranked(
        self, unit: int, indicator: Indicator | None = None, level: str = "", *, missing: bool = False
    ) -> list[int]:
        """Schools and then groups below a unit, by name: of one level, without data for a series, or all."""
        groups = [f"{kind}:{level}" if level else str(kind) for kind in (Unit.Kind.SCHOOL, Unit.Kind.GROUP)]
        found = self._standing(unit, self.now.population.of_groups(groups))
        if not missing or indicator is None:
            return found
        known = self.now.of_all(self.part(indicator))
        places = [(one, self.tree.left[one]) for one in found]
        return [one for one, place in places if known.concerned[place] > known.with_data[place]]

    def by_value(self, units: list[int], indicator: Indicator, *, downward: bool) -> list[int]:
        """Sorted by the least the percentage can be; those without one last. Hidden values stand with these."""
        sign = -1 if downward else 1
        lows = {unit: self._low(unit, indicator) for unit in units}
        return sorted(units, key=lambda unit: (lows[unit] is None, sign * (lows[unit] or 0)))

    def _low(self, unit: int, indicator: Indicator) -> Fraction | None:
        ratio = self.now.ratio(unit, self.part(indicator))
        value = Value(indicator, unit, ratio, None, Status.NOT_APPLICABLE, ())
        return (value if self._sees_small(unit) else value.concealed()).low

    def _standing(self, unit: int, wanted: NDArray[np.bool_]) -> list[int]:
        """Of the units that count and stand in this tree those below a unit."""
        tree, population = self.tree, self.now.population
        found = population.units[wanted & population.below([unit])].tolist()
        standing = sorted((one for one in found if one in tree), key=self.history.rank)
        return sorted(standing, key=lambda one: population.group(one).startswith(Unit.Kind.GROUP))

    def _sees_small(self, unit: int) -> bool:
        return rules.see_small_counts(self.viewer, self.tree, unit)

    def _judged(self, unit: int, indicator: Indicator) -> Value:
        part = self.part(indicator)
        ratio, goal = self.now.ratio(unit, part), self._goal(unit, indicator)
        return Value.judged(indicator, unit, ratio, goal, (*part.numerators, *part.denominators))

    def _screening(self, unit: int, indicator: Indicator) -> bool:
        school = self.now.population.group(unit).split(":")[0] in (Unit.Kind.SCHOOL, Unit.Kind.GROUP)
        return school and indicator.at_school == Indicator.AtSchool.SCREENING

    def _screened(self, unit: int, indicator: Indicator) -> Value:
        """A school's two counts: found and screened. They make no rate: the rate is by residence (figures.md)."""
        ratio = Ratio.of(self.now.own(unit, FOUND), self.now.own(unit, SCREENED))
        return Value(indicator, unit, ratio, None, Status.NOT_APPLICABLE, (FOUND, SCREENED), rate=False)

    def _percent(self, unit: int, indicator: Indicator, year: int) -> Fraction | None:
        if self._screening(unit, indicator) or unit not in self.totals[year].population.tree:
            return None
        ratio = self.totals[year].ratio(unit, indicator.part(self.periods[year]))
        value = Value(indicator, unit, ratio, None, Status.NOT_APPLICABLE, ())
        return (value if self._sees_small(unit) else value.concealed()).percent

    def _goal(self, unit: int, indicator: Indicator) -> Goal | None:
        """The plan's goal; the indicator's own where no plan sets one; below last year's figure where it has none."""
        if unit not in self._goals:
            self.prepare([unit])
        comparison, percent = self._goals[unit].get(indicator.code, (indicator.comparison, indicator.percent))
        if percent is not None:
            return Goal(comparison, Fraction(str(percent)))
        last = self.period.year - 1
        before = self._percent(unit, indicator, last) if last in self.totals else None
        return None if before is None else Goal(comparison if before else "<=", before)


@dataclass(frozen=True)
class Place:
    """A unit with its figures; `tree` as it was asked for: then, now or a date."""

    unit: Unit
    tree: str
    figures: Figures

    @property
    def year(self) -> int:
        return self.figures.period.year

    @property
    def reformed(self) -> bool:
        """Whether the tree below the unit is another today than on the period's last day."""
        return not self._same(self.figures.period.ends_on, self.figures.viewer.on)

    @property
    def coming(self) -> date | None:
        """The day ahead from which the tree below the unit is another, when the unit still stands in it."""
        history, today = self.figures.history, self.figures.viewer.on
        day = history.next_change(today)
        return day if day and self.unit.pk in history.tree(day) and not self._same(today, day) else None

    def _same(self, one: date, other: date) -> bool:
        first, second = self.figures.history.tree(one), self.figures.history.tree(other)
        unit = self.unit.pk
        return unit in first and unit in second and first.subtree(unit) == second.subtree(unit)
