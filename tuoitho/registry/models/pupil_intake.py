"""A list of pupils against a school's roster."""

import re
from collections.abc import Hashable
from datetime import date
from functools import lru_cache

from tuoitho.base.crypto import token
from tuoitho.base.folding import fold
from tuoitho.organisations.models import Unit
from tuoitho.registry.models.intake import Arrival, Change, Intake, differing, match, sort_out
from tuoitho.registry.models.people import Enrolment, Pupil, SchoolClass
from tuoitho.registry.models.years import opening_day
from tuoitho.registry.reader import Person, Reading
from tuoitho.registry.reader import sentences as said
from tuoitho.registry.reader.lists import fold_name

GRADES = {Unit.Level.PRIMARY: range(1, 6), Unit.Level.LOWER_SECONDARY: range(6, 10)}
# Ages at the end of the school year's first calendar year that can be true: repeaters and late starters included.
AGES = {
    Unit.Level.PRESCHOOL: range(0, 8),
    Unit.Level.PRIMARY: range(5, 17),
    Unit.Level.LOWER_SECONDARY: range(10, 21),
}
_CHUNK = 500
_GRADE = re.compile(r"\d{1,2}")


def compare_pupils(unit: Unit, school_year: int, reading: Reading, today: date) -> Intake[Enrolment]:
    """What the list would change. Queries: three, and one for every 500 codes not on this roster."""
    roster = list(
        Enrolment.objects.filter(unit=unit, ends_on__isnull=True).select_related("pupil", "school_class").order_by("pk")
    )
    first = not any(one.school_class.school_year == school_year for one in roster)
    opening = opening_day(school_year)
    intake: Intake[Enrolment] = Intake(opening if first else max(opening, today), faults=list(reading.faults))
    intake.taken = {
        class_key(one.name): one.pk for one in SchoolClass.objects.filter(unit=unit, school_year=school_year)
    }
    for person in reading.people:
        _check_level(intake, unit, school_year, person)
    clean = sort_out(reading.people, intake.faults, _identity, said.SAME_PERSON)
    matched = match(clean, roster, lambda one: one.pupil.code, _identity, _identity_of, intake.faults)
    elsewhere = _elsewhere([person for person, row in matched.pairs if row is None and person.code])
    for person, row in matched.pairs:
        to_class = _class_for(intake, unit, person)
        if row is None:
            _arrive(intake, person, to_class, elsewhere)
        else:
            _meet(intake, row, person, to_class)
    intake.absent = matched.absent
    return intake


@lru_cache(maxsize=1_000)
def class_key(name: str) -> str:
    """ "4 a1" and "4A1" are one class."""
    return fold(name).replace(" ", "")


def grade_of(unit: Unit, class_name: str) -> int | None:
    """The grade a class's name begins with, where the level has grades and this one."""
    found = _GRADE.match(class_name.strip())
    grade = int(found.group()) if found else 0
    return grade if grade in GRADES.get(Unit.Level(unit.level), ()) else None


def pupil_fields(person: Person) -> dict[str, object]:
    """A row as fields of a pupil."""
    return {
        "name": person.name,
        "born_on": person.born.on,
        "birth_year": person.born.year,
        "sex": person.sex,
        "code": person.code,
        "guardian_name": person.guardian_name,
        "guardian_phone": person.guardian_phone,
        "home_ward": person.home_ward,
    }


def _identity(person: Person) -> Hashable:
    return person.folded, person.born.on or person.born.year


def _identity_of(enrolment: Enrolment) -> Hashable:
    pupil = enrolment.pupil
    return fold_name(pupil.name), pupil.born_on or pupil.birth_year


def _check_level(intake: Intake[Enrolment], unit: Unit, school_year: int, person: Person) -> None:
    level = Unit.Level(unit.level)
    grades, name = GRADES.get(level), person.class_name
    if grades and 0 < len(name) <= 20 and grade_of(unit, name) is None:
        numbered = _GRADE.match(name)
        values = {"text": name, "first": grades[0], "last": grades[-1]}
        intake.faults.append(person.fault("class", said.OTHER_LEVEL if numbered else said.NO_GRADE, **values))
    if person.born.year is not None and school_year - person.born.year not in AGES[level]:
        spelled = f"{school_year}–{school_year + 1}"
        intake.faults.append(person.fault("born", said.OTHER_AGE, year=person.born.year, school_year=spelled))


def _class_for(intake: Intake[Enrolment], unit: Unit, person: Person) -> str:
    key = class_key(person.class_name)
    if key not in intake.taken and key not in intake.classes:
        intake.classes[key] = (
            person.class_name.replace(" ", "") if unit.level != "preschool" else person.class_name,
            grade_of(unit, person.class_name),
        )
    return key


def _elsewhere(people: list[Person]) -> dict[bytes, tuple[int, bool]]:
    """Code token → (pupil, whether taken) of pupils in the store that are not on this roster. Taken: on some roll now,
    or known under another name, for a guessed code opens no file."""
    known: dict[bytes, tuple[int, bool]] = {}
    named = {token(person.code): person.folded for person in people}
    codes = list(named)
    for start in range(0, len(codes), _CHUNK):
        chunk = codes[start : start + _CHUNK]
        rows = Pupil.objects.filter(code_token__in=chunk).order_by("pk").values_list("pk", "code_token", "name")
        known |= {bytes(code): (pk, fold_name(name) != named[bytes(code)]) for pk, code, name in rows if code}
    ids = [pk for pk, _open in known.values()]
    for start in range(0, len(ids), _CHUNK):
        open_now = Enrolment.objects.filter(pupil_id__in=ids[start : start + _CHUNK], ends_on__isnull=True)
        on_roll = set(open_now.values_list("pupil_id", flat=True))
        known = {code: (pk, busy or pk in on_roll) for code, (pk, busy) in known.items()} if on_roll else known
    return known


def _arrive(intake: Intake[Enrolment], person: Person, to_class: str, elsewhere: dict[bytes, tuple[int, bool]]) -> None:
    known = elsewhere.get(token(person.code)) if person.code and elsewhere else None
    if known and known[1]:
        intake.faults.append(person.fault("code", said.ELSEWHERE, text=person.code))
    else:
        intake.arrivals.append(Arrival(person, to_class, known[0] if known else None))


def _meet(intake: Intake[Enrolment], row: Enrolment, person: Person, to_class: str) -> None:
    fields = differing(pupil_fields(person), row.pupil)
    moves = intake.taken.get(to_class) != row.school_class_id
    if fields or moves:
        intake.changes.append(Change(row, person, fields, to_class if moves else ""))
    else:
        intake.same += 1
