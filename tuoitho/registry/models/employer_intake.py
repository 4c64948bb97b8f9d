"""A list of employers out of a file: compared with the register, saved with its counts, taken back."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from tuoitho.organisations.models import Unit
from tuoitho.registry.models.cells import refresh_employers
from tuoitho.registry.models.employers import Employer, EmployerMark
from tuoitho.registry.models.marks import BATCH
from tuoitho.registry.reader import Fault
from tuoitho.registry.reader.employer_names import name_key
from tuoitho.registry.reader.employers import EmployerReading, EmployerRow

_WRITTEN = (
    "kind",
    "name",
    "folded",
    "name_key",
    "number",
    "number_token",
    "opened_on",
    "closed_on",
    "address",
    "sector",
    "small",
    "craft_village",
    "formal",
    "workers",
    "workers_under_13",
    "workers_13_14",
    "workers_15_17",
    "contact",
    "version",
)
_KEPT = tuple(name for name in _WRITTEN if name not in ("folded", "name_key", "number_token", "version"))


@dataclass(slots=True)
class EmployerIntake:
    """Rows that would be new, changed (the entry and its new values), and the same. `alike`: sentences on new rows that
    resemble an entry with another number."""

    faults: list[Fault] = field(default_factory=list)
    new: list[EmployerRow] = field(default_factory=list)
    changed: list[tuple[Employer, dict[str, Any]]] = field(default_factory=list)
    same: int = 0
    alike: list[str] = field(default_factory=list)

    @property
    def counts(self) -> dict[str, int]:
        return {"new": len(self.new), "changed": len(self.changed), "same": self.same, "alike": len(self.alike)}


def compare_employers(unit: Unit, reading: EmployerReading) -> EmployerIntake:
    """By number, else by name without its legal form where not both have a number. An empty cell takes nothing away."""
    known = list(Employer.objects.filter(unit=unit).standing().order_by("pk"))
    numbers = {one.number: one for one in known if one.number}
    names: dict[str, Employer] = {}
    for one in known:
        names.setdefault(one.name_key, one)
    intake = EmployerIntake(list(reading.faults))
    for row in reading.entries:
        found, twin = _find(row, numbers, names)
        if found is None:
            intake.new.append(row)
            if twin is not None:
                intake.alike.append(
                    _("Dòng %(row)s: %(name)s, giống %(twin)s")
                    % {"row": row.row, "name": row.fields["name"], "twin": twin.name}
                )
            continue
        values = {name: value for name, value in row.fields.items() if value != getattr(found, name)}
        if values:
            intake.changed.append((found, values))
        else:
            intake.same += 1
    return intake


def _find(
    row: EmployerRow, numbers: dict[str, Employer], names: dict[str, Employer]
) -> tuple[Employer | None, Employer | None]:
    """The entry a row speaks of; else one that resembles it and is not it."""
    if row.number and row.number in numbers:
        return numbers[row.number], None
    named = names.get(name_key(str(row.fields["name"])))
    if named is not None and not (row.number and named.number):
        return named, None
    return None, named


def save_employers(unit: Unit, intake: EmployerIntake, by: str, at: datetime) -> dict[str, Any]:
    """Write it inside a transaction; returns what undo needs."""
    made = [Employer(unit=unit, recorded_at=at, by=by, **row.fields) for row in intake.new]
    for one in made:
        one.prepare()
    created = Employer.objects.bulk_create(made, batch_size=BATCH)
    before = {}
    for one, values in intake.changed:
        before[str(one.pk)] = {name: _plain(getattr(one, name)) for name in _KEPT}
        for name, value in values.items():
            setattr(one, name, value)
        one.version += 1
        one.prepare()
    Employer.objects.bulk_update([one for one, _values in intake.changed], _WRITTEN, batch_size=100)
    refresh_employers(unit.pk, timezone.localtime(at).date())
    versions = {str(one.pk): one.version for one, _values in intake.changed}
    return {"created": [one.pk for one in created], "before": before, "versions": versions}


def employers_moved_on(effect: dict[str, Any]) -> bool:
    """Whether someone changed, merged or reached what the file wrote."""
    for some in _chunks(effect["created"]):
        rows = Employer.objects.filter(pk__in=some)
        untouched = rows.standing().filter(version=1, other_names__isnull=True).count()
        if untouched != len(some) or EmployerMark.objects.filter(employer__in=some).exists():
            return True
    held = dict(Employer.objects.filter(pk__in=map(int, effect["versions"])).values_list("pk", "version"))
    return held != {int(key): version for key, version in effect["versions"].items()}


def reverse_employers(unit: Unit, effect: dict[str, Any], at: datetime) -> None:
    """Delete what was made, and give what was changed its values back."""
    for some in _chunks(effect["created"]):
        Employer.objects.filter(pk__in=some).delete()
    for one in Employer.objects.filter(pk__in=map(int, effect["before"])):
        for name, value in effect["before"][str(one.pk)].items():
            day = name in ("opened_on", "closed_on") and value
            setattr(one, name, date.fromisoformat(value) if day else value)
        one.prepare()
        one.save()
        Employer.objects.filter(pk=one.pk).update(version=F("version") + 1)
    refresh_employers(unit.pk, timezone.localtime(at).date())


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def _chunks(ids: Sequence[int]) -> Iterator[Sequence[int]]:
    for start in range(0, len(ids), BATCH):
        yield ids[start : start + BATCH]
