"""From cases to the children's cells of a ward: notified, supported, in care, schooled, in labour, hazardous.

Where a ward has a case in a period, its cases are the number and what it states is kept beside, uncounted; elsewhere
its statement stands (as named rosters win over a stated roll). Every child once, at the ward where it lives.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from tuoitho.cases.models.cases import Case, CaseStep
from tuoitho.cases.models.clocks import Clock
from tuoitho.cases.models.followups import FollowUp
from tuoitho.cases.models.retention import SchoolingKept
from tuoitho.cases.models.schooling import Placement, Stay, in_school
from tuoitho.cases.models.services import ServiceGiven
from tuoitho.cases.models.settings import CaseSettings
from tuoitho.counts.models import Cell, Period
from tuoitho.counts.models.measures import OF_CASES
from tuoitho.registry.models import Enrolment, Headcount
from tuoitho.registry.models.stated import cells_of

# Verbs by which a child is in fact supported or helped, beside a service it was given (also through a referral); a
# recorded call is what remains for 16 and 17 (no NĐ 56).
SUPPORTS = frozenset({"approve_plan", "act_in_emergency"})
CHILD_UNTIL, OF_AGE, SCHOOL_FROM = 16, 18, 5


@dataclass
class _Known:
    """What the store holds of a ward's cases, read once. Keys are those of cases; of `stays` and `told` of children.

    `told`: (day, answer on schooling) of each follow-up held, the earliest first. `kept`: (child, year) of who is no
    longer named.
    """

    cases: list[Case]
    verbs: Mapping[int, set[str]] = field(default_factory=dict)
    clocks: Mapping[int, list[Clock]] = field(default_factory=dict)
    served: frozenset[int] = frozenset()
    stays: Mapping[int, list[Stay]] = field(default_factory=dict)
    told: Mapping[int, list[tuple[date, str]]] = field(default_factory=dict)
    counts_older: bool = True
    kept: Mapping[tuple[int, int], bool | None] = field(default_factory=dict)


def refresh_children(ward_id: int, at: datetime) -> None:
    """Write the children's cells of every period that has begun. Call inside the transaction of the fact."""
    today = timezone.localdate(at)
    known = _read(ward_id)
    for period in Period.objects.filter(starts_on__lte=today):
        values = measures_in(known, period, today) or _stated(ward_id, period.year)
        Cell.objects.put(ward_id, period.year, values)


def refresh_child(child_id: int, at: datetime) -> None:
    """The same for every ward where the child has a case: what is known of it counts in each."""
    for ward_id in sorted(set(Case.objects.filter(child=child_id).values_list("home_ward_id", flat=True))):
        refresh_children(ward_id, at)


def refresh_all(at: datetime) -> None:
    """The same for every ward with a case: a term that passes in silence counts by itself."""
    for ward_id in sorted(Case.objects.values_list("home_ward_id", flat=True).distinct()):
        with transaction.atomic():
            refresh_children(ward_id, at)


def measures_in(known: _Known, period: Period, today: date) -> dict[str, int | None]:
    """Cell → number of one period; empty where the ward has no case in it. Pure but for the rolls it reads."""
    last = period.day_of_roll(today)
    notified = [case for case in known.cases if period.starts_on <= _day(case.notified_at) <= period.ends_on]
    cared = [case for case in known.cases if _day(case.opened_at) <= last and not _ended(case, period.starts_on)]
    if not notified and not cared:
        return {}
    told = [case for case in notified if known.counts_older or not _is_older(case)]
    care = {case.child_id for case in cared if case.kind != Case.Kind.TRAFFICKED or case.in_labour}
    labour = [case for case in cared if case.in_labour and _of_school_age(case)]
    attending, unsure = _schooling(known, care, period, today)
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
    """Eight queries, whatever the number of cases."""
    cases = list(Case.objects.filter(home_ward_id=ward_id).select_related("child").order_by("pk"))
    verbs: dict[int, set[str]] = defaultdict(set)
    for case_id, verb in CaseStep.objects.filter(case__home_ward_id=ward_id).values_list("case_id", "verb").distinct():
        verbs[case_id].add(verb)
    clocks: dict[int, list[Clock]] = defaultdict(list)
    for clock in Clock.objects.filter(case__home_ward_id=ward_id):
        clocks[clock.case_id].append(clock)
    served = ServiceGiven.objects.filter(case__home_ward_id=ward_id).values_list("case_id", flat=True)
    children = [case.child_id for case in cases]
    older = CaseSettings.current().counts_older
    return _Known(cases, verbs, clocks, frozenset(served), _stays(children), _told(children), older, _kept(children))


def _stays(children: Sequence[int]) -> dict[int, list[Stay]]:
    found: dict[int, list[Stay]] = defaultdict(list)
    rows = Placement.objects.filter(child__in=children)
    for child, start, left, attending in rows.values_list("child_id", "starts_on", "left_on", "attending_on"):
        found[child].append(Stay(start, left, attending))
    return found


def _told(children: Sequence[int]) -> dict[int, list[tuple[date, str]]]:
    found: dict[int, list[tuple[date, str]]] = defaultdict(list)
    rows = FollowUp.objects.filter(case__child__in=children, done_on__isnull=False).order_by("done_on", "pk")
    for child, day, answer in rows.values_list("case__child_id", "done_on", "schooling"):
        found[child].append((day, answer))
    return found


def _kept(children: Sequence[int]) -> dict[tuple[int, int], bool | None]:
    rows = SchoolingKept.objects.filter(child__in=children)
    return {(child, year): was for child, year, was in rows.values_list("child_id", "year", "attending")}


def schooling_of(children: Collection[int], period: Period, today: date) -> tuple[set[int], set[int]]:
    """(in general education or vocational training on the period's day, nobody knows) among these children."""
    cases, keys = list(Case.objects.filter(child__in=children).select_related("child")), list(children)
    known = _Known(cases, stays=_stays(keys), told=_told(keys), kept=_kept(keys))
    return _schooling(known, children, period, today)


def _is_supported(case: Case, known: _Known, today: date) -> bool:
    """Helped in fact, and no term of the law broken."""
    helps = SUPPORTS | ({"record_call"} if not case.follows_procedure else frozenset())
    helped = case.pk in known.served or bool(helps & known.verbs.get(case.pk, set()))
    return helped and all(_in_time(clock, today) for clock in known.clocks.get(case.pk, []))


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


def _schooling(known: _Known, children: Collection[int], period: Period, today: date) -> tuple[set[int], set[int]]:
    """The same from what was read already."""
    on = period.day_of_roll(today)
    pupils = {case.child_id: case.child.pupil_id for case in known.cases if case.child_id in children}
    rolls = Enrolment.objects.on(on).filter(pupil__in=[pupil for pupil in pupils.values() if pupil])
    enrolled = set(rolls.values_list("pupil_id", flat=True))
    found = {
        child: in_school(
            on,
            known.stays.get(child, ()),
            pupil in enrolled,
            next((told for told in reversed(known.told.get(child, ())) if told[0] <= on), None),
            pupil is not None,
        )
        for child, pupil in pupils.items()
    }
    found |= {child: known.kept[child, period.year] for child in found if (child, period.year) in known.kept}
    attending = {child for child, there in found.items() if there}
    return attending, {child for child, there in found.items() if there is None}


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
