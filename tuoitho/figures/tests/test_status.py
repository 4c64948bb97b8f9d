from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tuoitho.figures.ratio import Bounds, Ratio
from tuoitho.figures.status import Goal, Status, status
from tuoitho.figures.tests.test_ratio import bounds, parts

UPWARD = Goal(">=", 90)
DOWNWARD = Goal("<", 1)


def goals() -> st.SearchStrategy[Goal]:
    return st.builds(Goal, st.sampled_from(["<", "<=", ">", ">="]), st.integers(0, 100))


@pytest.mark.parametrize(
    ("numerator", "expected"),
    [
        (Bounds(900, 900), Status.MET),
        (Bounds(900, 1000), Status.MET),
        (Bounds(899, 900), Status.NOT_ENOUGH_DATA),
        (Bounds(855, 899), Status.NEAR),
        (Bounds(854, 899), Status.MISSED),
        (Bounds(0, 0), Status.MISSED),
    ],
)
def test_a_goal_of_at_least_ninety_percent(numerator: Bounds, expected: Status) -> None:
    assert status(Ratio.of(numerator, 1000), UPWARD) is expected


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (Bounds(0, 99), Status.MET),
        (Bounds(99, 100), Status.NOT_ENOUGH_DATA),
        (Bounds(100, 105), Status.NEAR),
        (Bounds(100, 106), Status.MISSED),
    ],
)
def test_a_goal_below_one_percent(found: Bounds, expected: Status) -> None:
    assert status(Ratio.of(found, 10_000), DOWNWARD) is expected


def test_a_strict_goal_is_not_met_at_its_border() -> None:
    assert status(Ratio.of(90, 100), Goal(">", 90)) is Status.NEAR
    assert status(Ratio.of(90, 100), Goal(">=", 90)) is Status.MET
    assert status(Ratio.of(1, 100), Goal("<", 1)) is Status.NEAR
    assert status(Ratio.of(1, 100), Goal("<=", 1)) is Status.MET


def test_a_tenth_of_a_percent_means_exactly_that() -> None:
    assert status(Ratio.of(1, 1000), Goal("<=", 0.1)) is Status.MET
    assert status(Ratio.of(1, 1000), Goal(">=", 0.1)) is Status.MET


def test_a_figure_that_concerns_nobody_is_not_applicable() -> None:
    assert status(Ratio.not_applicable(), UPWARD) is Status.NOT_APPLICABLE


def test_nine_schools_of_ten_are_enough_and_eight_are_not() -> None:
    for silent, expected in [(1, Status.MET), (2, Status.NOT_ENOUGH_DATA)]:
        schools = [Ratio.of(100, 100)] * (10 - silent) + [Ratio.missing()] * silent
        assert status(Ratio.total(schools), UPWARD) is expected


@pytest.mark.parametrize("goal", [UPWARD, DOWNWARD])
def test_zero_of_zero_is_not_green(goal: Goal) -> None:
    assert status(Ratio.of(0, 0), goal) is Status.NOT_ENOUGH_DATA


@pytest.mark.parametrize(("comparison", "percent"), [("=", 90), (">=", 101), ("<", -1)])
def test_a_goal_compares_a_percentage(comparison: str, percent: int) -> None:
    with pytest.raises(ValueError, match=r"percentage|comparison"):
        Goal(comparison, percent)


@given(st.lists(parts(), min_size=1), goals())
def test_never_green_for_lack_of_data(ratios: list[Ratio], goal: Goal) -> None:
    whole = Ratio.total(ratios)
    with_data = sum(ratio.numerator is not None for ratio in ratios)

    if with_data == 0 or 10 * with_data < 9 * whole.units_concerned:
        assert status(whole, goal) in {Status.NOT_ENOUGH_DATA, Status.NOT_APPLICABLE}


@given(bounds(most=200), bounds(most=200), goals(), st.data())
def test_green_means_green_wherever_the_truth_lies(
    numerator: Bounds, denominator: Bounds, goal: Goal, data: st.DataObject
) -> None:
    true_numerator = data.draw(st.integers(numerator.low, numerator.high))
    true_denominator = data.draw(st.integers(denominator.low, denominator.high))
    verdict = status(Ratio.of(numerator, denominator), goal)

    if true_denominator:
        holds = goal.holds_at(Fraction(100 * true_numerator, true_denominator))
        assert holds or verdict is not Status.MET
        assert not holds or verdict not in {Status.NEAR, Status.MISSED}
    else:
        assert verdict is Status.NOT_ENOUGH_DATA


@given(bounds(), bounds(), goals())
def test_silence_never_improves_a_status(numerator: Bounds, denominator: Bounds, goal: Goal) -> None:
    known = Ratio.of(numerator, denominator)

    assert status(known + Ratio.missing(), goal) is Status.NOT_ENOUGH_DATA
