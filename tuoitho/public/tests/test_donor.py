"""A donor without an account sees what their money did, by a link that opens their page and no other."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal

import pypdfium2
import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from tests.cast import NOW, TODAY, World
from tuoitho.activities.models import Activity
from tuoitho.base.clock import real_now
from tuoitho.base.models import AuditEntry, Link
from tuoitho.base.refusals import NotAllowed
from tuoitho.programme import actions
from tuoitho.programme.actions import Voucher
from tuoitho.programme.models import Donor
from tuoitho.programme.rules import Sum
from tuoitho.programme.tests.stage import adopted, donor_of
from tuoitho.programme.views.giving import DOOR

SignedIn = Callable[[str], Client]
EURO = Sum(Decimal("1000.50"), "EUR", Decimal("27000.5"), date(2024, 11, 1), "NHNN")


@pytest.fixture
def donor(world: World) -> Donor:
    adopted(world.department)
    donor, by = donor_of(world.primary), world.viewer("binh")
    actions.receive_money(
        unit=world.primary, money=EURO, received_on=TODAY, donor=donor, voucher=Voucher("PT-07"), by=by, at=NOW
    )
    wrong = actions.spend(
        unit=world.primary, vnd=7, spent_on=TODAY, clause="II.3", purpose="Nhầm", donor=donor, by=by, at=NOW
    )
    actions.correct_spending(entry=wrong, because="Ghi nhầm", by=by, at=NOW)
    actions.spend(
        unit=world.primary, vnd=14_000, spent_on=TODAY, clause="II.2", purpose="In tờ rơi", donor=donor, by=by, at=NOW
    )
    return donor


@pytest.fixture
def secret(world: World, donor: Donor) -> str:
    return actions.send_donor_page(donor=donor, by=world.viewer("binh"), at=NOW).secret


def door(secret: str) -> str:
    return reverse("public:donor", kwargs={"secret": secret})


def page_of(secret: str) -> str:
    return " ".join(Client().get(door(secret)).content.decode().split())


def test_the_links_that_are_sent_lead_here() -> None:
    assert door("x") == f"{DOOR}x"


def test_a_donor_reads_what_came_what_it_did_and_what_is_left(world: World, donor: Donor, secret: str) -> None:
    for day, clause in ((TODAY, "II.2.1"), (date(2024, 11, 1), "II.2.1"), (TODAY, "II.20")):
        Activity.objects.create(
            unit=world.primary, kind="meeting", title="Họp", on_date=day, clause=clause, recorded_at=NOW, by="system"
        )
    page = page_of(secret)
    for words in ("Quỹ Ánh Dương", "1.000,50 EUR", "27.000,5, NHNN, 01/11/2024", "PT-07", "27.014.000", "27.000.000"):
        assert words in page
    assert "II.2 Truyền thông, giáo dục" in page and "In tờ rơi" in page and "Chưa có chứng từ" in page
    assert '<td class="num">14.000</td><td class="num">1</td>' in page, "an activity since the first receipt, one"


def test_the_page_says_neither_who_wrote_nor_the_contact_nor_what_was_taken_back(secret: str) -> None:
    page = page_of(secret)
    for words in ("Nguyễn Văn Cho", "Trần Văn Bình", "Nhầm", "II.3"):
        assert words not in page


def test_the_page_on_paper(secret: str) -> None:
    got = Client().get(reverse("public:donor_paper", kwargs={"secret": secret})).content
    text = " ".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(got))
    text = " ".join(text.split())
    for words in ("TÌNH HÌNH SỬ DỤNG KHOẢN ĐÓNG GÓP", "27.014.000", "In tờ rơi", "1.000,50 EUR"):
        assert words in text


def test_a_link_opens_one_donors_page_only(world: World, secret: str) -> None:
    other = donor_of(world.primary, "Quỹ Khác")
    page = page_of(actions.send_donor_page(donor=other, by=world.viewer("hanh"), at=NOW).secret)
    assert "Quỹ Khác" in page and "In tờ rơi" not in page


def test_a_guessed_withdrawn_renewed_or_expired_link_opens_nothing(world: World, donor: Donor, secret: str) -> None:
    assert "không đúng" in page_of("guessed")
    again = actions.send_donor_page(donor=donor, by=world.viewer("binh"), at=NOW).secret
    assert "thu hồi" in page_of(secret) and "Ánh Dương" not in page_of(secret)
    Link.objects.filter(purpose="donor").update(expires_at=real_now() - timedelta(days=1))
    assert "hết hạn" in page_of(again)
    Link.objects.filter(purpose="donor").update(expires_at=real_now() + timedelta(days=1))
    actions.withdraw_donor_page(donor=donor, by=world.viewer("binh"), at=NOW)
    assert "thu hồi" in page_of(again)


def test_a_link_for_something_else_opens_nothing_here(donor: Donor, secret: str) -> None:
    Link.objects.update(purpose="relay")
    assert "không đúng" in page_of(secret)


@pytest.mark.parametrize("name", ["ngoc", "mai", "khoa", "dung", "lan"])
def test_only_whoever_keeps_the_money_sends_the_page(world: World, donor: Donor, name: str) -> None:
    with pytest.raises(NotAllowed):
        actions.send_donor_page(donor=donor, by=world.viewer(name), at=NOW)


def test_the_secret_is_shown_once_and_kept_nowhere(donor: Donor, signed_in: SignedIn) -> None:
    client, address = signed_in("binh"), reverse("programme:send_donor_page", kwargs={"key": donor.key})
    assert DOOR not in client.get(address).content.decode()
    shown = client.post(address).content.decode()
    secret = shown.split(DOOR)[1].split("<")[0].strip()
    assert "Quỹ Ánh Dương" in page_of(secret)
    assert secret not in str(list(AuditEntry.objects.values())) + str(list(Link.objects.values()))


def test_the_page_asks_at_most_twelve_queries(
    secret: str, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    Client().get(reverse("public:home"))
    with django_assert_max_num_queries(12):
        page_of(secret)
