"""Exact numbers: a percentage is a fraction until the moment it is printed."""

from decimal import Decimal
from fractions import Fraction
from math import floor
from typing import TypeAlias

Number: TypeAlias = int | float | Decimal | Fraction


def exact(number: Number) -> Fraction:
    """The number as written: 0.1 is one tenth, not the binary number next to it.

    Raises ValueError for what is not a finite number.
    """
    return Fraction(str(number))


def round_half_up(number: Number, digits: int = 0) -> Decimal:
    """Round as school arithmetic does, a half away from zero, to so many digits after the comma."""
    value = exact(number)
    units = floor(abs(value) * 10**digits + Fraction(1, 2))
    return Decimal(units if value >= 0 else -units).scaleb(-digits)
