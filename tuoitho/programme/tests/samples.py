"""For the permission matrix: a plan of Vườn Xanh, and one of another school."""

from collections.abc import Callable

from tests.cast import NOW, World
from tuoitho.base.actors import SYSTEM
from tuoitho.programme import actions
from tuoitho.programme.tests.stage import drawn

Kwargs = dict[str, object]


def _drafts(world: World) -> tuple[Kwargs, Kwargs]:
    return {"key": drawn(world, world.primary).key}, {"key": drawn(world, world.other_school).key}


def _in_force(world: World) -> tuple[Kwargs, Kwargs]:
    plans = [actions.adopt(by=SYSTEM, at=NOW, plan=drawn(world, unit)) for unit in (world.primary, world.other_school)]
    return {"key": plans[0].key}, {"key": plans[1].key}


def _paper(world: World) -> tuple[Kwargs, Kwargs]:
    inside, outside = _in_force(world)
    return {**inside, "kind": "docx"}, {**outside, "kind": "docx"}


SAMPLES: dict[str, Callable[[World], tuple[Kwargs, Kwargs]]] = {
    "programme:show": _in_force,
    "programme:export": _paper,
    "programme:original": _in_force,
    "programme:correct": _drafts,
    "programme:adopt": _drafts,
    "programme:drop": _drafts,
    "programme:restore": _drafts,
}
