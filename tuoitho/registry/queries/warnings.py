"""Facts that may call for help in time, for the room above. Constant in queries, whatever the size of the school."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from tuoitho.base.actors import System
from tuoitho.organisations.queries import Viewer
from tuoitho.registry.models import (
    Absence,
    Enrolment,
    Expected,
    LeftBecause,
    PupilCircumstance,
    RollCall,
    SchoolClass,
    SummerCheck,
    Whereabouts,
)
from tuoitho.registry.models.attendance import SUMMER
from tuoitho.registry.models.circumstances import (
    HOUSEHOLD_WORK,
    INTERRUPTED,
    MARKS_FALLEN,
    MARKS_LOW,
    NEAR_POOR,
    POOR,
    REPEATED,
    SPECIAL,
)
from tuoitho.registry.models.summers import RETURN_MONTHS
from tuoitho.registry.queries.circumstances import known_classes

WINDOW = timedelta(days=30)
TRANSITION = frozenset({1, 5, 6, 9, 10, 12})
FIRST_AGE = 5  # a pupil of grade 1 turns six in the year the class begins


@dataclass(frozen=True, slots=True)
class Days:
    """Days away within a window, half a day counting 0.5, and how many days the class was called (0: nothing known)."""

    unexcused: float = 0
    excused: float = 0
    called: int = 0


@dataclass(frozen=True, slots=True)
class WarningFacts:
    """One pupil on the roll. `last`: the 30 days ending today; `before`: the 30 before them.

    `over_age`: years above the grade's age. `special`: letters of Law on Children Art. 10.1. `summer_open`: not reached
    in June–August, or in September–October not back though doubtful. `month`: of the day asked for, for the season.
    """

    pupil_id: int
    pupil_key: UUID
    enrolment_id: int
    class_id: int
    class_key: UUID
    class_name: str
    unit_id: int
    teacher_id: int | None
    grade: int | None
    last: Days
    before: Days
    over_age: int
    transition_year: bool
    interrupted: bool
    repeated: bool
    poor: bool
    near_poor: bool
    special: tuple[str, ...]
    household_work: bool
    marks_low: bool
    marks_fallen: bool
    summer_open: bool
    month: int


def warning_facts(viewer: Viewer | System, units: Collection[int], on: date) -> Iterator[WarningFacts]:
    """The facts of every pupil on the roll of these units that day. Seven queries at most.

    A job passes `SYSTEM` and gets them all; a person gets the classes whose circumstances they may know.
    """
    classes = SchoolClass.objects.all() if isinstance(viewer, System) else known_classes(viewer)
    enrolments = Enrolment.objects.on(on).filter(unit_id__in=units, school_class__in=classes)
    pupils = enrolments.values("pupil_id")
    away, called = _away(pupils, on), _called(enrolments, on)
    known = _circumstances(pupils, on)
    dropped = Enrolment.objects.filter(pupil_id__in=pupils, left_because=LeftBecause.DROPPED, ends_on__lte=on)
    came_back = set(dropped.values_list("pupil_id", flat=True))
    reached, doubtful = _summer(pupils, on)
    rows = enrolments.select_related("school_class", "pupil").only(
        "unit_id", "pupil__key", "pupil__birth_year", "school_class__key", "school_class__name",
        "school_class__grade", "school_class__school_year", "school_class__teacher_id",
    )  # fmt: skip
    for one in rows.order_by("pk"):
        room, codes = one.school_class, known.get((one.pupil_id, one.unit_id), frozenset())
        last, before = (
            Days(*away.get((one.pupil_id, n), (0, 0)), called.get(room.pk, (0, 0))[n])
            for n in (0, 1)
        )  # fmt: skip
        yield WarningFacts(
            pupil_id=one.pupil_id,
            pupil_key=one.pupil.key,
            enrolment_id=one.pk,
            class_id=room.pk,
            class_key=room.key,
            class_name=room.name,
            unit_id=one.unit_id,
            teacher_id=room.teacher_id,
            grade=room.grade,
            last=last,
            before=before,
            over_age=_over_age(room, one.pupil.birth_year),
            transition_year=room.grade in TRANSITION,
            interrupted=INTERRUPTED in codes or one.pupil_id in came_back,
            repeated=REPEATED in codes,
            poor=POOR in codes,
            near_poor=NEAR_POOR in codes,
            special=tuple(letter for letter in SPECIAL if letter in codes),
            household_work=HOUSEHOLD_WORK in codes,
            marks_low=MARKS_LOW in codes,
            marks_fallen=MARKS_FALLEN in codes,
            summer_open=one.pupil_id in doubtful or (on.month in SUMMER and one.pupil_id not in reached),
            month=on.month,
        )


def _windows(on: date) -> tuple[Q, Q]:
    """The 30 days ending on the day, and the 30 before."""
    middle = on - WINDOW
    return Q(on_date__gt=middle, on_date__lte=on), Q(on_date__gt=middle - WINDOW, on_date__lte=middle)


def _away(pupils: "QuerySet[Enrolment, dict[str, int]]", on: date) -> dict[tuple[int, int], tuple[float, float]]:
    """(pupil, window) → days without leave, days with."""
    found: dict[tuple[int, int], tuple[float, float]] = {}
    last, before = _windows(on)
    rows = Absence.objects.filter(last | before, pupil_id__in=pupils)
    sums = rows.values_list("pupil_id", "excused", "part").annotate(
        last=Count("pk", filter=last), before=Count("pk", filter=before)
    )
    for pupil, excused, part, *counts in sums:
        for window, count in enumerate(counts):
            days = count * (1 if part == Absence.Part.WHOLE else 0.5)
            bare, leave = found.get((pupil, window), (0.0, 0.0))
            found[pupil, window] = (bare, leave + days) if excused else (bare + days, leave)
    return found


def _called(enrolments: QuerySet[Enrolment], on: date) -> dict[int, tuple[int, int]]:
    """Class → days it was called in the two windows."""
    last, before = _windows(on)
    rows = RollCall.objects.filter(school_class__in=enrolments.values("school_class_id"))
    sums = rows.values_list("school_class_id").annotate(
        last=Count("pk", filter=last), before=Count("pk", filter=before)
    )
    return {room: (now, then) for room, now, then in sums}


def _circumstances(pupils: "QuerySet[Enrolment, dict[str, int]]", on: date) -> dict[tuple[int, int], frozenset[str]]:
    """(pupil, school) → what the school knew that day."""
    found: dict[tuple[int, int], set[str]] = {}
    stood = Q(ends_on__isnull=True) | Q(ends_on__gt=on)
    for row in PupilCircumstance.objects.filter(stood, pupil_id__in=pupils, starts_on__lte=on):
        found.setdefault((row.pupil_id, row.unit_id), set()).add(row.fact)
    return {who: frozenset(facts) for who, facts in found.items()}


def _summer(pupils: "QuerySet[Enrolment, dict[str, int]]", on: date) -> tuple[set[int], set[int]]:
    """Pupils reached this summer, and those whose return is in doubt; nobody outside June–October."""
    if on.month not in (*SUMMER, *RETURN_MONTHS):
        return set(), set()
    checks = list(SummerCheck.objects.filter(pupil_id__in=pupils, summer=on.year))
    reached = {one.pupil_id for one in checks if one.contacted}
    doubtful = {one.pupil_id for one in checks if _doubtful(one)} if on.month in RETURN_MONTHS else set()
    return reached, doubtful


def _doubtful(check: SummerCheck) -> bool:
    sure = check.expected == Expected.YES and check.whereabouts == Whereabouts.HERE
    return check.back is False or (check.back is None and not sure)


def _over_age(room: SchoolClass, birth_year: int | None) -> int:
    if room.grade is None or birth_year is None:
        return 0
    return max(0, room.school_year - birth_year - FIRST_AGE - room.grade)
