"""Figures as they stand on paper, always Vietnamese, each a `Number` with the reference of what makes it."""

import re
from collections.abc import Sequence

from tuoitho.figures.printing import format_bounds, format_count, format_percent, format_percent_range
from tuoitho.figures.ratio import Bounds, Ratio
from tuoitho.organisations.models import Unit

Value = Sequence[int | None]
NOTHING = "–"
# The five words of the yearly report (figures.md), as printed.
STATUSES = {
    "met": "Đạt",
    "near": "Gần đạt",
    "missed": "Chưa đạt",
    "not_enough_data": "Chưa đủ dữ liệu",
    "not_applicable": "Không áp dụng",
}
COMPARISONS = {">=": "từ {} trở lên", ">": "trên {}", "<": "dưới {}", "<=": "không quá {}"}
_DISTRICT = re.compile(r"\s+(quận|huyện|thị xã|thành phố)\s+(.+)$", re.IGNORECASE)


def people(value: Value) -> str:
    """``312`` or ``312–340``; a dash for what nobody said."""
    low, high = value[0], value[1]
    return NOTHING if low is None or high is None else format_bounds(Bounds(low, high))


def whole(value: Value) -> str:
    return NOTHING if value[2] is None else format_count(value[2])


def percent(value: Value) -> str:
    """``94,1%`` or ``71–79%``; a dash where there is nothing to divide, or to divide by."""
    low, high, of = value
    if low is None or high is None or not of:
        return NOTHING
    ratio = Ratio.of(Bounds(low, high), of)
    if ratio.low_percent is None or ratio.high_percent is None:
        return NOTHING
    return format_percent_range(ratio.low_percent, ratio.high_percent)


def goal(said: Sequence[str] | None) -> str:
    """The goal in the words of the plan."""
    if said is None:
        return NOTHING
    comparison, number = said
    printed = format_percent(float(number))
    return printed if (comparison, printed) == (">=", "100%") else COMPARISONS[comparison].format(printed)


def names_of(unit: Unit, above: Unit | None = None) -> tuple[str, str, str]:
    """Parent body, issuing body and place for the head of a paper.

    "Phòng Giáo dục và Đào tạo quận Hà Đông" writes as "Phòng Giáo dục và Đào tạo" under "UBND quận Hà Đông".
    """
    body = above or unit
    found = _DISTRICT.search(body.name)
    place = unit.place or (found[2] if found else "")
    if unit.kind == Unit.Kind.DEPARTMENT:
        return (f"UBND {found[1]} {found[2]}" if found else "", _DISTRICT.sub("", unit.name), place)
    return (body.name if above else "", unit.name, place)
