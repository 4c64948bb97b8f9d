"""Sums over the tree: the parts add up to the whole on every date and tree, and what is missing is not zero."""

from datetime import date
from itertools import count
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tuoitho.counts.models import Cell
from tuoitho.counts.queries import History, Part, Totals, count_totals
from tuoitho.figures.ratio import Bounds, Ratio
from tuoitho.organisations.models import Unit, UnitParent

DAY = date(2024, 11, 17)
STAFF = Part(("staff.informed",), ("staff.roll",), ("school", "group"))
FOUNDED, REFORM = date(2015, 1, 1), date(2025, 7, 1)


def totals(unit: Unit, year: int = 2024, day: date = DAY, part: Part = STAFF) -> Totals:
    populations = {year: History.read().population(date(year, 11, 17), day)}
    return count_totals([unit.pk], populations, part.measures)[year]


def say(unit: Unit, roll: int | None, named: int | None, year: int = 2024) -> None:
    Cell.objects.put(unit.pk, year, {"staff.roll": roll, "staff.informed.named": named})


def test_a_ward_is_the_sum_of_its_schools_and_groups(world):
    say(world.primary, 40, 30)
    say(world.group, 5, 5)
    say(world.other_school, 60, 1)
    assert totals(world.ward).ratio(world.ward.pk, STAFF) == Ratio(Bounds.exactly(35), Bounds.exactly(45), 2, 5)
    assert totals(world.city).ratio(world.department.pk, STAFF).units_with_data == 3


def test_silence_is_not_zero(world):
    say(world.primary, 40, 0)
    assert totals(world.ward).ratio(world.primary.pk, STAFF) == Ratio.of(0, 40)
    assert totals(world.ward).ratio(world.secondary.pk, STAFF) == Ratio.missing()


def test_half_a_figure_does_not_bend_the_sum(world):
    say(world.primary, 40, 30)
    say(world.secondary, 100, None)
    assert totals(world.ward).ratio(world.ward.pk, STAFF).denominator == Bounds.exactly(40)


def test_a_unit_of_another_kind_adds_nothing(world):
    say(world.ward, 7, 7)
    assert totals(world.ward).ratio(world.ward.pk, STAFF) == Ratio(None, None, 0, 5)


def test_a_figure_of_several_lists_needs_each_of_them(world):
    both = Part(("enterprises.trained", "cooperatives.trained"), ("enterprises.roll", "cooperatives.roll"), ("ward",))
    Cell.objects.put(world.ward.pk, 2024, {"enterprises.roll": 10, "enterprises.trained.named": 4})
    assert totals(world.ward, part=both).ratio(world.ward.pk, both) == Ratio.missing()
    Cell.objects.put(world.ward.pk, 2024, {"cooperatives.roll": 2, "cooperatives.trained.named": 0})
    assert totals(world.ward, part=both).ratio(world.ward.pk, both) == Ratio.of(4, 12)


def test_a_measure_alone_can_be_summed_and_read_at_its_unit(world):
    say(world.primary, 40, 30)
    say(world.secondary, 50, None)
    found = totals(world.ward)
    assert found.total(world.ward.pk, "staff.roll") == 90
    assert found.own(world.primary.pk, "staff.roll") == 40
    assert found.own(world.ward.pk, "staff.roll") is None
    assert found.total(world.group.pk, "staff.roll") is None


def test_several_years_are_one_query(world, django_assert_num_queries):
    say(world.primary, 40, 30)
    say(world.primary, 38, 38, year=2023)
    history = History.read()
    populations = {year: history.population(date(year, 11, 17), date(year, 11, 17)) for year in (2022, 2023, 2024)}
    with django_assert_num_queries(1):
        found = count_totals([world.department.pk], populations, STAFF.measures)
    ratios = [found[year].ratio(world.department.pk, STAFF) for year in (2022, 2023, 2024)]
    assert [ratio.numerator for ratio in ratios] == [None, Bounds.exactly(38), Bounds.exactly(30)]


@pytest.mark.django_db
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 10**6))
def test_the_parts_add_up_to_the_whole_on_every_date_and_tree(seed):
    """A forest that is reformed once: the total of a unit is its own figure and those of its children, on each tree."""
    root = _a_reformed_forest(Random(seed))
    history = History.read()
    for year in (2024, 2025):
        for day in (DAY, REFORM, date(2026, 1, 1)):
            population = history.population(date(year, 11, 17), day)
            found = count_totals([root.pk], {year: population}, STAFF.measures)[year]
            for unit in population.tree.subtree(root.pk):
                parts = [found.ratio(child, STAFF) for child in population.tree.children(unit)]
                own = _own(unit, year, population, history, day)
                assert found.ratio(unit, STAFF) == Ratio.total([*parts, *own])


def _own(unit: int, year: int, population, history: History, day: date) -> list[Ratio]:
    """The figures of the units counted at this place, worked out the plain way."""
    kinds = dict(Unit.objects.values_list("id", "kind"))
    placed = [one for one in population.units.tolist() if history.home(one, day) == unit]
    here = [one for one in placed if kinds[one] in ("school", "group")]
    ratios = []
    for one in here:
        cells = dict(Cell.objects.filter(unit=one, year=year).values_list("measure", "value"))
        known = "staff.informed.low" in cells
        ratios.append(Ratio.of(cells["staff.informed.low"], cells["staff.roll"]) if known else Ratio.missing())
    return ratios


NUMBERS = count()


def _unit(kind: str, starts_on: date = FOUNDED) -> Unit:
    return Unit.objects.create(code=f"X{next(NUMBERS)}", kind=kind, name=kind, starts_on=starts_on)


def _a_reformed_forest(random: Random) -> Unit:
    root = _unit("department")
    wards = [_unit("ward") for _ in range(4)]
    new = _unit("ward", REFORM)
    UnitParent.objects.create(child=new, parent=root, starts_on=REFORM)
    closed = [ward for ward in wards if random.random() < 0.5]
    for ward in wards:
        ends = REFORM if ward in closed else None
        UnitParent.objects.create(child=ward, parent=root, starts_on=FOUNDED, ends_on=ends)
        Unit.objects.filter(pk=ward.pk).update(ends_on=ends)
    standing = [new, *(ward for ward in wards if ward not in closed)]
    for school in [_unit("school") for _ in range(8)]:
        ward = random.choice(wards)
        moves = ward in closed or random.random() < 0.2
        UnitParent.objects.create(child=school, parent=ward, starts_on=FOUNDED, ends_on=REFORM if moves else None)
        if moves:
            UnitParent.objects.create(child=school, parent=random.choice(standing), starts_on=REFORM)
        for year in (2024, 2025):
            if random.random() < 0.8:
                roll = random.randint(0, 50)
                say(school, roll, random.randint(0, roll), year)
    return root
