"""Where a unit is counted on a day, also when it no longer stands, or does not stand yet."""

from datetime import date

import pytest

from tuoitho.counts.queries import History
from tuoitho.organisations.models import Unit, UnitParent
from tuoitho.organisations.queries import tree_on

BEFORE, REFORM, AFTER = date(2024, 11, 17), date(2025, 7, 1), date(2025, 11, 17)


@pytest.fixture
def merged(world):
    """On the day of the reform the first ward's schools go to a new ward, and the ward is dissolved."""
    new = Unit.objects.create(code="HD-P1", kind="ward", name="Phường Mới", starts_on=REFORM)
    UnitParent.objects.create(child=new, parent=world.department, starts_on=REFORM)
    for child in ("primary", "secondary", "preschool"):
        UnitParent.objects.filter(child=world.units[child]).update(ends_on=REFORM)
        UnitParent.objects.create(child=world.units[child], parent=new, starts_on=REFORM)
    UnitParent.objects.filter(child=world.ward).update(ends_on=REFORM)
    Unit.objects.filter(pk=world.ward.pk).update(ends_on=REFORM)
    return new


def test_the_tree_of_a_day_is_the_one_of_organisations(world, merged):
    for day in (BEFORE, REFORM, AFTER):
        assert History.read().tree(day) == tree_on(day)


def test_a_standing_unit_is_counted_at_its_own_place(world):
    assert History.read().home(world.primary.pk, BEFORE) == world.primary.pk


def test_a_ward_that_went_whole_into_another_is_counted_there(world, merged):
    assert History.read().home(world.ward.pk, AFTER) == merged.pk


def test_a_ward_that_was_divided_is_counted_at_the_department(world, merged):
    UnitParent.objects.filter(child=world.primary, starts_on=REFORM).update(parent=world.other_ward)
    assert History.read().home(world.ward.pk, AFTER) == world.department.pk


def test_a_unit_that_does_not_stand_yet_is_counted_at_its_first_parent(world, merged):
    assert History.read().home(merged.pk, BEFORE) == world.department.pk


def test_history_asks_twice_however_many_days_are_asked_of_it(world, merged, django_assert_num_queries):
    with django_assert_num_queries(2):
        history = History.read()
        for day in (BEFORE, REFORM, AFTER):
            history.population(BEFORE, day)


def test_of_a_population_the_dissolved_stand_where_they_are_counted(world, merged):
    population = History.read().population(BEFORE, AFTER)
    at = population.places[population.index[world.ward.pk]]
    assert population.tree.order[at] == merged.pk
    assert population.index[merged.pk] == -1, "the new ward did not exist in that year"
