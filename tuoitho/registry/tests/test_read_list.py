"""Lists as schools write them are understood; what is not is named by its cell."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as some

from tuoitho.documents.reading.sheets import read_sheets
from tuoitho.registry.reader import NoList, read_list
from tuoitho.registry.reader.columns import FIELDS, PUPILS, STAFF, assign
from tuoitho.registry.reader.dates import YEARS, read_born
from tuoitho.registry.tests.books import book, pupil_row, sector_list


def read(data: bytes, kind: str = PUPILS):
    return read_list(read_sheets("danh-sach.xlsx", data), kind)


def test_the_sector_databases_list_is_read_under_its_title_rows():
    reading = read(sector_list(pupil_row(1, "Nguyễn Văn Đức", code="0101234567"), pupil_row(2, "Lê Thị Bé", sex="Nữ")))
    one, two = reading.people
    assert (one.name, one.code, one.born.on, one.sex, one.class_name, one.guardian_name) == (
        "Nguyễn Văn Đức",
        "0101234567",
        date(2014, 9, 5),
        "m",
        "4A1",
        "Trần Thị Mẹ",
    )
    assert (two.row, two.sex) == (8, "f")
    assert reading.faults == []
    assert reading.school_year == 2024
    assert ("E", "Họ tên", "Họ và tên") in reading.recognised
    assert reading.unknown == ["Khối", "Dân tộc"]


def test_heads_of_two_rows_with_split_birth_and_marked_sex():
    heads = [
        ["TT", "Họ và tên đệm", "Tên", "Ngày, tháng, năm sinh", None, None, "Giới tính", None, "Lớp"],
        [None, None, None, "Ngày", "Tháng", "Năm", "Nam", "Nữ", None],
        [1, "Nguyễn Văn", "Đức", 5, 9, 2014, "x", None, "4A"],
        [2, "Lê Thị", "Bé", "06", "09", "2014", None, "x", "4A"],
        [3, "Vũ", "Cả", 6, 9, 2014, "x", "x", "4A"],
    ]
    reading = read(book(heads, merge=["A1:A2", "B1:B2", "C1:C2", "D1:F1", "G1:H1", "I1:I2"]))
    assert [(p.name, p.born.on, p.sex) for p in reading.people[:2]] == [
        ("Nguyễn Văn Đức", date(2014, 9, 5), "m"),
        ("Lê Thị Bé", date(2014, 9, 6), "f"),
    ]
    assert [str(fault) for fault in reading.faults] == ["Ô H5: đánh dấu cả cột Nam và cột Nữ."]


def test_a_column_for_girls_alone_makes_the_others_boys():
    reading = read(book([["Họ và tên", "Năm sinh", "Nữ", "Lớp"], ["Bé", 2014, "x", "4A"], ["Cả", 2014, None, "4A"]]))
    assert [(p.sex, p.born.year, p.born.on) for p in reading.people] == [("f", 2014, None), ("m", 2014, None)]


def test_a_class_merged_over_its_pupils_is_each_ones_class():
    rows = [["Lớp", "Họ tên", "Ngày sinh"], ["4A", "Bé", "5-9-2014"], [None, "Cả", "2014-09-05"]]
    assert [p.class_name for p in read(book(rows, merge=["A2:A3"])).people] == ["4A", "4A"]


def test_a_sheet_per_class_says_the_class_by_its_name_or_title():
    heads = ["STT", "Họ và tên", "Ngày sinh"]
    data = book([heads, [1, "Bé", "05/09/2014"]], title="4A1", lop2=[["Lớp: 4A2"], heads, [1, "Cả", "31/02/2015"]])
    reading = read(data)
    assert [(p.sheet, p.class_name) for p in reading.people] == [("4A1", "4A1"), ("lop2", "4A2")]
    assert [str(f) for f in reading.faults] == ["Trang “lop2”, ô C3: ngày sinh 31/02/2015 không có thật."]


def test_rows_of_numbers_totals_and_signatures_are_no_people():
    rows = [
        ["STT", "Họ và tên", "Ngày sinh", "Lớp"],
        [1, 2, 3, 4],
        [1, "Bé", "05/09/2014", "4A"],
        [None, "Tổng số: 1 học sinh", None, 1],
        [None, None, "Hà Đông, ngày 5 tháng 9 năm 2024"],
        [None, "Người lập biểu"],
    ]
    assert [p.name for p in read(book(rows)).people] == ["Bé"]


def test_the_titles_of_those_who_sign_are_no_pupils_whatever_column_they_stand_in():
    rows = [
        ["STT", "Mã học sinh", "Họ và tên", "Ngày sinh", "Lớp", "Họ tên cha"],
        [1, "01", "Bé", "05/09/2014", "4A", None],
        [None, "Người lập biểu", None, None, None, "Hiệu trưởng"],
    ]
    reading = read(book(rows))
    assert ([p.name for p in reading.people], reading.faults) == (["Bé"], [])


def test_whoever_has_left_by_the_lists_own_word_is_left_out_and_counted():
    gone = pupil_row(2, "Đã Đi")
    gone[7] = "Chuyển trường"
    reading = read(sector_list(pupil_row(1, "Còn Học"), gone))
    assert ([p.name for p in reading.people], reading.skipped) == (["Còn Học"], 1)


def test_each_wrong_cell_has_its_sentence():
    rows = [
        ["Họ và tên", "Ngày sinh", "Giới tính", "Lớp"],
        [None, "05/09/2014", "Nam", "4A"],
        ["Bé", "31/02/2015", "Gái", None],
        ["Cả", "hè 2014", "Nữ", "4A"],
    ]
    assert [str(fault) for fault in read(book(rows)).faults] == [
        "Ô A2: chưa có họ và tên.",
        "Ô B3: ngày sinh 31/02/2015 không có thật.",
        "Ô C3: giới tính “Gái” không rõ; hãy ghi Nam hoặc Nữ.",
        "Ô D3: chưa có lớp.",
        "Ô B4: ngày sinh “hè 2014” không đọc được; hãy ghi như 05/09/2014.",
    ]


def test_staff_are_known_by_their_position():
    reading = read(book([["STT", "Họ tên", "Chức danh"], [1, "Trần Thị Hoa", "Giáo viên hạng III"]]), STAFF)
    assert [(p.name, p.position) for p in reading.people] == [("Trần Thị Hoa", "Giáo viên hạng III")]


@pytest.mark.parametrize("rows", [[["Nội dung", "Kinh phí"], ["Tập huấn", 5]], [["Họ và tên", "Ghi chú"], ["A", "b"]]])
def test_a_workbook_without_a_list_is_refused(rows):
    with pytest.raises(NoList, match="Họ và tên"):
        read(book(rows))


@pytest.mark.parametrize("kind", [PUPILS, STAFF])
def test_every_synonym_alone_is_its_own_field(kind):
    for field, (_label, names) in FIELDS[kind].items():
        for name in names:
            assert assign({1: name.replace("year", "năm")}, kind)[1] == {field: 1}, name


@given(some.permutations(["STT", "Mã định danh Bộ GD&ĐT", "Mã học sinh", "HỌ VÀ TÊN", "Ngày sinh", "Lớp", "Ghi chú"]))
def test_the_order_of_columns_does_not_matter(heads):
    columns = assign(dict(enumerate(heads, 1)), PUPILS)[1]
    assert {field: heads[place - 1] for field, place in columns.items()} == {
        "number": "STT",
        "code": "Mã định danh Bộ GD&ĐT",
        "name": "HỌ VÀ TÊN",
        "born": "Ngày sinh",
        "class": "Lớp",
    }


@given(some.dates(date(YEARS.start, 1, 1), date(2099, 12, 31)))
def test_a_day_is_one_day_however_it_is_written(day):
    serial = (day - date(1899, 12, 30)).days
    spelled = [
        day,
        datetime.combine(day, datetime.min.time()),
        serial,
        float(serial),
        str(serial),
        day.isoformat(),
        f"{day.isoformat()} 00:00:00",
        day.strftime("%d/%m/%Y"),
        f"{day.day}-{day.month}-{day.year}",
        f"{day.day}.{day.month}.{day.year}",
        f" {day.day:02} / {day.month:02} / {day.year} ",
    ]
    assert {read_born(one).on for one in spelled} == {day}


@given(some.text() | some.integers() | some.floats(allow_nan=False, allow_infinity=False))
def test_whatever_stands_in_a_cell_is_a_day_a_year_or_a_sentence(value):
    born = read_born(value)
    assert bool(born.wrong) != (born.year is not None)
    assert born.on is None or born.on.year == born.year
