"""A file of absences against what is known: compared, saved whole, undone."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext_noop

from tuoitho.organisations.models import Unit
from tuoitho.registry.models.attendance import Absence, RollCall, is_school_day
from tuoitho.registry.models.fact_match import NOT_THAT_DAY, Roll, on_day
from tuoitho.registry.models.marks import BATCH
from tuoitho.registry.models.people import Enrolment
from tuoitho.registry.models.years import school_year_of
from tuoitho.registry.reader import Fault
from tuoitho.registry.reader.absences import marked_days
from tuoitho.registry.reader.fact_rows import Entry, FactReading

NOT_YET = gettext_noop("ngày %(day)s chưa đến.")
NO_SCHOOL = gettext_noop("ngày %(day)s là ngày nghỉ.")
OTHER_YEAR = gettext_noop("ngày %(day)s không thuộc năm học này.")
TWICE = gettext_noop("em này ngày %(day)s đã có dấu khác ở dòng %(row)s.")
Told = tuple[str, bool]


@dataclass(slots=True)
class AbsenceIntake:
    """What the file would change. `fresh`: (enrolment, day, part, excused); `changes`: (row, part, excused).

    `calls`: (class, day) the file shows to have been called and nobody called by hand.
    """

    faults: list[Fault]
    fresh: list[tuple[Enrolment, date, str, bool]] = field(default_factory=list)
    changes: list[tuple[Absence, str, bool]] = field(default_factory=list)
    calls: list[tuple[int, date]] = field(default_factory=list)
    same: int = 0

    @property
    def counts(self) -> dict[str, int]:
        """What a preview shows, by name."""
        return {"new": len(self.fresh), "changed": len(self.changes), "same": self.same, "days": len(self.calls)}


def compare_absences(unit: Unit, reading: FactReading, today: date) -> AbsenceIntake:
    """Three queries, whatever the length of the file."""
    year = school_year_of(today)
    intake, roll = AbsenceIntake(list(reading.faults)), Roll(unit, year)
    found = {id(entry.person): entry.person for entry in reading.entries}
    rows = {key: roll.find(person) for key, person in found.items()}
    intake.faults += [fault for _rows, fault in rows.values() if fault]
    told: dict[tuple[int, date], tuple[Told, Entry, Enrolment]] = {}
    called: set[tuple[int, date]] = set()
    for entry in reading.entries:
        place = _place(intake, entry, rows[id(entry.person)][0], today, year)
        if place is None:
            continue
        day, kind = entry.said["day"], entry.said["kind"]
        called.add((place.school_class_id, day))
        if kind != "here":
            part = Absence.Part.HALF if entry.said["half"] else Absence.Part.WHOLE
            _tell(intake, told, entry, place, (str(part), kind == "excused"))
    _weigh(intake, unit, told, list(marked_days(reading.entries)))
    done = RollCall.objects.filter(unit=unit, on_date__in={day for _room, day in called})
    intake.calls = sorted(called - set(done.values_list("school_class_id", "on_date")))
    return intake


def save_absences(unit: Unit, intake: AbsenceIntake, by: str, at: datetime) -> dict[str, Any]:
    """Write it inside a transaction; what undo needs is given back."""
    rows = [
        Absence(
            pupil_id=one.pupil_id,
            school_class_id=one.school_class_id,
            unit=unit,
            on_date=day,
            part=part,
            excused=excused,
        )
        for one, day, part, excused in intake.fresh
    ]
    Absence.objects.bulk_create(rows, batch_size=BATCH)
    calls = [RollCall(school_class_id=room, unit=unit, on_date=day, by=by, taken_at=at) for room, day in intake.calls]
    RollCall.objects.bulk_create(calls, batch_size=BATCH)
    before = {str(row.pk): [row.part, row.excused] for row, _part, _excused in intake.changes}
    for row, part, excused in intake.changes:
        row.part, row.excused = part, excused
    changed = [row for row, _part, _excused in intake.changes]
    Absence.objects.bulk_update(changed, ["part", "excused"], batch_size=BATCH)
    after = {str(row.pk): [row.part, row.excused] for row in [*rows, *changed]}
    return {"made": [row.pk for row in rows], "calls": [row.pk for row in calls], "before": before, "after": after}


def absences_moved_on(effect: dict[str, Any]) -> bool:
    """Whether someone called one of these classes by hand since."""
    ids = list(map(int, effect["after"]))
    now: dict[str, list[Any]] = {}
    for start in range(0, len(ids), BATCH):
        some = Absence.objects.filter(pk__in=ids[start : start + BATCH])
        now |= {str(pk): [part, excused] for pk, part, excused in some.values_list("pk", "part", "excused")}
    untouched = 0
    for start in range(0, len(effect["calls"]), BATCH):
        untouched += RollCall.objects.filter(pk__in=effect["calls"][start : start + BATCH], version=1).count()
    return now != effect["after"] or untouched != len(effect["calls"])


def reverse_absences(effect: dict[str, Any]) -> None:
    """Take it all back."""
    for start in range(0, len(effect["made"]), BATCH):
        Absence.objects.filter(pk__in=effect["made"][start : start + BATCH]).delete()
    for start in range(0, len(effect["calls"]), BATCH):
        RollCall.objects.filter(pk__in=effect["calls"][start : start + BATCH]).delete()
    for pk, (part, excused) in effect["before"].items():
        Absence.objects.filter(pk=int(pk)).update(part=part, excused=excused)


def _place(intake: AbsenceIntake, entry: Entry, rows: Sequence[Enrolment], today: date, year: int) -> Enrolment | None:
    """Where the pupil belonged that day; None with a fault said, or silently for a rest day within a range."""
    day = entry.said["day"]
    if not rows or (entry.said["ranged"] and not is_school_day(day)):
        return None
    sentence = "" if is_school_day(day) else NO_SCHOOL
    if day > today or school_year_of(day) != year:
        sentence = NOT_YET if day > today else OTHER_YEAR
    place = on_day(rows, day)
    if sentence or place is None:
        intake.faults.append(entry.fault(sentence or NOT_THAT_DAY, day=f"{day:%d/%m/%Y}"))
        return None
    return place


def _tell(
    intake: AbsenceIntake,
    told: dict[tuple[int, date], tuple[Told, Entry, Enrolment]],
    entry: Entry,
    place: Enrolment,
    said: Told,
) -> None:
    """The same twice is once; another mark for the same pupil and day is a fault."""
    day = entry.said["day"]
    first = told.setdefault((place.pupil_id, day), (said, entry, place))
    if first[0] != said:
        intake.faults.append(entry.fault(TWICE, day=f"{day:%d/%m/%Y}", row=first[1].person.row))


def _weigh(
    intake: AbsenceIntake,
    unit: Unit,
    told: dict[tuple[int, date], tuple[Told, Entry, Enrolment]],
    days: list[date],
) -> None:
    known = {(row.pupil_id, row.on_date): row for row in Absence.objects.filter(unit=unit, on_date__in=days)}
    for (pupil, day), ((part, excused), _entry, place) in told.items():
        row = known.get((pupil, day))
        if row is None:
            intake.fresh.append((place, day, part, excused))
        elif (row.part, row.excused) == (part, excused):
            intake.same += 1
        else:
            intake.changes.append((row, part, excused))
