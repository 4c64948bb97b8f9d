"""Which units came after one that is no more."""

from collections.abc import Iterator
from datetime import date

from django.db.models import QuerySet

from tuoitho.organisations.models.steps import Do
from tuoitho.organisations.models.units import Change, Unit


def successors_of(unit: Unit, on: date) -> QuerySet[Unit]:
    """The units standing on a day into which reforms split or merged a unit, by name; itself while it stands.

    Empty where a unit was closed without anything coming after it.
    """
    ends = {unit.code}
    standing: set[str] = set()
    seen: set[str] = set()
    while ends:
        code = ends.pop()
        seen.add(code)
        found = Unit.objects.filter(code=code).first()
        if found is None:
            continue
        if found.ends_on is None or found.ends_on > on:
            standing.add(code)
        else:
            ends |= set(_after(code, found.ends_on)) - seen
    return Unit.objects.filter(code__in=standing).order_by("folded")


def _after(code: str, ended: date) -> Iterator[str]:
    """The codes that the reform which ended a unit names as its parts, or as what it was merged into."""
    for change in Change.objects.filter(state=Change.State.APPLIED, on_date=ended):
        for step in change.steps:
            if step["do"] == Do.SPLIT and step["unit"] == code:
                yield from step["into"]
            if step["do"] == Do.MERGE and code in step["units"]:
                yield step["into"]
