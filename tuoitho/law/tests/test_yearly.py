from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tuoitho.law.calendar import is_rest_day
from tuoitho.law.yearly import reminder_day, report_due, report_period

years = st.integers(2021, 2035)


def test_before_the_eighteenth_ends_with_the_seventeenth() -> None:
    assert report_due(2024) == date(2024, 11, 17)
    assert report_due(2024, day=1, month=1) == date(2023, 12, 31)


def test_a_due_day_on_sunday_is_reminded_of_on_friday() -> None:
    assert reminder_day(report_due(2024)) == date(2024, 11, 15)


def test_a_due_day_that_is_worked_is_its_own_reminder() -> None:
    assert reminder_day(report_due(2025)) == date(2025, 11, 17)


def test_the_period_is_the_year_before_the_deadline() -> None:
    assert report_period(2024) == (date(2023, 11, 18), date(2024, 11, 17))


@given(years)
def test_no_day_escapes_every_report(year: int) -> None:
    assert report_period(year)[1] + timedelta(days=1) == report_period(year + 1)[0]


@given(years)
def test_a_reminder_goes_out_on_a_working_day_in_time(year: int) -> None:
    assert reminder_day(report_due(year)) <= report_due(year)
    assert not is_rest_day(reminder_day(report_due(year)))
