"""One key of Vườn Xanh and one of another school for every URL that takes a key."""

from typing import Any

from tests.cast import NOW, World
from tuoitho.base.actors import SYSTEM
from tuoitho.organisations.models import Unit
from tuoitho.programme import actions
from tuoitho.programme.tests.stage import drawn

Sample = tuple[dict[str, Any], dict[str, Any]]


def _plans(world: World) -> Sample:
    return {"key": _adopted(world, world.primary)}, {"key": _adopted(world, world.other_school)}


def _adopted(world: World, unit: Unit) -> object:
    return actions.adopt(by=SYSTEM, at=NOW, plan=drawn(world, unit)).key


def _lines(world: World) -> Sample:
    inside, outside = _plans(world)
    return inside | {"address": "II.2.1"}, outside | {"address": "II.2.1"}


SAMPLES = {"desk:living_plan": _plans, "desk:evidence": _lines}
