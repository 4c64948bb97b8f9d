"""Numbers as people of each language write them: 4.806 and 94,1% in Vietnamese, 4,806 and 94.1% in English."""

from decimal import Decimal
from fractions import Fraction

from tuoitho.figures.exact import Number, exact, round_half_up
from tuoitho.figures.ratio import Bounds

PRINTED_TOLERANCE = Fraction(1, 10)

_MARKS = {"vi": (".", ","), "en": (",", ".")}


def format_count(count: int, language: str = "vi") -> str:
    return _with_marks(f"{count:,}", language)


def format_bounds(count: Bounds, language: str = "vi") -> str:
    """``312`` when exact, ``312–340`` when only bounds are known."""
    if count.is_exact:
        return format_count(count.low, language)
    return f"{format_count(count.low, language)}–{format_count(count.high, language)}"


def format_percent(percent: Number, language: str = "vi", digits: int = 1) -> str:
    """``94,1%``; a whole percentage needs no decimals: ``90%``."""
    return f"{_decimal(round_half_up(percent, digits), language)}%"


def format_percent_range(low: Number, high: Number, language: str = "vi", digits: int = 1) -> str:
    """``71–79%``; one number when both ends print alike."""
    first, last = format_percent(low, language, digits), format_percent(high, language, digits)
    return last if first == last else f"{first.removesuffix('%')}–{last}"


def agrees_with_printed(percent: Number, printed: Number) -> bool:
    """Whether a percentage found in a document can be this one.

    Official papers mix rounding and cutting off, so one tenth of a point either way is the same figure; more than
    that is to be flagged, not refused.
    """
    return abs(exact(percent) - exact(printed)) <= PRINTED_TOLERANCE


def _decimal(number: Decimal, language: str) -> str:
    whole = number == number.to_integral_value()
    return _with_marks(f"{number:,.0f}" if whole else f"{number:,f}", language)


def _with_marks(english: str, language: str) -> str:
    thousands, decimal = _MARKS[language]
    return english.translate(str.maketrans(",.", thousands + decimal))
