"""One figure of one unit and year, with everything a page or a paper says about it."""

from dataclasses import dataclass, replace
from fractions import Fraction

from tuoitho.figures.ratio import Bounds, Ratio
from tuoitho.figures.small import HIDDEN, hide_small
from tuoitho.figures.status import Goal, Status, status
from tuoitho.indicators.models import Indicator


@dataclass(frozen=True)
class Value:
    """`ratio`: the counts. `rate`: False where two counts stand side by side and make no percentage.

    `hidden`: the numerator is a small count that this viewer does not see, and with it the percentage. `sources`: the
    measures that were added up, numerators first.
    """

    indicator: Indicator
    unit: int
    ratio: Ratio
    goal: Goal | None
    status: Status
    sources: tuple[str, ...]
    rate: bool = True
    hidden: bool = False

    @classmethod
    def judged(
        cls, indicator: Indicator, unit: int, ratio: Ratio, goal: Goal | None, sources: tuple[str, ...]
    ) -> "Value":
        """With its status; a figure whose goal is last year's has none to meet while last year's is unknown."""
        if goal is not None:
            return cls(indicator, unit, ratio, goal, status(ratio, goal), sources)
        unknown = Status.NOT_ENOUGH_DATA if ratio.units_concerned else Status.NOT_APPLICABLE
        return cls(indicator, unit, ratio, None, unknown, sources)

    @property
    def code(self) -> str:
        return self.indicator.code

    @property
    def numerator(self) -> Bounds | None:
        return None if self.hidden else self.ratio.numerator

    @property
    def denominator(self) -> Bounds | None:
        return self.ratio.denominator

    @property
    def low(self) -> Fraction | None:
        """The least the percentage can be, 0–100; None when nothing is known, shown or to be divided."""
        return self.ratio.low_percent if self.rate and not self.hidden else None

    @property
    def high(self) -> Fraction | None:
        return self.ratio.high_percent if self.rate and not self.hidden else None

    @property
    def percent(self) -> Fraction | None:
        """The percentage when it is known exactly."""
        return self.low if self.low == self.high else None

    def concealed(self) -> "Value":
        """As an outsider may see it, on its own: without a numerator or denominator of one to four."""
        counts = [self.ratio.numerator, self.ratio.denominator]
        ends = [end for count in counts if count for end in (count.low, count.high)]
        return replace(self, hidden=True) if any(hide_small(end) is HIDDEN for end in ends) else self
