"""Reforms: planned, previewed, applied, undone; and nothing before their day rewritten."""

from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tuoitho.organisations.succession import (
    Change,
    Close,
    Edge,
    Found,
    ImpossibleChange,
    Merge,
    Move,
    Part,
    Rename,
    Split,
    TotalChange,
    Tree,
    WhyImpossible,
    apply,
    plan_change,
    prefix_totals,
    preview,
    subtree_total,
    undo,
)
from tuoitho.organisations.succession.changes import SENTENCES
from tuoitho.organisations.tests.test_succession_tree import total_by_recursion

START = date(2021, 1, 1)
REFORM = date(2025, 7, 1)
LATER = date(2026, 1, 1)
CITY, DISTRICT, WARD, OTHER_WARD, SCHOOL, OTHER_SCHOOL = range(1, 7)
NEW, NEWER = 7, 8
EDGES = [
    Edge(CITY, None, START),
    Edge(DISTRICT, CITY, START),
    Edge(WARD, DISTRICT, START),
    Edge(OTHER_WARD, DISTRICT, START),
    Edge(SCHOOL, WARD, START),
    Edge(OTHER_SCHOOL, WARD, START),
]


def after(*changes: Change, edges: Sequence[Edge] = EDGES) -> list[Edge]:
    return apply(edges, plan_change(edges, changes))


def parents_on(day: date, edges: Sequence[Edge]) -> dict[int, int | None]:
    return Tree.at(edges, day).parents


def test_a_move_closes_one_edge_and_opens_another() -> None:
    diff = plan_change(EDGES, [Move(SCHOOL, REFORM, OTHER_WARD)])

    assert diff.closed == (Edge(SCHOOL, WARD, START),)
    assert diff.opened == (Edge(SCHOOL, OTHER_WARD, REFORM),)
    assert (diff.units_closed, diff.units_opened, diff.names) == ((), (), ())


def test_a_renaming_touches_no_edge() -> None:
    diff = plan_change(EDGES, [Rename(WARD, REFORM, "Phường Quang Trung")])

    assert (diff.closed, diff.opened) == ((), ())
    assert diff.names == ((WARD, "Phường Quang Trung"),)


def test_a_unit_is_founded_and_closed() -> None:
    edges = after(Found(NEW, REFORM, DISTRICT, "Phường mới"))
    edges = after(Close(NEW, LATER), edges=edges)

    assert [NEW in Tree.at(edges, day) for day in (START, REFORM, LATER)] == [False, True, False]


def test_a_split_sends_every_child_to_its_part() -> None:
    split = Split(WARD, REFORM, (Part(NEW, (SCHOOL,), "Phường mới"), Part(OTHER_WARD, (OTHER_SCHOOL,))))
    diff = plan_change(EDGES, [split])

    assert (diff.units_closed, diff.units_opened) == ((WARD,), (NEW,))
    assert parents_on(REFORM, apply(EDGES, diff)) == {
        CITY: None,
        DISTRICT: CITY,
        OTHER_WARD: DISTRICT,
        NEW: DISTRICT,
        SCHOOL: NEW,
        OTHER_SCHOOL: OTHER_WARD,
    }


def test_a_merger_makes_a_new_unit_or_keeps_one_of_them() -> None:
    new = after(Merge((WARD, OTHER_WARD), REFORM, NEW, "Phường mới"))
    kept = after(Merge((WARD, OTHER_WARD), REFORM, OTHER_WARD))

    assert parents_on(REFORM, new) == {CITY: None, DISTRICT: CITY, NEW: DISTRICT, SCHOOL: NEW, OTHER_SCHOOL: NEW}
    assert parents_on(REFORM, kept)[SCHOOL] == OTHER_WARD
    assert WARD not in Tree.at(kept, REFORM)


@pytest.mark.parametrize(
    ("changes", "why", "units"),
    [
        ([], WhyImpossible.NOTHING, ()),
        ([Merge((WARD,), REFORM, WARD)], WhyImpossible.NOTHING, ()),
        ([Close(SCHOOL, REFORM), Close(OTHER_SCHOOL, LATER)], WhyImpossible.SEVERAL_DATES, ()),
        ([Move(NEW, REFORM, WARD)], WhyImpossible.UNKNOWN_UNIT, (NEW,)),
        ([Rename(NEW, REFORM, "?")], WhyImpossible.UNKNOWN_UNIT, (NEW,)),
        ([Split(NEW, REFORM, ())], WhyImpossible.UNKNOWN_UNIT, (NEW,)),
        ([Merge((WARD, NEW), REFORM, WARD)], WhyImpossible.UNKNOWN_UNIT, (NEW,)),
        ([Close(SCHOOL, START - timedelta(days=1))], WhyImpossible.UNKNOWN_UNIT, (SCHOOL,)),
        ([Found(SCHOOL, REFORM, WARD, "?")], WhyImpossible.NUMBER_TAKEN, (SCHOOL,)),
        ([Move(SCHOOL, REFORM, OTHER_WARD), Close(SCHOOL, REFORM)], WhyImpossible.CHANGED_TWICE, (SCHOOL,)),
        ([Rename(SCHOOL, REFORM, "A"), Rename(SCHOOL, REFORM, "B")], WhyImpossible.CHANGED_TWICE, (SCHOOL,)),
        ([Move(SCHOOL, START, OTHER_WARD)], WhyImpossible.LATER_CHANGE, (SCHOOL,)),
        ([Move(SCHOOL, REFORM, WARD)], WhyImpossible.SAME_PARENT, (SCHOOL,)),
        ([Merge((WARD, DISTRICT), REFORM, NEW, "?")], WhyImpossible.PARENTS_DIFFER, (WARD, DISTRICT)),
        ([Split(WARD, REFORM, (Part(OTHER_WARD, (SCHOOL,)),))], WhyImpossible.UNASSIGNED, (OTHER_SCHOOL,)),
        ([Split(OTHER_WARD, REFORM, (Part(WARD, (SCHOOL,)),))], WhyImpossible.NOT_A_CHILD, (SCHOOL,)),
        ([Close(WARD, REFORM)], WhyImpossible.NO_PARENT, (SCHOOL, OTHER_SCHOOL)),
        ([Move(SCHOOL, REFORM, NEW)], WhyImpossible.NO_PARENT, (SCHOOL,)),
        ([Move(DISTRICT, REFORM, SCHOOL)], WhyImpossible.CYCLE, (DISTRICT, WARD, OTHER_WARD, SCHOOL, OTHER_SCHOOL)),
    ],
)
def test_an_impossible_change_says_why(changes: list[Change], why: WhyImpossible, units: tuple[int, ...]) -> None:
    with pytest.raises(ImpossibleChange) as refusal:
        plan_change(EDGES, changes)

    assert (refusal.value.why, refusal.value.units) == (why, units)
    assert refusal.value.template % {"units": "A", "on": "01/07/2025"}


def test_every_reason_has_a_sentence() -> None:
    assert set(SENTENCES) == set(WhyImpossible)


def test_a_change_cannot_come_before_one_already_made_to_the_unit() -> None:
    edges = after(Move(SCHOOL, LATER, OTHER_WARD))

    with pytest.raises(ImpossibleChange, match="later_change: 5"):
        plan_change(edges, [Close(SCHOOL, REFORM)])


def test_a_ward_cannot_close_before_a_school_that_will_come_to_it() -> None:
    edges = after(Move(SCHOOL, LATER, OTHER_WARD))

    with pytest.raises(ImpossibleChange, match="no_parent: 5") as refusal:
        plan_change(edges, [Close(OTHER_WARD, REFORM)])
    assert refusal.value.on == LATER


def test_a_change_on_which_another_was_built_is_not_undone() -> None:
    founding = plan_change(EDGES, [Found(NEW, REFORM, DISTRICT, "Phường mới")])
    founded = apply(EDGES, founding)
    moved_in = after(Move(SCHOOL, LATER, NEW), edges=founded)
    closed_since = after(Close(NEW, LATER), edges=founded)

    with pytest.raises(ImpossibleChange, match="no_parent: 5"):
        undo(moved_in, founding)
    with pytest.raises(ImpossibleChange, match="later_change: 7"):
        undo(closed_since, founding)


def test_only_the_totals_between_which_a_school_moves_change() -> None:
    facts = preview(EDGES, plan_change(EDGES, [Move(SCHOOL, REFORM, OTHER_WARD)]))

    assert [(move.unit, move.from_parent, move.to_parent) for move in facts.moved] == [(SCHOOL, WARD, OTHER_WARD)]
    assert facts.totals == (TotalChange(WARD, (SCHOOL,), ()), TotalChange(OTHER_WARD, (), (SCHOOL,)))


@st.composite
def changes_of(draw: st.DrawFn, edges: Sequence[Edge], on: date) -> list[Change]:
    """One possible change of the day's tree, or none."""
    tree = Tree.at(edges, on)
    if not tree.order:
        return []
    unit, parent = draw(st.sampled_from(tree.order)), draw(st.sampled_from(tree.order))
    fresh = 1 + max(edge.child for edge in edges)
    parts = (
        Part(fresh, tuple(tree.children(unit)[::2]), "một"),
        Part(fresh + 1, tuple(tree.children(unit)[1::2]), "hai"),
    )
    possible: list[Change] = [
        Rename(unit, on, "tên mới"),
        Found(fresh, on, parent, "mới"),
        Close(unit, on),
        Move(unit, on, parent),
        Split(unit, on, parts),
        Merge((unit, parent), on, parent),
    ]
    change = draw(st.sampled_from(possible))
    return [change] if _is_possible(edges, [change]) else []


def _is_possible(edges: Sequence[Edge], changes: Sequence[Change]) -> bool:
    try:
        plan_change(edges, changes)
    except ImpossibleChange:
        return False
    return True


@st.composite
def histories(draw: st.DrawFn) -> tuple[list[Edge], date]:
    """A small nation with a few reforms behind it, and the day after the last."""
    size = draw(st.integers(2, 12))
    edges = [Edge(unit, draw(st.integers(0, unit - 1)) if unit else None, START) for unit in range(size)]
    day = START
    for _ in range(draw(st.integers(0, 4))):
        day += timedelta(days=draw(st.integers(1, 500)))
        for change in draw(changes_of(edges, day)):
            edges = after(change, edges=edges)
    return edges, day + timedelta(days=1)


days = st.integers(-100, 2500).map(lambda passed: START + timedelta(days=passed))
values_of_units = st.dictionaries(st.integers(0, 20), st.integers(0, 1000))


@given(histories(), days, values_of_units)
def test_on_every_date_the_parts_add_up_to_the_whole(
    history: tuple[list[Edge], date], day: date, values: dict[int, int]
) -> None:
    edges, _ = history
    tree = Tree.at(edges, day)
    prefix = prefix_totals(tree.order, values)

    for unit in tree.order:
        total = subtree_total(prefix, tree.left[unit], tree.right[unit])
        parts = [subtree_total(prefix, tree.left[child], tree.right[child]) for child in tree.children(unit)]
        assert total == values.get(unit, 0) + sum(parts) == total_by_recursion(edges, day, values, unit)


@given(histories(), st.data())
def test_a_reform_undone_leaves_no_trace(history: tuple[list[Edge], date], data: st.DataObject) -> None:
    edges, on = history
    for change in data.draw(changes_of(edges, on)):
        diff = plan_change(edges, [change])
        assert undo(apply(edges, diff), diff) == edges


@given(histories(), days, st.data())
def test_nothing_before_a_reform_is_rewritten(history: tuple[list[Edge], date], day: date, data: st.DataObject) -> None:
    edges, on = history
    for change in data.draw(changes_of(edges, on)):
        earlier = min(day, on - timedelta(days=1))
        assert Tree.at(after(change, edges=edges), earlier) == Tree.at(edges, earlier)


@given(histories(), st.data())
def test_changes_that_allow_each_other_can_be_made_in_any_order(
    history: tuple[list[Edge], date], data: st.DataObject
) -> None:
    edges, on = history
    both = [*data.draw(changes_of(edges, on)), *data.draw(changes_of(edges, on))]

    if len(both) == 2 and _is_possible(edges, both):
        assert plan_change(edges, both) == plan_change(edges, both[::-1])
        one_by_one = [
            apply(apply(edges, plan_change(edges, [a])), plan_change(edges, [b])) for a, b in (both, both[::-1])
        ]
        assert set(one_by_one[0]) == set(one_by_one[1]) == set(after(*both, edges=edges))


@given(histories(), st.data())
def test_a_preview_names_every_total_that_changes_and_no_other(
    history: tuple[list[Edge], date], data: st.DataObject
) -> None:
    edges, on = history
    for change in data.draw(changes_of(edges, on)):
        diff = plan_change(edges, [change])
        told = {total.unit for total in preview(edges, diff).totals}
        before, now = Tree.at(edges, on), Tree.at(apply(edges, diff), on)
        for unit in set(before.order) & set(now.order) - told:
            assert set(before.subtree(unit)) == set(now.subtree(unit))
        for unit in told:
            assert set(before.subtree(unit)) != set(now.subtree(unit))
