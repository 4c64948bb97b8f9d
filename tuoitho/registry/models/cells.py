"""From rosters to cells. Named rosters win over a stated head-count of the same roll."""

from datetime import date

from django.db import transaction

from tuoitho.counts.models import Cell, Period
from tuoitho.organisations.models import Unit
from tuoitho.registry.models.employer_counts import EMPLOYER_ROLLS, employer_measures, wards_with_employers
from tuoitho.registry.models.headcounts import Headcount
from tuoitho.registry.models.people import Enrolment, StaffMember
from tuoitho.registry.models.rosters import named_measures
from tuoitho.registry.models.stated import NAMED_ROLLS, kept_by


def refresh_people(unit_id: int, today: date) -> None:
    """Write the rolls and the people informed by name of every period that has begun.

    Call inside the transaction of whatever changed a roster or a mark. `today`: the programme's.
    """
    periods = list(Period.objects.filter(starts_on__lte=today))
    stated = {
        (row.year, row.measure): row.low for row in Headcount.objects.filter(unit_id=unit_id, measure__in=NAMED_ROLLS)
    }
    unit = Unit.objects.get(pk=unit_id) if stated else None
    named = named_measures(unit_id, periods, today)
    for period in periods:
        values = named[period.year]
        kept = {one.measure for one in kept_by(unit, period)} if unit else set()
        for roll in NAMED_ROLLS:
            if values[roll] is None and roll in kept:
                values[roll] = stated.get((period.year, roll))
        Cell.objects.put(unit_id, period.year, values)


def refresh_employers(unit_id: int, today: date) -> None:
    """Write the rolls and those reached by name of every period that has begun; a stated roll where the register has
    nobody. Call inside the transaction of whatever changed the register or a mark."""
    periods = list(Period.objects.filter(starts_on__lte=today))
    named = employer_measures(unit_id, periods, today)
    stated = Headcount.objects.filter(unit_id=unit_id, measure__in=EMPLOYER_ROLLS)
    for row in stated:
        if row.year in named and named[row.year][row.measure] is None:
            named[row.year][row.measure] = row.low
    for year, values in named.items():
        Cell.objects.put(unit_id, year, values)


def refresh_all(today: date) -> None:
    """The same for every unit that keeps people or states a roll: changes dated ahead come into force by themselves."""
    units = set(Enrolment.objects.values_list("unit_id", flat=True).distinct())
    units |= set(StaffMember.objects.values_list("unit_id", flat=True).distinct())
    units |= set(Headcount.objects.filter(measure__in=NAMED_ROLLS).values_list("unit_id", flat=True).distinct())
    for unit_id in sorted(units):
        with transaction.atomic():
            refresh_people(unit_id, today)
    wards = wards_with_employers()
    wards |= set(Headcount.objects.filter(measure__in=EMPLOYER_ROLLS).values_list("unit_id", flat=True).distinct())
    for unit_id in sorted(wards):
        with transaction.atomic():
            refresh_employers(unit_id, today)
