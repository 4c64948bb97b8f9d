"""Steps that several tests take."""

import re
from datetime import date

from django.test import Client
from django.urls import reverse

from tests.cast import NOW, TODAY, World
from tuoitho.activities import actions
from tuoitho.activities.models import Activity
from tuoitho.activities.rules import Counted, Details
from tuoitho.counts.models import Cell
from tuoitho.organisations.models import Unit
from tuoitho.registry.models import SchoolClass

NAMES = ["Nguyễn Hoàng Bảo Anh", "Trần Đức Bình", "Lê Thị Cẩm Chi"]


def cell(world: World, unit: str, measure: str, year: int = 2024) -> int | None:
    return (
        Cell.objects.filter(unit=world.units[unit], year=year, measure=measure).values_list("value", flat=True).first()
    )


def log(
    world: World, name: str, unit: str, *counted: Counted, kind: str = "communication", on: date = TODAY
) -> Activity:
    return actions.log_activity(
        unit=world.units[unit],
        details=Details(kind, "Truyền thông", on),
        counted=counted,
        by=world.viewer(name),
        at=NOW,
    )


def address(school_class: SchoolClass) -> str:
    return reverse("activities:take_class_attendance", kwargs={"key": school_class.key})


def shown(client: Client, path: str) -> dict[str, str]:
    """What a browser would send back untouched: the roster's mark."""
    page = client.get(path).content.decode()
    mark = re.search(r'name="roster" value="(\w+)"', page)
    assert mark, page
    return {"roster": mark[1]}


def pressed(client: Client, path: str) -> dict[str, str]:
    """The same, with the one topic and the clause that stand chosen: what "Lưu" sends when nothing else is touched."""
    page = client.get(path).content.decode()
    topics = re.findall(r'<input[^>]*name="ready"[^>]*>', page)
    chosen = [topic for topic in topics if " checked" in topic]
    assert len(chosen) == 1, topics
    value = re.search(r'value="([\w-]+)"', chosen[0])
    assert value
    return {**shown(client, path), "ready": value[1]}


def key_of(client: Client, path: str, name: str) -> str:
    """The value of the box beside a name."""
    page = client.get(path).content.decode()
    row = page[page.index(name) :]
    box = re.search(r'name="absent" value="([\w-]+)"', row)
    assert box
    return box[1]


def named(unit: Unit, audience: str = "pupils") -> int | None:
    found = Cell.objects.filter(unit=unit, year=2024, measure=f"{audience}.informed.named")
    return found.values_list("value", flat=True).first()
