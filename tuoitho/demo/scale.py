"""How large the illustrative district is, the day it lives on, and chance that repeats itself."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
TODAY = date(2024, 11, 9)
FOUNDED = date(2015, 1, 1)
YEAR = 2024
CLOSED_YEARS = (2021, 2022, 2023)
SCHOOL_YEAR = 2024


@dataclass(frozen=True)
class Scale:
    """`schools` of three levels and independent `groups`; how many classes a grade and pupils a class on average."""

    schools: int
    groups: int
    classes_per_grade: float
    pupils_per_class: int

    @property
    def preschools(self) -> int:
        return round(self.schools * 0.4)

    @property
    def primaries(self) -> int:
        return round(self.schools * 0.325)

    @property
    def lower_secondaries(self) -> int:
        return self.schools - self.preschools - self.primaries


FULL = Scale(schools=130, groups=60, classes_per_grade=6.5, pupils_per_class=36)
SMALL = Scale(schools=8, groups=4, classes_per_grade=1, pupils_per_class=10)
SCALES = {"full": FULL, "small": SMALL}


def chance(*words: object) -> Random:
    """A source of chance of one's own: the same words, the same throws, whatever was thrown before."""
    return Random("|".join(map(str, words)))  # noqa: S311  it must repeat, it guards nothing


def moment(day: date, hour: int = 8, minute: int = 0) -> datetime:
    """An hour of a day in Hà Nội."""
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=ZONE)


def school_day(random: Random, first: date, last: date) -> date:
    """A day from Monday to Saturday between two days, both included."""
    day = first + timedelta(days=random.randint(0, (last - first).days))
    return day - timedelta(days=1) if day.weekday() == 6 and day > first else day
