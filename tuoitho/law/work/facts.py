"""What is known of a minor's work. None is "not known"; a span is known only between its ends."""

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum
from typing import Final

DAY: Final = 24.0
WEEK: Final = 168.0
NIGHT_FROM, NIGHT_TO = time(22), time(6)


class Relation(StrEnum):
    EMPLOYED = "employed"
    FAMILY = "family"
    OWN_HOME = "own_home"


@dataclass(frozen=True, slots=True)
class Span:
    """Hours between two ends, both possible."""

    low: float
    high: float

    @classmethod
    def of(cls, low: float, high: float | None = None) -> "Span":
        return cls(float(low), float(low if high is None else high))


@dataclass(frozen=True, slots=True)
class WorkFacts:
    """`born`: the first and the last possible day of birth; `age`: completed years on the day, when no day of birth is
    known; `starts`, `ends`: the clock, past midnight when the end is not later; hours a day and a week.
    `health_checked`: False says that there was never a check, which no day of a check can say."""

    on: date | None = None
    born: tuple[date, date] | None = None
    age: int | None = None
    relation: Relation | None = None
    task: str | None = None
    place: str | None = None
    hours_day: Span | None = None
    hours_week: Span | None = None
    chores_week: Span | None = None
    starts: time | None = None
    ends: time | None = None
    night: bool | None = None
    overtime: bool | None = None
    parental_consent: bool | None = None
    written_contract: bool | None = None
    health_check_on: date | None = None
    health_checked: bool | None = None
    register: bool | None = None
    provincial_consent: bool | None = None
    affects_study: bool | None = None

    def ages(self) -> tuple[int, int] | None:
        """The least and the greatest possible number of completed years on the day of the work."""
        if self.born and self.on:
            return completed_years(self.born[1], self.on), completed_years(self.born[0], self.on)
        return (self.age, self.age) if self.age is not None and not self.born else None

    def at_night(self) -> bool | None:
        """Any minute between 22:00 and 06:00 (Labour Code 106); work that ends at 22:00 is none."""
        if self.night:
            return True
        if self.starts is None or self.ends is None:
            return self.night
        return self.ends <= self.starts or self.starts < NIGHT_TO or self.ends > NIGHT_FROM

    def day(self) -> Span:
        """Hours a day, as far as the hours of a week leave room."""
        known, week = self.hours_day or Span(0, DAY), self.hours_week or Span(0, WEEK)
        return Span(known.low, min(known.high, max(known.low, week.high)))

    def week(self) -> Span:
        """Hours a week: at least one day's, at most seven days'."""
        known, day = self.hours_week or Span(0, WEEK), self.day()
        low = max(known.low, day.low)
        return Span(low, max(low, min(known.high, 7 * day.high)))


def completed_years(born: date, on: date) -> int:
    """Age on a day; who is born on 29 February completes a common year on 1 March."""
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


def months_later(day: date, months: int) -> date:
    """The same day so many months on, or the last day of that month."""
    years, month = divmod(day.month - 1 + months, 12)
    for number in range(day.day, 27, -1):
        try:
            return date(day.year + years, month + 1, number)
        except ValueError:
            continue
    return date(day.year + years, month + 1, day.day)
