"""Saving a whole list at once: sealed, tokened, in a few statements however long it is."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from functools import lru_cache
from uuid import uuid4

from django.db import DEFAULT_DB_ALIAS, connections, models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Max

from tuoitho.base.crypto import token, tokens
from tuoitho.registry.models.effects import Effect
from tuoitho.registry.models.imports import ImportBatch
from tuoitho.registry.models.intake import Change, Intake
from tuoitho.registry.models.marks import BATCH, PersonWord
from tuoitho.registry.models.names import name_order
from tuoitho.registry.models.people import Enrolment, PersonKind, Pupil, SchoolClass, StaffMember
from tuoitho.registry.models.pupil_intake import pupil_fields
from tuoitho.registry.models.staff_intake import staff_fields
from tuoitho.registry.reader import Person

Named = tuple[int, str]
_tokens = lru_cache(maxsize=10_000)(tokens)


def save_pupils(batch: ImportBatch, intake: Intake[Enrolment]) -> Effect:
    """Write what the comparison found; who is absent leaves only when the batch is a full list."""
    effect = Effect()
    classes = _save_classes(batch, intake, effect)
    numbers = _last_numbers(classes.values())
    _change_fields(Pupil, [(one.row.pupil, one) for one in intake.changes if one.fields], effect)
    _write_words(
        PersonKind.PUPIL, batch, [(one.row.pupil_id, one.person.name) for one in _renamed(intake)], fresh=False
    )
    _place(batch, intake, classes, numbers, effect)
    if batch.full_list:
        _leave(intake.absent, intake.starts_on, effect)
    _admit(batch, intake, classes, numbers, effect)
    return effect


def save_staff(batch: ImportBatch, intake: Intake[StaffMember]) -> Effect:
    """The same for staff, who have no classes."""
    effect = Effect()
    _change_fields(StaffMember, [(one.row, one) for one in intake.changes], effect)
    _write_words(PersonKind.STAFF, batch, [(one.row.pk, one.person.name) for one in _renamed(intake)], fresh=False)
    if batch.full_list:
        _leave(intake.absent, intake.starts_on, effect)
    rows = [
        StaffMember(unit_id=batch.unit_id, starts_on=intake.starts_on, **_said(staff_fields(one.person)))
        for one in intake.arrivals
    ]
    StaffMember.objects.bulk_create(rows)
    effect.created["staffmember"] = [row.pk for row in rows]
    names = [one.person.name for one in intake.arrivals]
    _write_words(PersonKind.STAFF, batch, list(zip(effect.created["staffmember"], names, strict=True)))
    return effect


def _save_classes(batch: ImportBatch, intake: Intake[Enrolment], effect: Effect) -> dict[str, int]:
    rows = [
        SchoolClass(unit_id=batch.unit_id, school_year=batch.school_year, name=name, grade=grade)
        for name, grade in intake.classes.values()
    ]
    SchoolClass.objects.bulk_create(rows)
    effect.created["schoolclass"] = [row.pk for row in rows]
    return intake.taken | {key: row.pk for key, row in zip(intake.classes, rows, strict=True)}


def _last_numbers(class_ids: Iterable[int]) -> dict[int, int]:
    last = Enrolment.objects.filter(school_class_id__in=list(class_ids)).values_list("school_class_id")
    return dict(last.annotate(last=Max("roll_number")))


def _number(numbers: dict[int, int], class_id: int) -> int:
    numbers[class_id] = numbers.get(class_id, 0) + 1
    return numbers[class_id]


def _renamed(intake: Intake) -> list[Change]:
    return [one for one in intake.changes if "name" in one.fields]


def _change_fields(model: type[models.Model], rows: Sequence[tuple[models.Model, Change]], effect: Effect) -> None:
    """One statement a person: on a roster that exists few differ."""
    for row, change in rows:
        effect.keep_before(row)
        for name, value in change.fields.items():
            setattr(row, name, value)
        if "code" in change.fields:
            row.code_token = token(str(change.fields["code"]))  # type: ignore[attr-defined]
        row.save()
        effect.keep_after(row)


def _place(
    batch: ImportBatch,
    intake: Intake[Enrolment],
    classes: dict[str, int],
    numbers: dict[int, int],
    effect: Effect,
) -> None:
    """Those whose class is another: the old enrolment ends, a new one begins; one that has not begun is moved."""
    fresh = []
    for change in intake.changes:
        if not change.to_class:
            continue
        old, class_id = change.row, classes[change.to_class]
        effect.keep_before(old)
        if old.starts_on >= intake.starts_on:
            old.school_class_id, old.roll_number = class_id, _number(numbers, class_id)
        else:
            old.ends_on = intake.starts_on
            fresh.append(_enrolment(batch, intake, old.pupil_id, class_id, _number(numbers, class_id)))
        old.save()
        effect.keep_after(old)
    Enrolment.objects.bulk_create(fresh)
    effect.created["enrolment"] = [row.pk for row in fresh]


def _enrolment(batch: ImportBatch, intake: Intake[Enrolment], pupil_id: int, class_id: int, number: int) -> Enrolment:
    return Enrolment(
        unit_id=batch.unit_id,
        pupil_id=pupil_id,
        school_class_id=class_id,
        roll_number=number,
        starts_on=intake.starts_on,
    )


def _leave(absent: Sequence[Enrolment] | Sequence[StaffMember], on: date, effect: Effect) -> None:
    for row in absent:
        effect.keep_before(row)
        row.ends_on = max(on, row.starts_on + timedelta(days=1))
        row.save()
        effect.keep_after(row)


def _admit(
    batch: ImportBatch,
    intake: Intake[Enrolment],
    classes: dict[str, int],
    numbers: dict[int, int],
    effect: Effect,
) -> None:
    """New pupils, numbered in their class by given name; those known from another school keep their record."""
    arrivals = sorted(intake.arrivals, key=lambda one: (one.to_class, *name_order(one.person.name)))
    fresh = [one for one in arrivals if one.known_id is None]
    ids = _save_fresh([one.person for one in fresh])
    effect.created["pupil"] = list(ids.values())
    places = []
    for one in arrivals:
        class_id = classes[one.to_class]
        places.append((one.known_id or ids[id(one.person)], class_id, _number(numbers, class_id)))
    insert(
        Enrolment,
        ["unit_id", "pupil_id", "school_class_id", "roll_number", "starts_on", "left_because"],
        [(batch.unit_id, pupil, class_id, number, intake.starts_on, "") for pupil, class_id, number in places],
    )
    _write_words(PersonKind.PUPIL, batch, [(ids[id(one.person)], one.person.name) for one in fresh])
    effect.admit([one.known_id for one in arrivals if one.known_id is not None], batch.unit_id)


def _save_fresh(people: Sequence[Person]) -> dict[int, int]:
    """New pupils; `id()` of each row of the list → the pupil's number, found again by the key it was given."""
    if not people:
        return {}
    keys = [uuid4() for _person in people]
    last = Pupil.objects.aggregate(last=Max("pk"))["last"] or 0
    rows = [
        (key, token(person.code) if person.code else None, *_sealable(pupil_fields(person)))
        for key, person in zip(keys, people, strict=True)
    ]
    insert(Pupil, ["key", "code_token", *pupil_fields(people[0])], rows)
    made = dict(Pupil.objects.filter(pk__gt=last).values_list("key", "pk"))
    return {id(person): made[key] for key, person in zip(keys, people, strict=True)}


def _sealable(fields: dict[str, object]) -> list[object]:
    """Unsaid is null where the column may be null, else empty."""
    return [value if value or name in ("sex", "home_ward") else None for name, value in fields.items()]


def _said(fields: dict[str, object]) -> dict[str, object]:
    """What the row says, with the token of its code; unsaid fields keep their defaults."""
    said = {name: value for name, value in fields.items() if value not in ("", None)}
    return said | {"code_token": token(str(said["code"]))} if "code" in said else said


def _write_words(kind: PersonKind, batch: ImportBatch, people: Sequence[Named], fresh: bool = True) -> None:
    """The tokens of every word of these names; `fresh`: these people have none yet."""
    if not fresh:
        for start in range(0, len(people), BATCH):
            some = [person for person, _name in people[start : start + BATCH]]
            PersonWord.objects.filter(kind=kind, person_id__in=some).delete()
    label = kind.value
    insert(
        PersonWord,
        ["kind", "person_id", "unit_id", "token"],
        [
            (label, person, batch.unit_id, one)
            for person, name in people
            for one in {one for word in name.split() for one in _tokens(word)}
        ],
    )


def insert(model: type[models.Model], columns: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """Rows nobody needs the ids of, prepared once a column: several times as fast as making an object of each."""
    if not rows:
        return
    store = connections[DEFAULT_DB_ALIAS]
    fields = {field.attname: field for field in model._meta.concrete_fields}
    prepared = [
        _prepared(fields[name], values, store) for name, values in zip(columns, zip(*rows, strict=True), strict=True)
    ]
    quote = store.ops.quote_name
    names = ", ".join(quote(str(fields[name].column)) for name in columns)
    marks = ", ".join(["%s"] * len(columns))
    with store.cursor() as cursor:
        cursor.executemany(
            f"INSERT INTO {quote(model._meta.db_table)} ({names}) VALUES ({marks})",  # noqa: S608  names of ours
            list(zip(*prepared, strict=True)),
        )


def _prepared(field: models.Field, values: Sequence[object], store: BaseDatabaseWrapper) -> Sequence[object]:
    """Values as the store takes them; numbers, plain text and tokens are so already."""
    if (
        isinstance(field, models.IntegerField | models.CharField | models.ForeignKey)
        or type(field) is models.BinaryField
    ):
        return values
    return [field.get_db_prep_save(value, store) for value in values]
