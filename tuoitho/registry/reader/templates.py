"""The template of a list: its columns, which the reader knows again, and the hidden sheet that says whose it is."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from django.utils.translation import gettext_noop

from tuoitho.documents.reading.refusal import Unreadable
from tuoitho.documents.reading.sheets import read_sheets
from tuoitho.documents.xlsx import Column, Sheet, workbook
from tuoitho.registry.reader.columns import PUPILS
from tuoitho.registry.reader.lists import NoList, Reading, read_list

FORM = {"pupil": "danh-sach-hoc-sinh", "staff": "danh-sach-can-bo"}
VERSION = "1"
OTHER_UNIT = gettext_noop("Đây là mẫu của đơn vị %(theirs)s, không phải của đơn vị %(ours)s.")
OTHER_YEAR = gettext_noop("Tệp này ghi năm học %(theirs)s, còn bạn đang nhập cho năm học %(ours)s.")
OTHER_FORM = gettext_noop("Đây là mẫu khác (%(theirs)s), không phải mẫu của danh sách này.")
NOBODY = gettext_noop("Tệp “%(name)s” có bảng danh sách nhưng chưa có ai trong bảng.")
_PUPIL_COLUMNS = (
    Column("STT", 6, "integer"),
    Column("Mã định danh", 16, note="Mã định danh của Bộ GD&ĐT. Có mã thì lần sau nhận ra đúng em."),
    Column("Họ và tên", 28),
    Column("Ngày sinh", 13, "date", note="Ngày/tháng/năm, ví dụ 05/09/2014."),
    Column("Giới tính", 10, choices=("Nam", "Nữ")),
    Column("Lớp", 9),
    Column("Cha mẹ hoặc người giám hộ", 28),
    Column("Điện thoại", 14),
    Column("Phường, xã", 20),
)
_STAFF_COLUMNS = (
    Column("STT", 6, "integer"),
    Column("Mã định danh", 16),
    Column("Họ và tên", 28),
    Column("Chức vụ, vị trí việc làm", 30),
)


def template(
    kind: str, unit_code: str, unit_name: str, school_year: int, rows: Sequence[Sequence[object]], made_at: datetime
) -> bytes:
    """An .xlsx filled with what is known, with blank rows to add to."""
    title = "DANH SÁCH HỌC SINH" if kind == PUPILS else "DANH SÁCH CÁN BỘ, GIÁO VIÊN, NHÂN VIÊN"
    sheet = Sheet(
        "Danh sách",
        _PUPIL_COLUMNS if kind == PUPILS else _STAFF_COLUMNS,
        [[value if isinstance(value, int | date) else str(value or "") for value in row] for row in rows],
        (unit_name, title, f"Năm học {school_year} - {school_year + 1}"),
        blank=200,
    )
    meta = {"unit": unit_code, "form": FORM[kind], "school_year": str(school_year), "version": VERSION}
    return workbook([sheet], made_at, meta)


def open_list(name: str, data: bytes, kind: str, unit_code: str, school_year: int) -> Reading:
    """The list in a file handed in for a unit and school year.

    `Unreadable` when it is no readable workbook, holds no list, or says it is another unit's, year's or form.
    """
    try:
        reading = read_list(read_sheets(name, data), kind)
    except NoList as nothing:
        raise Unreadable(str(nothing)) from nothing
    _check(reading.meta, kind, unit_code)
    theirs = int(said) if (said := reading.meta.get("school_year", "")[:4]).isdecimal() else reading.school_year
    if theirs is not None and theirs != school_year:
        raise Unreadable(OTHER_YEAR, theirs=f"{theirs}–{theirs + 1}", ours=f"{school_year}–{school_year + 1}")
    if not reading.people:
        raise Unreadable(NOBODY, name=name)
    return reading


def _check(meta: Mapping[str, str], kind: str, unit_code: str) -> None:
    if meta and meta.get("form") != FORM[kind]:
        raise Unreadable(OTHER_FORM, theirs=meta.get("form", "?"))
    if meta and meta.get("unit") != unit_code:
        raise Unreadable(OTHER_UNIT, theirs=meta.get("unit", "?"), ours=unit_code)
