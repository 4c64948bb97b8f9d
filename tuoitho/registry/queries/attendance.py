"""Who was at school: one class and day, and a school's day at a glance."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Q

from tuoitho.organisations.models import Unit
from tuoitho.organisations.queries import Viewer
from tuoitho.registry.models import Absence, RollCall, SchoolClass
from tuoitho.registry.queries.people import PersonRow, classes_of, pupils_of_class, seen_classes


@dataclass(frozen=True)
class Called:
    """A class and day. `marks`: pupil id → "excused" or "unexcused". `halves`: ids of those away half the day.

    `version`: of the roll call, 0 when the class was not called: then nothing is known.
    """

    people: list[PersonRow]
    marks: dict[int, str]
    halves: frozenset[int]
    version: int


@dataclass(frozen=True)
class ClassDay:
    """A class on a day: how many on the roll, and away with leave and without; None when it was not called."""

    key: UUID
    name: str
    pupils: int
    excused: int | None = None
    unexcused: int | None = None

    @property
    def called(self) -> bool:
        return self.excused is not None


def roll_of(viewer: Viewer, school_class: SchoolClass, on: date) -> Called:
    """The roll of a class on a day and what was saved of it; empty for a class outside the viewer's scope."""
    people = pupils_of_class(viewer, school_class.key, on)
    absences = Absence.objects.filter(on_date=on, pupil_id__in=[one.id for one in people])
    marks, halves = {}, set()
    for absence in absences:
        marks[absence.pupil_id] = "excused" if absence.excused else "unexcused"
        if absence.part == Absence.Part.HALF:
            halves.add(absence.pupil_id)
    call = RollCall.objects.filter(school_class=school_class, on_date=on).first() if people else None
    return Called(people, marks, frozenset(halves), call.version if call else 0)


def day_of(viewer: Viewer, unit: Unit, on: date) -> list[ClassDay]:
    """Every class of a unit that the viewer may open, on a day."""
    classes = classes_of(viewer, unit, on)
    ids = [one.id for one in classes]
    called = set(RollCall.objects.filter(on_date=on, school_class_id__in=ids).values_list("school_class_id", flat=True))
    away = Absence.objects.filter(on_date=on, school_class_id__in=ids).values_list("school_class_id")
    sums = {
        row[0]: row[1:]
        for row in away.annotate(leave=Count("pk", filter=Q(excused=True)), bare=Count("pk", filter=Q(excused=False)))
    }
    return [
        ClassDay(
            one.key, one.name, one.pupils, *(sums.get(one.id, (0, 0)) if one.id in called or one.id in sums else ())
        )
        for one in classes
    ]


def called_classes(viewer: Viewer, on: date) -> set[UUID]:
    """The keys of the viewer's classes that were called on a day. One query."""
    found = RollCall.objects.filter(on_date=on, school_class__in=seen_classes(viewer))
    return set(found.values_list("school_class__key", flat=True))
