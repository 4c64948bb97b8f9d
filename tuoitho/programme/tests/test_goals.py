"""Looser or stricter: the law that binds a lower plan to the one above it."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tuoitho.figures.status import Goal
from tuoitho.programme.rules import is_looser
from tuoitho.programme.rules.goals import series_of

PERCENTS = st.integers(0, 10000).map(lambda n: Decimal(n) / 100)
SIGNS = st.sampled_from(["<", "<=", ">", ">="])


@given(SIGNS, PERCENTS, SIGNS, PERCENTS, st.fractions(0, 100))
def test_whatever_meets_a_goal_that_is_not_looser_meets_the_one_above(
    sign: str, percent: Decimal, above_sign: str, above: Decimal, figure: Fraction
) -> None:
    if not is_looser(sign, percent, above_sign, above) and Goal(sign, percent).holds_at(figure):
        assert Goal(above_sign, above).holds_at(figure)


@given(st.sampled_from([("<", "<="), (">", ">=")]).flatmap(lambda pair: st.tuples(*[st.sampled_from(pair)] * 2)),
       st.decimals(1, 99, places=2), st.decimals(1, 99, places=2))  # fmt: skip
def test_a_looser_goal_lets_some_figure_through_that_the_one_above_stops(
    signs: tuple[str, str], percent: Decimal, above: Decimal
) -> None:
    mine, theirs = Goal(signs[0], percent), Goal(signs[1], above)
    between = (Fraction(percent) + Fraction(above)) / 2
    slips = any(mine.holds_at(x) and not theirs.holds_at(x) for x in (Fraction(percent), Fraction(above), between))
    assert is_looser(signs[0], percent, signs[1], above) == slips


@given(SIGNS, PERCENTS)
def test_a_goal_is_not_looser_than_itself(sign: str, percent: Decimal) -> None:
    assert not is_looser(sign, percent, sign, percent)


@pytest.mark.parametrize(
    ("mine", "above", "looser"),
    [
        ((">=", 80), (">=", 90), True),
        ((">=", 95), (">=", 90), False),
        (("<", 2), ("<", 1), True),
        (("<=", 1), ("<", 1), True),
        (("<", Decimal("0.5")), ("<", 1), False),
        ((">=", None), (">=", 90), True),
        ((">=", 10), ("<=", None), False),
        (("<", 95), (">=", 90), True),
    ],
)
def test_direction_decides(mine: tuple, above: tuple, looser: bool) -> None:
    assert is_looser(*mine, *above) is looser


def test_percentages_take_their_series_in_order() -> None:
    assert series_of("2.1", 2) == ["2.1a", "2.1b"]
    assert series_of("2.1", 3) == ["2.1a", "2.1b", ""]
    assert series_of("1.1", 1) == ["1.1"]
    assert series_of("4.7", 2) == ["", ""]
