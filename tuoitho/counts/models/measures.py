"""The measures: what is counted, by whom it is written, and the bounds that follow. Pure.

A base measure is `audience.roll` (how many there are) or `audience.theme.part`, where `theme` is `informed` or
`trained` and `part` one of: `named` people known one by one, `max` and `sum` of the head-counts of activities,
`stated_low` and `stated_high` a head-count of people the unit states itself. From these follow `audience.theme.low`
and `.high`, the people reached at least once. Children's measures (`children.found`, …) are stated, and follow in the
same way.
"""

from collections.abc import Iterable, Mapping

from tuoitho.figures.reach import informed_bounds

AUDIENCES = (
    "pupils",
    "staff",
    "caregivers",
    "enterprises",
    "cooperatives",
    "households",
    "district_officials",
    "ward_officials",
)
THEMES = ("informed", "trained")
PARTS = ("named", "max", "sum", "stated_low", "stated_high")

# A children's numerator and the measure that bounds it from above, stated by the ward where it keeps no case.
CHILDREN = {
    "children.found": "children.resident",
    "children.supported": "children.notified",
    "children.schooled": "children.in_care",
    "children.hazardous": "children.in_labour",
    "pupils.screened": "pupils.roll",
}
# What a ward states only where no case of the year is kept here.
OF_CASES = frozenset(
    {
        "children.notified",
        "children.supported",
        "children.in_care",
        "children.schooled",
        "children.in_labour",
        "children.hazardous",
    }
)
CASES_COUNTED = "children.supported.named"
"""A cell that is there as soon as a ward's year has a case."""

Pair = tuple[str, str]


def pairs_touched(measures: Iterable[str]) -> set[Pair]:
    """The (numerator, denominator) pairs whose bounds a change of these measures may move."""
    return {
        (numerator, denominator)
        for numerator, denominator in PAIRS
        for measure in measures
        if measure == denominator or measure.rpartition(".")[0] == numerator
    }


def measures_of(pairs: Iterable[Pair]) -> set[str]:
    """Every measure that these pairs read or write."""
    ends = (*PARTS, "low", "high")
    return {f"{numerator}.{end}" for numerator, _ in pairs for end in ends} | {whole for _, whole in pairs}


def derived_from(pair: Pair, cells: Mapping[str, int]) -> dict[str, int | None]:
    """`numerator.low` and `.high`: None while the denominator or every part of the numerator is unknown."""
    numerator, denominator = pair
    roll = cells.get(denominator)
    part = {name: cells.get(f"{numerator}.{name}") for name in PARTS}
    if roll is None or all(value is None for value in part.values()):
        return {f"{numerator}.low": None, f"{numerator}.high": None}
    named = min(part["named"] or 0, roll)
    low = informed_bounds(named, [part["max"] or 0], roll).low
    high = max(low, informed_bounds(named, [part["sum"] or 0], roll).high)
    if part["stated_high"] is not None:
        low = min(roll, max(low, part["stated_low"] or 0))
        high = min(roll, max(low, part["stated_high"]))
    return {f"{numerator}.low": low, f"{numerator}.high": high}


PAIRS: tuple[Pair, ...] = (
    *((f"{audience}.{theme}", f"{audience}.roll") for audience in AUDIENCES for theme in THEMES),
    *CHILDREN.items(),
)
