"""Every file of an export: its rows, and what each column means."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from tuoitho.config.management.facts import Facts, Row


@dataclass(frozen=True)
class Table:
    """One file: its rows and what each column means."""

    rows: Callable[[Facts], Iterator[Row]]
    columns: dict[str, str]


KEY = "opaque key of a person, the same within this export and in no other"
UNIT = "code of the unit"
TABLES: dict[str, Table] = {
    "units": Table(
        Facts.units,
        {
            "unit": UNIT,
            "kind": "city, department, ward, school, group",
            "level": "preschool, primary, lower_secondary; empty for bodies",
            "parent": "code of the unit above on the day of the tree, empty at the top of this export",
            "counts": "1: stands on the day of the roll, so its figures count",
        },
    ),
    "periods": Table(
        Facts.periods,
        {
            "year": "reporting year",
            "starts_on": "first day",
            "ends_on": "last day, included",
            "day_of_roll": "the day whose roll counts: the last, or that of the export while the year runs",
            "five_year_olds": "1: preschool children count in series 2.2 when year - birth_year = 5",
            "cooperatives_with": "enterprise: co-operatives count in 3.2a; household: in 3.2b",
        },
    ),
    "pupils": Table(
        Facts.pupils,
        {
            "person": KEY,
            "unit": UNIT,
            "starts_on": "first day on the roll",
            "ends_on": "first day no longer on it; empty: still there",
            "birth_year": "year of birth",
            "on_roll": "1: on the roll on the day of the roll",
            "counted": "1: on the roll and of a level that counts",
        },
    ),
    "staff": Table(
        Facts.staff,
        {
            "person": KEY,
            "unit": UNIT,
            "starts_on": "first day in post",
            "ends_on": "first day no longer; empty: still there",
            "on_roll": "1: in post on the day of the roll",
        },
    ),
    "headcounts": Table(
        Facts.headcounts,
        {
            "unit": UNIT,
            "measure": "what the unit states: a roll, or people reached of one",
            "low": "at least",
            "high": "at most",
            "counted_on": "day of the count",
            "hidden": "1: a small count of children, blank in a school's export",
        },
    ),
    "case_counts": Table(
        Facts.case_counts,
        {
            "unit": "code of a ward that keeps cases of the year",
            "measure": "what its cases count; takes the place of what the ward states of the same measure",
            "low": "children, at least",
            "high": "children, at most",
        },
    ),
    "told": Table(
        Facts.told,
        {
            "unit": "code of a school or group",
            "reports": "how many reports of children its people made in the year, but those that pass it by",
            "median_hours": "half of them came within so many hours of noticing; empty where there is none",
        },
    ),
    "activities": Table(
        Facts.activities,
        {
            "activity": "opaque key",
            "unit": UNIT,
            "kind": "communication informs, training informs and trains, meeting and other do neither",
            "on_date": "day",
            "channel": "how",
            "clause": "address of the plan's line",
            "withdrawn": "1: counts no more",
        },
    ),
    "reaches": Table(
        Facts.reaches,
        {
            "activity": "opaque key",
            "audience": "whom",
            "invited": "how many were invited, empty where nobody counted",
            "reached": "how many came",
            "named": "1: they are in attendances one by one",
        },
    ),
    "attendances": Table(Facts.attendances, {"activity": "opaque key", "audience": "pupils or staff", "person": KEY}),
    "indicators": Table(
        Facts.indicators,
        {
            "code": "series",
            "numerator": "measures added up, by the settings of the year",
            "denominator": "measures added up",
            "groups": "kinds, or kind:level, of units whose own figures make it",
            "at_school": "yes, screening, contributes, no",
            "comparison": "< <= > >=",
            "percent": "goal where no plan sets another; empty: last year's figure",
        },
    ),
    "submissions": Table(
        Facts.submissions,
        {
            "unit": UNIT,
            "due_on": "last day to hand in",
            "state": "accepted and locked ones make the consolidated report; submitted ones are handed in too",
            "submitted_on": "day it was last handed in, empty: never",
        },
    ),
    "reported": Table(
        Facts.reported,
        {
            "unit": UNIT,
            "code": "series",
            "low": "people reached, at least, as the school reports it",
            "high": "at most",
            "denominator": "of how many",
            "live_low": "the same from records, as they stood",
            "live_high": "at most, from records",
            "live_denominator": "of how many, from records",
            "changed": "1: the school changed it, with a reason",
        },
    ),
    "goals": Table(
        Facts.goals,
        {"unit": UNIT, "code": "series", "comparison": "< <= > >=", "percent": "goal of the plan in force"},
    ),
}
