"""One door for every kind of file of facts: read, compare, save, undo."""

from datetime import date, datetime
from typing import Any

from django.utils import timezone

from tuoitho.base.actors import Actor
from tuoitho.base.files import read
from tuoitho.organisations.models import Unit
from tuoitho.registry.models.absence_intake import (
    AbsenceIntake,
    absences_moved_on,
    compare_absences,
    reverse_absences,
    save_absences,
)
from tuoitho.registry.models.employer_intake import (
    EmployerIntake,
    compare_employers,
    employers_moved_on,
    reverse_employers,
    save_employers,
)
from tuoitho.registry.models.facts import FactFile
from tuoitho.registry.models.population_intake import (
    PopulationIntake,
    compare_population,
    population_moved_on,
    reverse_population,
    save_population,
)
from tuoitho.registry.models.years import school_year_of
from tuoitho.registry.reader.absences import read_absences
from tuoitho.registry.reader.employers import EmployerReading, read_employers
from tuoitho.registry.reader.fact_rows import FactReading, open_sheets
from tuoitho.registry.reader.populations import PopulationReading, read_population

FactIntake = AbsenceIntake | PopulationIntake | EmployerIntake
FactsRead = FactReading | PopulationReading | EmployerReading


def read_facts(kind: str, name: str, data: bytes, asked: dict[str, Any], today: date) -> FactsRead:
    """What a file says; `Unreadable` with a sentence for one that says nothing of the kind."""
    sheets = open_sheets(name, data)
    if kind == FactFile.Kind.ABSENCES:
        return read_absences(sheets, school_year_of(today), asked["plain"])
    if kind == FactFile.Kind.EMPLOYERS:
        return read_employers(sheets, today)
    return read_population(sheets, date.fromisoformat(asked["counted_on"]))


def compare_facts(unit: Unit, asked: dict[str, Any], reading: FactsRead, today: date) -> FactIntake:
    """What it would change."""
    if isinstance(reading, EmployerReading):
        return compare_employers(unit, reading)
    if isinstance(reading, FactReading):
        return compare_absences(unit, reading, today)
    return compare_population(unit, reading, date.fromisoformat(asked["counted_on"]))


def intake_of(file: FactFile, today: date) -> FactIntake:
    """The same of a file kept sealed, against what is known now."""
    reading = read_facts(file.kind, file.file.name, read(file.file), file.asked, today)
    return compare_facts(file.unit, file.asked, reading, today)


def seen_of(intake: FactIntake) -> str:
    """What a preview showed, as a stamp: a file confirmed must still do just that."""
    return "-".join(map(str, (*intake.counts.values(), len(intake.faults))))


def save_facts(file: FactFile, intake: FactIntake, by: Actor, at: datetime) -> dict[str, Any]:
    """Write it; inside a transaction."""
    if isinstance(intake, AbsenceIntake):
        return save_absences(file.unit, intake, by.key, at)
    if isinstance(intake, EmployerIntake):
        return save_employers(file.unit, intake, by.key, at)
    counted_on = date.fromisoformat(file.asked["counted_on"])
    return save_population(file.unit, intake, counted_on, file.asked["source"], by, at)


def facts_moved_on(file: FactFile) -> bool:
    """Whether a later fact rests on what the file did."""
    effect = file.effect or {}
    if file.kind == FactFile.Kind.ABSENCES:
        return absences_moved_on(effect)
    if file.kind == FactFile.Kind.EMPLOYERS:
        return employers_moved_on(effect)
    return population_moved_on(file.unit, effect)


def reverse_facts(file: FactFile, by: Actor, at: datetime) -> None:
    """Take it back; inside a transaction."""
    effect = file.effect or {}
    if file.kind == FactFile.Kind.ABSENCES:
        reverse_absences(effect)
    elif file.kind == FactFile.Kind.EMPLOYERS:
        reverse_employers(file.unit, effect, at)
    else:
        reverse_population(file.unit, effect, by, timezone.localtime(at))
