from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tuoitho.figures.exact import round_half_up
from tuoitho.figures.printing import (
    agrees_with_printed,
    format_bounds,
    format_count,
    format_percent,
    format_percent_range,
)
from tuoitho.figures.ratio import Bounds
from tuoitho.figures.reading import Cell, Doubtful, Unreadable, parse_count, parse_percent


def test_counts_print_in_the_language_of_the_page() -> None:
    assert format_count(4806) == "4.806"
    assert format_count(1_234_567, "en") == "1,234,567"
    assert format_bounds(Bounds(312, 1340)) == "312–1.340"
    assert format_bounds(Bounds.exactly(312)) == "312"


@pytest.mark.parametrize(
    ("percent", "vietnamese", "english"),
    [
        (94.12, "94,1%", "94.1%"),
        (90, "90%", "90%"),
        (Fraction(100, 3), "33,3%", "33.3%"),
        (Fraction(200, 3), "66,7%", "66.7%"),
        (0.05, "0,1%", "0.1%"),
        (1.25, "1,3%", "1.3%"),
        (Decimal("2.675"), "2,7%", "2.7%"),
        (1200, "1.200%", "1,200%"),
    ],
)
def test_percentages_print_in_both_languages(percent: Fraction, vietnamese: str, english: str) -> None:
    assert format_percent(percent) == vietnamese
    assert format_percent(percent, "en") == english


def test_a_half_is_rounded_up_whatever_its_binary_form() -> None:
    assert round_half_up(2.675, 2) == Decimal("2.68")
    assert round_half_up(1.005, 2) == Decimal("1.01")
    assert round_half_up(-0.5) == Decimal(-1)


def test_ranges_print_their_sign_once() -> None:
    assert format_percent_range(71, 79) == "71–79%"
    assert format_percent_range(71.5, 79) == "71,5–79%"
    assert format_percent_range(71.51, 71.49) == "71,5%"


@pytest.mark.parametrize(
    ("part", "whole", "printed"),
    [
        (1_031_944, 19_254_271, 5.3),
        (1_031_944, 19_254_271, 5.4),
        (449_668, 1_541_829, 29.1),
        (181_536, 1_541_829, 11.7),
    ],
)
def test_official_percentages_are_known_again_rounded_or_cut(part: int, whole: int, printed: float) -> None:
    assert agrees_with_printed(Fraction(100 * part, whole), printed)


def test_a_tenth_of_a_point_is_the_limit() -> None:
    assert agrees_with_printed(5, 5.1)
    assert not agrees_with_printed(5, Decimal("5.101"))
    assert not agrees_with_printed(Fraction(100 * 213_967, 449_668), 48)


@pytest.mark.parametrize(
    ("cell", "count"),
    [
        ("1.234", 1234),
        ("1 234", 1234),
        ("1\u00a0234", 1234),
        ("1.234.567", 1_234_567),
        (" 0 ", 0),
        ("12,0", 12),
        ("12.0", 12),
        (12.0, 12),
        (1.0e3, 1000),
        (7, 7),
        (Decimal("8.0"), 8),
        ("", None),
        ("  ", None),
        (None, None),
    ],
)
def test_counts_are_read_as_people_write_them(cell: Cell, count: int | None) -> None:
    assert parse_count(cell) == count


@pytest.mark.parametrize(
    ("cell", "sentence"),
    [
        ("12,5", "“12,5” không phải là số nguyên; số người phải là số nguyên."),
        (1.234, "“1.234” không phải là số nguyên; số người phải là số nguyên."),
        ("1.23.4", "“1.23.4” không phải là một số."),
        ("9" * 16, f"“{'9' * 16}” không phải là một số."),
        ("khoảng 500", "“khoảng 500” không phải là một số."),
        ("mười", "“mười” không phải là một số."),
        (float("nan"), "“nan” không phải là một số."),
        (True, "“True” không phải là một số."),
        ("-3", "“-3” là số âm; số người và tỷ lệ không thể âm."),
    ],
)
def test_a_count_that_cannot_be_read_says_why(cell: Cell, sentence: str) -> None:
    reading = parse_count(cell)

    assert isinstance(reading, Unreadable)
    assert str(reading.sentence) == sentence


def test_a_comma_before_three_digits_is_asked_about() -> None:
    reading = parse_count("1,234")

    assert isinstance(reading, Doubtful)
    assert reading.value == 1234
    assert "1.234" in str(reading.sentence)


@pytest.mark.parametrize(
    ("cell", "percent"),
    [
        ("90", 90),
        ("90%", 90),
        ("90 %", 90),
        (92.5, Fraction(185, 2)),
        ("92,5 %", Fraction(185, 2)),
        ("0,9%", Fraction(9, 10)),
        ("1%", 1),
        ("0", 0),
        ("", None),
    ],
)
def test_percentages_are_read_as_people_write_them(cell: Cell, percent: Fraction | None) -> None:
    assert parse_percent(cell) == percent


@pytest.mark.parametrize("cell", ["0,9", "0.9", 0.9])
def test_nine_tenths_without_a_sign_is_asked_about(cell: Cell) -> None:
    reading = parse_percent(cell)

    assert isinstance(reading, Doubtful)
    assert reading.value == 90
    assert "90%, không phải 0,9%" in str(reading.sentence)


@pytest.mark.parametrize(
    ("cell", "word"), [("101", "lớn hơn 100%"), ("-1%", "“-1%” là số âm"), ("chín", "phải là một số")]
)
def test_a_percentage_that_cannot_be_read_says_why(cell: str, word: str) -> None:
    reading = parse_percent(cell)

    assert isinstance(reading, Unreadable)
    assert word in str(reading.sentence)


@given(st.integers(0, 10**9))
def test_a_printed_count_is_read_back(count: int) -> None:
    assert parse_count(format_count(count)) == count


@given(st.integers(0, 1000))
def test_a_printed_percentage_is_read_back(tenths: int) -> None:
    assert parse_percent(format_percent(Fraction(tenths, 10))) == Fraction(tenths, 10)


@given(st.text(max_size=12))
def test_no_text_breaks_the_reader(text: str) -> None:
    parse_count(text)
    parse_percent(text)


@given(st.fractions(0, 100), st.integers(0, 4))
def test_rounding_moves_a_number_by_half_a_unit_at_most(value: Fraction, digits: int) -> None:
    assert abs(Fraction(round_half_up(value, digits)) - value) <= Fraction(1, 2 * 10**digits)
