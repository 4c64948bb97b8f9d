"""Cells and the bounds that follow from them."""

from itertools import permutations

import pytest
from django.db import connection

from tuoitho.counts.models import Cell


def cells(unit, year: int = 2024) -> dict[str, int]:
    return dict(Cell.objects.filter(unit=unit, year=year).values_list("measure", "value"))


def test_bounds_follow_from_names_and_head_counts(world):
    Cell.objects.put(world.primary.pk, 2024, {"pupils.roll": 100, "pupils.informed.named": 30})
    assert cells(world.primary)["pupils.informed.low"] == cells(world.primary)["pupils.informed.high"] == 30
    Cell.objects.put(world.primary.pk, 2024, {"pupils.informed.max": 40, "pupils.informed.sum": 55})
    assert cells(world.primary)["pupils.informed.low"] == 40
    assert cells(world.primary)["pupils.informed.high"] == 85


def test_three_meetings_may_all_have_been_the_same_people(world):
    Cell.objects.put(world.primary.pk, 2024, {"staff.roll": 100, "staff.informed.max": 30, "staff.informed.sum": 90})
    assert (cells(world.primary)["staff.informed.low"], cells(world.primary)["staff.informed.high"]) == (30, 90)


def test_what_is_taken_back_leaves_no_trace(world):
    Cell.objects.put(world.primary.pk, 2024, {"staff.roll": 10, "staff.informed.named": 3})
    Cell.objects.put(world.primary.pk, 2024, {"staff.roll": None, "staff.informed.named": None})
    assert cells(world.primary) == {}


def test_without_a_roll_there_are_no_bounds(world):
    Cell.objects.put(world.primary.pk, 2024, {"staff.informed.named": 3})
    assert cells(world.primary) == {"staff.informed.named": 3}


def test_the_order_of_facts_does_not_matter(world):
    facts = [{"staff.roll": 20}, {"staff.informed.named": 4}, {"staff.informed.max": 9, "staff.informed.sum": 12}]
    seen = set()
    for year, order in enumerate(permutations(facts), 2030):
        for fact in order:
            Cell.objects.put(world.primary.pk, year, fact)
        seen.add(tuple(sorted(cells(world.primary, year).items())))
    assert len(seen) == 1


def test_a_fact_writes_only_its_own_unit_and_year(world):
    Cell.objects.put(world.primary.pk, 2024, {"staff.roll": 10})
    assert cells(world.secondary) == {} and cells(world.primary, 2023) == {}


@pytest.mark.parametrize("cells_there", [0, 60])
def test_a_fact_asks_as_little_in_a_full_store_as_in_an_empty_one(world, cells_there, django_assert_max_num_queries):
    Cell.objects.bulk_create(
        Cell(unit=world.primary, year=year, measure="caregivers.roll", value=1)
        for year in range(1900, 1900 + cells_there)
    )
    lock = connection.vendor == "postgresql"  # the embedded store has one writer, and needs none
    with django_assert_max_num_queries(2 + lock):
        Cell.objects.put(world.primary.pk, 2024, {"pupils.roll": 100, "pupils.informed.named": 30})


def test_to_set_no_value_asks_the_store_nothing(world, django_assert_num_queries):
    with django_assert_num_queries(0):
        Cell.objects.put(world.primary.pk, 2024, {})
