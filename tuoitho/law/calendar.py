"""The working days of Việt Nam.

A working week is Monday to Friday, without public holidays and with the Saturdays that the Government swaps for a
bridge day. The published list comes from ``holidays``; what a later notice changes is passed in as ``Overrides``.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

import holidays

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Overrides:
    """Days decided after the published list: further days off, and rest days that are worked instead."""

    days_off: frozenset[date] = frozenset()
    worked: frozenset[date] = frozenset()

    def __post_init__(self) -> None:
        if both := self.days_off & self.worked:
            raise ValueError(f"both off and worked: {', '.join(map(str, sorted(both)))}")


NO_OVERRIDES = Overrides()


def is_rest_day(day: date, overrides: Overrides = NO_OVERRIDES) -> bool:
    if day in overrides.worked:
        return False
    return day in overrides.days_off or not _published(day.year).is_working_day(day)


def next_working_day(day: date, overrides: Overrides = NO_OVERRIDES) -> date:
    """The first working day after ``day``."""
    return _walk(day, _DAY, overrides)


def last_working_day_before(day: date, overrides: Overrides = NO_OVERRIDES) -> date:
    return _walk(day, -_DAY, overrides)


def add_working_days(start: date, count: int, overrides: Overrides = NO_OVERRIDES) -> date:
    """The ``count``-th working day after ``start``; ``start`` itself is never counted.

    Raises ValueError for fewer than one day.
    """
    if count < 1:
        raise ValueError(f"a term has at least one day, not {count}")
    for _ in range(count):
        start = next_working_day(start, overrides)
    return start


def _walk(day: date, step: timedelta, overrides: Overrides) -> date:
    day += step
    while is_rest_day(day, overrides):
        day += step
    return day


@lru_cache(maxsize=64)
def _published(year: int) -> holidays.HolidayBase:
    return holidays.country_holidays("VN", years=year)
