"""The screens of money: what is typed is kept, what is odd is said, every page within twelve queries."""

import io
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries
from python_calamine import CalamineWorkbook

from tests.cast import NOW, TODAY, World
from tuoitho.base.actors import SYSTEM
from tuoitho.programme import actions
from tuoitho.programme.models import Budget, Closing, Donor, Income, Pledge, Spending
from tuoitho.programme.rules import Sum
from tuoitho.programme.tests.stage import adopted, donor_of

SignedIn = Callable[[str], Client]
GIVEN = {"amount": "12,5 triệu", "currency": "VND", "on": "05/11/2024", "paper": "PT-07"}
SPENT = {"vnd": "2.000.000", "on": "06/11/2024", "clause": "II.2", "purpose": "In tờ rơi", "paper": "PC-01"}
EURO = {"amount": "1.000,50", "currency": "EUR", "rate": "27.000,5", "rate_on": "01/11/2024", "rate_source": "NHNN"}


@pytest.fixture
def donor(world: World) -> Donor:
    adopted(world.department)
    return donor_of(world.primary)


def at(name: str, key: object = None) -> str:
    return reverse(f"programme:{name}", kwargs={"key": key} if key else None)


def page_of(client: Client, address: str) -> str:
    return client.get(address).content.decode()


def post(client: Client, address: str, **said: object) -> str:
    return client.post(address, said, follow=True).content.decode()


def give(world: World, donor: Donor, vnd: int = 5_000_000, on: date = TODAY) -> Income:
    return actions.receive_money(
        unit=donor.unit, money=Sum(Decimal(vnd)), received_on=on, donor=donor, by=SYSTEM, at=NOW
    )


def test_a_budget_is_set_and_shown_with_what_is_left(world: World, donor: Donor, signed_in: SignedIn) -> None:
    client = signed_in("binh")
    said = post(client, at("set_budget"), clause="II.2", source="state", vnd="20 triệu")
    assert "Đã ghi dự toán." in said and "20.000.000" in said
    post(client, at("spend"), source="state", **SPENT)
    shown = page_of(client, at("money"))
    assert "18.000.000" in shown and "II.2 Truyền thông, giáo dục" in shown
    assert "Chi vượt số đã nhận 2.000.000 đồng" in shown


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("1.200.00", "Chưa đọc được số tiền"),
        ("-5.000", "Số tiền không âm"),
        ("12,5", "lẻ hơn đơn vị nhỏ nhất"),
        ("0", "phải lớn hơn 0"),
        ("9" * 20, "quá mức có thể có"),
    ],
)
def test_mistyped_money_is_asked_again_and_stays_on_the_page(
    donor: Donor, signed_in: SignedIn, typed: str, words: str
) -> None:
    said = post(signed_in("binh"), at("receive_money", donor.key), **{**GIVEN, "amount": typed})
    assert words in said and typed in said and "PT-07" in said
    assert not Income.objects.exists()


def test_foreign_money_is_kept_in_its_currency_with_the_rate(donor: Donor, signed_in: SignedIn) -> None:
    said = post(signed_in("binh"), at("receive_money", donor.key), **{**GIVEN, **EURO})
    assert "1.000,50 EUR" in said and "27.000,5, NHNN, 01/11/2024" in said
    assert Income.objects.get().vnd == 27_014_000


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"currency": "DOGE"}, "chưa biết loại tiền “DOGE”"),
        ({"rate": ""}, "cần tỷ giá"),
        ({"rate_source": ""}, "cần tỷ giá"),
        ({"rate": "1.2.3"}, "Chưa đọc được tỷ giá"),
        ({"rate": "9" * 12}, "Tỷ giá lớn quá mức"),
        ({"currency": "VND", "amount": "5.000"}, "không có tỷ giá"),
        ({"amount": "1,005"}, "lẻ hơn đơn vị nhỏ nhất"),
        ({"on": "10/11/2024"}, "chưa đến"),
        ({"on": "05/11/0204"}, "1900"),
        ({"on": "5 tháng 11"}, "Ngày"),
        ({"amount": "9" * 14, "rate": "9" * 8}, "quá mức có thể có"),
    ],
)
def test_what_cannot_be_is_said_field_by_field(
    donor: Donor, signed_in: SignedIn, wrong: dict[str, str], words: str
) -> None:
    said = post(signed_in("binh"), at("receive_money", donor.key), **{**GIVEN, **EURO, **wrong})
    assert "Chưa lưu được" in said and words in said
    assert not Income.objects.exists()


@pytest.mark.parametrize(("data", "words"), [(b"MZ\x90", "không phải là PDF"), (b"", "Tệp rỗng")])
def test_a_paper_that_is_none_is_not_taken(donor: Donor, signed_in: SignedIn, data: bytes, words: str) -> None:
    file = SimpleUploadedFile("phieu.pdf", data)
    assert words in post(signed_in("binh"), at("receive_money", donor.key), **GIVEN, file=file)
    assert not Income.objects.exists()


def test_the_scan_of_a_paper_is_kept_and_opened_by_whoever_may(world: World, donor: Donor, signed_in: SignedIn) -> None:
    file = SimpleUploadedFile("phiếu thu.pdf", b"%PDF-1.7 x")
    post(signed_in("binh"), at("receive_money", donor.key), **GIVEN, file=file)
    address = at("income_paper", Income.objects.get().key)
    assert signed_in("khoa").get(address).content == b"%PDF-1.7 x"
    assert signed_in("ngoc").get(address).status_code == 404
    assert signed_in("yen").get(address).status_code == 403


def test_more_than_pledged_is_kept_and_said(donor: Donor, signed_in: SignedIn) -> None:
    client = signed_in("binh")
    post(client, at("pledge", donor.key), amount="10 triệu", currency="VND", on="01/11/2024")
    key = Pledge.objects.get().key
    assert f'value="{key}" selected' in page_of(client, f"{at('receive_money', donor.key)}?pledge={key}")
    said = post(client, at("receive_money", donor.key), **GIVEN, pledge=str(key))
    assert "nhiều hơn cam kết. Khoản nhận vẫn được giữ" in said
    assert "Nhận nhiều hơn cam kết" in page_of(client, at("donor", donor.key))
    assert Income.objects.get().pledge_id


def test_more_spent_than_given_is_kept_and_flagged(donor: Donor, signed_in: SignedIn) -> None:
    client = signed_in("binh")
    assert "Khoản chi vẫn được giữ" in post(client, at("spend", donor.key), **SPENT)
    assert "Chi vượt số đã cho" in page_of(client, at("donors"))
    assert "1 nhà tài trợ có số chi vượt số đã cho" in page_of(client, at("money"))


def test_money_goes_back_to_its_donor(world: World, donor: Donor, signed_in: SignedIn) -> None:
    give(world, donor)
    back = {"vnd": "1.000.000", "on": "06/11/2024", "purpose": "Không dùng hết"}
    said = post(signed_in("binh"), at("return_money", donor.key), **back)
    assert "Trả lại: Không dùng hết" in " ".join(said.split()) and "4.000.000" in said
    assert Spending.objects.get().returned


def test_the_state_gets_back_its_own(donor: Donor, signed_in: SignedIn) -> None:
    client = signed_in("hanh")
    post(client, at("receive_money"), amount="5 triệu", on="05/11/2024")
    post(client, at("return_money"), source="state", vnd="1 triệu", on="06/11/2024", purpose="Nộp trả")
    assert "4.000.000" in page_of(client, at("money"))


def test_a_wrong_line_is_taken_back_and_its_reason_stands_beside_both(
    world: World, donor: Donor, signed_in: SignedIn
) -> None:
    made, client = give(world, donor), signed_in("binh")
    assert "Lý do" in post(client, at("correct_income", made.key), because="")
    said = post(client, at("correct_income", made.key), because="Ghi nhầm người cho")
    assert said.count("Ghi nhầm người cho") == 2 and "-5.000.000" in said
    assert at("correct_income", made.key) not in said


def test_a_missing_paper_is_listed_and_added(world: World, donor: Donor, signed_in: SignedIn) -> None:
    made, client = give(world, donor), signed_in("binh")
    assert "1 khoản chưa có chứng từ" in page_of(client, at("money"))
    assert at("add_income_paper", made.key) in page_of(client, f"{at('incomes')}?bare=1")
    post(client, at("add_income_paper", made.key), paper="PT-09")
    assert "Chưa có dòng nào" in page_of(client, f"{at('incomes')}?bare=1")


def test_the_same_form_sent_twice_is_one_line(donor: Donor, signed_in: SignedIn) -> None:
    client, once = signed_in("binh"), uuid4()
    for _ in range(2):
        said = post(client, at("spend", donor.key), **SPENT, once=once)
    assert "vừa được ghi" in said
    assert Spending.objects.count() == 1


def test_a_donor_named_twice_is_asked_again_with_all_that_was_typed(donor: Donor, signed_in: SignedIn) -> None:
    said = post(signed_in("binh"), at("add_donor"), name="QUỸ ÁNH DƯƠNG", abroad="no", contact="Chị Thu")
    assert "Đã có nhà tài trợ tên này" in said and "Chị Thu" in said
    assert Donor.objects.count() == 1


def test_a_closed_year_shows_late_entries_apart(world: World, donor: Donor, signed_in: SignedIn) -> None:
    client, last = signed_in("binh"), f"{at('money')}?year=2023"
    give(world, donor, 8_000_000, date(2023, 6, 1))
    assert "Khoá sổ năm này" in page_of(client, last)
    assert "Khoá sổ năm này" not in page_of(client, at("money"))
    assert client.post(f"{at('close_year')}?year=2024").status_code == 409
    client.post(f"{at('close_year')}?year=2023")
    assert Closing.objects.get().year == 2023
    give(world, donor, 3_000_000, date(2023, 7, 1))
    shown = page_of(client, last)
    assert "Ghi sau khi khoá sổ" in shown and "8.000.000" in shown and "3.000.000" in shown
    assert "11.000.000" in page_of(client, at("money")), "what came late is carried over too"


def test_the_sheet_says_what_the_page_says(world: World, donor: Donor, signed_in: SignedIn) -> None:
    give(world, donor)
    actions.spend(
        unit=donor.unit, vnd=6_000_000, spent_on=TODAY, clause="II.2", purpose="In", donor=donor, by=SYSTEM, at=NOW
    )
    book = CalamineWorkbook.from_filelike(io.BytesIO(signed_in("binh").get(at("export_money")).content))
    task, source = (book.get_sheet_by_index(n).to_python() for n in (0, 1))
    assert [row[4:7] for row in task[3:]] == [[5e6, 0, 0], [0, 6e6, 0], [5e6, 6e6, 0]]
    assert source[-1][5] == -1e6 and "1.000.000" in source[-1][-1]


@pytest.mark.parametrize("query", ["year=abc", "year=99999999999", ""])
def test_a_year_that_is_none_is_the_one_that_runs(donor: Donor, signed_in: SignedIn, query: str) -> None:
    assert "Kinh phí năm 2024" in page_of(signed_in("binh"), f"{at('money')}?{query}")


def test_a_year_out_of_reach_is_not_found(donor: Donor, signed_in: SignedIn) -> None:
    assert signed_in("binh").get(f"{at('money')}?year=1950").status_code == 404


def test_the_city_sees_totals_and_no_donor(world: World, donor: Donor, signed_in: SignedIn) -> None:
    give(world, donor)
    yen = signed_in("yen")
    shown = page_of(yen, f"{at('money')}?below=1")
    assert "5.000.000" in shown and "Ánh Dương" not in shown
    assert yen.get(at("donors")).status_code == 403


def test_the_department_reads_a_school_and_writes_only_its_own(world: World, donor: Donor, signed_in: SignedIn) -> None:
    give(world, donor)
    mai = signed_in("mai")
    shown = page_of(mai, f"{at('money')}?unit=HD-TH01")
    assert "5.000.000" in shown and "Ghi khoản chi" not in shown
    assert mai.get(at("spend", donor.key)).status_code == 409
    assert mai.get(f"{at('money')}?unit=TX").status_code == 404
    assert "5.000.000" not in page_of(mai, at("money"))


def test_contact_is_sealed(donor: Donor, signed_in: SignedIn) -> None:
    assert "Nguyễn Văn Cho" in page_of(signed_in("hanh"), at("donor", donor.key))


PAGES = ["money", "set_budget", "receive_money", "spend", "return_money", "incomes", "spendings", "donors", "add_donor"]


@pytest.mark.parametrize("many", [1, 30])
@pytest.mark.parametrize("name", [*PAGES, "donor", "money?below=1"])
def test_a_page_asks_at_most_twelve_queries_however_many_lines(
    name: str,
    many: int,
    world: World,
    donor: Donor,
    signed_in: SignedIn,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    for n in range(many):
        other = donor_of(world.primary, f"Quỹ số {n}")
        give(world, other)
        give(world, donor)
        actions.pledge(donor=donor, money=Sum(Decimal(9)), pledged_on=TODAY, by=SYSTEM, at=NOW)
        actions.spend(
            unit=donor.unit, vnd=9, spent_on=TODAY, clause="II.2", purpose="In", donor=other, by=SYSTEM, at=NOW
        )
    client = signed_in("binh")
    client.get(reverse("public:home"))
    page, _, query = name.partition("?")
    with django_assert_max_num_queries(12):
        address = at(page, donor.key if page == "donor" else None)
        assert client.get(f"{address}?{query}").status_code == 200


def test_lists_page_by_key(world: World, donor: Donor, signed_in: SignedIn) -> None:
    for n in range(26):
        give(world, donor, n + 1)
    client = signed_in("binh")
    first = client.get(at("incomes")).context["page"]
    second = client.get(f"{at('incomes')}?{first.next_query}").context["page"]
    assert len(first.rows) == 25 and [row.vnd for row in second.rows] == [1]


def test_a_budget_needs_a_task_and_a_source(donor: Donor, signed_in: SignedIn) -> None:
    said = post(signed_in("binh"), at("set_budget"), clause="II.99", source="", vnd="5 triệu")
    assert "Chưa lưu được" in said
    assert not Budget.objects.exists()
