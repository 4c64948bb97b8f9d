"""A ward's children of 5–17: dated, from a source, each once."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from tuoitho.counts.models import Cell
from tuoitho.registry.models import FactFile, Headcount, Population, PopulationCount
from tuoitho.registry.reader.dates import Born
from tuoitho.registry.reader.populations import age_on
from tuoitho.registry.tests.books import book

HEADS = ["STT", "Họ và tên", "Ngày sinh", "Giới tính", "Tình trạng đi học", "Tình trạng cư trú"]
LIST = [
    ["UBND PHƯỜNG VẠN PHÚC"],
    HEADS,
    [1, "Nguyễn Văn A", "05/09/2014", "Nam", "Đang học lớp 5", "Thường trú"],
    [2, "Trần Thị B", "10/11/2009", "Nữ", "Bỏ học", "Tạm trú"],
    [3, "Lê Văn C", "01/10/2019", "Nam", "Mẫu giáo", "Thường trú"],
    [4, "Phạm Văn D", "01/11/2019", "Nam", "Mẫu giáo", "Thường trú"],
    [5, "Vũ Thị E", "05/05/2010", "Nữ", "Đang học", "Tạm vắng"],
]
COUNTS = [
    ["Độ tuổi", "Tổng số", "Trong đó nữ", "Đang đi học"],
    *[[f"{age} tuổi", 100, 48, 99] for age in range(4, 19)],
]


def upload(client, data, counted_on="31/10/2024", source="Phổ cập 10/2024", code="HD-W01"):
    path = reverse("registry:read_facts", args=[code, "population"])
    file = SimpleUploadedFile("dan-so.xlsx", data)
    return client.post(path, {"file": file, "counted_on": counted_on, "source": source}, follow=True)


def verb(client, name, page=None):
    data = {"seen": page.content.decode().split('name="seen" value="')[1].split('"')[0]} if page else {}
    return client.post(reverse(f"registry:{name}", args=[FactFile.objects.latest("pk").key]), data, follow=True)


def test_a_surveys_list_is_counted_and_its_names_are_let_go(world, signed_in):
    son = signed_in("son")
    page = upload(son, book(LIST))
    assert "Xem trước" in page.content.decode()
    verb(son, "confirm_facts", page)
    rows = PopulationCount.objects.order_by("age").values_list("age", "children", "girls", "out_of_school")
    assert list(rows) == [(5, 1, 0, 0), (10, 1, 0, 0), (14, 1, 1, 1)]
    row = Headcount.objects.get(measure="children.resident")
    assert (row.low, row.counted_on, row.source, row.year) == (3, date(2024, 10, 31), "Phổ cập 10/2024", 2024)
    assert Cell.objects.get(unit=world.ward, measure="children.resident").value == 3


def test_a_table_of_counts_gives_the_figure_its_whole(world, signed_in):
    son = signed_in("son")
    verb(son, "confirm_facts", upload(son, book(COUNTS)))
    assert Headcount.objects.get().low == 1300
    assert PopulationCount.objects.get(age=17).out_of_school == 1
    again = son.get(reverse("registry:read_facts", args=["HD-W01", "population"])).content.decode()
    assert "1.300" in again
    assert "624" in again


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([HEADS, [1, "A B", "05/09/2014"], [2, "A B", "05/09/2014"]], "trùng họ tên và ngày sinh với dòng 2"),
        ([HEADS, [1, "A B", None, "Nam", "Đang học"]], "chưa có ngày sinh"),
        ([HEADS, [1, "A B", "05/11/2024"]], "sinh sau ngày tính số liệu"),
        ([HEADS, [1, "A B", "31/02/2014"]], "không có thật"),
        ([["Độ tuổi", "Tổng số", "Nữ"], [7, 10, 11]], "11 lớn hơn tổng số 10"),
        ([["Độ tuổi", "Tổng số"], [7, 10], [7, 12]], "độ tuổi 7 đã có ở dòng 2"),
        ([["Độ tuổi", "Tổng số"], [7, "nhiều"]], "không phải là một số trẻ em"),
        ([["Độ tuổi", "Tổng số"], [7, -3]], "không phải là một số trẻ em"),
    ],
)
def test_a_wrong_cell_is_said_and_nothing_is_saved(world, signed_in, rows, said):
    assert said in upload(signed_in("son"), book(rows)).content.decode()
    assert not Population.objects.exists()


def test_a_day_to_come_and_a_file_of_nothing_are_refused(world, signed_in):
    son = signed_in("son")
    assert "không thể ở sau hôm nay" in upload(son, book(LIST), "10/11/2024").content.decode()
    assert "không có bảng nào" in upload(son, book([["Nội dung"], ["x"]])).content.decode()
    assert not FactFile.objects.exists()


def test_the_latest_count_of_the_year_is_its_figure(world, signed_in):
    son = signed_in("son")
    verb(son, "confirm_facts", upload(son, book(COUNTS)))
    verb(son, "confirm_facts", upload(son, book(LIST), "31/01/2024"))
    assert Headcount.objects.get().low == 1300


def test_undo_gives_back_the_number_that_was_stated(world, signed_in):
    son = signed_in("son")
    verb(son, "confirm_facts", upload(son, book(COUNTS), "30/09/2024"))
    verb(son, "confirm_facts", upload(son, book(LIST), "31/10/2024"))
    verb(son, "undo_facts")
    row = Headcount.objects.get()
    assert (row.low, row.counted_on) == (1300, date(2024, 9, 30))
    assert Population.objects.filter(withdrawn_at__isnull=True).count() == 1


@pytest.mark.parametrize("who", ["mai", "tung", "binh", "hanh", "ngoc", "dung", "khoa"])
def test_only_the_wards_officer_brings_it(world, signed_in, who):
    assert upload(signed_in(who), book(LIST)).status_code in (403, 404)
    assert not FactFile.objects.exists()


@given(st.dates(date(1990, 1, 1), date(2024, 12, 31)), st.dates(date(2025, 1, 1), date(2040, 12, 31)))
def test_an_age_is_full_years(born, day):
    age = age_on(Born(born, born.year), day)
    assert age is not None
    birthday = date(born.year + age, born.month, min(born.day, 28))
    assert birthday <= day
    assert day.year - born.year - age in (0, 1)
