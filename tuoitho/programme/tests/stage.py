"""Plans for the cast to act with."""

from pathlib import Path

from tests.cast import NOW, World
from tuoitho.base.actors import SYSTEM
from tuoitho.organisations.models import Unit
from tuoitho.programme import actions
from tuoitho.programme.models import Donor, Plan
from tuoitho.programme.reader import read_plan
from tuoitho.programme.rules import Adoption

ILLUSTRATIVE = Path(__file__).resolve().parents[2] / "demo" / "plan.txt"
LAST_DAY = Adoption(last=(17, 11))


def uploaded(unit: Unit, text: bytes | None = None) -> Plan:
    """A draft read from the illustrative plan, or from another text."""
    data = text or ILLUSTRATIVE.read_bytes()
    read = read_plan(data.decode().splitlines())
    return actions.upload(by=SYSTEM, at=NOW, unit=unit, name="ke-hoach.txt", data=data, read=read)


def adopted(unit: Unit) -> Plan:
    """The illustrative plan in force at a unit."""
    return actions.adopt(by=SYSTEM, at=NOW, plan=uploaded(unit), adoption=LAST_DAY)


def drawn(world: World, unit: Unit) -> Plan:
    """A unit's own draft from the department's plan, which is put in force when there is none."""
    above = Plan.objects.filter(unit=world.department, state="adopted").first() or adopted(world.department)
    return actions.draw(by=SYSTEM, at=NOW, unit=unit, above=above)


def donor_of(unit: Unit, name: str = "Quỹ Ánh Dương", *, abroad: bool = True) -> Donor:
    """A donor of a unit."""
    return actions.add_donor(unit=unit, name=name, abroad=abroad, contact="Nguyễn Văn Cho", by=SYSTEM, at=NOW)
