"""Which cases of a ward stand behind each of its children's measures in a period."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime, time
from functools import cached_property
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from tuoitho.cases.models.cases import Case, CaseStep
from tuoitho.cases.models.clocks import Clock
from tuoitho.cases.models.followups import FollowUp
from tuoitho.cases.models.retention import SchoolingKept
from tuoitho.cases.models.schooling import Placement, Stay, in_school
from tuoitho.cases.models.services import ServiceGiven
from tuoitho.cases.models.settings import CaseSettings
from tuoitho.counts.models import Period
from tuoitho.registry.models import Enrolment

# Verbs by which a child is in fact supported or helped, beside a service it was given (also through a referral); a
# recorded call is what remains for 16 and 17 (no NĐ 56).
SUPPORTS = frozenset({"approve_plan", "act_in_emergency"})
CHILD_UNTIL, OF_AGE, SCHOOL_FROM = 16, 18, 5


class WardCases:
    """A ward's cases as they stand on a day, and what is known of them, in two queries and one more a period asked for.

    `seen`: cases that somebody sees; each case then says whether it is among them.
    """

    def __init__(self, ward_id: int, today: date, seen: QuerySet[Case] | None = None) -> None:
        self.ward_id, self.today = ward_id, today
        self.seen = Case.objects.none() if seen is None else seen

    @cached_property
    def cases(self) -> list[Case]:
        """With whether each was helped, called for, served, neglected, seen."""
        steps = CaseStep.objects.filter(case=OuterRef("pk"))
        rows = Case.objects.filter(home_ward_id=self.ward_id).annotate(
            was_helped=Exists(steps.filter(verb__in=SUPPORTS)),
            was_called_for=Exists(steps.filter(verb="record_call")),
            was_served=Exists(ServiceGiven.objects.filter(case=OuterRef("pk"))),
            was_late=Exists(self._broken_clocks().filter(case=OuterRef("pk"))),
            is_seen=Exists(self.seen.filter(pk=OuterRef("pk"))),
        )
        return list(rows.select_related("child").order_by("pk"))

    @cached_property
    def stays(self) -> Mapping[int, list[Stay]]:
        """Child → its places of learning."""
        found: dict[int, list[Stay]] = defaultdict(list)
        rows = Placement.objects.filter(child__in={case.child_id for case in self.cases})
        for child, start, left, attending in rows.values_list("child_id", "starts_on", "left_on", "attending_on"):
            found[child].append(Stay(start, left, attending))
        return found

    @cached_property
    def counts_older(self) -> bool:
        return CaseSettings.current().counts_older

    def sees(self, case: Any) -> bool:
        """Whether one of `cases` is among those seen."""
        return bool(case.is_seen)

    def notified_at_all(self, period: Period) -> list[Case]:
        return [case for case in self.cases if period.starts_on <= _day(case.notified_at) <= period.ends_on]

    def notified(self, period: Period) -> list[Case]:
        """Notified in the period; those of 16 and 17 by the setting."""
        return [case for case in self.notified_at_all(period) if self.counts_older or not _is_older(case)]

    def open_in(self, period: Period, today: date) -> list[Case]:
        last = period.day_of_roll(today)
        return [case for case in self.cases if _day(case.opened_at) <= last and not _ended(case, period.starts_on)]

    def in_care(self, period: Period, today: date) -> list[Case]:
        """At risk or in labour: a trafficked child only where it was found to work."""
        return [case for case in self.open_in(period, today) if case.kind != Case.Kind.TRAFFICKED or case.in_labour]

    def in_labour(self, period: Period, today: date) -> list[Case]:
        return [case for case in self.open_in(period, today) if case.in_labour and _of_school_age(case)]

    def supported(self, period: Period, today: date) -> list[Case]:
        """Of children all of whose cases were helped in time: one neglected is not made good by another."""
        cases = self.notified(period)
        neglected = {case.child_id for case in cases if not _is_supported(case)}
        return [case for case in cases if case.child_id not in neglected]

    def learning(self, period: Period, today: date) -> tuple[list[Case], list[Case]]:
        """(whose child is in general education or vocational training at the period's end, where nobody knows)."""
        cases = self.in_care(period, today)
        there = self.learns(period, today)
        return [case for case in cases if there[case.pk]], [case for case in cases if there[case.pk] is None]

    def learns(self, period: Period, today: date) -> dict[int, bool | None]:
        """Case → whether its child learns at the period's end; of who is no longer named, what was kept."""
        day = period.day_of_roll(today)
        kept = SchoolingKept.objects.filter(child=OuterRef("child"), year=period.year)
        enrolled = Enrolment.objects.on(day).filter(pupil=OuterRef("child__pupil"))
        held = FollowUp.objects.filter(case__child=OuterRef("child"), done_on__lte=day).order_by("-done_on", "-pk")
        rows = Case.objects.filter(home_ward_id=self.ward_id).annotate(
            is_enrolled=Exists(enrolled),
            told_on=Subquery(held.values("done_on")[:1]),
            told=Subquery(held.values("schooling")[:1]),
            is_kept=Exists(kept),
            was=Subquery(kept.values("attending")[:1]),
        )
        known = rows.values_list(
            "pk", "child_id", "child__pupil_id", "is_enrolled", "told_on", "told", "is_kept", "was"
        )
        return {
            pk: was
            if is_kept
            else in_school(
                day, self.stays.get(child, ()), is_enrolled, (told_on, told) if told_on else None, pupil is not None
            )
            for pk, child, pupil, is_enrolled, told_on, told, is_kept, was in known
        }

    def _broken_clocks(self) -> QuerySet[Clock]:
        """Met after their term, or neither met nor fallen away since; by the day, so that a number holds from midnight
        on."""
        midnight = timezone.make_aware(datetime.combine(self.today, time.min))
        open_late = Q(met_at=None, stopped_at=None, due_at__lt=midnight)
        return Clock.objects.filter(Q(met_at__gt=F("due_at")) | open_late)


BEHIND: Mapping[str, Callable[[WardCases, Period, date], Sequence[Case]]] = {
    "children.notified": lambda ward, period, today: ward.notified(period),
    "children.supported": WardCases.supported,
    "children.in_care": WardCases.in_care,
    "children.schooled": lambda ward, period, today: ward.learning(period, today)[0],
    "children.found": WardCases.in_labour,
    "children.in_labour": WardCases.in_labour,
    "children.hazardous": lambda ward, period, today: [
        case for case in ward.in_labour(period, today) if case.hazardous
    ],
}
"""Measure → the cases that are counted in it, each child once."""


def children_of(cases: Iterable[Case]) -> int:
    """How many children: one with two cases is one."""
    return len({case.child_id for case in cases})


def _is_supported(case: Any) -> bool:
    """Helped in fact, and no term of the law broken."""
    helped = case.was_helped or case.was_served or (case.was_called_for and not case.follows_procedure)
    return bool(helped) and not case.was_late


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
