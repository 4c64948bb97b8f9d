"""Money goes into the books and stays: who may, what is refused, what is kept and flagged, what it adds up to."""

from datetime import date, datetime
from decimal import Decimal
from uuid import uuid4

import pytest

from tests.cast import NOW, TODAY, ZONE, World
from tuoitho.base.actors import SYSTEM
from tuoitho.base.files import read
from tuoitho.base.models import AuditEntry
from tuoitho.base.refusals import NotAllowed, Refused
from tuoitho.programme import actions, queries
from tuoitho.programme.actions import Voucher
from tuoitho.programme.models import Budget, Income, Source, Spending
from tuoitho.programme.models.sums import line, lines
from tuoitho.programme.rules import Sum
from tuoitho.programme.tests.stage import adopted

EURO = Sum(Decimal("1000.50"), "EUR", Decimal("27000.5"), date(2024, 3, 1), "Vietcombank, tỷ giá mua chuyển khoản")
LAST_YEAR = date(2023, 5, 2)


def dong(amount: int) -> Sum:
    return Sum(Decimal(amount))


@pytest.fixture
def binh(world: World):
    return world.viewer("binh")


@pytest.fixture
def donor(world: World, binh):
    return actions.add_donor(unit=world.primary, name="Quỹ Ánh Dương", abroad=True, by=binh, at=NOW)


def received(world, by, amount=5_000_000, on=TODAY, **more):
    return actions.receive_money(unit=world.primary, money=dong(amount), received_on=on, by=by, at=NOW, **more)


def spent(world, by, vnd=2_000_000, on=TODAY, **more):
    words = {"clause": "II.2", "purpose": "In tờ rơi", **more}
    return actions.spend(unit=world.primary, vnd=vnd, spent_on=on, by=by, at=NOW, **words)


def books(world, year=2024):
    return queries.count_money([world.primary.pk], year)


@pytest.mark.parametrize("name", ["ngoc", "dung", "lan", "khoa", "yen", "mai", "son", "an", "giang"])
def test_only_people_of_the_unit_keep_its_money(world, name):
    with pytest.raises(NotAllowed):
        received(world, world.viewer(name))
    assert not Income.objects.exists()


def test_the_department_keeps_its_own_money(world):
    mai = world.viewer("mai")
    made = actions.receive_money(unit=world.department, money=dong(9), received_on=TODAY, by=mai, at=NOW)
    assert (made.source, made.vnd) == (Source.STATE, 9)


def test_each_verb_leaves_one_entry_that_names_no_donor(world, binh, donor):
    received(world, binh, donor=donor)
    verbs = list(AuditEntry.objects.values_list("verb", flat=True))
    assert verbs == ["programme.add_donor", "programme.receive_money"]
    assert "Ánh Dương" not in str(list(AuditEntry.objects.values()))


def test_a_donor_has_one_spelling(world, binh, donor):
    with pytest.raises(Refused, match="Đã có nhà tài trợ"):
        actions.add_donor(unit=world.primary, name="quy anh duong", abroad=True, by=binh, at=NOW)


def test_a_budget_set_anew_replaces_the_one_before_and_both_stay(world, binh):
    for vnd in (10_000_000, 12_000_000):
        actions.set_budget(unit=world.primary, year=2024, clause="II.2", source="state", vnd=vnd, by=binh, at=NOW)
    first, last = Budget.objects.order_by("pk")
    assert (first.replaced_by, last.replaced_by) == (last, None)
    assert line(books(world)).budget == 12_000_000


def test_foreign_money_keeps_its_amount_rate_day_and_source(world, binh, donor):
    made = actions.receive_money(unit=world.primary, money=EURO, received_on=TODAY, donor=donor, by=binh, at=NOW)
    made.refresh_from_db()
    assert (made.amount, made.currency, made.rate, made.rate_on) == (
        Decimal("1000.50"), "EUR", Decimal("27000.5"), date(2024, 3, 1),
    )  # fmt: skip
    assert made.vnd == 27_014_000
    assert made.source == Source.OUTSIDE


@pytest.mark.parametrize(
    ("money", "words"),
    [
        (Sum(Decimal(5), "XXX", Decimal(2), TODAY, "NHNN"), "chưa biết loại tiền"),
        (Sum(Decimal(5), "USD"), "cần tỷ giá"),
        (Sum(Decimal(5), "VND", Decimal(2)), "không có tỷ giá"),
        (Sum(Decimal("0.01"), "USD", Decimal("0.01"), TODAY, "NHNN"), "lớn hơn 0"),
    ],
)
def test_money_that_cannot_be_is_refused_with_a_sentence(world, binh, money, words):
    with pytest.raises(Refused, match=words):
        actions.receive_money(unit=world.primary, money=money, received_on=TODAY, by=binh, at=NOW)
    assert not Income.objects.exists()


@pytest.mark.parametrize(("day", "words"), [(date(2024, 11, 10), "chưa đến"), (date(204, 5, 2), "quá xa")])
def test_a_day_to_come_or_beyond_memory_is_refused(world, binh, day, words):
    with pytest.raises(Refused, match=words):
        spent(world, binh, on=day)


def test_the_day_is_that_of_viet_nam(world, binh):
    early = datetime(2024, 11, 10, 0, 30, tzinfo=ZONE)
    made = actions.receive_money(unit=world.primary, money=dong(5), received_on=date(2024, 11, 10), by=binh, at=early)
    assert made.moved_on == date(2024, 11, 10)


def test_the_same_form_sent_twice_is_one_entry(world, binh):
    once = uuid4()
    received(world, binh, once=once)
    with pytest.raises(Refused, match="vừa được ghi"):
        received(world, binh, once=once)
    assert Income.objects.count() == 1


def test_a_pledge_of_another_donor_or_unit_is_not_taken(world, binh, donor):
    other = actions.add_donor(unit=world.other_school, name="Quỹ khác", abroad=False, by=SYSTEM, at=NOW)
    promised = actions.pledge(donor=other, money=dong(5), pledged_on=TODAY, by=SYSTEM, at=NOW)
    with pytest.raises(NotAllowed):
        received(world, binh, donor=other)
    with pytest.raises(NotAllowed):
        received(world, binh, donor=donor, pledge=promised)
    with pytest.raises(NotAllowed):
        received(world, binh, pledge=promised)


def test_money_of_a_pledge_goes_to_its_task_and_more_than_pledged_is_kept(world, binh, donor):
    promised = actions.pledge(donor=donor, money=dong(3), clause="II.4", pledged_on=TODAY, by=binh, at=NOW)
    made = received(world, binh, amount=5, donor=donor, pledge=promised)
    assert made.clause == "II.4"
    (shown,) = queries.pledges_of(binh, donor)
    assert (shown.came, shown.same, shown.others) == (5, Decimal(5), 0)


def test_a_pledge_is_withdrawn_once_with_a_reason(world, binh, donor):
    promised = actions.pledge(donor=donor, money=dong(3), pledged_on=TODAY, by=binh, at=NOW)
    with pytest.raises(Refused, match="vì sao"):
        actions.withdraw_pledge(pledge=promised, because=" ", by=binh, at=NOW)
    actions.withdraw_pledge(pledge=promised, because="Quỹ ngừng hoạt động", by=binh, at=NOW)
    with pytest.raises(Refused, match="đã được rút"):
        actions.withdraw_pledge(pledge=promised, because="Quỹ ngừng hoạt động", by=binh, at=NOW)
    assert queries.donor_of(binh, donor.key).pledged == 0


def test_a_wrong_entry_is_taken_back_once_by_one_that_says_why(world, binh, donor):
    made = actions.receive_money(unit=world.primary, money=EURO, received_on=TODAY, donor=donor, by=binh, at=NOW)
    back = actions.correct_income(entry=made, because="Ghi nhầm người cho", by=binh, at=NOW)
    assert (back.vnd, back.amount, back.corrects) == (-made.vnd, -made.amount, made)
    for one in (made, back):
        with pytest.raises(Refused, match="đã được huỷ"):
            actions.correct_income(entry=one, because="Lần nữa", by=binh, at=NOW)
    assert line(books(world)).left == 0
    assert Income.objects.count() == 2


def test_a_wrong_spending_is_taken_back_with_a_reason(world, binh):
    made = spent(world, binh)
    with pytest.raises(Refused, match="vì sao"):
        actions.correct_spending(entry=made, because="", by=binh, at=NOW)
    actions.correct_spending(entry=made, because="Trả trùng", by=binh, at=NOW)
    assert line(books(world)).spent == 0


def test_more_spent_than_received_is_kept_and_counted(world, binh, donor):
    received(world, binh, amount=5, donor=donor)
    spent(world, binh, vnd=4, donor=donor)
    assert queries.count_overspent([world.primary.pk]) == 0
    actions.return_money(unit=world.primary, vnd=2, returned_on=TODAY, purpose="Hết việc", donor=donor, by=binh, at=NOW)
    assert queries.count_overspent([world.primary.pk]) == 1
    assert line(books(world)).left == -1


def test_an_entry_without_a_paper_is_counted_until_its_paper_comes(world, binh):
    made, out = received(world, binh), spent(world, binh, voucher=Voucher("PC-07"))
    assert out.receipted
    assert queries.count_unreceipted([world.primary.pk]) == 1
    with pytest.raises(Refused, match="số chứng từ"):
        actions.add_income_paper(entry=made, voucher=Voucher(), by=binh, at=NOW)
    kept = actions.add_income_paper(entry=made, voucher=Voucher("", "thu.pdf", b"%PDF-1.7"), by=binh, at=NOW)
    assert read(kept.file) == b"%PDF-1.7"
    assert queries.count_unreceipted([world.primary.pk]) == 0
    with pytest.raises(Refused, match="đã có chứng từ"):
        actions.add_income_paper(entry=made, voucher=Voucher("PT-02"), by=binh, at=NOW)
    with pytest.raises(Refused, match="đã có chứng từ"):
        actions.add_spending_paper(entry=out, voucher=Voucher("PT-02"), by=binh, at=NOW)


def test_an_entry_taken_back_asks_for_no_paper(world, binh):
    made = received(world, binh)
    actions.correct_income(entry=made, because="Ghi nhầm", by=binh, at=NOW)
    assert queries.count_unreceipted([world.primary.pk]) == 0
    assert sum(one.bare for one in books(world).received) == 0


def test_a_year_is_closed_once_and_not_before_its_end(world, binh):
    with pytest.raises(Refused, match="chưa hết"):
        actions.close_year(unit=world.primary, year=2024, by=binh, at=NOW)
    actions.close_year(unit=world.primary, year=2023, by=binh, at=NOW)
    with pytest.raises(Refused, match="đã khoá"):
        actions.close_year(unit=world.primary, year=2023, by=binh, at=NOW)


def test_what_is_entered_after_the_close_is_kept_and_stands_apart(world, binh):
    early = received(world, binh, amount=8, on=LAST_YEAR)
    actions.close_year(unit=world.primary, year=2023, by=binh, at=NOW)
    spent(world, binh, vnd=3, on=LAST_YEAR)
    actions.correct_income(entry=early, because="Ghi nhầm", by=binh, at=NOW)
    received(world, binh, amount=1)
    by_time = lines(books(world, 2023), lambda one: one.late)
    assert by_time[False].left == 8
    assert (by_time[True].received, by_time[True].spent) == (-8, 3)
    assert not Income.objects.get(vnd=1).after_close
    with pytest.raises(Refused, match="đã khoá"):
        actions.set_budget(unit=world.primary, year=2023, clause="II.2", source="state", vnd=1, by=binh, at=NOW)


def test_totals_by_source_task_and_donor_are_equal_to_the_dong(world, binh, donor):
    received(world, binh, amount=7)
    actions.receive_money(unit=world.primary, money=EURO, received_on=LAST_YEAR, donor=donor, by=binh, at=NOW)
    spent(world, binh, vnd=5)
    spent(world, binh, vnd=11, donor=donor, clause="II.3")
    spent(world, binh, vnd=13, source=Source.INSIDE, on=LAST_YEAR)
    actions.return_money(unit=world.primary, vnd=17, returned_on=TODAY, purpose="Thừa", donor=donor, by=binh, at=NOW)
    whole = line(books(world))
    for key in ("source", "clause", "year"):
        assert (
            sum(one.left for one in lines(books(world), lambda one, key=key: getattr(one, key)).values()) == whole.left
        )
    of_donor = queries.donor_of(binh, donor.key)
    nobody = sum(Income.objects.filter(donor=None).values_list("vnd", flat=True)) - sum(
        Spending.objects.filter(donor=None).values_list("vnd", flat=True)
    )
    assert of_donor.received - of_donor.spent - of_donor.returned + nobody == whole.left


def test_entries_and_donors_are_seen_by_whoever_answers_for_the_unit(world, binh, donor):
    made = received(world, binh)
    for name in ("binh", "hanh", "mai", "khoa"):
        assert queries.income_of(world.viewer(name), made.key) == made
        assert queries.donor_of(world.viewer(name), donor.key) == donor
    for name in ("ngoc", "dung", "lan", "yen", "son", "linh", "giang"):
        assert queries.income_of(world.viewer(name), made.key) is None
        assert queries.donor_of(world.viewer(name), donor.key) is None


def test_the_tasks_of_a_unit_are_those_of_the_plan_above_it(world, binh):
    adopted(world.department)
    assert queries.tasks_at(binh, world.primary, TODAY)["II.7"] == "Huy động nguồn lực"
