"""The percentages a target promises, and on which side of each the unit must stand."""

import re

from tuoitho.programme.reader.plan import Measure
from tuoitho.programme.reader.text import fold

_NUMBER = r"\d{1,3}(?:[.,]\d{1,2})?"
_SIGN = r"\s*(?:%|％|phan tram\b)"

# "từ 80% lên 90%" reaches 90; "80 - 90%" and "từ 80% đến 90%" promise at least 80.
_PERCENTAGE = re.compile(
    rf"(?<![\d.,/])(?:(?P<from>{_NUMBER})(?:{_SIGN})?\s*(?P<way>-|–|—|den|len|xuong)\s*)?(?P<percent>{_NUMBER}){_SIGN}"
)

_FILLER = r"\s*(?:muc|ty le|la|:)?\s*$"
_BEFORE = [
    (re.compile(pattern + _FILLER), comparison)
    for pattern, comparison in [
        (r"(?:khong (?:duoi|thap hon|it hon|nho hon)|it nhat|toi thieu|dat tu|≥|>=)", ">="),
        (r"(?:khong (?:qua|vuot|vuot qua|cao hon|lon hon)|toi da|nhieu nhat|≤|<=)", "<="),
        (r"(?:\bduoi|thap hon|nho hon|it hon|<)", "<"),
        (r"(?:\btren|cao hon|lon hon|\bhon|>)", ">"),
        (r"(?:xuong con|\bxuong|\bcon)", "<="),
    ]
]
_AFTER = [(re.compile(r"\s*tro len\b"), ">="), (re.compile(r"\s*tro xuong\b"), "<=")]


def read_measures(text: str) -> tuple[Measure, ...]:
    """Every percentage of `text` in order; a bare one is to be reached (`>=`)."""
    folded = fold(text)
    return tuple(_measure(folded, match) for match in _PERCENTAGE.finditer(folded))


def _measure(folded: str, match: re.Match[str]) -> Measure:
    before, after = folded[: match.start()], folded[match.end() :]
    way = match["way"]
    if way == "xuong":
        return Measure("<=", _value(match["percent"]))
    promised = match["from"] if way and way != "len" else match["percent"]
    return Measure(_comparison(before, after), _value(promised))


def _comparison(before: str, after: str) -> str:
    for pattern, comparison in _AFTER:
        if pattern.match(after):
            return comparison
    nearest = before[-40:]
    return next((comparison for pattern, comparison in _BEFORE if pattern.search(nearest)), ">=")


def _value(digits: str) -> float:
    return float(digits.replace(",", "."))
