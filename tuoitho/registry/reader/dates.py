"""Dates of birth as people and programs write them."""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from tuoitho.registry.reader.sentences import NO_SUCH_DAY, NOT_A_DATE

_DAY_FIRST = re.compile(r"(\d{1,2})\s*[/.\-\s]\s*(\d{1,2})\s*[/.\-\s]\s*(\d{4}|\d{2})(?:\s+0?0:00(?::00)?)?")
_YEAR_FIRST = re.compile(r"(\d{4})[/.\-](\d{1,2})[/.\-](\d{1,2})(?:[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?")
_EPOCH = date(1899, 12, 30)
YEARS = range(1930, 2100)
# A serial number of Excel between these is a day of 1930–2099; a year as a number is far below.
_SERIALS = range((date(1930, 1, 1) - _EPOCH).days, (date(2099, 12, 31) - _EPOCH).days + 1)


@dataclass(frozen=True, slots=True)
class Born:
    """A date, or a year alone, or nothing; `wrong` is the template of a sentence about the text."""

    on: date | None = None
    year: int | None = None
    wrong: str = ""


def read_born(value: object) -> Born:
    """A cell as a date of birth: a date, an Excel serial number, text day first or year first, or a year alone."""
    if value is None:
        return Born()
    if isinstance(value, datetime):
        return _of(value.date())
    if isinstance(value, date):
        return _of(value)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _of_number(int(value))
    text = str(value).strip().lstrip("'")
    if text.isdecimal() and len(text) < 10:
        return _of_number(int(text))
    if found := _DAY_FIRST.fullmatch(text):
        return of_parts(*map(int, found.groups()))
    if found := _YEAR_FIRST.fullmatch(text):
        year, month, day = map(int, found.groups())
        return of_parts(day, month, year)
    return Born(wrong=NOT_A_DATE)


def of_parts(day: int, month: int, year: int) -> Born:
    """Day, month and year as numbers; a year of two digits is of this century."""
    try:
        return _of(date(year + 2000 if year < 100 else year, month, day))
    except ValueError:
        return Born(wrong=NO_SUCH_DAY)


def _of(day: date) -> Born:
    return Born(day, day.year) if day.year in YEARS else Born(wrong=NO_SUCH_DAY)


def _of_number(number: int) -> Born:
    if number in YEARS:
        return Born(year=number)
    return _of(_EPOCH + timedelta(days=number)) if number in _SERIALS else Born(wrong=NOT_A_DATE)
