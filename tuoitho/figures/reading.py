"""Numbers as people type them, and as Excel hands them over.

What can be read is a value; what can be read in two ways is a ``Doubtful`` value with a question; what cannot is
``Unreadable`` with a sentence; an empty cell is None, for missing is not zero.
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Generic, TypeAlias, TypeVar

from tuoitho.figures.printing import format_count, format_percent
from tuoitho.figures.sentences import Sentence, gettext_noop

Cell: TypeAlias = str | int | float | Decimal | None
Value = TypeVar("Value", int, Fraction)

NOT_A_NUMBER = gettext_noop("“%(text)s” không phải là một số.")
NOT_WHOLE = gettext_noop("“%(text)s” không phải là số nguyên; số người phải là số nguyên.")
NEGATIVE = gettext_noop("“%(text)s” là số âm; số người và tỷ lệ không thể âm.")
ABOVE_HUNDRED = gettext_noop("“%(text)s” lớn hơn 100%%.")
WHICH_COUNT = gettext_noop("“%(text)s” được hiểu là %(count)s. Hãy xác nhận, vì dấu phẩy thường là dấu thập phân.")
WHICH_PERCENT = gettext_noop("“%(text)s” được hiểu là %(percent)s, không phải %(other)s. Hãy xác nhận.")

_SPACES = re.compile(r"[\s\u00a0\u202f]+")
_THOUSANDS_BY_DOT = re.compile(r"\d{1,3}(\.\d{3}){1,4}")
_THOUSANDS_BY_COMMA = re.compile(r"[1-9]\d{0,2}(,\d{3}){1,4}")
_PLAIN = re.compile(r"-?\d{1,15}([.,]\d{1,20})?")


@dataclass(frozen=True, slots=True)
class Doubtful(Generic[Value]):
    """The likelier of two readings, and the question that settles it."""

    value: Value
    sentence: Sentence


@dataclass(frozen=True, slots=True)
class Unreadable:
    sentence: Sentence


def parse_count(cell: Cell) -> int | Doubtful[int] | Unreadable | None:
    """A number of people: ``1.234``, ``1 234`` and ``1234`` are one number, ``12,0`` and the float 12.0 are twelve."""
    text = _text(cell)
    if not text:
        return None
    if isinstance(cell, str) and _THOUSANDS_BY_DOT.fullmatch(text):
        return int(text.replace(".", ""))
    if isinstance(cell, str) and _THOUSANDS_BY_COMMA.fullmatch(text):
        count = int(text.replace(",", ""))
        return Doubtful(count, Sentence(WHICH_COUNT, {"text": text, "count": format_count(count)}))
    number = _number(_typed(cell), text)
    if isinstance(number, Unreadable):
        return number
    return int(number) if number.denominator == 1 else _unreadable(NOT_WHOLE, text)


def parse_percent(cell: Cell) -> Fraction | Doubtful[Fraction] | Unreadable | None:
    """A percentage between 0 and 100: ``90``, ``90%`` and ``92,5 %``.

    ``0,9`` without a sign may be nine tenths of a percent or ninety: Excel hands over a cell that shows 90% as 0.9.
    Read as ninety, and asked.
    """
    text = _text(cell)
    if not text:
        return None
    number = _number(_typed(cell), text.removesuffix("%"))
    if isinstance(number, Unreadable):
        return number
    if number > 100:
        return _unreadable(ABOVE_HUNDRED, text)
    if 0 < number <= 1 and not text.endswith("%"):
        readings = {"text": text, "percent": format_percent(100 * number), "other": format_percent(number)}
        return Doubtful(100 * number, Sentence(WHICH_PERCENT, readings))
    return number


def _text(cell: Cell) -> str:
    return "" if cell is None else _SPACES.sub("", str(cell))


def _typed(cell: Cell) -> str:
    """As it is quoted back: words keep the space between them."""
    return " ".join(str(cell).split())


def _number(text: str, digits: str) -> Fraction | Unreadable:
    """The number that ``digits`` spell, with a comma or a point before the decimals; ``text`` is what was typed."""
    if not _PLAIN.fullmatch(digits):
        return _unreadable(NOT_A_NUMBER, text)
    number = Fraction(digits.replace(",", "."))
    return number if number >= 0 else _unreadable(NEGATIVE, text)


def _unreadable(template: str, text: str) -> Unreadable:
    return Unreadable(Sentence(template, {"text": text}))
