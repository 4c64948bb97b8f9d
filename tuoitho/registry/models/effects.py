"""What a confirmed list did, so that it can be undone exactly; and the undoing."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any

from django.db.models import Model

from tuoitho.base.crypto import token
from tuoitho.registry.models.imports import ImportBatch
from tuoitho.registry.models.marks import BATCH, Mark, PersonWord
from tuoitho.registry.models.people import Enrolment, PersonKind, Pupil, SchoolClass, StaffMember

Values = dict[str, Any]
_KEPT: dict[str, tuple[type[Model], tuple[str, ...]]] = {
    "pupil": (
        Pupil,
        ("name", "born_on", "birth_year", "sex", "code", "guardian_name", "guardian_phone", "home_ward"),
    ),
    "enrolment": (Enrolment, ("school_class_id", "starts_on", "ends_on", "roll_number", "left_because")),
    "staffmember": (StaffMember, ("name", "code", "position", "teaches", "starts_on", "ends_on", "left_because")),
}
_DATES = {"born_on", "starts_on", "ends_on"}


@dataclass
class Effect:
    """Ids of what was made, by model; pupils taken over, with their unit before; values of rows before and after."""

    created: dict[str, list[int]] = field(default_factory=dict)
    admitted: list[list[int]] = field(default_factory=list)
    before: dict[str, dict[str, Values]] = field(default_factory=dict)
    after: dict[str, dict[str, Values]] = field(default_factory=dict)

    def keep_before(self, row: Model) -> None:
        """What a row was before the list touched it; only the first call counts."""
        self.before.setdefault(_label(row), {}).setdefault(str(row.pk), snapshot(row))

    def keep_after(self, row: Model) -> None:
        self.after.setdefault(_label(row), {})[str(row.pk)] = snapshot(row)

    def admit(self, pupils: Sequence[int], unit_id: int) -> None:
        """Pupils another school knew are found at this unit from now on."""
        words = PersonWord.objects.filter(kind=PersonKind.PUPIL, person_id__in=pupils)
        self.admitted = [list(pair) for pair in words.values_list("person_id", "unit_id").distinct()]
        words.update(unit_id=unit_id)

    def dumps(self) -> str:
        return json.dumps(asdict(self))

    @classmethod
    def loads(cls, text: str) -> "Effect":
        return cls(**json.loads(text))


def snapshot(row: Model) -> Values:
    """The values of a row that a list may change, as JSON holds them."""
    values = {name: getattr(row, name) for name in _KEPT[_label(row)][1]}
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in values.items()}


def moved_on(batch: ImportBatch, effect: Effect) -> bool:
    """Whether a later fact rests on what the list did: someone marked as informed, changed, moved or left since."""
    if ImportBatch.objects.filter(unit=batch.unit_id, kind=batch.kind, pk__gt=batch.pk, state="confirmed").exists():
        return True
    people = effect.created.get("pupil") or effect.created.get("staffmember") or []
    marks = Mark.objects.filter(kind=batch.kind)
    if any(marks.filter(person_id__in=some).exists() for some in _chunks(people)):
        return True
    return _changed_since(effect) or _placed_since(batch, effect)


def reverse(batch: ImportBatch, effect: Effect) -> None:
    """Take it all back, in the order that foreign keys allow."""
    for some in _chunks(_newcomers(effect)):
        Enrolment.objects.filter(unit=batch.unit_id, pupil_id__in=some, ends_on__isnull=True).delete()
    for label, model in (("enrolment", Enrolment), ("pupil", Pupil), ("staffmember", StaffMember)):
        for some in _chunks(effect.created.get(label, [])):
            model.objects.filter(pk__in=some).delete()
    for some in _chunks(effect.created.get("pupil") or effect.created.get("staffmember") or []):
        PersonWord.objects.filter(kind=batch.kind, person_id__in=some).delete()
    for pupil, unit in effect.admitted:
        PersonWord.objects.filter(kind=PersonKind.PUPIL, person_id=pupil).update(unit_id=unit)
    for label, rows in effect.before.items():
        _restore(batch, label, rows)
    SchoolClass.objects.filter(pk__in=effect.created.get("schoolclass", [])).delete()


def _restore(batch: ImportBatch, label: str, rows: dict[str, Values]) -> None:
    for row in _rows(label, rows):
        was = rows[str(row.pk)]
        renamed = "name" in was and was["name"] != row.name
        for name, value in was.items():
            setattr(row, name, date.fromisoformat(value) if name in _DATES and value else value)
        if "code" in was:
            row.code_token = token(row.code) if row.code else None
        row.save()
        if renamed:
            PersonWord.objects.write(batch.kind, row.pk, batch.unit_id, row.name)


def _changed_since(effect: Effect) -> bool:
    return any(
        [snapshot(row) for row in _rows(label, rows)] != [rows[key] for key in sorted(rows, key=int)]
        for label, rows in effect.after.items()
    )


def _placed_since(batch: ImportBatch, effect: Effect) -> bool:
    """Whether a newcomer has another place than the one the list gave, or a new class holds someone else."""
    newcomers = _newcomers(effect)
    open_now = sum(
        Enrolment.objects.filter(unit=batch.unit_id, pupil_id__in=some, ends_on__isnull=True).count()
        for some in _chunks(newcomers)
    )
    moved = effect.created.get("enrolment", [])
    still = sum(Enrolment.objects.filter(pk__in=some, ends_on__isnull=True).count() for some in _chunks(moved))
    made = sum(Enrolment.objects.filter(pupil_id__in=some).count() for some in _chunks(effect.created.get("pupil", [])))
    if open_now != len(newcomers) or still != len(moved) or made != len(effect.created.get("pupil", [])):
        return True
    ours = {*newcomers, *_pupils_placed(effect)}
    inside = Enrolment.objects.filter(school_class__in=effect.created.get("schoolclass", []))
    return any(pupil not in ours for pupil in inside.values_list("pupil_id", flat=True))


def _pupils_placed(effect: Effect) -> set[int]:
    ids = [*effect.created.get("enrolment", []), *map(int, effect.after.get("enrolment", {}))]
    return {
        pupil
        for some in _chunks(ids)
        for pupil in Enrolment.objects.filter(pk__in=some).values_list("pupil_id", flat=True)
    }


def _newcomers(effect: Effect) -> list[int]:
    return [*effect.created.get("pupil", []), *(pupil for pupil, _unit in effect.admitted)]


def _rows(label: str, rows: dict[str, Values]) -> Iterator[Any]:
    """The rows of a snapshot as they are now, by id."""
    model = _KEPT[label][0]
    for some in _chunks(sorted(map(int, rows))):
        yield from model._default_manager.filter(pk__in=some).order_by("pk")


def _chunks(ids: Sequence[int]) -> Iterator[Sequence[int]]:
    for start in range(0, len(ids), BATCH):
        yield ids[start : start + BATCH]


def _label(row: Model) -> str:
    return str(row._meta.model_name)
