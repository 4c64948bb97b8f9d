"""The yearly report: "trước ngày 18/11" means that the report is in when 17/11 ends."""

from datetime import date, timedelta

from tuoitho.law.calendar import NO_OVERRIDES, Overrides, is_rest_day, last_working_day_before

_DAY = timedelta(days=1)


def report_due(year: int, *, day: int = 18, month: int = 11) -> date:
    """The last day on which a report asked for "before" a day of the year is in time."""
    return date(year, month, day) - _DAY


def report_period(year: int, *, day: int = 18, month: int = 11) -> tuple[date, date]:
    """First and last day of what a year's report covers, so that no day escapes every report."""
    return report_due(year - 1, day=day, month=month) + _DAY, report_due(year, day=day, month=month)


def reminder_day(due: date, overrides: Overrides = NO_OVERRIDES) -> date:
    """The day to remind on: the due day itself, or the last working day before it when that is a rest day."""
    return last_working_day_before(due, overrides) if is_rest_day(due, overrides) else due
