"""A ward merged into another, or divided, with effect from today."""

from tests.cast import NOW, TODAY
from tuoitho.base.actors import SYSTEM
from tuoitho.organisations.actions import apply_change, prepare_change
from tuoitho.organisations.models import Unit


def reform(world, steps: list[dict]) -> None:
    """Applied with effect from today."""
    words = {"unit": world.department, "title": "Sắp xếp", "basis": "", "on_date": TODAY, "steps": steps}
    change = prepare_change(**words, by=SYSTEM, at=NOW)
    apply_change(change=change, by=SYSTEM, at=NOW)


def found(code: str) -> dict:
    return {"do": "found", "unit": code, "name": f"Phường {code}", "kind": "ward", "parent": "HD"}


def merged(world) -> Unit:
    reform(world, [found("P1"), {"do": "merge", "units": ["HD-W01", "HD-W02"], "into": "P1"}])
    return Unit.objects.get(code="P1")


def divided(world) -> list[Unit]:
    schools = list(
        Unit.objects.filter(parents__parent=world.ward, parents__ends_on=None).values_list("code", flat=True)
    )
    reform(world, [found("P1"), found("P2"), {"do": "split", "unit": "HD-W01", "into": {"P1": schools, "P2": []}}])
    return list(Unit.objects.filter(code__in=["P1", "P2"]).order_by("code"))
