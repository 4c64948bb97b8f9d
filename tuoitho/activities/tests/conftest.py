"""Lan's class of three."""

import pytest

from tests.cast import TODAY, World
from tuoitho.activities.tests.steps import NAMES
from tuoitho.registry.models import SchoolClass, refresh_people
from tuoitho.registry.tests.people import a_class, a_pupil


@pytest.fixture
def lans(world: World) -> SchoolClass:
    school_class = a_class(world.primary, teacher=world.lan)
    for name in NAMES:
        a_pupil(school_class, name)
    refresh_people(world.primary.pk, TODAY)
    return school_class
