"""The kit prints numbers as figures do; both stand on one floor and may not know each other."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from tuoitho.base.templatetags.kit import vn_count, vn_percent
from tuoitho.figures.printing import format_count, format_percent


@given(st.integers(min_value=0, max_value=10**9))
def test_a_count_is_printed_alike(count: int) -> None:
    assert vn_count(count) == format_count(count)


@given(st.integers(min_value=0, max_value=10**5), st.integers(min_value=1, max_value=10**5))
def test_a_percentage_is_printed_alike(numerator: int, denominator: int) -> None:
    percent = Fraction(100 * numerator, denominator)
    assert vn_percent(percent) == format_percent(percent)
