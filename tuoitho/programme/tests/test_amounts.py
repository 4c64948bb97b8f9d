"""Amounts as people write them: read or refused with what is wrong, never guessed."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tuoitho.programme.reader.amounts import MOST, Fault, NotAnAmount, read_amount, write_amount


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("12.500.000", 12_500_000),
        (" 12500000 đ", 12_500_000),
        ("12,5 triệu", 12_500_000),
        ("12,5 triệu đồng", 12_500_000),
        ("500 nghìn", 500_000),
        ("1,2 tỷ", 1_200_000_000),
        ("1.000.000 VND", 1_000_000),
        ("1,5 tỉ đ.", 1_500_000_000),
    ],
)
def test_what_people_write_is_read(text, amount):
    assert read_amount(text) == amount


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", Fault.EMPTY),
        ("-5.000", Fault.NEGATIVE),
        ("(5.000)", Fault.NEGATIVE),
        ("1.200.00", Fault.SHAPE),
        ("1,200,000", Fault.SHAPE),
        ("mười triệu", Fault.SHAPE),
        ("2 triệu rưỡi", Fault.SHAPE),
        ("12,5", Fault.PART),
        ("0", Fault.NOTHING),
        ("0,00 triệu", Fault.NOTHING),
        (str(MOST), Fault.BEYOND),
    ],
)
def test_what_cannot_be_read_says_what_is_wrong(text, fault):
    with pytest.raises(NotAnAmount) as found:
        read_amount(text)
    assert found.value.fault is fault


def test_a_foreign_amount_has_a_fraction_of_its_own():
    assert read_amount("1.250,50", 2) == Decimal("1250.50")
    with pytest.raises(NotAnAmount):
        read_amount("1.250,505", 2)


@given(st.decimals(min_value=Decimal("0.01"), max_value=MOST - 1, places=2))
def test_what_is_written_is_read_back(amount):
    assert read_amount(write_amount(amount, 2), 2) == amount


@given(st.text(max_size=20))
def test_anything_typed_is_an_amount_or_a_fault(text):
    try:
        amount = read_amount(text)
    except NotAnAmount:
        return
    assert 0 < amount < MOST
