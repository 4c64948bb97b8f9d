"""A table under its heads: the heads found by their words, each cell as text with its place."""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from tuoitho.base.folding import fold
from tuoitho.base.refusals import Refused
from tuoitho.documents.reading import Unreadable, cell_name, read_sheets

_HEADS_WITHIN = 20
_BYTE_ORDER_MARK = "utf-8-sig"


@dataclass(frozen=True)
class Column:
    """A column by its name in code; `heads`: the words that may stand above it."""

    name: str
    heads: tuple[str, ...]
    required: bool = False


@dataclass(frozen=True)
class Fault:
    """A cell that cannot be taken, and why."""

    cell: str
    sentence: str


@dataclass(frozen=True)
class Line:
    """One row: its number, and its cells as text by column name."""

    number: int
    cells: dict[str, str]
    places: dict[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "")

    def fault(self, column: str, sentence: str) -> Fault:
        return Fault(self.places.get(column, str(self.number)), sentence)


@dataclass
class Table:
    """Lines that were read, and what is wrong with cells."""

    lines: list[Line] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)


def read_table(name: str, data: bytes, columns: Sequence[Column]) -> Table:
    """The lines under the heads of an .xlsx or .csv. `Refused` when it cannot be read or a head is missing."""
    rows = _rows(name, data)
    head, places = _heads(rows, columns)
    table = Table()
    for number, row in enumerate(rows[head + 1 :], head + 2):
        cells = {column: row[place] for column, place in places.items() if place < len(row) and row[place]}
        if cells:
            table.lines.append(
                Line(number, cells, {column: cell_name(number, place + 1) for column, place in places.items()})
            )
    table.faults += [
        line.fault(column.name, _("Ô này không được để trống."))
        for line in table.lines
        for column in columns
        if column.required and not line[column.name]
    ]
    if not table.lines:
        raise Refused(
            _("Tệp “%(name)s” chưa có dòng nào dưới dòng tiêu đề.") % {"name": name},
            todo=_("Hãy điền vào tệp mẫu rồi tải lên."),
            code="table.empty",
        )
    return table


def twice(table: Table, column: str, sentence: str) -> Iterator[Fault]:
    """A fault for every value that stood in the column before."""
    seen: set[str] = set()
    for line in table.lines:
        value = line[column].lower()
        if value and value in seen:
            yield line.fault(column, sentence)
        seen.add(value)


def _rows(name: str, data: bytes) -> list[list[str]]:
    if name.lower().endswith(".csv"):
        return _csv_rows(name, data)
    try:
        sheet = next((sheet for sheet in read_sheets(name, data) if not sheet.hidden and any(sheet.numbered())), None)
    except Unreadable as unreadable:
        raise Refused(_(unreadable.sentence) % unreadable.values, code="table.unreadable") from unreadable
    return [[_text(value) for value in row] for row in sheet.rows] if sheet else []


def _csv_rows(name: str, data: bytes) -> list[list[str]]:
    try:
        text = data.decode(_BYTE_ORDER_MARK)
    except UnicodeDecodeError as foreign:
        raise Refused(
            _("Tệp “%(name)s” không ghi bằng UTF-8.") % {"name": name},
            todo=_("Hãy lưu lại thành .xlsx, hoặc “CSV UTF-8”, rồi tải lên."),
            code="table.unreadable",
        ) from foreign
    separator = ";" if text.partition("\n")[0].count(";") > text.partition("\n")[0].count(",") else ","
    return [[cell.strip() for cell in row] for row in csv.reader(io.StringIO(text), delimiter=separator)]


def _text(value: object) -> str:
    return "" if value is None else " ".join(str(value).split())


def _heads(rows: Sequence[Sequence[str]], columns: Sequence[Column]) -> tuple[int, dict[str, int]]:
    best: tuple[int, dict[str, int]] = (0, {})
    for number, row in enumerate(rows[:_HEADS_WITHIN]):
        words = {fold(cell): place for place, cell in reversed(list(enumerate(row))) if cell}
        found = {
            column.name: words[fold(head)] for column in columns for head in column.heads[::-1] if fold(head) in words
        }
        if len(found) > len(best[1]):
            best = (number, found)
    missing = [column.heads[0] for column in columns if column.required and column.name not in best[1]]
    if missing:
        raise Refused(
            _("Không thấy cột: %(heads)s.") % {"heads": ", ".join(missing)},
            kept=_("Chưa có gì được ghi."),
            todo=_("Hãy dùng tệp mẫu, giữ nguyên dòng tiêu đề."),
            code="table.heads",
        )
    return best
