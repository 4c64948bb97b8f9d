"""The tree of one date, against a recursion anyone can check by eye."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tuoitho.organisations.succession import BrokenTree, Edge, Tree, prefix_totals, subtree_total

DAY = date(2024, 11, 9)
CITY, DISTRICT, WARD, OTHER_WARD, SCHOOL = 1, 2, 3, 4, 5
EDGES = [
    Edge(SCHOOL, WARD, DAY),
    Edge(OTHER_WARD, DISTRICT, DAY),
    Edge(WARD, DISTRICT, DAY),
    Edge(DISTRICT, CITY, DAY),
    Edge(CITY, None, DAY),
]


@st.composite
def forests(draw: st.DrawFn, most: int = 30) -> list[Edge]:
    """Edges of any forest, in any order."""
    size = draw(st.integers(1, most))
    parents = [draw(st.none() | st.integers(0, unit - 1)) if unit else None for unit in range(size)]
    return draw(st.permutations([Edge(unit, parent, DAY) for unit, parent in enumerate(parents)]))


def total_by_recursion(edges: list[Edge], on: date, values: dict[int, int], unit: int) -> int:
    """A unit's own value and its children's totals."""
    children = [edge.child for edge in edges if edge.parent == unit and edge.holds_on(on)]
    return values.get(unit, 0) + sum(total_by_recursion(edges, on, values, child) for child in children)


def test_a_subtree_is_one_stretch_of_the_order() -> None:
    tree = Tree.at(EDGES, DAY)

    assert tree.order == [CITY, DISTRICT, WARD, SCHOOL, OTHER_WARD]
    assert tree.subtree(DISTRICT) == [DISTRICT, WARD, SCHOOL, OTHER_WARD]
    assert tree.children(DISTRICT) == [WARD, OTHER_WARD]
    assert tree.ancestors(SCHOOL) == [WARD, DISTRICT, CITY]
    assert (tree.parent(CITY), tree.roots, tree.depth[SCHOOL]) == (None, [CITY], 3)
    assert tree.contains(WARD, SCHOOL)
    assert not tree.contains(OTHER_WARD, SCHOOL)


def test_children_stand_in_the_order_asked_for() -> None:
    tree = Tree.at(EDGES, DAY, sort_key=lambda unit: -unit)

    assert tree.children(DISTRICT) == [OTHER_WARD, WARD]


def test_an_edge_holds_from_its_first_day_until_the_day_before_its_last() -> None:
    edges = [Edge(CITY, None, date(2021, 1, 1)), Edge(WARD, CITY, date(2021, 1, 1), date(2025, 7, 1))]

    assert WARD not in Tree.at(edges, date(2020, 12, 31))
    assert WARD in Tree.at(edges, date(2021, 1, 1))
    assert WARD in Tree.at(edges, date(2025, 6, 30))
    assert WARD not in Tree.at(edges, date(2025, 7, 1))


@pytest.mark.parametrize(
    ("edges", "message"),
    [
        ([*EDGES, Edge(SCHOOL, OTHER_WARD, DAY)], "two_parents: 5"),
        ([*EDGES, Edge(7, 6, DAY)], "no_parent: 7"),
        ([*EDGES, Edge(7, 8, DAY), Edge(8, 7, DAY)], "cycle: 7, 8"),
        ([*EDGES, Edge(7, 7, DAY)], "cycle: 7"),
    ],
)
def test_what_is_not_a_tree_is_refused(edges: list[Edge], message: str) -> None:
    with pytest.raises(BrokenTree, match=message):
        Tree.at(edges, DAY)


@given(forests(), st.dictionaries(st.integers(0, 30), st.integers(0, 1000)))
def test_parts_add_up_to_the_whole(edges: list[Edge], values: dict[int, int]) -> None:
    tree = Tree.at(edges, DAY)
    prefix = prefix_totals(tree.order, values)

    for unit in tree.order:
        total = subtree_total(prefix, tree.left[unit], tree.right[unit])
        parts = [subtree_total(prefix, tree.left[child], tree.right[child]) for child in tree.children(unit)]
        assert total == values.get(unit, 0) + sum(parts) == total_by_recursion(edges, DAY, values, unit)


@given(forests())
def test_every_unit_stands_once_right_below_its_parent(edges: list[Edge]) -> None:
    tree = Tree.at(edges, DAY)

    assert sorted(tree.order) == sorted(edge.child for edge in edges)
    for edge in edges:
        assert tree.parent(edge.child) == edge.parent
        assert tree.ancestors(edge.child) == [
            unit for unit in tree.order[::-1] if unit != edge.child and tree.contains(unit, edge.child)
        ]
        assert tree.depth[edge.child] == len(tree.ancestors(edge.child))


def test_a_nation_of_units_is_one_walk_and_a_deep_chain_needs_no_stack() -> None:
    units = 61_369
    nation = [Edge(unit, (unit - 1) // 20 if unit else None, DAY) for unit in range(units)]
    chain = [Edge(unit, unit - 1 if unit else None, DAY) for unit in range(units)]

    assert len(Tree.at(nation, DAY).subtree(0)) == units
    assert Tree.at(chain, DAY).depth[units - 1] == units - 1
