"""The register out of an Excel file: read, looked at, confirmed whole, taken back."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from tests.cast import TODAY
from tuoitho.base.crypto import token
from tuoitho.counts.models import Cell
from tuoitho.documents.reading.sheets import read_sheets
from tuoitho.registry.models import Employer, FactFile, refresh_employers
from tuoitho.registry.models.employers import EmployerMark
from tuoitho.registry.reader.employer_names import name_key, number_is_possible, plain_number
from tuoitho.registry.reader.employers import kind_in, read_employers, sector_in
from tuoitho.registry.tests.books import book
from tuoitho.registry.tests.samples import an_employer

HEADS = ["STT", "Tên doanh nghiệp", "Mã số thuế", "Loại hình", "Địa chỉ trụ sở", "Ngành nghề", "Ngày hoạt động"]
LIST = [
    ["UBND PHƯỜNG VẠN PHÚC"],
    ["DANH SÁCH CƠ SỞ SẢN XUẤT, KINH DOANH"],
    [*HEADS, "Số lao động", "Dưới 13 tuổi"],
    [1, "Công ty TNHH Dệt lụa Vạn Phúc", "0101234567", "Công ty TNHH", "Số 5 ngõ 1", "Dệt lụa", "01/03/2012", 12, 0],
    [2, "HTX dịch vụ Vạn Phúc", "0107654321", "Hợp tác xã", "Số 9", "Dịch vụ nông nghiệp", 2015, 7, None],
    [3, "Nguyễn Thị Hoa - may đo", None, "Hộ kinh doanh", "Ngõ 12", "May mặc", None, 2, 0],
    ["", "Tổng công ty May Vạn Phúc", "0102223334", "", "", "", "", 100, 0],
    ["", "Tổng cộng: 3", None, None, None, None, None, 21, None],
]


def rows_of(*rows):
    return read_employers(read_sheets("ds.xlsx", book([HEADS, *rows])), TODAY)


def upload(client, rows, code="HD-W01"):
    path = reverse("registry:read_facts", args=[code, "employers"])
    return client.post(path, {"file": SimpleUploadedFile("ds.xlsx", book(rows))}, follow=True)


def verb(client, name, page=None):
    data = {"seen": page.content.decode().split('name="seen" value="')[1].split('"')[0]} if page else {}
    return client.post(reverse(f"registry:{name}", args=[FactFile.objects.latest("pk").key]), data, follow=True)


def cell(world, measure):
    return Cell.objects.filter(unit=world.ward, year=2024, measure=measure).values_list("value", flat=True).first()


def test_a_wards_list_becomes_its_register_and_can_be_taken_back(world, signed_in):
    son = signed_in("son")
    page = upload(son, LIST)
    assert "Xem trước" in page.content.decode()
    assert not Employer.objects.exists()
    verb(son, "confirm_facts", page)
    rows = Employer.objects.order_by("pk").values_list("name", "kind", "sector", "opened_on", "workers")
    assert list(rows) == [
        ("Công ty TNHH Dệt lụa Vạn Phúc", "enterprise", "textile", date(2012, 3, 1), 12),
        ("HTX dịch vụ Vạn Phúc", "cooperative", "farming", date(2015, 1, 1), 7),
        ("Nguyễn Thị Hoa - may đo", "household", "textile", None, 2),
        ("Tổng công ty May Vạn Phúc", "enterprise", "", None, 100),
    ]
    assert [cell(world, f"{one}.roll") for one in ("enterprises", "cooperatives", "households")] == [2, 1, 1]
    again = upload(son, LIST)
    assert "Tệp không có gì mới" in again.content.decode()
    first = FactFile.objects.order_by("pk")[0]
    son.post(reverse("registry:undo_facts", args=[first.key]))
    assert not Employer.objects.exists()
    assert cell(world, "enterprises.roll") is None


def test_a_later_file_changes_what_it_says_and_takes_nothing_away(world, signed_in):
    son = signed_in("son")
    verb(son, "confirm_facts", upload(son, LIST))
    later = [
        HEADS,
        [1, "Công ty TNHH Lụa Vạn Phúc", "0101234567", "", "", "", ""],
        [2, "May Sen", "", "Hộ", "", "", ""],
    ]
    page = upload(son, later)
    verb(son, "confirm_facts", page)
    one = Employer.objects.get(number_token=token("0101234567"))
    assert (one.name, one.address, one.version) == ("Công ty TNHH Lụa Vạn Phúc", "Số 5 ngõ 1", 2)
    assert Employer.objects.count() == 5
    verb(son, "undo_facts")
    one.refresh_from_db()
    assert (one.name, one.number, Employer.objects.count()) == ("Công ty TNHH Dệt lụa Vạn Phúc", "0101234567", 4)


def test_what_someone_changed_or_reached_since_is_not_undone(world, signed_in):
    son = signed_in("son")
    verb(son, "confirm_facts", upload(son, LIST))
    one = Employer.objects.first()
    EmployerMark.objects.settle("informed", 2024, [one.pk], [one.pk])
    refresh_employers(world.ward.pk, TODAY)
    page = verb(son, "undo_facts")
    assert "Không hoàn tác được" in page.content.decode()
    assert Employer.objects.count() == 4


def test_a_name_that_is_there_under_another_number_is_shown_before_saving(world, signed_in):
    an_employer(world.ward, "Công ty TNHH Gốm Hoa Sen", number="0100000001")
    son = signed_in("son")
    page = upload(son, [HEADS, [1, "Cty CP gốm Hoa Sen", "0100000002", "", "", "", ""]])
    assert "giống Công ty TNHH Gốm Hoa Sen" in page.content.decode()
    verb(son, "confirm_facts", page)
    assert len(son.get(reverse("registry:double_employers", args=["HD-W01"])).context["pairs"]) == 1


def test_one_employer_under_three_names_in_a_file_is_shown_cell_by_cell():
    reading = rows_of(
        [1, "Công ty TNHH MTV Gốm sứ Hoa Sen", "0100000001", "", "", "", ""],
        [2, "Cty gốm sứ hoa sen", "", "", "", "", ""],
        [3, "Công ty Sen Vàng", "0100 000 001", "", "", "", ""],
    )
    assert [str(fault) for fault in reading.faults] == [
        "Ô B3: tên giống dòng 2 khi bỏ chữ chỉ loại hình; nếu là hai cơ sở, hãy ghi mã số của cả hai, "
        "nếu là một thì bỏ bớt.",
        "Ô C4: mã số “0100000001” đã có ở dòng 2; một cơ sở chỉ ghi một dòng.",
    ]
    assert len(reading.entries) == 1


@pytest.mark.parametrize(
    "row,said",
    [
        ([1, "", "0100000001", "Hộ", "", "", ""], "chưa có tên cơ sở"),
        ([1, "Hoa Sen", "", "", "", "", ""], "chưa rõ là doanh nghiệp"),
        ([1, "Hoa Sen", "", "trường học", "", "", ""], "loại “trường học” không rõ"),
        ([1, "Hộ Hoa Sen", "12", "", "", "", ""], "mã số “12” không đúng"),
        ([1, "Hộ Hoa Sen", "", "", "", "", "31/02/2020"], "ngày “31/02/2020” không đọc được"),
        ([1, "Hộ Hoa Sen", "", "", "", "", "01/01/2030"], "ở sau hôm nay"),
        ([1, "Hộ " + "Hoa " * 60, "", "", "", "", ""], "dài quá 200"),
    ],
)
def test_a_wrong_row_says_which_cell_and_what(row, said):
    reading = rows_of(row)
    assert len(reading.faults) == 1
    assert said in str(reading.faults[0])
    assert not reading.entries


def test_workers_beyond_belief_and_closing_before_opening():
    heads = [*HEADS, "Ngày ngừng hoạt động", "Số lao động", "13-14 tuổi"]
    data = book(
        [
            heads,
            [1, "Hộ A", "", "", "", "", "01/01/2020", "01/01/2019", 5, 1],
            [2, "Hộ B", "", "", "", "", "", "", 2_000_000, 1],
            [3, "Hộ C", "", "", "", "", "", "", 3, 4],
            [4, "Hộ D", "", "", "", "", "", "", "âm ba", 0],
        ]
    )
    said = [str(fault) for fault in read_employers(read_sheets("ds.xlsx", data), TODAY).faults]
    words = ("không sau ngày bắt đầu", "quá nhiều", "lớn hơn số người làm việc", "không phải là một số người")
    assert len(said) == 4
    assert all(word in line for word, line in zip(words, said, strict=True))


def test_a_file_without_a_list_says_so(world, signed_in):
    page = upload(signed_in("son"), [["Giấy mời"], ["Kính gửi"]])
    assert "Tệp không có danh sách nào đọc được" in page.content.decode()
    assert not FactFile.objects.exists()


def test_a_school_brings_no_employers(world, signed_in):
    assert signed_in("hanh").get(reverse("registry:read_facts", args=["HD-TH01", "employers"])).status_code == 404
    assert signed_in("mai").get(reverse("registry:read_facts", args=["HD-W01", "employers"])).status_code == 403


def test_a_title_says_what_a_list_of_names_is():
    data = book([["DANH SÁCH HỘ KINH DOANH"], ["TT", "Tên", "Địa chỉ"], [1, "Nguyễn Văn Nam", "Ngõ 1"]])
    assert read_employers(read_sheets("ds.xlsx", data), TODAY).entries[0].fields["kind"] == "household"


@pytest.mark.parametrize(
    "text,kind",
    [("HTX Hà", "cooperative"), ("Hộ KD Lan", "household"), ("Cty A", "enterprise"), ("Hội quán", ""), ("", "")],
)
def test_the_kind_of_a_text(text, kind):
    assert kind_in(text) == kind


@pytest.mark.parametrize(
    "text,sector", [("Quán karaoke", "lodging"), ("Dệt may", "textile"), ("Abc", "other"), ("", "")]
)
def test_the_sector_of_a_text(text, sector):
    assert sector_in(text) == sector


@given(st.sampled_from(["Công ty TNHH", "Cty", "CÔNG TY CP", "HTX", "Hộ kinh doanh", ""]), st.text(min_size=1))
def test_the_legal_form_never_makes_another_name(form, name):
    assert name_key(f"{form} Hoa Sen") == name_key("hoa sen")
    assert name_key(f" {name} ") == name_key(name)


@given(st.text())
def test_a_number_is_compared_by_its_letters_and_digits(text):
    assert plain_number(plain_number(text)) == plain_number(text)
    assert not number_is_possible("1" * 40)
