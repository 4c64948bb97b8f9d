"""Pupils by class and staff, by name, as they stand in the school year 2024–2025."""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache

from tuoitho.base.crypto import token, tokens
from tuoitho.demo.names import adult_name, child_name, phone, sex_of
from tuoitho.demo.people import CAST, DEPUTY
from tuoitho.demo.places import WARDS
from tuoitho.demo.portraits import NO_ROSTER
from tuoitho.demo.scale import SCHOOL_YEAR, chance
from tuoitho.demo.town import Town
from tuoitho.organisations.models import Unit, User
from tuoitho.registry.models import Enrolment, PersonKind, PersonWord, Pupil, SchoolClass, StaffMember
from tuoitho.registry.models.bulk import insert
from tuoitho.registry.models.names import name_order

OPENED = date(SCHOOL_YEAR, 9, 5)
STAFF_LISTED = date(2023, 11, 20)
OFFICE = ("Hiệu trưởng", "Phó Hiệu trưởng", "Kế toán", "Nhân viên văn thư", "Nhân viên y tế")

TEACHER = next(account for account in CAST if account.role == "teacher")

_tokens = lru_cache(maxsize=4096)(tokens)


def write(town: Town) -> Iterator[float]:
    """Rosters of every school that keeps one; yields the share done."""
    schools = [school for school in town.schools if school.code not in NO_ROSTER]
    for done, school in enumerate(schools, 1):
        _write_staff(town, school)
        _write_pupils(town, school)
        yield done / len(schools)


def _write_pupils(town: Town, school: Unit) -> None:
    planned = town.portrait(school).classes
    classes = [
        SchoolClass(unit=school, school_year=SCHOOL_YEAR, grade=grade, name=name) for grade, name, _size in planned
    ]
    if classes and school.code == TEACHER.unit:
        classes[0].teacher = User.objects.get(username=TEACHER.username)
    SchoolClass.objects.bulk_create(classes)
    lists = [_class_list(school, grade, name, size) for grade, name, size in planned]
    Pupil.objects.bulk_create(pupil for pupils in lists for pupil in pupils)
    insert(
        Enrolment,
        ["pupil_id", "school_class_id", "unit_id", "roll_number", "starts_on", "left_because"],
        [
            (pupil.pk, school_class.pk, school.pk, number, OPENED, "")
            for school_class, pupils in zip(classes, lists, strict=True)
            for number, pupil in enumerate(pupils, 1)
        ],
    )
    _write_words(PersonKind.PUPIL, school, [pupil for pupils in lists for pupil in pupils])


def _class_list(school: Unit, grade: int, name: str, size: int) -> list[Pupil]:
    random = chance("class", school.code, SCHOOL_YEAR, name)
    pupils = []
    for place in range(size):
        sex = sex_of(random)
        born = date(SCHOOL_YEAR - grade - 5 - (random.random() < 0.02), random.randint(1, 12), random.randint(1, 28))
        code = f"01{random.randint(0, 99_999_999):08}"
        pupils.append(
            Pupil(
                name=child_name(random, sex),
                born_on=born,
                birth_year=born.year,
                sex=sex,
                code=code,
                code_token=token(code),
                guardian_name=adult_name(random, sex_of(random, 0.6)),
                guardian_phone=phone(random) if place % 9 else None,
                home_ward=random.choice(WARDS) if random.random() < 0.15 else WARDS[_ward_number(school)],
            )
        )
    return sorted(pupils, key=lambda pupil: name_order(str(pupil.name)))


def _ward_number(school: Unit) -> int:
    return next(number for number, ward in enumerate(WARDS) if f"phường {ward}," in school.address)


def _write_staff(town: Town, school: Unit) -> None:
    random = chance("staff", school.code)
    women = 0.97 if school.level == Unit.Level.PRESCHOOL else 0.78
    known, members = _known_staff(town, school), []
    for place in range(town.portrait(school).staff):
        position = OFFICE[place] if place < len(OFFICE) else "Giáo viên"
        name = known.get(place) or adult_name(random, sex_of(random, women))
        code = f"GV{random.randint(0, 99_999_999):08}"
        members.append(
            StaffMember(
                unit=school,
                name=name,
                code=code,
                code_token=token(code),
                position=position,
                teaches=place >= len(OFFICE) or place < 2,
                starts_on=STAFF_LISTED,
            )
        )
    StaffMember.objects.bulk_create(members)
    _write_words(PersonKind.STAFF, school, members)


def _known_staff(town: Town, school: Unit) -> dict[int, str]:
    """Place in the list → whose account it is: the head first, a deputy next, then who teaches."""
    known = {0: town.heads[school.pk].full_name}
    if school.code == DEPUTY.unit:
        known[1] = DEPUTY.full_name
    teachers = [one.full_name for one in CAST if one.unit == school.code and one.role != "head"]
    return known | dict(enumerate(teachers, len(OFFICE)))


def _write_words(kind: PersonKind, school: Unit, people: Sequence[Pupil | StaffMember]) -> None:
    """Found by any whole word of their names."""
    insert(
        PersonWord,
        ["kind", "person_id", "unit_id", "token"],
        [
            (kind.value, person.pk, school.pk, one)
            for person in people
            for one in {one for word in str(person.name).split() for one in _tokens(word)}
        ],
    )
