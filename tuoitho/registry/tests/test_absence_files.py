"""Absences out of the files of schools' software."""

from datetime import date, datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from tests.cast import NOW
from tuoitho.registry import actions
from tuoitho.registry.models import Absence, Enrolment, FactFile, RollCall
from tuoitho.registry.reader.absences import read_mark
from tuoitho.registry.tests.books import book
from tuoitho.registry.tests.people import a_class, a_pupil

ROWS = ["Họ và tên", "Lớp", "Ngày nghỉ", "Phép"]


@pytest.fixture
def room(world):
    room = a_class(world.primary, "4A1", teacher=world.lan)
    a_pupil(room, "Nguyễn Văn Đức", date(2014, 9, 5), code="0101")
    a_pupil(room, "Lê Thị Bé", date(2014, 10, 6))
    return room


def go(client, name, *args, data=None):
    path = reverse(f"registry:{name}", args=args)
    return client.get(path) if data is None else client.post(path, data, follow=True)


def upload(client, data, plain="", name="vang.xlsx"):
    file = SimpleUploadedFile(name, data)
    return go(client, "read_facts", "HD-TH01", "absences", data={"file": file, "plain": plain})


def confirm(client, page):
    file = FactFile.objects.latest("pk")
    seen = page.content.decode().split('name="seen" value="')[1].split('"')[0]
    return go(client, "confirm_facts", file.key, data={"seen": seen})


def absences():
    return sorted(
        (one.pupil.name, f"{one.on_date:%d/%m}", one.part, one.excused)
        for one in Absence.objects.select_related("pupil")
    )


def grid(*rows, month="BẢNG THEO DÕI CHUYÊN CẦN THÁNG 10 NĂM 2024"):
    return book(
        [
            ["TRƯỜNG TIỂU HỌC VƯỜN XANH"],
            [month],
            ["Lớp: 4A1"],
            ["STT", "Họ và tên", "Ngày trong tháng", *[None] * 30, "Tổng"],
            [None, None, *range(1, 32), "P", "K"],
            *rows,
        ],
        merge=["A4:A5", "B4:B5", "C4:AG4"],
    )


def marks(number, name, **days):
    return [number, name, *(days.get(f"d{day}") for day in range(1, 32)), 1, 1]


def test_a_months_grid_with_titles_and_merged_heads(room, signed_in):
    binh = signed_in("binh")
    data = grid(
        marks(1, "Nguyễn Văn Đức", d7="P", d8="K", d9="K/2"),
        marks(2, "Lê Thị Bé", d8="KP"),
        ["Tổng số", None, 1, 2],
    )
    page = upload(binh, data)
    assert not Absence.objects.exists()
    assert "Đã nhập" in confirm(binh, page).content.decode()
    assert absences() == [
        ("Lê Thị Bé", "08/10", "whole", False),
        ("Nguyễn Văn Đức", "07/10", "whole", True),
        ("Nguyễn Văn Đức", "08/10", "whole", False),
        ("Nguyễn Văn Đức", "09/10", "half", False),
    ]
    assert sorted(RollCall.objects.values_list("on_date__day", flat=True)) == [7, 8, 9]


@pytest.mark.parametrize("day", [datetime(2024, 11, 5), "05/11/2024", "5/11/2024", 45601, "2024-11-05"])
def test_rows_with_days_as_dates_text_or_numbers(room, signed_in, day):
    binh = signed_in("binh")
    data = book(
        [["Danh sách nghỉ học"], ["Phép", "Ngày nghỉ", "Mã HS", "Họ tên"], ["P", day, "0101", "nguyễn văn đức"]]
    )
    confirm(binh, upload(binh, data))
    assert absences() == [("Nguyễn Văn Đức", "05/11", "whole", True)]


def test_a_csv_and_a_span_of_days(room, signed_in):
    binh = signed_in("binh")
    text = "Họ tên;Ngày sinh;Từ ngày;Đến ngày;Lý do\nLê Thị Bé;06/10/2014;01/11/2024;05/11/2024;Không phép\n"
    confirm(binh, upload(binh, text.encode("utf-8-sig"), name="vang.csv"))
    assert [row[1] for row in absences()] == ["01/11", "02/11", "04/11", "05/11"]


def test_plain_marks_ask_for_their_meaning(room, signed_in):
    binh = signed_in("binh")
    data = grid(marks(1, "Nguyễn Văn Đức", d7="V"), marks(2, "Lê Thị Bé", d7="x"))
    assert "không nói có phép hay không" in upload(binh, data).content.decode()
    assert not FactFile.objects.exists()
    confirm(binh, upload(binh, data, plain="unexcused"))
    assert {row[3] for row in absences()} == {False}
    assert Absence.objects.count() == 2


def test_marks_of_presence_are_a_roll_call_without_absence(room, signed_in):
    binh = signed_in("binh")
    confirm(binh, upload(binh, grid(marks(1, "Nguyễn Văn Đức", d7="x")), plain="here"))
    assert not Absence.objects.exists()
    assert RollCall.objects.get().on_date == date(2024, 10, 7)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (["Ai Đó", "4A1", "05/11/2024", "P"], "Ô A2: không tìm thấy em này"),
        (["Nguyễn Văn Đức", "4A1", "10/11/2024", "P"], "Ô D2: ngày 10/11/2024 chưa đến"),
        (["Nguyễn Văn Đức", "4A1", "03/11/2024", "P"], "Ô D2: ngày 03/11/2024 là ngày nghỉ"),
        (["Nguyễn Văn Đức", "4A1", "05/11/2023", "P"], "không thuộc năm học này"),
        (["Nguyễn Văn Đức", "4A1", "35/11/2024", "P"], "Ô C2: ngày “35/11/2024” không đọc được"),
        (["Nguyễn Văn Đức", "4A1", "05/11/2024", "??"], "Ô D2: dấu “??” không rõ"),
        (["Nguyễn Văn Đức", "4B9", "05/11/2024", "P"], "không tìm thấy em này"),
    ],
)
def test_a_wrong_row_is_named_by_its_cell_and_nothing_is_saved(room, signed_in, row, said):
    binh = signed_in("binh")
    page = upload(binh, book([ROWS, row, ["Lê Thị Bé", "4A1", "05/11/2024", "P"]])).content.decode()
    assert said in page
    assert "Xác nhận, lưu cả tệp" not in page
    file = FactFile.objects.get()
    assert go(binh, "confirm_facts", file.key, data={"seen": "1-0-0-1-1"}).status_code == 409
    assert not Absence.objects.exists()


def test_two_of_one_name_need_a_code(world, room, signed_in):
    a_pupil(room, "Lê Thị Bé", date(2014, 12, 1))
    page = upload(signed_in("binh"), book([ROWS, ["Lê Thị Bé", "4A1", "05/11/2024", "P"]]))
    assert "có hơn một em giống dòng này" in page.content.decode()


def test_a_pupil_of_another_school_or_gone_by_then_is_nobody_here(world, room, signed_in):
    a_pupil(a_class(world.other_school, "4A1"), "Em Trường Khác")
    gone = Enrolment.objects.get(pupil__code__isnull=False)
    gone.ends_on, gone.left_because = date(2024, 11, 1), "dropped"
    gone.save()
    page = upload(
        signed_in("binh"),
        book([ROWS, ["Em Trường Khác", "4A1", "05/11/2024", "P"], ["Nguyễn Văn Đức", "4A1", "05/11/2024", "P"]]),
    ).content.decode()
    assert "Ô A2: không tìm thấy em này" in page
    assert "ngày 05/11/2024 em này không có trong danh sách" in page


def test_the_same_file_twice_changes_nothing(room, signed_in):
    binh = signed_in("binh")
    data = book([ROWS, ["Lê Thị Bé", "4A1", "05/11/2024", "P"]])
    confirm(binh, upload(binh, data))
    assert "Tệp không có gì mới" in upload(binh, data).content.decode()
    assert Absence.objects.count() == 1


def test_the_same_pupil_twice_with_other_marks_is_a_fault(room, signed_in):
    rows = [["Lê Thị Bé", "4A1", "05/11/2024", mark] for mark in ("P", "P", "K")]
    assert "đã có dấu khác ở dòng 2" in upload(signed_in("binh"), book([ROWS, *rows])).content.decode()


def test_undo_takes_everything_back_unless_someone_called_since(room, signed_in, world):
    binh = signed_in("binh")
    bee = Enrolment.objects.get(pupil__code__isnull=True).pupil
    Absence.objects.create(
        pupil=bee, school_class=room, unit=world.primary, on_date=date(2024, 11, 5), excused=False, part="half"
    )
    data = book([ROWS, ["Lê Thị Bé", "4A1", "05/11/2024", "P"], ["Nguyễn Văn Đức", "4A1", "06/11/2024", "K"]])
    confirm(binh, upload(binh, data))
    assert absences()[0] == ("Lê Thị Bé", "05/11", "whole", True)
    file = FactFile.objects.get()
    go(binh, "undo_facts", file.key, data={})
    assert absences() == [("Lê Thị Bé", "05/11", "half", False)]
    assert not RollCall.objects.exists()
    confirm(binh, upload(binh, data))
    call = RollCall.objects.get(on_date=date(2024, 11, 6))
    actions.call_roll(school_class=room, on=call.on_date, missing=[], version=1, by=world.viewer("lan"), at=NOW)
    assert go(binh, "undo_facts", FactFile.objects.latest("pk").key, data={}).status_code == 409


def test_a_year_of_a_school_takes_as_many_queries_as_a_day(world, signed_in, django_assert_max_num_queries):
    room = a_class(world.primary, "4A1")
    for number in range(60):
        a_pupil(room, f"Em Số {number}")
    rows = [marks(n, f"Em Số {n}", **{f"d{d}": "P" for d in (1, 2, 3, 4, 7, 8, 9, 10)}) for n in range(60)]
    binh = signed_in("binh")
    binh.get("/")
    upload(binh, grid(*rows))
    file = FactFile.objects.get()
    with django_assert_max_num_queries(12):
        assert "480" in go(binh, "preview_facts", file.key).content.decode()
    with django_assert_max_num_queries(12):
        go(binh, "read_facts", "HD-TH01", "absences")


@pytest.mark.parametrize(("who", "status"), [("lan", 404), ("ngoc", 404), ("dung", 403), ("mai", 403), ("khoa", 403)])
def test_who_may_not_bring_a_schools_absences(room, signed_in, who, status):
    upload(signed_in("binh"), book([ROWS, ["Lê Thị Bé", "4A1", "05/11/2024", "P"]]))
    client = signed_in(who)
    assert go(client, "read_facts", "HD-TH01", "absences").status_code in (403, 404)
    assert go(client, "preview_facts", FactFile.objects.get().key).status_code in (403, 404)
    assert go(client, "read_facts", "HD-TH01", "population").status_code in (403, 404)


@pytest.mark.parametrize(
    ("text", "kind", "half"),
    [
        ("P", "excused", False),
        ("cp", "excused", False),
        ("Có phép", "excused", False),
        ("K", "unexcused", False),
        ("KP", "unexcused", False),
        ("không phép", "unexcused", False),
        ("V", "plain", False),
        ("x", "plain", False),
        ("1/2P", "excused", True),
        ("P sáng", "excused", True),
        ("Ks", "unexcused", True),
        ("½ K", "unexcused", True),
        ("+", "here", False),
        ("-", "here", False),
        (0, "here", False),
        ("ốm", "", False),
        (3, "", False),
    ],
)
def test_marks(text, kind, half):
    mark = read_mark(text)
    assert (mark.kind, mark.half) == (kind, half)


@given(st.text(max_size=12))
def test_any_text_is_a_mark_or_none(text):
    assert read_mark(text).kind in ("excused", "unexcused", "plain", "here", "")
