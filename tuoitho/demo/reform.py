"""The reform of 1 July 2025, prepared and not applied: the district ends, 17 wards become five (law.md § 9)."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from tuoitho.demo.places import NEW_WARDS, SUCCESSORS
from tuoitho.demo.scale import TODAY, chance, moment
from tuoitho.demo.town import Town
from tuoitho.organisations.actions import prepare_change
from tuoitho.organisations.models import Unit, UnitParent
from tuoitho.organisations.models.steps import StepData

ON = date(2025, 7, 1)
TITLE = "Sắp xếp đơn vị hành chính: quận Hà Đông thành năm phường mới (minh hoạ)"
BASIS = "Nghị quyết 1656/NQ-UBTVQH15 ngày 16/6/2025"
WENT_ELSEWHERE = 0.25
"""Of the schools of a ward that was divided, so many lie in its smaller part."""


def write(town: Town) -> Iterator[float]:
    """One change with every step; yields when it stands."""
    prepare_change(
        unit=town.department,
        title=TITLE,
        basis=BASIS,
        on_date=ON,
        steps=_steps(town),
        by=town.viewer(town.department),
        at=moment(TODAY, 7, 30),
    )
    yield 1


def _steps(town: Town) -> list[StepData]:
    founded = [
        {"do": "found", "unit": code, "name": f"Phường {name}", "kind": Unit.Kind.WARD.value, "parent": town.city.code}
        for code, name in NEW_WARDS.items()
    ]
    return [*founded, *(_leave(town, ward) for ward in town.wards), {"do": "close", "unit": town.department.code}]


def _leave(town: Town, ward: Unit) -> StepData:
    """A ward's end: its schools part ways by their own address, or it has none to part."""
    into: dict[str, list[str]] = defaultdict(list)
    for school in UnitParent.objects.filter(parent=ward).order_by("child__code").values_list("child__code", flat=True):
        into[_successor(ward, school)].append(school)
    return {"do": "split", "unit": ward.code, "into": dict(into)} if into else {"do": "close", "unit": ward.code}


def _successor(ward: Unit, school: str) -> str:
    usual, other = SUCCESSORS[ward.name.removeprefix("Phường ")]
    return other if chance("reform", school).random() < WENT_ELSEWHERE else usual
