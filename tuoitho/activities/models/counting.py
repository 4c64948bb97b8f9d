"""What must be counted anew when an activity has changed: cells of counted heads, marks of people known by name."""

from collections.abc import Collection
from datetime import date

from django.db import transaction
from django.db.models import Q

from tuoitho.activities.models.activities import Activity
from tuoitho.activities.models.reaches import Attendance, Reach
from tuoitho.counts.models import Period
from tuoitho.organisations.models import Unit
from tuoitho.registry.models import (
    EMPLOYER_AUDIENCES,
    Employer,
    EmployerMark,
    Enrolment,
    Mark,
    PersonKind,
    refresh_employers,
    refresh_people,
)

PERSON_KINDS: dict[str, str] = {"pupils": PersonKind.PUPIL, "staff": PersonKind.STAFF}


_SCHOOLS = (Unit.Kind.SCHOOL, Unit.Kind.GROUP)


def recount(
    activity: Activity,
    days: Collection[date],
    audience: str,
    people: Collection[int],
    today: date,
    employers: Collection[int] = (),
) -> None:
    """Bring the counts in line with the rows, in each reporting year one of these days falls in.

    `days`: the activity's date, and the one before when it moved. `people`: those of the named `audience` who came, now
    or before; empty when nobody is named. `employers`: those named before and no more; those named now are found. Call
    inside the transaction of the change: the unit is locked first, so that of two who log at once the second counts the
    rows of the first. A day of no period counts nowhere.
    """
    Unit.objects.select_for_update(no_key=True).get(pk=activity.unit_id)
    for period in _periods(days):
        Reach.objects.refresh(activity.unit, period)
        if people:
            _settle_marks(audience, people, period)
    if people:
        for unit_id in _units_of(activity, audience, people):
            refresh_people(unit_id, today)
    met = {*employers, *employers_at(activity)}
    if met:
        for period in _periods(days):
            _settle_employers(met, period)
        for ward in set(Employer.objects.filter(pk__in=met).values_list("unit_id", flat=True)):
            refresh_employers(ward, today)


def employers_at(activity: Activity) -> set[int]:
    """The ids of the employers named at an activity."""
    reaches = Reach.objects.filter(activity=activity, audience__in=EMPLOYER_AUDIENCES, named=True)
    return set(Attendance.objects.filter(reach__in=reaches).values_list("person_id", flat=True))


def recount_all(today: date) -> None:
    """The same for every unit that did anything, in every reporting year: a year opened, or given other days, after its
    activities were written down counts them too. Afterwards the rolls of all are to be refreshed, for marks may move.
    """
    periods = list(Period.objects.filter(starts_on__lte=today))
    for unit_id in Activity.objects.order_by("unit").values_list("unit", flat=True).distinct():
        with transaction.atomic():
            unit = Unit.objects.select_for_update(no_key=True).get(pk=unit_id)
            people = {audience: _came_to(unit, audience) for audience in PERSON_KINDS}
            met = {one for audience in EMPLOYER_AUDIENCES for one in _came_to(unit, audience)}
            for period in periods:
                Reach.objects.refresh(unit, period)
                for audience, came in people.items():
                    _settle_marks(audience, came, period)
                _settle_employers(met, period)


def _came_to(unit: Unit, audience: str) -> set[int]:
    """Whoever came by name to anything the unit did, withdrawn or not."""
    reaches = Reach.objects.filter(activity__unit=unit, audience=audience, named=True)
    return set(Attendance.objects.filter(reach__in=reaches).values_list("person_id", flat=True))


def _periods(days: Collection[date]) -> list[Period]:
    covering = Q(pk__in=[])
    for day in days:
        covering |= Q(starts_on__lte=day, ends_on__gte=day)
    return list(Period.objects.filter(covering))


def _settle_marks(audience: str, people: Collection[int], period: Period) -> None:
    """Mark those whom some counting attendance of the year covers, wherever they attended; unmark the others."""
    attended = Attendance.objects.filter(
        person_id__in=people, reach__in=Reach.objects.counting(period).filter(audience=audience, named=True)
    )
    covered = set(attended.values_list("person_id", flat=True))
    Mark.objects.mark(PERSON_KINDS[audience], covered, period.year)
    Mark.objects.unmark(PERSON_KINDS[audience], set(people) - covered, period.year)


def _settle_employers(met: Collection[int], period: Period) -> None:
    """The same of employers. A school's contact informs; only the ward, the district or the city trains."""
    counting = Reach.objects.counting(period).filter(audience__in=EMPLOYER_AUDIENCES, named=True)
    known = set(Employer.objects.filter(pk__in=met).values_list("pk", flat=True))
    training = counting.filter(activity__kind=Activity.Kind.TRAINING).exclude(activity__unit__kind__in=_SCHOOLS)
    for theme, reaches in (("informed", counting), ("trained", training)):
        told = Attendance.objects.filter(reach__in=reaches, person_id__in=known)
        EmployerMark.objects.settle(theme, period.year, set(told.values_list("person_id", flat=True)), known)


def _units_of(activity: Activity, audience: str, people: Collection[int]) -> set[int]:
    """A pupil who has moved is counted where they are now."""
    units = {activity.unit_id}
    if audience == Reach.Audience.PUPILS:
        units |= set(Enrolment.objects.filter(pupil_id__in=people).values_list("unit_id", flat=True))
    return units
