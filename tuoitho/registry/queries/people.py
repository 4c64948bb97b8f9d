"""Who is on the roll, for those who may see them: whole units, or for a class teacher the own classes."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from tuoitho.organisations.models import Post, Unit, User
from tuoitho.organisations.queries import Viewer
from tuoitho.registry.models import Enrolment, PersonKind, SchoolClass, StaffMember
from tuoitho.registry.models.names import name_order
from tuoitho.registry.models.years import school_year_of

SEE, OWN = "registry.see_people", "registry.see_own_class"


@dataclass(frozen=True)
class PersonRow:
    """One person of a list. `detail`: the position of staff; empty for pupils."""

    id: int
    key: UUID
    name: str
    roll_number: int = 0
    detail: str = ""


@dataclass(frozen=True)
class ClassRow:
    """One class and how many are on its roll that day. `teacher`: the name of its class teacher, if any."""

    id: int
    key: UUID
    name: str
    grade: int | None
    teacher: str
    pupils: int


def seen_classes(viewer: Viewer) -> QuerySet[SchoolClass]:
    """Every class the viewer may open: those of units whose people they see, and their own."""
    own = Q(teacher=viewer.user, unit_id__in=viewer.units(OWN)) if viewer.user else Q(pk__in=[])
    return SchoolClass.objects.filter(Q(unit_id__in=viewer.units(SEE)) | own)


def class_of(viewer: Viewer, class_key: UUID | str) -> SchoolClass | None:
    """One class within the viewer's scope, with its unit and teacher."""
    return seen_classes(viewer).select_related("unit", "teacher").filter(key=class_key).first()


def classes_of(viewer: Viewer, unit: Unit, on: date | None = None) -> list[ClassRow]:
    """The classes of a unit in the school year of the day (today), in the order of their names."""
    day = on or viewer.on
    kept = Q(enrolments__starts_on__lte=day) & (Q(enrolments__ends_on__isnull=True) | Q(enrolments__ends_on__gt=day))
    rows = (
        seen_classes(viewer)
        .filter(unit=unit, school_year=school_year_of(day))
        .select_related("teacher")
        .annotate(pupils=Count("enrolments", filter=kept))
    )
    found = [
        ClassRow(row.pk, row.key, row.name, row.grade, row.teacher.full_name if row.teacher else "", row.pupils)
        for row in rows
    ]
    return sorted(found, key=lambda row: (row.grade is None, row.grade or 0, row.name))


def pupils_of_class(viewer: Viewer, class_key: UUID | str, on: date) -> list[PersonRow]:
    """The pupils of a class on a day, by given name; none for a class outside the viewer's scope."""
    enrolments = (
        Enrolment.objects.on(on)
        .filter(school_class__in=seen_classes(viewer).filter(key=class_key))
        .select_related("pupil")
        .only("roll_number", "pupil__key", "pupil__name")
    )
    rows = [PersonRow(one.pupil_id, one.pupil.key, one.pupil.name, one.roll_number) for one in enrolments]
    return sorted(rows, key=lambda row: name_order(row.name))


def staff_of(viewer: Viewer, unit: Unit, on: date) -> list[PersonRow]:
    """The staff of a unit on a day, by given name."""
    rows = StaffMember.objects.on(on).filter(unit_id__in=viewer.units(SEE) & {unit.pk})
    people = [PersonRow(one.pk, one.key, one.name, 0, one.position) for one in rows]
    return sorted(people, key=lambda row: name_order(row.name))


def enrolment_of(viewer: Viewer, pupil_key: UUID | str) -> Enrolment | None:
    """A pupil's last enrolment within the viewer's scope, with pupil, class and unit; None where they may not look.

    A child who went on to another school is that school's: what it keeps is no longer shown to the first.
    """
    went_on = Enrolment.objects.filter(pupil=OuterRef("pupil"), pk__gt=OuterRef("pk")).exclude(unit=OuterRef("unit"))
    return (
        Enrolment.objects.filter(~Exists(went_on), pupil__key=pupil_key, school_class__in=seen_classes(viewer))
        .select_related("pupil", "school_class", "unit")
        .order_by("-starts_on", "-pk")
        .first()
    )


def staff_member_of(viewer: Viewer, staff_key: UUID | str) -> StaffMember | None:
    """One staff member of a unit whose people the viewer sees."""
    return StaffMember.objects.filter(key=staff_key, unit_id__in=viewer.units(SEE)).select_related("unit").first()


def teachers_of(viewer: Viewer, unit: Unit) -> QuerySet[User]:
    """Accounts that may be class teachers at a unit today."""
    viewer.require(SEE, unit.pk)
    posts = Post.objects.on(viewer.on).filter(unit=unit, role="teacher")
    return User.objects.filter(pk__in=posts.values("user_id"), is_active=True).order_by("full_name", "pk")


def school_classes(viewer: Viewer, unit: Unit, school_year: int) -> QuerySet[SchoolClass]:
    """The classes of a unit and school year, to choose from."""
    return seen_classes(viewer).filter(unit=unit, school_year=school_year).order_by("grade", "name")


def filled_list(viewer: Viewer, unit: Unit, kind: str) -> list[tuple[object, ...]]:
    """The rows of a template already filled with what is known, in the order of its columns."""
    viewer.require(SEE, unit.pk)
    if kind == PersonKind.STAFF:
        members = StaffMember.objects.on(viewer.on).filter(unit=unit)
        rows = sorted(members, key=lambda one: name_order(one.name))
        return [(number, one.code, one.name, one.position) for number, one in enumerate(rows, 1)]
    enrolments = Enrolment.objects.on(viewer.on).filter(unit=unit).select_related("pupil", "school_class")
    ordered = sorted(
        enrolments,
        key=lambda one: (one.school_class.grade or 0, one.school_class.name, name_order(one.pupil.name)),
    )
    return [(number, *_pupil_cells(one)) for number, one in enumerate(ordered, 1)]


def _pupil_cells(enrolment: Enrolment) -> tuple[object, ...]:
    pupil = enrolment.pupil
    return (
        pupil.code,
        pupil.name,
        pupil.born_on or pupil.birth_year,
        {"f": "Nữ", "m": "Nam"}.get(pupil.sex, ""),
        enrolment.school_class.name,
        pupil.guardian_name,
        pupil.guardian_phone,
        pupil.home_ward,
    )
