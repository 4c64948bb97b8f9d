"""URLs with a key: inside Vườn Xanh's scope, and another school's."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

from tests.cast import NOW, World
from tuoitho.organisations.models import Change, Post, Unit

Kwargs = dict[str, object]


def _change(unit: Unit) -> UUID:
    return Change.objects.create(unit=unit, title="Sắp xếp", on_date=date(2025, 7, 1), prepared_at=NOW).key


def _changes(world: World) -> tuple[Kwargs, Kwargs]:
    return {"key": _change(world.department)}, {"key": _change(world.other_department)}


def _posts(world: World) -> tuple[Kwargs, Kwargs]:
    return (
        {"key": Post.objects.get(user=world.binh).key},
        {"key": Post.objects.get(user=world.ngoc).key},
    )


def _people(world: World) -> tuple[Kwargs, Kwargs]:
    return {"key": world.binh.key}, {"key": world.ngoc.key}


SAMPLES: dict[str, Callable[[World], tuple[Kwargs, Kwargs]]] = {
    "organisations:unit": lambda world: ({"code": "HD-TH01"}, {"code": "HD-TH02"}),
    **dict.fromkeys(
        ["organisations:edit_change", "organisations:assignments", "organisations:preview_change"], _changes
    ),
    **dict.fromkeys(["organisations:apply_change", "organisations:undo_change"], _changes),
    **dict.fromkeys(["organisations:end_post", "organisations:hand_over", "organisations:deputise"], _posts),
    **dict.fromkeys(
        ["organisations:reset_password", "organisations:reset_second_step", "organisations:lock_account"], _people
    ),
}
