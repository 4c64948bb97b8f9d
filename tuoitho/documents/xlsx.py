"""Write workbooks: templates with choices, notes and locked cells, and tables of figures."""

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

META_SHEET = "_tuoitho"
_CHOICES_SHEET = "_danh_muc"
_LARGE_ROWS = 20_000

Value = str | int | float | bool | date | datetime | None
Kind = Literal["text", "integer", "decimal", "percent", "date"]

NOT_AN_INTEGER = "Ô này là số nguyên từ 0 trở lên."
NOT_A_NUMBER = "Ô này là số từ 0 trở lên."
NOT_A_DATE = "Ô này là ngày tháng năm, ví dụ 05/09/2024."
NOT_A_CHOICE = "Hãy chọn một giá trị trong danh sách của ô này."

_PATTERNS: Mapping[Kind, str] = {
    "text": "@",
    "integer": "#,##0",
    "decimal": "#,##0.0",
    "percent": "0.0%",
    "date": "dd/mm/yyyy",
}


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its head, width in characters, kind, note on the head, allowed values and lock.

    `choices` show as a drop-down list. A locked column only matters on a protected sheet.
    """

    head: str
    width: float = 16
    kind: Kind = "text"
    note: str = ""
    choices: Sequence[str] = ()
    locked: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """One worksheet: title rows, the heads, the rows, then `blank` rows to fill in under the same checks."""

    name: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[Value]] = ()
    title_rows: Sequence[str] = ()
    blank: int = 0
    protected: bool = False

    @property
    def head_row(self) -> int:
        """Index from 0 of the row of heads."""
        return len(self.title_rows)


@dataclass(slots=True)
class _Book:
    book: Workbook
    formats: dict[tuple[Kind, bool], Format] = field(default_factory=dict)
    choices: dict[tuple[str, ...], str] = field(default_factory=dict)

    def format(self, kind: Kind, locked: bool) -> Format:
        key = (kind, locked)
        if key not in self.formats:
            shape = {"num_format": _PATTERNS[kind], "locked": locked, "border": 1, "valign": "top"}
            shape |= {"text_wrap": True} if kind == "text" else {}
            shape |= {"bg_color": "#F2F2F2"} if locked else {}
            self.formats[key] = self.book.add_format(shape)
        return self.formats[key]


def workbook(sheets: Sequence[Sheet], made_at: datetime, meta: Mapping[str, str] | None = None) -> bytes:
    """The sheets as one .xlsx, `meta` on a hidden sheet.

    Text is never a formula or a link; equal input gives equal bytes.
    """
    out = io.BytesIO()
    large = sum(len(sheet.rows) for sheet in sheets) > _LARGE_ROWS
    options = {"strings_to_formulas": False, "strings_to_urls": False, "constant_memory": large, "in_memory": not large}
    with xlsxwriter.Workbook(out, options) as book:
        book.set_properties({"created": made_at.replace(tzinfo=None)})
        made = _Book(book)
        for sheet in sheets:
            _write_sheet(made, sheet)
        _write_choices(made)
        _write_meta(book, meta or {})
    return out.getvalue()


def _write_sheet(made: _Book, sheet: Sheet) -> None:
    page = made.book.add_worksheet(sheet.name)
    for place, column in enumerate(sheet.columns):
        page.set_column(place, place, column.width)
    _write_heads(made, page, sheet)
    for number, row in enumerate(sheet.rows, sheet.head_row + 1):
        for place, (column, value) in enumerate(zip(sheet.columns, row, strict=True)):
            _write_cell(page, number, place, value, made.format(column.kind, column.locked))
    last = sheet.head_row + len(sheet.rows) + sheet.blank
    for number in range(last - sheet.blank + 1, last + 1):
        for place, column in enumerate(sheet.columns):
            page.write_blank(number, place, None, made.format(column.kind, locked=False))
    if last > sheet.head_row:
        _check_columns(made, page, sheet, last)
    page.freeze_panes(sheet.head_row + 1, 0)
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    page.repeat_rows(sheet.head_row)
    if sheet.protected:
        page.protect(options={"format_columns": True, "format_rows": True, "sort": True, "autofilter": True})


def _write_heads(made: _Book, page: Worksheet, sheet: Sheet) -> None:
    title = made.book.add_format({"bold": True, "font_size": 13})
    head = made.book.add_format(
        {"bold": True, "text_wrap": True, "align": "center", "valign": "vcenter", "border": 1, "bg_color": "#E4F3EA"}
    )
    for number, text in enumerate(sheet.title_rows):
        page.write_string(number, 0, text, title)
    for place, column in enumerate(sheet.columns):
        page.write_string(sheet.head_row, place, column.head, head)
        if column.note:
            page.write_comment(sheet.head_row, place, column.note, {"x_scale": 2})


def _write_cell(page: Worksheet, row: int, column: int, value: Value, shape: Format) -> None:
    if value is None or value == "":
        page.write_blank(row, column, None, shape)
    elif isinstance(value, bool):
        page.write_boolean(row, column, value, shape)
    elif isinstance(value, int | float):
        page.write_number(row, column, value, shape)
    elif isinstance(value, date):
        page.write_datetime(row, column, value, shape)
    else:
        page.write_string(row, column, value, shape)


def _check_columns(made: _Book, page: Worksheet, sheet: Sheet, last: int) -> None:
    for place, column in enumerate(sheet.columns):
        if check := _check(made, column):
            page.data_validation(sheet.head_row + 1, place, last, place, check)


def _check(made: _Book, column: Column) -> dict[str, object]:
    if column.choices:
        return {"validate": "list", "source": _choices_range(made, column), "error_message": NOT_A_CHOICE}
    if column.kind == "integer":
        return {"validate": "integer", "criteria": ">=", "value": 0, "error_message": NOT_AN_INTEGER}
    if column.kind in ("decimal", "percent"):
        return {"validate": "decimal", "criteria": ">=", "value": 0, "error_message": NOT_A_NUMBER}
    if column.kind == "date":
        return {"validate": "date", "criteria": ">=", "value": date(1900, 3, 1), "error_message": NOT_A_DATE}
    return {}


def _choices_range(made: _Book, column: Column) -> str:
    """Choices live in a sheet of their own: a list inside the cell may hold 255 characters at most."""
    choices = tuple(column.choices)
    if choices not in made.choices:
        letter = xlsxwriter.utility.xl_col_to_name(len(made.choices))
        made.choices[choices] = f"={_CHOICES_SHEET}!${letter}$1:${letter}${len(choices)}"
    return made.choices[choices]


def _write_choices(made: _Book) -> None:
    if not made.choices:
        return
    page = made.book.add_worksheet(_CHOICES_SHEET)
    page.very_hidden()
    longest = max(len(choices) for choices in made.choices)
    for row in range(longest):
        for place, choices in enumerate(made.choices):
            if row < len(choices):
                page.write_string(row, place, choices[row])


def _write_meta(book: Workbook, meta: Mapping[str, str]) -> None:
    if not meta:
        return
    page = book.add_worksheet(META_SHEET)
    page.very_hidden()
    for row, (key, value) in enumerate(meta.items()):
        page.write_string(row, 0, key)
        page.write_string(row, 1, value)
