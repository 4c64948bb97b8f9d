"""One key of Vườn Xanh and one of another school for every URL that takes a key."""

from datetime import date
from typing import Any

from tests.cast import NOW, World
from tuoitho.activities.models import Activity, Attendance, Reach
from tuoitho.organisations.models import Unit, User
from tuoitho.registry.models import SchoolClass
from tuoitho.registry.tests.people import a_class, a_pupil

DAY = date(2024, 10, 3)
Sample = tuple[dict[str, Any], dict[str, Any]]


def an_activity(unit: Unit, school_class: SchoolClass | None = None, **more: Any) -> Activity:
    """An activity as a row, without going through its verb: no cell follows."""
    words = {"kind": "communication", "title": "Nói chuyện dưới cờ", "on_date": DAY, "recorded_at": NOW, "by": "system"}
    return Activity.objects.create(unit=unit, school_class=school_class, **(words | more))


def a_class_activity(unit: Unit, teacher: User | None = None) -> Activity:
    """One class, one pupil, one attendance."""
    school_class = a_class(unit, teacher=teacher)
    pupil = a_pupil(school_class)
    activity = an_activity(unit, school_class)
    reach = Reach.objects.create(activity=activity, audience="pupils", invited=1, reached=1, named=True)
    Attendance.objects.create(reach=reach, person_id=pupil.pk)
    return activity


def _activities(world: World) -> Sample:
    return (
        {"key": a_class_activity(world.primary, world.lan).key},
        {"key": a_class_activity(world.other_school).key},
    )


def _activities_of_units(world: World) -> Sample:
    return {"key": an_activity(world.primary).key}, {"key": an_activity(world.other_school).key}


def _classes(world: World) -> Sample:
    return {"key": a_class(world.primary, teacher=world.lan).key}, {"key": a_class(world.other_school).key}


def _units(world: World) -> Sample:
    return {"code": world.primary.code}, {"code": world.other_school.code}


def _printed(sample: Sample) -> Sample:
    inside, outside = sample
    return inside | {"form": "docx"}, outside | {"form": "docx"}


SAMPLES = {
    "activities:activity": _activities,
    "activities:edit_activity": _activities,
    "activities:correct_attendance": _activities,
    "activities:name_employers": _activities_of_units,
    "activities:withdraw_activity": _activities,
    "activities:restore_activity": _activities,
    "activities:take_class_attendance": _classes,
    "activities:take_staff_attendance": _units,
    "activities:class_sheet": lambda world: _printed(_classes(world)),
    "activities:staff_sheet": lambda world: _printed(_units(world)),
}
