"""Schools × series, readable at a glance; the same as a workbook."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from tuoitho.base import parts
from tuoitho.base.paging import Page
from tuoitho.documents.xlsx import Column, Sheet, workbook
from tuoitho.figures.status import Status
from tuoitho.indicators.pages.head import counted, head_of, printed
from tuoitho.indicators.pages.listing import paged
from tuoitho.indicators.queries import Figures, Place, Value
from tuoitho.organisations.models import Unit
from tuoitho.organisations.queries import Viewer

SIZE = 200


@dataclass(frozen=True)
class Square:
    """One square: a status, the percentage in it, all of it in words; `counts` instead where there is no percentage."""

    status: str
    percent: str
    words: str
    url: str
    counts: str = ""


@dataclass(frozen=True)
class Line:
    unit: Unit
    url: str
    squares: list[Square]


def grid_page(viewer: Viewer, place: Place, query: Mapping[str, str]) -> dict[str, Any]:
    """At most 200 schools and groups a page, each with every series."""
    figures = place.figures
    units = figures.ranked(place.unit.pk)
    shown, following, first = paged(units, {"tree": place.tree}, query, SIZE)
    head = head_of(viewer, place, "grid", shown)
    columns = _columns(figures, [unit for unit in shown if unit in head.names])
    lines = []
    for number, unit in enumerate(unit for unit in shown if unit in head.names):
        here = head.names[unit]
        squares = [
            square_of(values[number], head.link("rows", here.code, series=values[number].code)) for values in columns
        ]
        lines.append(Line(here, head.link("cards", here.code), squares))
    return {
        "head": head,
        "columns": [(one.code, _(one.short_name)) for one in figures.indicators],
        "lines": lines,
        "screened": any(square.counts for line in lines for square in line.squares),
        "count": len(units),
        "page": Page([], following, first),
        "sheet_url": head.link("grid_sheet", place.unit.code),
    }


def grid_sheet(viewer: Viewer, place: Place, at: datetime) -> bytes:
    """All schools and groups as .xlsx: the percentages on one sheet, the counts on the other."""
    figures = place.figures
    units = figures.ranked(place.unit.pk)
    head = head_of(viewer, place, "grid", units)
    named = [unit for unit in units if unit in head.names]
    columns = _columns(figures, named)
    heads = [Column(_("Mã"), 12), Column(_("Đơn vị"), 44)]
    series = [f"{one.code} {_(one.short_name)}" for one in figures.indicators]
    titles = [head.unit.name, _("Năm báo cáo %(year)s") % {"year": place.year}]
    sheets = []
    for name, cell in ((_("Tỷ lệ"), _percent_cell), (_("Số lượng"), counted)):
        rows = [
            [head.names[unit].code, head.names[unit].name, *(cell(values[number]) for values in columns)]
            for number, unit in enumerate(named)
        ]
        sheets.append(Sheet(name, [*heads, *(Column(one, 18) for one in series)], rows, titles))
    return workbook(sheets, at)


def _columns(figures: Figures, units: list[int]) -> list[list[Value]]:
    """Series by series, so that no hidden count can be worked out from its neighbours."""
    figures.prepare(units)
    return [figures.column(units, indicator) for indicator in figures.indicators]


def square_of(value: Value, url: str) -> Square:
    """One figure as a square; `url` opens the rows behind it."""
    words = [str(parts.STATUSES[value.status.value].word), printed(value), counted(value)]
    said = ", ".join(word for word in words if word != "–")
    if value.rate:
        return Square(value.status.value, _short(value), said, "" if value.status == Status.NOT_APPLICABLE else url)
    return _two_counts(value, said, url)


def _two_counts(value: Value, said: str, url: str) -> Square:
    """Two counts that make no rate: a school's pupils found and screened."""
    counts = counted(value)
    if counts == "–":
        return Square(value.status.value, "", said, "")
    words = _("%(counts)s: học sinh phát hiện có dấu hiệu / được rà soát") % {"counts": counts}
    return Square(value.status.value, "", words, url, counts)


def _short(value: Value) -> str:
    """The percentage without its sign and decimals; of an interval the worse end."""
    if value.low is None or value.high is None:
        return ""
    worse = value.low if value.goal is None or value.goal.upward else value.high
    return parts.local(worse, 0 if worse >= 10 else 1)


def _percent_cell(value: Value) -> str:
    return printed(value) if value.rate else counted(value)
