"""Money as people write it in Việt Nam: "12.500.000", "12,5 triệu", "1.250,50". Pure.

A dot parts thousands, a comma the fraction; "nghìn", "triệu" and "tỷ" multiply; "đ", "đồng" and "VND" may follow.
"""

import re
from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum
from typing import Final

from unidecode import unidecode

MOST: Final = Decimal(10) ** 15
TIMES: Final[Mapping[str, int]] = {
    "": 1,
    "nghin": 1_000,
    "ngan": 1_000,
    "trieu": 1_000_000,
    "ty": 1_000_000_000,
    "ti": 1_000_000_000,
}
DONG: Final = "VND"
MINOR_DIGITS: Final[Mapping[str, int]] = {
    DONG: 0, "USD": 2, "EUR": 2, "JPY": 0, "KRW": 0, "GBP": 2, "AUD": 2, "CAD": 2, "CHF": 2, "CNY": 2, "SEK": 2,
    "NOK": 2, "DKK": 2, "SGD": 2, "THB": 2,
}  # fmt: skip
"""Currencies by their code of ISO 4217, each with the digits of its fraction."""
_SHAPE = re.compile(r"(?P<whole>\d{1,3}(?:\.\d{3})+|\d+)(?:,(?P<part>\d+))?(?P<words>[a-z ]*)")
_UNITS = re.compile(r"\s*(dong|vnd|d)\.?$")


class Fault(StrEnum):
    """What is wrong with an amount."""

    EMPTY = "empty"
    NEGATIVE = "negative"
    SHAPE = "shape"
    PART = "part"
    NOTHING = "nothing"
    BEYOND = "beyond"


class NotAnAmount(ValueError):
    def __init__(self, fault: Fault) -> None:
        super().__init__(fault)
        self.fault = fault


def read_amount(text: str, digits: int = 0) -> Decimal:
    """The amount written, with at most `digits` of a fraction (0 for đồng). Raises `NotAnAmount`; never guesses."""
    words = unidecode(text).lower().strip()
    if not words:
        raise NotAnAmount(Fault.EMPTY)
    if words.startswith(("-", "(")):
        raise NotAnAmount(Fault.NEGATIVE)
    found = _SHAPE.fullmatch(_UNITS.sub("", words).strip())
    times = TIMES.get(found["words"].strip()) if found else None
    if found is None or times is None:
        raise NotAnAmount(Fault.SHAPE)
    amount = Decimal(f"{found['whole'].replace('.', '')}.{found['part'] or 0}") * times
    if amount != round(amount, digits):
        raise NotAnAmount(Fault.PART)
    if not amount:
        raise NotAnAmount(Fault.NOTHING)
    if amount >= MOST:
        raise NotAnAmount(Fault.BEYOND)
    return round(amount, digits)


def write_amount(amount: Decimal | int, digits: int = 0) -> str:
    """The same the other way: ``12.500.000`` or ``1.250,50``."""
    whole, _, part = f"{amount:,.{digits}f}".partition(".")
    return whole.replace(",", ".") + (f",{part}" if part else "")


def in_words(amount: Decimal | int, currency: str = DONG) -> str:
    """``1.250,50 EUR`` or ``12.500.000 đồng``."""
    return f"{write_amount(amount, MINOR_DIGITS.get(currency, 2))} {'đồng' if currency == DONG else currency}"


def rate_in_words(rate: Decimal) -> str:
    """``25.410,5``: no more digits than it has."""
    exponent = rate.normalize().as_tuple().exponent
    return write_amount(rate, max(0, -exponent if isinstance(exponent, int) else 0))
