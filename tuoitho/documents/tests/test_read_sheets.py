"""Worksheets people send: odd, broken, hostile."""

import io
import random
import re
import zipfile
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
from openpyxl.styles import PatternFill

from tuoitho.documents.reading import Unreadable, cell_name, read_sheets
from tuoitho.documents.reading.extent import column_letters, column_number, extent_of

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def _saved(book: openpyxl.Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _book(**cells) -> bytes:
    book = openpyxl.Workbook()
    for name, value in cells.items():
        book.active[name] = value
    return _saved(book)


def _changed(data: bytes, **members: bytes) -> bytes:
    """The same archive with some members replaced or added; "__" in a name stands for "/"."""
    new = {name.replace("__", "/").replace("_dot_", "."): body for name, body in members.items()}
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            if name not in new:
                target.writestr(name, source.read(name))
        for name, body in new.items():
            target.writestr(name, body)
    return out.getvalue()


def _sheet_xml(rows: str) -> bytes:
    head = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    return f"{head}{rows}</sheetData></worksheet>".encode()


def _with_rows(rows: str) -> bytes:
    return _changed(_book(A1="x"), xl__worksheets__sheet1_dot_xml=_sheet_xml(rows))


def _refusal(name: str, data: bytes) -> str:
    with pytest.raises(Unreadable) as refused:
        read_sheets(name, data)
    assert name in str(refused.value)
    return str(refused.value)


def test_values_keep_their_types_and_places():
    data = _book(B3="Đỗ Thị Ánh", C3=12, D3=0.5, E3=True, F3=date(2012, 1, 5), G3="012", H3="  ")
    (sheet,) = read_sheets("a.xlsx", data)
    assert list(sheet.numbered()) == [(3, [None, "Đỗ Thị Ánh", 12, 0.5, True, date(2012, 1, 5), "012", None])]
    assert type(sheet.rows[2][2]) is int
    assert sheet.value(3, 2) == "Đỗ Thị Ánh"
    assert sheet.value(99, 99) is None


def test_a_moment_keeps_its_time():
    assert read_sheets("a.xlsx", _book(A1=datetime(2024, 9, 5, 7, 30)))[0].rows == [[datetime(2024, 9, 5, 7, 30)]]


def test_a_merged_range_shows_its_first_value_everywhere():
    book = openpyxl.Workbook()
    book.active["B2"] = "Khối 6"
    book.active["A9"] = "x"
    book.active.merge_cells("B2:D3")
    (sheet,) = read_sheets("a.xlsx", _saved(book))
    assert {sheet.value(row, column) for row in (2, 3) for column in (2, 3, 4)} == {"Khối 6"}
    assert sheet.value(4, 2) is None


def test_formulas_are_counted_and_their_last_value_read():
    rows = '<row r="1"><c r="A1"><v>2</v></c><c r="B1"><f>A1*2</f><v>4</v></c><c r="C1"><f>1/3</f></c></row>'
    (sheet,) = read_sheets("a.xlsx", _with_rows(rows))
    assert sheet.formulas == 2
    assert list(sheet.rows[0][:2]) == [2, 4]


def test_hidden_sheets_are_flagged():
    book = openpyxl.Workbook()
    book.active["A1"] = "x"
    book.create_sheet("Ẩn").sheet_state = "hidden"
    assert [(sheet.name, sheet.hidden) for sheet in read_sheets("a.xlsx", _saved(book))] == [
        ("Sheet", False),
        ("Ẩn", True),
    ]


def test_a_million_formatted_empty_rows_cost_nothing():
    row = '<row r="{0}" s="1" customFormat="1"><c r="A{0}" s="1"/><c r="B{0}" s="1"/></row>'
    rows = '<row r="1"><c r="A1"><v>7</v></c></row>' + "".join(row.format(n) for n in range(2, 1_000_001))
    (sheet,) = read_sheets("a.xlsx", _with_rows(rows))
    assert sheet.rows == [[7]]


@pytest.mark.parametrize(
    ("stray", "named"),
    [("XFD1048576", "XFD1048576"), ("A200001", "A200001"), ("GS1", "GS1"), ("CV100000", "CV100000")],
)
def test_a_stray_cell_far_away_is_named_before_memory_is_taken(stray, named):
    row = re.sub(r"[A-Z]+", "", stray)
    rows = f'<row r="1"><c r="A1"><v>1</v></c></row><row r="{row}"><c r="{stray}"><v>1</v></c></row>'
    if row == "1":
        rows = f'<row r="1"><c r="A1"><v>1</v></c><c r="{stray}"><v>1</v></c></row>'
    assert f"ô {named};" in _refusal("a.xlsx", _with_rows(rows))


@pytest.mark.parametrize(
    "cell",
    [
        '<c s="1" r="XFD1048576"><v>1</v></c>',
        "<c r='XFD1048576'><v>1</v></c>",
        '<c x=">" r="XFD1048576"><v>1</v></c>',
        '<c\n r = "xfd1048576"><v>1</v></c>',
        '<c><v>1</v></c><c r="XFD1048576"><is><t>1</t></is></c>',
    ],
)
def test_no_spelling_hides_a_stray_cell(cell):
    extent = extent_of(_sheet_xml(f'<row r="1">{cell}</row>'))
    assert (extent.rows, extent.columns) == (1_048_576, 16_384)


def test_cells_without_a_reference_are_counted_along():
    extent = extent_of(_sheet_xml('<row r="3"><c/><c><v>1</v></c></row><row><c><v>1</v></c></row>'))
    assert (extent.rows, extent.columns) == (4, 2)


def test_a_prefixed_worksheet_is_measured_too():
    row = b'<x:row r="2"><x:c r="C2"><x:v>1</x:v></x:c></x:row>'
    extent = extent_of(b'<x:worksheet xmlns:x="u"><x:sheetData>' + row + b"</x:sheetData></x:worksheet>")
    assert (extent.rows, extent.columns, extent.formulas) == (2, 3, 0)


def test_a_coloured_empty_block_does_not_widen_the_sheet():
    book = openpyxl.Workbook()
    book.active["A1"] = "x"
    for row in book.active["A2:Z50"]:
        for cell in row:
            cell.fill = PatternFill("solid", fgColor="FFFF00")
    assert read_sheets("a.xlsx", _saved(book))[0].rows == [["x"]]


def test_an_empty_sheet_has_no_rows():
    assert read_sheets("a.xlsx", _book())[0].rows == []


def test_a_macro_workbook_is_refused():
    data = _changed(_book(A1="x"), xl__vbaProject_dot_bin=b"macro")
    assert "macro" in _refusal("a.xlsx", data)


def test_a_password_is_named():
    assert "mật khẩu" in _refusal("a.xlsx", OLE + "EncryptedPackage".encode("utf-16-le") + bytes(64))


def test_a_web_page_renamed_to_xls_is_told():
    for page in (
        b"<html><body><table><tr><td>1</td></tr></table></body></html>",
        b"\xef\xbb\xbf  <TABLE><tr></tr></TABLE>",
    ):
        assert "trang web" in _refusal("a.xls", page)


@pytest.mark.parametrize("data", [b"%PDF-1.7\n", b"\x89PNG\r\n\x1a\n\x00\x00", b"a,b\n1,2", OLE])
def test_what_is_no_excel_file_is_told(data):
    assert "không phải là tệp Excel" in _refusal("a.xlsx", data)


def test_an_archive_of_something_else_is_told():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("x.txt", "x")
    assert "không phải là tệp Excel" in _refusal("a.xlsx", out.getvalue())


@pytest.mark.parametrize("data", [b"", b"   \r\n", bytes(200)])
def test_an_empty_file_is_told(data):
    assert "rỗng" in _refusal("a.xlsx", data)


def test_a_file_beyond_the_limit_is_told():
    assert "lớn hơn 30 MB" in _refusal("a.xlsx", b"PK\x03\x04" + bytes(31 * 2**20))


def test_a_zip_bomb_is_not_unpacked():
    data = _changed(_book(A1="x"), xl__media__a_dot_xml=bytes(60 * 2**20))
    assert "nén quá nhiều" in _refusal("a.xlsx", data)


def test_an_archive_of_too_many_members_is_not_opened():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for number in range(5_001):
            archive.writestr(f"xl/{number}", b"")
    assert "nén quá nhiều" in _refusal("a.xlsx", out.getvalue())


def test_a_member_larger_than_it_says_is_caught():
    data = _book(A1="x")
    member = zipfile.ZipFile(io.BytesIO(data)).getinfo("xl/worksheets/sheet1.xml")
    true, lie = member.file_size.to_bytes(4, "little"), (10).to_bytes(4, "little")
    assert data.count(true) >= 1
    assert "bị hỏng" in _refusal("a.xlsx", data.replace(true, lie))


def test_a_damaged_workbook_never_raises_anything_but_a_sentence():
    data, chance = _book(A1="x", B2=3.5, C3=date(2024, 1, 1)), random.Random(7)
    for _ in range(150):
        broken = bytearray(data)
        for _ in range(chance.randint(1, 30)):
            broken[chance.randrange(4, len(broken))] = chance.randrange(256)
        with suppress(Unreadable):
            read_sheets("a.xlsx", bytes(broken[: chance.randint(100, len(broken))]))


def test_damaged_xml_inside_a_sound_archive_never_raises_anything_but_a_sentence():
    data, chance = _book(A1="x", B2=3.5, C3=date(2024, 1, 1)), random.Random(11)
    parts = ("xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml")
    sound = {part: zipfile.ZipFile(io.BytesIO(data)).read(part) for part in parts}
    for _ in range(150):
        part = chance.choice(parts)
        broken = bytearray(sound[part])
        for _ in range(chance.randint(1, 8)):
            broken[chance.randrange(len(broken))] = chance.choice(b'<>"/=&x0 ')
        name = part.replace("/", "__").replace(".xml", "_dot_xml").replace(".rels", "_dot_rels")
        with suppress(Unreadable):
            read_sheets("a.xlsx", _changed(data, **{name: bytes(broken)}))


def test_an_old_excel_file_is_read():
    (sheet,) = read_sheets("old.xls", Path(__file__).with_name("old.xls").read_bytes())
    assert list(sheet.rows[0]) == ["Họ tên", "Số buổi"]
    assert list(sheet.rows[1]) == ["Đỗ Thị Ánh", 7]
    assert sheet.value(4, 2) == sheet.value(4, 1) == "Gộp"


def test_cells_are_named_as_in_excel():
    assert [cell_name(1, 1), cell_name(12, 3), cell_name(7, 26), cell_name(7, 27), cell_name(1048576, 16384)] == [
        "A1",
        "C12",
        "Z7",
        "AA7",
        "XFD1048576",
    ]
    assert all(column_number(column_letters(number)) == number for number in range(1, 16_385))
