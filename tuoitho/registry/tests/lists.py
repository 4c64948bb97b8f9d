"""Handing in a list, for tests, and the whole roster as the code sees it."""

import json

from tests.cast import NOW, TODAY
from tuoitho.counts.models import Cell
from tuoitho.registry import actions
from tuoitho.registry.models import (
    Enrolment,
    ImportBatch,
    Mark,
    PersonWord,
    Pupil,
    SchoolClass,
    StaffMember,
)
from tuoitho.registry.models.lists import compare, read_again
from tuoitho.registry.reader.templates import open_list
from tuoitho.registry.tests.books import pupil_row

TABLES = (SchoolClass, Pupil, Enrolment, StaffMember, Mark)


def everything() -> dict[str, list]:
    """Every row of the roster as the code sees it; words and cells without their own number."""
    rows = {model.__name__: list(model.objects.order_by("pk").values()) for model in TABLES}
    rows["cells"] = sorted(map(str, Cell.objects.values_list("unit_id", "year", "measure", "value")))
    rows["words"] = sorted(map(str, PersonWord.objects.values_list("kind", "person_id", "unit_id", "token")))
    return json.loads(json.dumps(rows, default=str))


def handed_in(world, data: bytes, kind: str = "pupil", by: str = "binh", unit: str = "primary") -> ImportBatch:
    place = world.units[unit]
    return actions.read_import(
        unit=place,
        kind=kind,
        school_year=2024,
        name="danh-sach.xlsx",
        data=data,
        reading=open_list("danh-sach.xlsx", data, kind, place.code, 2024),
        by=world.viewer(by),
        at=NOW,
    )


def confirmed(world, data: bytes, full_list: bool = False, **more) -> ImportBatch:
    batch = handed_in(world, data, **more)
    return actions.confirm_import(
        batch=batch, seen=seen(batch), full_list=full_list, by=world.viewer(more.get("by", "binh")), at=NOW
    )


def seen(batch: ImportBatch) -> str:
    return compare(batch, read_again(batch), TODAY).seen


def undone(world, batch: ImportBatch) -> ImportBatch:
    return actions.undo_import(batch=batch, by=world.viewer("binh"), at=NOW)


def faults(batch: ImportBatch) -> list[str]:
    return [str(fault) for fault in compare(batch, read_again(batch), TODAY).faults]


DUC = pupil_row(1, "Nguyễn Văn Đức", code="0101")
BE = pupil_row(2, "Lê Thị Bé", "06/10/2014", "4A2", "0102", "Nữ")
