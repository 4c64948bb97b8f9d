"""Is the goal met? Never yes for lack of data."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from operator import ge, gt, le, lt

from tuoitho.figures.exact import Number, exact
from tuoitho.figures.ratio import Ratio

ENOUGH_UNITS = Fraction(90, 100)
NEAR = Fraction(5, 100)

_COMPARISONS = {"<": lt, "<=": le, ">": gt, ">=": ge}


class Status(StrEnum):
    MET = "met"
    NEAR = "near"
    MISSED = "missed"
    NOT_ENOUGH_DATA = "not_enough_data"
    NOT_APPLICABLE = "not_applicable"


@dataclass(frozen=True, slots=True)
class Goal:
    """What a target asks of a percentage: "dưới 1 %" is ``Goal("<", 1)``, "90 %" is ``Goal(">=", 90)``.

    Raises ValueError for an unknown comparison or a percentage outside 0–100.
    """

    comparison: str
    percent: Number

    def __post_init__(self) -> None:
        if self.comparison not in _COMPARISONS:
            raise ValueError(f"unknown comparison: {self.comparison}")
        if not 0 <= exact(self.percent) <= 100:
            raise ValueError(f"not a percentage: {self.percent}")

    @property
    def upward(self) -> bool:
        """True when more is better."""
        return self.comparison.startswith(">")

    def holds_at(self, percent: Fraction) -> bool:
        return bool(_COMPARISONS[self.comparison](percent, exact(self.percent)))

    def is_near(self, percent: Fraction) -> bool:
        """Within 5 % of the goal itself: down to 85,5 for a goal of 90, up to 1,05 for a goal of 1."""
        return abs(percent - exact(self.percent)) <= NEAR * exact(self.percent)


def status(ratio: Ratio, goal: Goal) -> Status:
    """The status of a figure, by the five words of the yearly report.

    ``met`` when every value the figure may have meets the goal; ``not_enough_data`` when some do and some do not, when
    fewer than 90 % of the units concerned have data, or when there is nothing to divide by; ``near`` when none does
    but even the worst lies within 5 % of the goal; else ``missed``.
    """
    if ratio.units_concerned == 0:
        return Status.NOT_APPLICABLE
    low, high = ratio.low_percent, ratio.high_percent
    if low is None or high is None or not _complete(ratio):
        return Status.NOT_ENOUGH_DATA
    holds_low, holds_high = goal.holds_at(low), goal.holds_at(high)
    if holds_low and holds_high:
        return Status.MET
    if holds_low or holds_high:
        return Status.NOT_ENOUGH_DATA
    return Status.NEAR if goal.is_near(low if goal.upward else high) else Status.MISSED


def _complete(ratio: Ratio) -> bool:
    return ratio.units_with_data >= ENOUGH_UNITS * ratio.units_concerned
