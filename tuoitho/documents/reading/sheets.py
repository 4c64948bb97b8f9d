"""Worksheets as typed rows."""

import io
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from xml.parsers.expat import ExpatError

import python_calamine as calamine
from lxml.etree import XMLSyntaxError

from tuoitho.documents.reading.archive import open_archive
from tuoitho.documents.reading.extent import MAX_COLUMNS, MAX_ROWS, Extent, column_letters, measure
from tuoitho.documents.reading.kind import Kind, kind_of
from tuoitho.documents.reading.refusal import Unreadable
from tuoitho.documents.texts import gettext_noop
from tuoitho.documents.xlsx import META_SHEET

_MACRO = gettext_noop(
    "Tệp “%(name)s” có macro nên không được mở. Hãy lưu lại thành “Excel Workbook (*.xlsx)” rồi tải lên."
)
_PASSWORD = gettext_noop("Tệp “%(name)s” có mật khẩu. Hãy mở bằng Excel, bỏ mật khẩu, lưu lại rồi tải lên.")
_HTML = gettext_noop(
    "Tệp “%(name)s” là trang web đổi đuôi thành Excel. Hãy mở bằng Excel, lưu lại thành .xlsx rồi tải lên."
)
_NOT_EXCEL = gettext_noop(
    "Tệp “%(name)s” không phải là tệp Excel .xlsx. Hãy mở bằng Excel, lưu lại thành .xlsx rồi tải lên."
)
_DAMAGED = gettext_noop("Tệp Excel “%(name)s” bị hỏng. Hãy mở bằng Excel, lưu lại thành tệp mới rồi tải lên.")
_TOO_FAR = gettext_noop(
    "Trang tính “%(sheet)s” của tệp “%(name)s” có dữ liệu tới ô %(cell)s; "
    "mỗi trang chỉ được %(rows)s dòng và %(columns)s cột. "
    "Hãy xóa các ô thừa hoặc chia tệp rồi tải lên."
)

Value = str | int | float | bool | datetime | date | time | timedelta | None


@dataclass(frozen=True, slots=True)
class Merged:
    """A merged range, rows and columns from 1, both ends included."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class SheetRows:
    """The used range of one worksheet.

    `rows` begins with row 1 and column A; `None` is an empty cell. `formulas` counts the cells that Excel
    computed; their last computed value is read.
    """

    name: str
    rows: Sequence[Sequence[Value]]
    merged: Sequence[Merged] = ()
    formulas: int = 0
    hidden: bool = False

    def numbered(self) -> Iterator[tuple[int, Sequence[Value]]]:
        """Row number as Excel shows it, and the row; empty rows left out."""
        return ((number, row) for number, row in enumerate(self.rows, 1) if any(cell is not None for cell in row))

    def value(self, row: int, column: int) -> Value:
        """The value shown at a cell, both from 1; a merged range shows its top left value everywhere."""
        for area in self.merged:
            if area.top <= row <= area.bottom and area.left <= column <= area.right:
                row, column = area.top, area.left
                break
        cells = self.rows[row - 1] if row <= len(self.rows) else ()
        return cells[column - 1] if column <= len(cells) else None


def cell_name(row: int, column: int) -> str:
    """The name of a cell by row and column from 1: (12, 3) is "C12"."""
    return f"{column_letters(column)}{row}"


def read_sheets(name: str, data: bytes) -> list[SheetRows]:
    """Every worksheet of an .xlsx or .xls, hidden ones flagged; Unreadable when it is none or beyond the limits."""
    kind = kind_of(name, data)
    if kind is Kind.ZIP:
        return _rows(name, data, _measured(name, data))
    if kind is Kind.OLE_WORKBOOK:
        return _rows(name, data, {})
    sentences = {Kind.OLE_ENCRYPTED: _PASSWORD, Kind.HTML: _HTML}
    raise Unreadable(sentences.get(kind, _NOT_EXCEL), name=name)


def meta(sheets: Sequence[SheetRows]) -> dict[str, str]:
    """The hidden keys and values written by `xlsx.workbook`; empty for a workbook of someone else's."""
    hidden = next((sheet for sheet in sheets if sheet.name == META_SHEET), None)
    return {str(row[0]): str(row[1] or "") for _, row in hidden.numbered() if len(row) > 1} if hidden else {}


def _measured(name: str, data: bytes) -> Mapping[str, Extent]:
    with open_archive(name, data) as archive:
        members = archive.namelist()
        if "xl/workbook.xml" not in members:
            raise Unreadable(_NOT_EXCEL, name=name)
        if any(member.lower().endswith("vbaproject.bin") for member in members):
            raise Unreadable(_MACRO, name=name)
        try:
            extents = measure(archive)
        except (XMLSyntaxError, ExpatError, KeyError, ValueError) as damage:
            raise Unreadable(_DAMAGED, name=name) from damage
    for sheet, extent in extents.items():
        if not extent.fits:
            raise _too_far(name, sheet, extent.rows, extent.columns)
    return extents


def _too_far(name: str, sheet: str, row: int, column: int) -> Unreadable:
    rows = f"{MAX_ROWS:,}".replace(",", ".")
    return Unreadable(_TOO_FAR, name=name, sheet=sheet, cell=cell_name(row, column), rows=rows, columns=MAX_COLUMNS)


def _rows(name: str, data: bytes, extents: Mapping[str, Extent]) -> list[SheetRows]:
    try:
        book = calamine.CalamineWorkbook.from_object(io.BytesIO(data))
        found = [one for one in book.sheets_metadata if one.typ == calamine.SheetTypeEnum.WorkSheet]
        return [_sheet(book, one, name, extents.get(one.name, Extent())) for one in found]
    except calamine.PasswordError as locked:
        raise Unreadable(_PASSWORD, name=name) from locked
    except (calamine.CalamineError, OSError, ValueError) as damage:
        raise Unreadable(_DAMAGED, name=name) from damage


def _sheet(book: calamine.CalamineWorkbook, one: calamine.SheetMetadata, name: str, extent: Extent) -> SheetRows:
    sheet = book.get_sheet_by_name(one.name)
    reached = Extent(sheet.total_height, sheet.total_width)
    if not reached.fits:
        raise _too_far(name, one.name, reached.rows, reached.columns)
    return SheetRows(
        name=one.name,
        rows=[[_value(cell) for cell in row] for row in sheet.to_python(skip_empty_area=False)],
        merged=[
            Merged(top + 1, left + 1, bottom + 1, right + 1)
            for (top, left), (bottom, right) in sheet.merged_cell_ranges or ()
        ],
        formulas=extent.formulas,
        hidden=one.visible != calamine.SheetVisibleEnum.Visible,
    )


def _value(cell: Value) -> Value:
    if isinstance(cell, float):
        return (int(cell) if cell.is_integer() else cell) if math.isfinite(cell) else str(cell)
    if isinstance(cell, str) and not cell.strip():
        return None
    return cell
