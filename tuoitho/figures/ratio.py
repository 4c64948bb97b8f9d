"""A ratio is two counts that add by parts; a percentage is only its shadow."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Bounds:
    """A count of people known to lie between two whole numbers, both included; exact when they are equal."""

    low: int
    high: int

    def __post_init__(self) -> None:
        if not 0 <= self.low <= self.high:
            raise ValueError(f"not a count between bounds: {self.low}–{self.high}")

    @classmethod
    def exactly(cls, count: int) -> "Bounds":
        return cls(count, count)

    @property
    def is_exact(self) -> bool:
        return self.low == self.high

    def __add__(self, other: "Bounds") -> "Bounds":
        return Bounds(self.low + other.low, self.high + other.high)


@dataclass(frozen=True, slots=True)
class Ratio:
    """Numerator and denominator in people, of one unit or of several added up.

    Both are None while no unit has said anything: missing is not zero. A unit that knows only one of the two has no
    ratio, for its half would bend the sum. ``units_with_data`` of ``units_concerned`` have one; a unit to which the
    figure does not apply is not concerned.
    """

    numerator: Bounds | None
    denominator: Bounds | None
    units_with_data: int = 1
    units_concerned: int = 1

    def __post_init__(self) -> None:
        if not 0 <= self.units_with_data <= self.units_concerned:
            raise ValueError(f"{self.units_with_data} of {self.units_concerned} units have data")
        if (self.numerator is None, self.denominator is None) != (self.units_with_data == 0,) * 2:
            raise ValueError("a ratio has both its parts exactly when some unit has data")

    @classmethod
    def of(cls, numerator: int | Bounds | None, denominator: int | Bounds | None) -> "Ratio":
        """The ratio of one unit; missing when either part is."""
        if numerator is None or denominator is None:
            return cls.missing()
        return cls(_bounds(numerator), _bounds(denominator))

    @classmethod
    def missing(cls) -> "Ratio":
        """One unit that is concerned and has said nothing."""
        return cls(None, None, units_with_data=0, units_concerned=1)

    @classmethod
    def not_applicable(cls) -> "Ratio":
        """A unit to which the figure does not apply: adds nothing, not even to completeness."""
        return cls(None, None, units_with_data=0, units_concerned=0)

    @classmethod
    def total(cls, parts: Iterable["Ratio"]) -> "Ratio":
        """The ratio of a whole: numerators by numerators, denominators by denominators."""
        return sum(parts, start=cls.not_applicable())

    def __add__(self, other: "Ratio") -> "Ratio":
        return Ratio(
            _plus(self.numerator, other.numerator),
            _plus(self.denominator, other.denominator),
            self.units_with_data + other.units_with_data,
            self.units_concerned + other.units_concerned,
        )

    @property
    def low_percent(self) -> Fraction | None:
        """The least the percentage can be; None without data or when the denominator may be zero.

        Never cut at 100: a reach above its audience is an error to be shown, not smoothed away.
        """
        if self.numerator is None or self.denominator is None or self.denominator.low == 0:
            return None
        return Fraction(100 * self.numerator.low, self.denominator.high)

    @property
    def high_percent(self) -> Fraction | None:
        """The most the percentage can be; None without data or when the denominator may be zero."""
        if self.numerator is None or self.denominator is None or self.denominator.low == 0:
            return None
        return Fraction(100 * self.numerator.high, self.denominator.low)

    @property
    def percent(self) -> Fraction | None:
        """The percentage when it is known exactly, else None."""
        return self.low_percent if self.low_percent == self.high_percent else None


def _bounds(count: int | Bounds) -> Bounds:
    return count if isinstance(count, Bounds) else Bounds.exactly(count)


def _plus(left: Bounds | None, right: Bounds | None) -> Bounds | None:
    if left is None or right is None:
        return left or right
    return left + right
