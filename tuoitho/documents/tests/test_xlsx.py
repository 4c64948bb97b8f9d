"""Workbooks written here and read by another library, and by the reader."""

import io
import zipfile
from datetime import UTC, date, datetime

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tuoitho.documents import xlsx, zips
from tuoitho.documents.reading import meta, read_sheets, read_zip
from tuoitho.documents.xlsx import Column, Sheet

MADE_AT = datetime(2024, 11, 9, tzinfo=UTC)
_COLUMNS = (
    Column("Họ và tên", 30, note="Viết đủ họ, chữ đệm và tên", locked=True),
    Column("Ngày sinh", kind="date"),
    Column("Lớp", choices=("7A", "7B")),
    Column("Số buổi", kind="integer"),
    Column("Tỷ lệ", kind="percent"),
)
_SHEET = Sheet(
    "Học sinh",
    _COLUMNS,
    [("Đỗ Thị Ánh", date(2012, 1, 5), "7A", 3, 0.5), ("Trần Văn Bình", None, "7B", 0, None)],
    title_rows=("DANH SÁCH HỌC SINH", "Năm 2024"),
    blank=5,
    protected=True,
)


def _open(data: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(data))


def test_what_is_written_is_read_again_with_its_types():
    (sheet, *_) = read_sheets("x.xlsx", xlsx.workbook([_SHEET], MADE_AT))
    assert sheet.rows[2][:3] == ["Họ và tên", "Ngày sinh", "Lớp"]
    assert sheet.rows[3] == ["Đỗ Thị Ánh", date(2012, 1, 5), "7A", 3, 0.5]
    assert sheet.rows[4] == ["Trần Văn Bình", None, "7B", 0, None]


def test_a_template_offers_choices_notes_and_locks():
    page = _open(xlsx.workbook([_SHEET], MADE_AT))["Học sinh"]
    checks = {str(check.sqref): check for check in page.data_validations.dataValidation}
    assert checks["C4:C10"].type == "list"
    assert checks["B4:B10"].type == "date"
    assert checks["D4:D10"].error == xlsx.NOT_AN_INTEGER
    assert "họ, chữ đệm" in page["A3"].comment.text
    assert page.protection.sheet
    assert page["A4"].protection.locked
    assert not page["B4"].protection.locked
    assert not page["A9"].protection.locked


def test_long_lists_of_choices_fit():
    many = tuple(f"Trường tiểu học số {n}" for n in range(130))
    book = _open(xlsx.workbook([Sheet("A", (Column("Trường", choices=many),), blank=1)], MADE_AT))
    (check,) = book["A"].data_validations.dataValidation
    hidden = book[check.formula1.split("!")[0].lstrip("=")]
    assert [cell.value for cell in hidden["A"]] == list(many)
    assert hidden.sheet_state == "veryHidden"


def test_hidden_keys_come_back():
    known = {"unit": "HD-021", "year": "2024", "version": "3"}
    sheets = read_sheets("x.xlsx", xlsx.workbook([_SHEET], MADE_AT, known))
    assert meta(sheets) == known
    assert [sheet.name for sheet in sheets if not sheet.hidden] == ["Học sinh"]


def test_a_workbook_of_someone_else_has_no_hidden_keys():
    assert meta(read_sheets("x.xlsx", xlsx.workbook([_SHEET], MADE_AT))) == {}


@pytest.mark.parametrize("text", ["=1+1", "+84 912", "-x", "@SUM(A1)", "{=1}", "https://a.test", "0123"])
def test_text_is_never_a_formula_a_link_or_a_number(text):
    page = _open(xlsx.workbook([Sheet("A", (Column("x"),), [(text,)])], MADE_AT))["A"]
    assert (page["A2"].value, page["A2"].data_type, page["A2"].hyperlink) == (text, "s", None)


@settings(max_examples=30, deadline=None)
@given(st.lists(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=20), min_size=1))
def test_any_text_comes_back_or_was_blank(texts):
    rows = [(text, "|") for text in texts]
    (sheet,) = read_sheets("x.xlsx", xlsx.workbook([Sheet("A", (Column("x"), Column("y")), rows)], MADE_AT))
    assert [row[0] for row in sheet.rows[1:]] == [text if text.strip() else None for text in texts]


def test_the_same_sheets_give_the_same_bytes_large_ones_too():
    large = Sheet("A", (Column("x"), Column("y", kind="integer")), [("x", n) for n in range(20_001)])
    assert xlsx.workbook([_SHEET], MADE_AT) == xlsx.workbook([_SHEET], MADE_AT)
    data = xlsx.workbook([large], MADE_AT)
    assert data == xlsx.workbook([large], MADE_AT)
    assert read_sheets("x.xlsx", data)[0].rows[20_001] == ["x", 20_000]


def test_many_files_become_one_zip_and_come_back():
    out = io.BytesIO()
    zips.write(out, [("Trường A.xlsx", b"1"), ("Trường A.xlsx", b"2"), ("b", b"3")], MADE_AT)
    assert list(read_zip("x.zip", out.getvalue())) == [
        ("Trường A.xlsx", b"1"),
        ("Trường A (2).xlsx", b"2"),
        ("b", b"3"),
    ]
    assert {info.date_time for info in zipfile.ZipFile(out).infolist()} == {(2024, 11, 9, 0, 0, 0)}
