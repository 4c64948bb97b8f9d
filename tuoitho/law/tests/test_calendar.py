from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tuoitho.law.calendar import (
    Overrides,
    add_working_days,
    is_rest_day,
    last_working_day_before,
    next_working_day,
)

days = st.dates(date(2021, 1, 1), date(2030, 12, 31))


@pytest.mark.parametrize(
    ("day", "rests"),
    [
        (date(2024, 11, 8), False),
        (date(2024, 11, 9), True),
        (date(2024, 11, 10), True),
        (date(2024, 2, 12), True),
        (date(2025, 1, 29), True),
        (date(2024, 9, 2), True),
        (date(2024, 4, 29), True),
        (date(2024, 5, 4), False),
    ],
    ids=[
        "Friday",
        "Saturday",
        "Sunday",
        "Tết 2024",
        "Tết 2025",
        "National Day",
        "bridge day",
        "Saturday worked for it",
    ],
)
def test_the_public_calendar_is_known(day: date, rests: bool) -> None:
    assert is_rest_day(day) is rests


def test_a_later_notice_overrides_the_published_list() -> None:
    notice = Overrides(days_off=frozenset({date(2024, 11, 8)}), worked=frozenset({date(2024, 11, 9)}))

    assert is_rest_day(date(2024, 11, 8), notice)
    assert not is_rest_day(date(2024, 11, 9), notice)
    assert next_working_day(date(2024, 11, 7), notice) == date(2024, 11, 9)


def test_a_notice_cannot_say_both() -> None:
    with pytest.raises(ValueError, match="2024-11-08"):
        Overrides(frozenset({date(2024, 11, 8)}), frozenset({date(2024, 11, 8)}))


def test_the_whole_of_tet_is_skipped() -> None:
    assert next_working_day(date(2024, 2, 7)) == date(2024, 2, 15)
    assert last_working_day_before(date(2024, 2, 15)) == date(2024, 2, 7)
    assert add_working_days(date(2024, 2, 6), 3) == date(2024, 2, 16)


@pytest.mark.parametrize("count", [0, -1])
def test_a_term_has_at_least_one_day(count: int) -> None:
    with pytest.raises(ValueError, match="at least one day"):
        add_working_days(date(2024, 1, 2), count)


@given(days, st.integers(1, 30))
def test_a_term_holds_exactly_its_working_days(start: date, count: int) -> None:
    end = add_working_days(start, count)
    inside = [start + timedelta(days=passed) for passed in range(1, (end - start).days + 1)]

    assert sum(not is_rest_day(day) for day in inside) == count
    assert not is_rest_day(end)


@given(days)
def test_next_and_last_lead_back(day: date) -> None:
    assert last_working_day_before(next_working_day(day)) <= day < next_working_day(day)
    assert is_rest_day(day) or last_working_day_before(next_working_day(day)) == day


@given(days, st.integers(1, 15), st.frozensets(days, max_size=20))
def test_a_further_day_off_never_shortens_a_term(start: date, count: int, off: frozenset[date]) -> None:
    assert add_working_days(start, count) <= add_working_days(start, count, Overrides(days_off=off))
