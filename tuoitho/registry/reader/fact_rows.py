"""What files of facts share: tables with their heads, the person of a row, workbooks and .csv alike."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext_noop

from tuoitho.documents.reading.refusal import Unreadable
from tuoitho.documents.reading.sheets import SheetRows, Value, read_sheets
from tuoitho.registry.reader.columns import Heads, find_heads
from tuoitho.registry.reader.dates import read_born
from tuoitho.registry.reader.lists import (
    Person,
    _born_text,
    _code,
    _filled,
    _is_person,
    _is_signature,
    _name,
    fold_name,
)
from tuoitho.registry.reader.sentences import Fault

NOT_TEXT = gettext_noop("Tệp “%(name)s” không phải tệp .csv đọc được. Hãy lưu lại thành .xlsx rồi tải lên.")
_NO_NAMES = ("tong ", "tong so", "cong ", "si so", "ghi chu", "ky hieu")
MAX_CSV = 20_000_000
MAX_ROWS = 200_000


@dataclass(slots=True)
class Entry:
    """One fact of one person: `column` is the cell it stands in, `said` what the reader made of it."""

    person: Person
    column: int
    said: Mapping[str, Any]

    def fault(self, template: str, **values: object) -> Fault:
        """A fault at this very cell."""
        return Fault(self.person.row, self.column, template, values, self.person.sheet)


@dataclass(slots=True)
class FactReading:
    """What a file says: its facts, its wrong cells, and how its columns were understood. `rows`: rows of people."""

    entries: list[Entry] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    recognised: list[str] = field(default_factory=list)
    rows: int = 0


@dataclass(frozen=True, slots=True)
class Table:
    """A table of a sheet: all its rows as the eye reads them, its heads, and the sheet's name where it must be said."""

    sheet: SheetRows
    rows: Sequence[Sequence[Value]]
    heads: Heads
    label: str

    @property
    def title(self) -> str:
        """Everything above the table."""
        return " ".join(str(cell) for row in self.rows[: self.heads.row - 1] for cell in row if isinstance(cell, str))


def open_sheets(name: str, data: bytes) -> list[SheetRows]:
    """The sheets of an .xlsx, .xls or .csv; `Unreadable` for anything else."""
    if not name.lower().endswith(".csv"):
        return read_sheets(name, data)
    if len(data) > MAX_CSV or (b"\0" in data[:2000] and not data.startswith((b"\xff\xfe", b"\xfe\xff"))):
        raise Unreadable(NOT_TEXT, name=name)
    try:
        text = data.decode("utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig")
        first = text.split("\n", 1)[0]
        separator = max(",;\t", key=first.count)
        rows = [[cell.strip() or None for cell in row] for row in csv.reader(io.StringIO(text), delimiter=separator)]
    except (UnicodeDecodeError, csv.Error) as damage:
        raise Unreadable(NOT_TEXT, name=name) from damage
    if len(rows) > MAX_ROWS:
        raise Unreadable(NOT_TEXT, name=name)
    return [SheetRows(name="CSV", rows=rows)]


def tables(sheets: Sequence[SheetRows], kind: str) -> list[Table]:
    """Every visible sheet that holds a table of the kind."""
    filled = [(sheet, _filled(sheet)) for sheet in sheets if not sheet.hidden]
    found = [(sheet, rows, heads) for sheet, rows in filled if (heads := find_heads(rows, kind))]
    return [Table(sheet, rows, heads, sheet.name if len(found) > 1 else "") for sheet, rows, heads in found]


def people(
    table: Table, first: int, faults: list[Fault], grid: bool = False
) -> Iterator[tuple[Person, Sequence[Value]]]:
    """The person and the cells of each row from `first` (from 0) on; rows of totals and signatures left out.

    `grid`: a row with a name alone is a person too.
    """
    places = {name: column - 1 for name, column in table.heads.columns.items()}
    for number, row in enumerate(table.rows[first:], first + 1):
        cells = {name: row[place] for name, place in places.items() if place < len(row) and row[place] is not None}
        alone = grid and isinstance(cells.get("name", cells.get("given")), str)
        if not (_is_person(cells) or alone) or _is_signature(cells):
            continue
        name = _name(cells)
        if fold_name(name).startswith(_NO_NAMES):
            continue
        person = Person(number, table.label, table.heads.columns, name, fold_name(name), _code(cells))
        person.born = read_born(cells.get("born"))
        person.class_name = " ".join(str(cells.get("class", "")).split())
        if person.born.wrong:
            faults.append(person.fault("born", person.born.wrong, text=_born_text(cells)))
        yield person, row
