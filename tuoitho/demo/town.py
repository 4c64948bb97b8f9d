"""The district as it is being written: units and the people who answer for them, for the later chapters."""

from dataclasses import dataclass, field
from datetime import date

from tuoitho.demo.portraits import Portrait, portrait_of
from tuoitho.demo.scale import TODAY, Scale
from tuoitho.organisations.models import Unit, User
from tuoitho.organisations.queries import Viewer, viewer_of


@dataclass
class Town:
    """`heads`: unit id → who answers for it. `guides`: group id → the preschool that guides it."""

    scale: Scale
    units: dict[str, Unit] = field(default_factory=dict)
    guides: dict[int, Unit] = field(default_factory=dict)
    heads: dict[int, User] = field(default_factory=dict)

    def of_kind(self, kind: str) -> list[Unit]:
        return [unit for unit in self.units.values() if unit.kind == kind]

    @property
    def city(self) -> Unit:
        return self.units["HN"]

    @property
    def department(self) -> Unit:
        return self.units["HD"]

    @property
    def wards(self) -> list[Unit]:
        return self.of_kind(Unit.Kind.WARD)

    @property
    def schools(self) -> list[Unit]:
        return self.of_kind(Unit.Kind.SCHOOL)

    @property
    def groups(self) -> list[Unit]:
        return self.of_kind(Unit.Kind.GROUP)

    def portrait(self, unit: Unit) -> Portrait:
        return portrait_of(unit, self.scale)

    def author(self, unit: Unit) -> str:
        """The actor key of whoever wrote a unit's records: its head, the guiding school's for a group."""
        head = self.heads.get(unit.pk) or self.heads.get(self.guides[unit.pk].pk if unit.pk in self.guides else 0)
        return head.actor_key if head else self.heads[self.department.pk].actor_key

    def viewer(self, unit: Unit, on: date = TODAY) -> Viewer:
        """The head of a unit on a day."""
        return viewer_of(self.heads[unit.pk], on)
