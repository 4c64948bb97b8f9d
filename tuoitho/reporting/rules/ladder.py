"""When a school without a report is reminded, in working days of Việt Nam, and who is told after it."""

from dataclasses import dataclass
from datetime import date

from tuoitho.law.calendar import add_working_days, is_rest_day, last_working_day_before
from tuoitho.law.yearly import reminder_day


@dataclass(frozen=True)
class Rung:
    """One reminder: its code, the day it goes out, and whether the department is told too."""

    code: str
    on: date
    escalates: bool = False


def rungs(due_on: date) -> list[Rung]:
    """Five working days before the last day, on that day (the working day before, when it is a rest day), and one and
    three working days after it; the last also tells the department's officers."""
    return [
        Rung("before_5", _before(due_on, 5)),
        Rung("on_day", reminder_day(due_on)),
        Rung("after_1", add_working_days(due_on, 1)),
        Rung("after_3", add_working_days(due_on, 3), escalates=True),
    ]


def rung_on(due_on: date, today: date) -> Rung | None:
    """The rung of today: nothing is sent on a rest day."""
    if is_rest_day(today):
        return None
    return next((rung for rung in rungs(due_on) if rung.on == today), None)


def _before(day: date, count: int) -> date:
    for _step in range(count):
        day = last_working_day_before(day)
    return day
