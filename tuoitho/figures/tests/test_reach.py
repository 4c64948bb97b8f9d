from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tuoitho.figures.ratio import Bounds
from tuoitho.figures.reach import informed_bounds

rolls = st.integers(0, 2000)
headcounts = st.lists(st.integers(0, 3000), max_size=8)


def test_names_alone_are_exact() -> None:
    assert informed_bounds(412, [], 438) == Bounds.exactly(412)


def test_head_counts_may_overlap_or_not() -> None:
    assert informed_bounds(40, [100, 60], 438) == Bounds(100, 200)


def test_nobody_beyond_the_roll_is_informed() -> None:
    assert informed_bounds(40, [100, 60, 500], 438) == Bounds.exactly(438)


@pytest.mark.parametrize(("named", "counts", "roll"), [(5, [], 4), (-1, [], 4), (0, [-1], 4)])
def test_impossible_counts_are_refused(named: int, counts: list[int], roll: int) -> None:
    with pytest.raises(ValueError, match="roll"):
        informed_bounds(named, counts, roll)


@given(rolls.flatmap(lambda roll: st.tuples(st.integers(0, roll), headcounts, st.just(roll))))
def test_bounds_lie_within_the_roll_in_any_order(case: tuple[int, list[int], int]) -> None:
    named, counts, roll = case
    reach = informed_bounds(named, counts, roll)

    assert named <= reach.low <= reach.high <= roll
    assert informed_bounds(named, sorted(counts), roll) == informed_bounds(named, counts[::-1], roll) == reach


@given(rolls.flatmap(lambda roll: st.tuples(st.integers(0, roll), headcounts, st.just(roll))), st.integers(0, 3000))
def test_one_more_activity_never_lowers_a_bound(case: tuple[int, list[int], int], another: int) -> None:
    named, counts, roll = case
    before, after = informed_bounds(named, counts, roll), informed_bounds(named, [*counts, another], roll)

    assert before.low <= after.low
    assert before.high <= after.high


def test_the_bounds_are_the_tightest_there_are() -> None:
    """Try every way in which two activities can have been attended by a roll of four, of whom one is named."""
    attendances = list(product([False, True], repeat=4))
    for first, second in product(range(5), repeat=2):
        reached = {
            sum(someone or at_first or at_second for someone, at_first, at_second in zip(named, one, two, strict=True))
            for named in [(True, False, False, False)]
            for one in attendances
            if sum(one) == first
            for two in attendances
            if sum(two) == second
        }
        assert informed_bounds(1, [first, second], 4) == Bounds(min(reached), max(reached))
