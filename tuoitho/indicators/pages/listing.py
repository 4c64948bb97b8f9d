"""Figures as lists: behind one number, schools side by side, wards on a map."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.core import signing
from django.utils.translation import gettext as _

from tuoitho.base import parts
from tuoitho.base.paging import Page, page
from tuoitho.indicators.models import Indicator
from tuoitho.indicators.pages.head import Choice, Head, counted, goal_words, head_of, link, printed
from tuoitho.indicators.queries import Figures, Place, Value
from tuoitho.indicators.sources import activities_behind, activity_line, lines_behind, own_measures
from tuoitho.organisations.models import Unit
from tuoitho.organisations.queries import Viewer

SIZE = 25
DEFAULT = "2.2"
SORTS = ("name", "value", "-value")


@dataclass(frozen=True)
class Row:
    """A unit with one of its figures."""

    unit: Unit
    value: Value
    url: str

    @property
    def percent(self) -> str:
        return printed(self.value)

    @property
    def counts(self) -> str:
        return counted(self.value)

    @property
    def status(self) -> str:
        return self.value.status.value

    @property
    def card(self) -> parts.TargetCard:
        """For the bar of the kit."""
        value, goal = self.value, self.value.goal
        return parts.TargetCard(
            value.code,
            "",
            self.status,
            goal.comparison if goal else value.indicator.comparison,
            goal.percent if goal else 0,
            low=value.low,
            high=value.high,
        )


def series_of(figures: Figures, code: str) -> Indicator | None:
    """The series by its code, None for one that is not in force."""
    return next((indicator for indicator in figures.indicators if indicator.code == code), None)


def rows_page(
    viewer: Viewer, place: Place, indicator: Indicator, query: Mapping[str, str], at: datetime
) -> dict[str, Any]:
    """Behind one number: the figures of the units directly below, what the unit itself has said, its activities."""
    figures, part = place.figures, place.figures.part(indicator)
    below = [unit for unit in figures.tree.children(place.unit.pk) if figures.now.ratio(unit, part).units_concerned]
    figures.prepare([place.unit.pk, *below])
    value = figures.value(place.unit.pk, indicator)
    head = head_of(viewer, place, "rows", below)
    own = bool(figures.concerned([place.unit.pk], indicator)) or not value.rate
    activities = page(activities_behind(viewer, place.unit, figures.period, part), ("on_date", "id"), dict(query), SIZE)
    return {
        "head": head,
        "indicator": indicator,
        "name": _(indicator.name),
        "row": Row(place.unit, value, ""),
        "goal": goal_words(value, indicator),
        "numerator_name": _(indicator.numerator_name),
        "denominator_name": _(indicator.denominator_name),
        "below": _rows(head, below, indicator),
        "measures": _worded(indicator, own_measures(figures.now, place.unit, part), value) if own else [],
        "lines": lines_behind(viewer, place.unit, figures.period, part, at) if own else [],
        "activities": [activity_line(activity) for activity in activities.rows],
        "page": activities,
    }


def _worded(
    indicator: Indicator, measures: Sequence[Any], value: Value
) -> list[tuple[str, bool, list[tuple[str, int]]]]:
    """(words, whether it is of the denominator, parts), nothing where the numerator is hidden."""
    if value.hidden:
        return []
    names = {
        "enterprises": _("Doanh nghiệp"),
        "cooperatives": _("Hợp tác xã"),
        "households": _("Hộ gia đình có sử dụng lao động"),
    }
    numerators = len(measures) // 2
    worded = []
    for number, (measure, known) in enumerate(measures):
        whole = number >= numerators
        words = _(indicator.denominator_name) if whole else _(indicator.numerator_name)
        if numerators > 1:
            words = f"{words}: {names[measure.partition('.')[0]]}"
        worded.append((words, whole, known))
    return worded


def compare_page(viewer: Viewer, place: Place, query: Mapping[str, str]) -> dict[str, Any]:
    """Schools and groups below a unit with one series each, sorted, filtered, paged by key."""
    figures = place.figures
    indicator = series_of(figures, query.get("series", DEFAULT)) or figures.indicators[0]
    chosen = {name: query.get(name, "") for name in ("level", "data", "sort")}
    chosen["sort"] = chosen["sort"] if chosen["sort"] in SORTS else "name"
    units = figures.ranked(place.unit.pk, indicator, chosen["level"], missing=chosen["data"] == "missing")
    if chosen["sort"] != "name":
        units = figures.by_value(units, indicator, downward=chosen["sort"] == "-value")
    shown, following, first = paged(units, {"series": indicator.code, "tree": place.tree} | chosen, query)
    head = head_of(viewer, place, "compare", shown)
    figures.prepare(shown)
    return {
        "head": head,
        "indicator": indicator,
        "series": [(one.code, _(one.short_name), one.code == indicator.code) for one in figures.indicators],
        "levels": [(code, words, code == chosen["level"]) for code, words in Unit.Level.choices],
        "chosen": chosen,
        "sorts": _sorts(place, indicator, chosen),
        "rows": _rows(head, shown, indicator),
        "count": len(units),
        "page": Page([], following, first),
    }


def _sorts(place: Place, indicator: Indicator, chosen: Mapping[str, str]) -> dict[str, tuple[str, str]]:
    """Column → (address that sorts by it, the present direction for `aria-sort`)."""
    kept = {"series": indicator.code, "level": chosen["level"], "data": chosen["data"]}
    down = chosen["sort"] == "-value"
    to_value = link(place, "compare", place.unit.code, **kept, sort="value" if down else "-value")
    return {
        "name": (link(place, "compare", place.unit.code, **kept), "ascending" if chosen["sort"] == "name" else ""),
        "value": (to_value, "" if chosen["sort"] == "name" else "descending" if down else "ascending"),
    }


def paged(
    units: Sequence[int], kept: Mapping[str, str], query: Mapping[str, str], size: int = SIZE
) -> tuple[list[int], str, str]:
    """The units after the signed last one; the query of the next page and of the first."""
    try:
        after = signing.loads(query["after"]) if "after" in query else None
    except signing.BadSignature:
        after = None
    start = units.index(after) + 1 if after in units else 0
    shown = list(units[start : start + size])
    filters = {name: value for name, value in kept.items() if value and (name, value) != ("tree", "then")}
    more = start + size < len(units)
    following = urlencode({**filters, "after": signing.dumps(shown[-1])}) if more else ""
    return shown, following, urlencode(filters) if start else ""


def wards_page(viewer: Viewer, place: Place, query: Mapping[str, str]) -> dict[str, Any]:
    """Wards below a unit as tiles, with the same figures as a table."""
    figures = place.figures
    indicator = series_of(figures, query.get("series", DEFAULT)) or figures.indicators[0]
    wards = figures.of_kind(place.unit.pk, Unit.Kind.WARD)
    head = head_of(viewer, place, "wards", wards)
    figures.prepare(wards)
    rows = _rows(head, wards, indicator)
    return {
        "head": head,
        "indicator": indicator,
        "series": [
            Choice(
                f"{one.code} {_(one.short_name)}",
                link(place, "wards", place.unit.code, series=one.code),
                one == indicator,
            )
            for one in figures.indicators
        ],
        "rows": rows,
        "tiles": [parts.Tile(row.unit.name, row.percent, row.status, row.url) for row in rows],
    }


def _rows(head: Head, units: Sequence[int], indicator: Indicator) -> list[Row]:
    named = [unit for unit in units if unit in head.names]
    values = head.place.figures.column(named, indicator)
    return [
        Row(head.names[unit], value, head.link("rows", head.names[unit].code, series=indicator.code))
        for unit, value in zip(named, values, strict=True)
    ]
