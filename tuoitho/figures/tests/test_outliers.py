from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from tuoitho.figures.outliers import Oddity, Reason, Reported, odd_figures

PEERS = [Reported(unit, "primary", 85 + unit % 7, 100) for unit in range(1, 9)]


def odd(figure: Reported) -> list[Oddity]:
    return [oddity for oddity in odd_figures([*PEERS, figure]) if oddity.unit == figure.unit]


def test_ordinary_figures_raise_no_question() -> None:
    assert odd_figures(PEERS) == []


def test_a_reach_above_its_audience_is_odd() -> None:
    [oddity] = odd(Reported(99, "alone", 1205, 1200))

    assert oddity.reason is Reason.ABOVE_AUDIENCE
    assert "(1.205) lớn hơn" in str(oddity.sentence)
    assert "(1.200)" in str(oddity.sentence)


def test_zero_is_odd_where_the_others_reached_somebody() -> None:
    [oddity] = odd(Reported(99, "primary", 0, 100))

    assert oddity.reason is Reason.ZERO_AMONG_PEERS
    assert "8/9 đơn vị" in str(oddity.sentence)


def test_zero_is_ordinary_where_it_is_common() -> None:
    group = [Reported(unit, "nursery", unit % 2, 1000) for unit in range(10)]

    assert odd_figures(group) == []


def test_a_figure_far_from_its_peers_is_odd() -> None:
    [oddity] = odd(Reported(99, "primary", 30, 100))

    assert oddity.reason is Reason.FAR_FROM_PEERS
    assert str(oddity.sentence).startswith("Tỷ lệ 30% khác xa mức giữa 87%")


def test_peers_that_all_say_the_same_do_not_make_a_near_figure_odd() -> None:
    same = [Reported(unit, "primary", 90, 100) for unit in range(9)]

    assert odd_figures([*same, Reported(99, "primary", 93, 100)]) == []
    assert [oddity.unit for oddity in odd_figures([*same, Reported(99, "primary", 94, 100)])] == [99]


def test_four_peers_are_too_few_to_compare_with() -> None:
    assert odd_figures([*PEERS[:3], Reported(99, "primary", 0, 100)]) == []


def test_levels_are_not_compared_with_each_other() -> None:
    assert odd(Reported(99, "secondary", 10, 100)) == []


def test_a_jump_since_last_year_is_odd() -> None:
    [oddity] = odd(Reported(99, "primary", 88, 100, percent_last_year=Fraction(60)))

    assert oddity.reason is Reason.JUMP
    assert str(oddity.sentence) == "Tỷ lệ đổi từ 60% năm trước thành 88% năm nay."


def test_an_empty_roll_has_no_rate_to_compare() -> None:
    assert odd(Reported(99, "primary", 0, 0, percent_last_year=Fraction(60))) == []


@given(st.permutations([*PEERS, Reported(99, "primary", 0, 100), Reported(98, "primary", 20, 100)]))
def test_the_order_of_schools_changes_no_question(figures: list[Reported]) -> None:
    found = {(oddity.unit, oddity.reason) for oddity in odd_figures(figures)}

    assert found == {(99, Reason.ZERO_AMONG_PEERS), (98, Reason.FAR_FROM_PEERS)}
