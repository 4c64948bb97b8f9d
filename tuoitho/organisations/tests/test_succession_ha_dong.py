"""The reform of 1 July 2025: the district ends, its 17 wards become five, and a ward's schools part ways.

Numbers and the schools' places are illustrative; that old and new wards are many to many is not.
"""

from datetime import date, timedelta

from tuoitho.organisations.succession import (
    Change,
    Close,
    Edge,
    Found,
    Part,
    Split,
    Tree,
    apply,
    plan_change,
    prefix_totals,
    preview,
    subtree_total,
    undo,
)

START, REFORM = date(2021, 1, 1), date(2025, 7, 1)
EVE = REFORM - timedelta(days=1)
CITY, DISTRICT = 1, 2
WARDS = range(101, 118)
NEW_WARDS = {201: "Hà Đông", 202: "Dương Nội", 203: "Yên Nghĩa", 204: "Phú Lương", 205: "Kiến Hưng"}
SCHOOLS = range(1001, 1131)

EDGES = [
    Edge(CITY, None, START),
    Edge(DISTRICT, CITY, START),
    *(Edge(ward, DISTRICT, START) for ward in WARDS),
    *(Edge(school, WARDS[place % 17], START) for place, school in enumerate(SCHOOLS)),
]


def new_ward_of(school: int) -> int:
    """By the school's own address, not by its old ward."""
    return 201 + school % 5


def split_of(ward: int, schools: list[int]) -> Split:
    parts = (Part(new, tuple(school for school in schools if new_ward_of(school) == new)) for new in NEW_WARDS)
    return Split(ward, REFORM, tuple(parts))


def reform() -> list[Change]:
    eve = Tree.at(EDGES, EVE)
    founded = [Found(ward, REFORM, CITY, name) for ward, name in NEW_WARDS.items()]
    splits = [split_of(ward, eve.children(ward)) for ward in WARDS]
    return [*founded, *splits, Close(DISTRICT, REFORM)]


def test_seventeen_wards_become_five() -> None:
    diff = plan_change(EDGES, reform())
    tree = Tree.at(apply(EDGES, diff), REFORM)

    assert diff.units_closed == (DISTRICT, *WARDS)
    assert diff.units_opened == tuple(NEW_WARDS)
    assert diff.names == tuple(NEW_WARDS.items())
    assert tree.children(CITY) == list(NEW_WARDS)
    assert len(tree.subtree(CITY)) == 1 + 5 + 130


def test_old_and_new_wards_are_many_to_many() -> None:
    moved = preview(EDGES, plan_change(EDGES, reform())).moved
    pairs = {(move.from_parent, move.to_parent) for move in moved}

    assert len(moved) == 130
    assert all(sum(old == ward for old, _ in pairs) > 1 for ward in WARDS)
    assert all(sum(new == ward for _, new in pairs) > 1 for ward in NEW_WARDS)


def test_no_pupil_is_lost_between_the_wards_of_the_eve_and_of_the_day() -> None:
    pupils = {school: 300 + place for place, school in enumerate(SCHOOLS)}
    reformed = apply(EDGES, plan_change(EDGES, reform()))

    for day, wards in [(EVE, WARDS), (REFORM, NEW_WARDS)]:
        tree = Tree.at(reformed, day)
        prefix = prefix_totals(tree.order, pupils)
        assert sum(subtree_total(prefix, tree.left[ward], tree.right[ward]) for ward in wards) == sum(pupils.values())


def test_the_tree_of_the_years_before_stays_as_it_was() -> None:
    reformed = apply(EDGES, plan_change(EDGES, reform()))

    assert Tree.at(reformed, EVE) == Tree.at(EDGES, EVE)


def test_it_is_undone_whole() -> None:
    diff = plan_change(EDGES, reform())

    assert undo(apply(EDGES, diff), diff) == EDGES
