"""From cases to the children's cells of a ward: notified, supported, in care, schooled, in labour, hazardous.

Where a ward has a case in a period, its cases are the number and what it states is kept beside, uncounted; elsewhere
its statement stands (as named rosters win over a stated roll). Every child once, at the ward where it lives.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from tuoitho.cases.models.cases import Case, CaseStep
from tuoitho.cases.models.children import Child
from tuoitho.cases.models.clocks import Clock
from tuoitho.cases.models.retention import SchoolingKept
from tuoitho.cases.models.settings import CaseSettings
from tuoitho.counts.models import Cell, Period
from tuoitho.counts.models.measures import OF_CASES
from tuoitho.registry.models import Enrolment, Headcount
from tuoitho.registry.models.stated import cells_of

# Verbs by which a child is in fact supported or helped; a recorded call is what remains for 16 and 17 (no NĐ 56).
SUPPORTS = frozenset({"approve_plan", "act_in_emergency", "record_service"})
CHILD_UNTIL, OF_AGE, SCHOOL_FROM = 16, 18, 5


@dataclass
class _Known:
    """What the store holds of a ward's cases, read once. Keys are those of cases and children."""

    cases: list[Case]
    verbs: Mapping[int, set[str]] = field(default_factory=dict)
    clocks: Mapping[int, list[Clock]] = field(default_factory=dict)
    counts_older: bool = True


def refresh_children(ward_id: int, at: datetime) -> None:
    """Write the children's cells of every period that has begun. Call inside the transaction of the fact."""
    today = timezone.localdate(at)
    known = _read(ward_id)
    for period in Period.objects.filter(starts_on__lte=today):
        values = measures_in(known, period, today) or _stated(ward_id, period.year)
        Cell.objects.put(ward_id, period.year, values)


def refresh_all(at: datetime) -> None:
    """The same for every ward with a case: a term that passes in silence counts by itself."""
    for ward_id in sorted(Case.objects.values_list("home_ward_id", flat=True).distinct()):
        with transaction.atomic():
            refresh_children(ward_id, at)


def measures_in(known: _Known, period: Period, today: date) -> dict[str, int | None]:
    """Cell → number of one period; empty where the ward has no case in it. Pure but for the schooling it reads."""
    last = period.day_of_roll(today)
    notified = [case for case in known.cases if period.starts_on <= _day(case.notified_at) <= period.ends_on]
    cared = [case for case in known.cases if _day(case.opened_at) <= last and not _ended(case, period.starts_on)]
    if not notified and not cared:
        return {}
    told = [case for case in notified if known.counts_older or not _is_older(case)]
    care = {case.child_id for case in cared if case.kind != Case.Kind.TRAFFICKED or case.in_labour}
    labour = [case for case in cared if case.in_labour and _of_school_age(case)]
    attending, unsure = schooling_of(care, period, today)
    return _blank() | {
        "children.notified": len({case.child_id for case in told}),
        "children.supported.named": len(_all_hold(told, lambda case: _is_supported(case, known, today))),
        "children.in_care": len(care),
        "children.schooled.named": len(attending),
        "children.schooled.sum": len(unsure),
        "children.in_labour": len({case.child_id for case in labour}),
        "children.found.named": len({case.child_id for case in labour}),
        "children.hazardous.named": len({case.child_id for case in labour if case.hazardous}),
    }


def _blank() -> dict[str, int | None]:
    """Cells of a statement of the same numbers, which no longer count."""
    return dict.fromkeys((cell for measure in OF_CASES for cell in cells_of(measure, None)), None)


def _stated(ward_id: int, year: int) -> dict[str, int | None]:
    """The ward's own statement again, where no case is left in the year."""
    values = (
        _blank() | dict.fromkeys((f"{measure}.named" for measure in OF_CASES), None) | {"children.schooled.sum": None}
    )
    for row in Headcount.objects.filter(unit_id=ward_id, year=year, measure__in=OF_CASES):
        values |= cells_of(row.measure, (row.low, row.high))
    return values


def _read(ward_id: int) -> _Known:
    """Four queries, whatever the number of cases."""
    cases = list(Case.objects.filter(home_ward_id=ward_id).select_related("child").order_by("pk"))
    verbs: dict[int, set[str]] = defaultdict(set)
    for case_id, verb in CaseStep.objects.filter(case__home_ward_id=ward_id).values_list("case_id", "verb").distinct():
        verbs[case_id].add(verb)
    clocks: dict[int, list[Clock]] = defaultdict(list)
    for clock in Clock.objects.filter(case__home_ward_id=ward_id):
        clocks[clock.case_id].append(clock)
    return _Known(cases, verbs, clocks, CaseSettings.current().counts_older)


def _is_supported(case: Case, known: _Known, today: date) -> bool:
    """Helped in fact, and no term of the law broken."""
    helps = SUPPORTS | ({"record_call"} if not case.follows_procedure else frozenset())
    return bool(helps & known.verbs.get(case.pk, set())) and all(
        _in_time(clock, today) for clock in known.clocks.get(case.pk, [])
    )


def _in_time(clock: Clock, today: date) -> bool:
    """Met within its term, fallen away, or still running; by the day, so that a number holds from midnight on."""
    if clock.met_at is not None:
        return clock.met_at <= clock.due_at
    return clock.stopped_at is not None or _day(clock.due_at) >= today


def _all_hold(cases: Iterable[Case], holds: Callable[[Case], bool]) -> set[int]:
    """The children all of whose cases hold: one neglected is not made good by another."""
    found: dict[int, bool] = {}
    for case in cases:
        found[case.child_id] = found.get(case.child_id, True) and holds(case)
    return {child for child, held in found.items() if held}


def schooling_of(children: Collection[int], period: Period, today: date) -> tuple[set[int], set[int]]:
    """(in general education or vocational training on the period's day, nobody knows) among these children. Of who is
    no longer named it is what was kept."""
    rolls = Enrolment.objects.on(period.day_of_roll(today)).filter(
        pupil__in=Child.objects.filter(pk__in=children).values("pupil")
    )
    at_school = set(rolls.values_list("pupil_id", flat=True))
    pupils: dict[int, int | None] = dict(Child.objects.filter(pk__in=children).values_list("pk", "pupil_id"))
    attending = {child for child, pupil in pupils.items() if pupil in at_school}
    unsure = {child for child, pupil in pupils.items() if pupil is None}
    kept = dict(SchoolingKept.objects.filter(child__in=unsure, year=period.year).values_list("child_id", "attending"))
    attending |= {child for child, was in kept.items() if was}
    return attending, unsure - {child for child, was in kept.items() if was is not None}


def _is_older(case: Case) -> bool:
    """Surely 16 or more when it was notified: no child in the law's sense."""
    ages = case.ages_when_notified
    return ages is not None and ages[0] >= CHILD_UNTIL


def _of_school_age(case: Case) -> bool:
    """From 5 to 17 when it was notified, as far as anyone knows."""
    ages = case.ages_when_notified
    return ages is None or (ages[0] < OF_AGE and ages[1] >= SCHOOL_FROM)


def _ended(case: Case, first: date) -> bool:
    return case.closed_at is not None and _day(case.closed_at) < first


def _day(moment: datetime) -> date:
    return timezone.localdate(moment)
