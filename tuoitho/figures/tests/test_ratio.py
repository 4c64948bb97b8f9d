from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tuoitho.figures.ratio import Bounds, Ratio


@st.composite
def bounds(draw: st.DrawFn, most: int = 10_000) -> Bounds:
    low = draw(st.integers(0, most))
    return Bounds(low, draw(st.integers(low, most)))


def parts() -> st.SearchStrategy[Ratio]:
    known = st.builds(Ratio.of, bounds(), bounds())
    return st.one_of(known, st.just(Ratio.missing()), st.just(Ratio.not_applicable()))


def test_a_district_percentage_is_not_the_mean_of_its_schools() -> None:
    small_school, large_school = Ratio.of(10, 10), Ratio.of(0, 990)

    assert (small_school + large_school).percent == 1


def test_missing_is_not_zero() -> None:
    silent = Ratio.of(90, 100) + Ratio.missing()
    zero = Ratio.of(90, 100) + Ratio.of(0, 100)

    assert silent.percent == 90
    assert zero.percent == 45
    assert (silent.units_with_data, silent.units_concerned) == (1, 2)
    assert (zero.units_with_data, zero.units_concerned) == (2, 2)


def test_half_a_ratio_is_missing() -> None:
    assert Ratio.of(3, None) == Ratio.missing() == Ratio.of(None, 3)


def test_a_unit_without_the_figure_weighs_on_nothing() -> None:
    assert Ratio.of(1, 3) + Ratio.not_applicable() == Ratio.of(1, 3)


def test_an_interval_has_two_percentages_and_no_single_one() -> None:
    reach = Ratio.of(Bounds(71, 79), 100)

    assert reach.low_percent == 71
    assert reach.high_percent == 79
    assert reach.percent is None
    assert Ratio.of(1, 3).percent == Fraction(100, 3)


def test_nothing_is_divided_by_zero() -> None:
    for denominator in (Bounds(0, 0), Bounds(0, 5)):
        ratio = Ratio.of(Bounds(0, 0), denominator)
        assert (ratio.low_percent, ratio.high_percent, ratio.percent) == (None, None, None)


@pytest.mark.parametrize(("low", "high"), [(2, 1), (-1, 1)])
def test_bounds_are_counts_in_order(low: int, high: int) -> None:
    with pytest.raises(ValueError, match="bounds"):
        Bounds(low, high)


def test_a_ratio_cannot_claim_data_without_parts() -> None:
    with pytest.raises(ValueError, match="parts"):
        Ratio(None, None, units_with_data=1, units_concerned=1)
    with pytest.raises(ValueError, match="units"):
        Ratio(Bounds(1, 1), Bounds(1, 1), units_with_data=2, units_concerned=1)


@given(parts(), parts(), parts())
def test_sums_do_not_depend_on_how_the_parts_are_grouped_or_ordered(a: Ratio, b: Ratio, c: Ratio) -> None:
    assert (a + b) + c == a + (b + c) == Ratio.total([c, a, b])


@given(st.lists(parts()))
def test_the_percentage_of_a_whole_lies_between_those_of_its_parts(ratios: list[Ratio]) -> None:
    divisible = [ratio for ratio in ratios if ratio.denominator is None or ratio.denominator.low > 0]
    lows = [ratio.low_percent for ratio in divisible if ratio.low_percent is not None]
    highs = [ratio.high_percent for ratio in divisible if ratio.high_percent is not None]
    whole = Ratio.total(divisible)

    if whole.low_percent is None or whole.high_percent is None:
        assert not lows
    else:
        assert min(lows) <= whole.low_percent <= whole.high_percent <= max(highs)
