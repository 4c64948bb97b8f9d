"""Small rosters for tests."""

from datetime import date

from tuoitho.organisations.models import Unit
from tuoitho.registry.models import Enrolment, PersonWord, Pupil, SchoolClass, StaffMember

OPENING = date(2024, 9, 5)


def a_class(unit: Unit, name: str = "4A", grade: int | None = 4, year: int = 2024, **more: object) -> SchoolClass:
    return SchoolClass.objects.create(unit=unit, name=name, grade=grade, school_year=year, **more)


def a_pupil(school_class: SchoolClass, name: str = "Nguyễn Văn Đức", born: date = date(2014, 9, 5), **more) -> Pupil:
    starts_on, ends_on = more.pop("starts_on", OPENING), more.pop("ends_on", None)
    roll_number = more.pop("roll_number", 0)
    pupil = Pupil.objects.create(name=name, born_on=born, birth_year=born.year, **more)
    Enrolment.objects.create(
        pupil=pupil,
        school_class=school_class,
        unit=school_class.unit,
        starts_on=starts_on,
        ends_on=ends_on,
        roll_number=roll_number,
    )
    PersonWord.objects.write("pupil", pupil.pk, school_class.unit_id, name)
    return pupil


def a_colleague(unit: Unit, name: str = "Trần Thị Hoa", position: str = "Giáo viên", **more) -> StaffMember:
    member = StaffMember.objects.create(
        unit=unit, name=name, position=position, **{"starts_on": date(2024, 8, 1), **more}
    )
    PersonWord.objects.write("staff", member.pk, unit.pk, name)
    return member
