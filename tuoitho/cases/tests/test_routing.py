"""Whom a report reaches, by who is concerned."""

import pytest

from tests.cast import TODAY
from tuoitho.cases.models.routing import passed_by, receiver_of
from tuoitho.organisations.models import UnitParent


@pytest.mark.parametrize(
    ("concern", "receiver"),
    [("", "ward"), ("none", "ward"), ("school", "ward"), ("ward", "city"), ("police", "city"), ("unsure", "city")],
)
def test_the_ward_receives_unless_it_has_to_be_passed_by(concern, receiver, world):
    assert receiver_of(world.ward, concern, TODAY) == world.units[receiver]


def test_a_ward_without_a_city_receives_all_the_same(world):
    UnitParent.objects.filter(child=world.ward).delete()
    assert receiver_of(world.ward, "ward", TODAY) == world.ward


@pytest.mark.parametrize(
    ("concern", "unit"), [("", None), ("none", None), ("police", None), ("school", "primary"), ("ward", "ward")]
)
def test_the_unit_concerned_is_passed_by(concern, unit, world):
    assert passed_by(world.ward, world.primary, concern) == (world.units[unit] if unit else None)
