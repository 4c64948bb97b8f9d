"""A list of staff against a unit's roster."""

from collections.abc import Hashable
from datetime import date

from tuoitho.base.folding import fold
from tuoitho.organisations.models import Unit
from tuoitho.registry.models.intake import Arrival, Change, Intake, differing, match, sort_out
from tuoitho.registry.models.people import StaffMember
from tuoitho.registry.models.years import opening_day
from tuoitho.registry.reader import Person, Reading
from tuoitho.registry.reader import sentences as said
from tuoitho.registry.reader.lists import fold_name


def compare_staff(unit: Unit, school_year: int, reading: Reading, today: date) -> Intake[StaffMember]:
    """What the list would change. One query."""
    roster = list(StaffMember.objects.filter(unit=unit, ends_on__isnull=True).order_by("pk"))
    opening = opening_day(school_year)
    intake: Intake[StaffMember] = Intake(max(opening, today) if roster else opening, faults=list(reading.faults))
    clean = sort_out(reading.people, intake.faults, _identity, said.SAME_NAME)
    matched = match(clean, roster, lambda one: one.code, _identity, lambda one: fold_name(one.name), intake.faults)
    for person, row in matched.pairs:
        fields = differing(staff_fields(person), row) if row else {}
        if row is None:
            intake.arrivals.append(Arrival(person))
        elif fields:
            intake.changes.append(Change(row, person, fields))
        else:
            intake.same += 1
    intake.absent = matched.absent
    return intake


def staff_fields(person: Person) -> dict[str, object]:
    """A row as fields of a staff member."""
    teaches = teaching(person.position) if person.position else None
    return {"name": person.name, "code": person.code, "position": person.position, "teaches": teaches}


def teaching(position: str) -> bool:
    """Whether a position is a teacher's, by its name."""
    return "giao vien" in fold(position)


def _identity(person: Person) -> Hashable:
    return person.folded
