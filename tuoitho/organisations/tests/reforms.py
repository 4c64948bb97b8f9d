"""The reform that the tests apply: Hà Đông's wards become two new ones under the city, their schools part ways."""

from datetime import date, timedelta
from typing import Any

from tests.cast import NOW, World
from tuoitho.organisations import actions
from tuoitho.organisations.models import Change, Unit, UnitName, UnitParent

REFORM = date(2025, 7, 1)
EVE = REFORM - timedelta(days=1)
STEPS: list[dict[str, Any]] = [
    {"do": "found", "unit": "P1", "name": "Phường Hà Đông", "kind": "ward", "parent": "HN"},
    {"do": "found", "unit": "P2", "name": "Phường Kiến Hưng", "kind": "ward", "parent": "HN"},
    {"do": "split", "unit": "HD-W01", "into": {"P1": ["HD-TH01", "HD-MN01"], "P2": ["HD-CS01"]}},
    {"do": "merge", "units": ["HD-W02"], "into": "P1"},
    {"do": "rename", "unit": "HD-TH01", "name": "Trường Tiểu học Vườn Xanh 2"},
    {"do": "close", "unit": "HD"},
]


def prepared(world: World, steps: list[dict[str, Any]] | None = None, by: str = "mai", on: date = REFORM) -> Change:
    """A reform of the department, prepared."""
    return actions.prepare_change(
        unit=world.department,
        title="Sắp xếp",
        basis="1656/NQ-UBTVQH15",
        on_date=on,
        steps=STEPS if steps is None else steps,
        by=world.viewer(by),
        at=NOW,
    )


def applied(world: World, steps: list[dict[str, Any]] | None = None, on: date = REFORM) -> Change:
    change = prepared(world, steps, on=on)
    return actions.apply_change(change=change, by=world.viewer("mai"), at=NOW)


def rows() -> dict[str, list[dict[str, Any]]]:
    """Every row of the tree, as stored."""
    return {model.__name__: list(model.objects.order_by("pk").values()) for model in (Unit, UnitName, UnitParent)}
