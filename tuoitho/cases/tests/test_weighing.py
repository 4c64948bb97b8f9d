"""Weighing as laws: every combination has an answer, more facts never take points away, a home alone is no sign."""

from collections import Counter
from dataclasses import replace
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tuoitho.cases.models.weighing import (
    DEFAULT,
    DEFAULT_POINTS,
    MOST_POINTS,
    MOST_WEIGHT,
    SIGNS,
    Weighed,
    Weights,
    amounts,
    choose,
    weigh,
)
from tuoitho.registry.models.circumstances import SPECIAL
from tuoitho.registry.queries import Days, WarningFacts

BOOLS = (
    "transition_year",
    "interrupted",
    "repeated",
    "poor",
    "near_poor",
    "household_work",
    "marks_low",
    "marks_fallen",
    "summer_open",
)
NOTHING = WarningFacts(
    pupil_id=1,
    pupil_key=UUID(int=1),
    enrolment_id=1,
    class_id=1,
    class_key=UUID(int=2),
    class_name="4A",
    unit_id=1,
    teacher_id=None,
    grade=4,
    last=Days(called=20),
    before=Days(called=20),
    over_age=0,
    special=(),
    month=11,
    **dict.fromkeys(BOOLS, False),
)
days = st.builds(
    Days,
    unexcused=st.integers(0, 60).map(lambda n: n / 2),
    excused=st.integers(0, 60).map(lambda n: n / 2),
    called=st.integers(0, 26),
)
facts = st.builds(
    lambda **words: replace(NOTHING, **words),
    last=days,
    before=days,
    over_age=st.integers(0, 12),
    special=st.sets(st.sampled_from(list(SPECIAL))).map(lambda letters: tuple(sorted(letters))),
    month=st.integers(1, 12),
    **{name: st.booleans() for name in BOOLS},
)
weights = st.builds(
    Weights,
    points=st.fixed_dictionaries({code: st.integers(0, MOST_WEIGHT) for code in DEFAULT_POINTS}),
    least=st.integers(1, 60),
)


@given(facts, weights)
def test_every_pupil_gets_points_and_reasons(known, used):
    one = weigh(known, used)
    assert 0 <= one.points <= MOST_POINTS
    assert set(one.reasons) <= set(DEFAULT_POINTS) == set(amounts(known))
    assert all(one.reasons.values()) and (one.points == 0 or one.reasons)


@given(facts, weights, st.sampled_from(BOOLS))
def test_one_more_fact_takes_no_points_away(known, used, name):
    less, more = replace(known, **{name: False}), replace(known, **{name: True})
    if name == "poor":  # a home is poor or near-poor, never both
        less, more = replace(less, near_poor=False), replace(more, near_poor=False)
    assert weigh(more, used).points >= weigh(less, used).points
    assert weigh(more, used).worth >= weigh(less, used).worth


@given(facts, weights, st.sampled_from(["unexcused", "excused"]))
def test_one_more_day_away_takes_no_points_away(known, used, kind):
    more = replace(known, last=replace(known.last, **{kind: getattr(known.last, kind) + 1}))
    assert weigh(more, used).points >= weigh(known, used).points


@given(facts, weights, st.sampled_from(list(SPECIAL)))
def test_one_more_circumstance_or_year_takes_no_points_away(known, used, letter):
    more = replace(known, special=tuple(sorted({*known.special, letter})), over_age=known.over_age + 1)
    assert weigh(more, used).points >= weigh(known, used).points


@given(facts, weights)
def test_a_heavier_weight_takes_no_points_away(known, used):
    heavier = Weights({code: point + 1 for code, point in used.points.items()}, used.least)
    assert weigh(known, heavier).points >= weigh(known, used).points


@given(facts, weights)
def test_a_home_alone_is_no_sign(known, used):
    alone = replace(
        known,
        last=Days(called=20),
        household_work=False,
        marks_low=False,
        marks_fallen=False,
        summer_open=False,
        special=tuple(letter for letter in known.special if letter not in "hkm"),
    )
    assert not weigh(alone, used).worth
    assert SIGNS.isdisjoint(weigh(alone, used).reasons)


@pytest.mark.parametrize(
    ("known", "points", "worth"),
    [
        ({"last": Days(unexcused=4.5, called=20)}, 13, True),  # 4.5 × 2 and 4.5 more than before
        ({"last": Days(unexcused=3, called=20)}, 9, False),
        ({"last": Days(unexcused=3, called=20), "transition_year": True}, 10, True),
        ({"last": Days(unexcused=3, called=20), "before": Days()}, 6, False),  # nothing is known of the time before
        ({"last": Days(unexcused=3, called=20), "before": Days(unexcused=3, called=20)}, 6, False),
        ({"special": ("k",)}, 10, True),
        ({"special": ("a", "b", "c", "d")}, 6, False),
        ({"poor": True, "near_poor": True, "over_age": 9, "interrupted": True}, 13, False),
        ({"household_work": True, "marks_fallen": True, "poor": True}, 10, True),
        ({"summer_open": True, "month": 9, "interrupted": True}, 11, True),
    ],
)
def test_the_products_own_weights(known, points, worth):
    one = weigh(replace(NOTHING, **known))
    assert (one.points, one.worth) == (points, worth)


@given(
    st.lists(st.tuples(st.sampled_from([None, 7, 8]), st.integers(0, 30), st.booleans()), max_size=40),
    st.integers(1, 5),
    st.sets(st.integers(0, 39)),
)
def test_as_many_as_each_follower_has_room_for_the_most_points_first(rows, limit, standing):
    pupils = [Weighed(key, who, points, {}, worth) for key, (who, points, worth) in enumerate(rows)]
    chosen = choose(pupils, limit, standing)
    taken = Counter(one.follower for one in pupils if one.pupil_id in standing)
    given = Counter(one.follower for one in chosen)
    assert all(one.worth and one.pupil_id not in standing for one in chosen)
    for who in (None, 7, 8):
        assert given[who] == 0 or given[who] + taken[who] <= limit
        left = [one for one in pupils if one.worth and one.follower == who and one not in chosen]
        left = [one for one in left if one.pupil_id not in standing]
        mine = [one.points for one in chosen if one.follower == who]
        assert not left or not mine or max(one.points for one in left) <= min(mine)
        assert not left or given[who] + taken[who] >= limit


def test_a_closed_card_comes_back_only_with_more_points():
    pupil = Weighed(1, None, 12, {}, True)
    assert choose([pupil], 10, (), {1: 12}) == []
    assert choose([pupil], 10, (), {1: 11}) == [pupil]


def test_the_default_is_whole():
    assert DEFAULT.points == DEFAULT_POINTS and max(DEFAULT_POINTS.values()) <= MOST_WEIGHT
