"""The pages of a card, and of its settings."""

from tests.cast import World
from tuoitho.cases.tests.cards import a_card
from tuoitho.registry.tests.people import a_class, a_pupil


def _cards(world: World) -> tuple[dict, dict]:
    own = a_card(a_pupil(a_class(world.primary, teacher=world.lan)))
    other = a_card(a_pupil(a_class(world.other_school), "Em Khác"))
    return {"key": own.key}, {"key": other.key}


def _schools(world: World) -> tuple[dict, dict]:
    return {"code": world.primary.code}, {"code": world.other_school.code}


def _departments(world: World) -> tuple[dict, dict]:
    return {"code": world.department.code}, {"code": world.other_department.code}


FLAGS = {
    **{f"cases:{name}": _cards for name in ("flag", "act_on_flag", "check_back", "dismiss_flag")},
    "cases:set_flag_limit": _schools,
    **{f"cases:{name}": _departments for name in ("set_weights", "ask_back_test", "follow_back_test")},
}
