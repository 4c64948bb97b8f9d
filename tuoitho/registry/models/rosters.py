"""Rosters as numbers: how many named people are on the roll of a period, and how many of them were informed."""

from collections.abc import Sequence
from datetime import date

from django.db.models import Count, Exists, OuterRef, Q

from tuoitho.counts.models import Period
from tuoitho.organisations.models import Unit
from tuoitho.registry.models.marks import Mark
from tuoitho.registry.models.people import Enrolment, PersonKind, StaffMember

Measures = dict[str, int | None]
FIVE = 5


def named_measures(unit_id: int, periods: Sequence[Period], today: date) -> dict[int, Measures]:
    """By year: `roll` and `informed.named` of pupils and staff known by name. Two queries, flat in years and people.

    None: no one is on a named roster that day, or no one was informed (silence is not zero). Of a preschool's children
    only the five-year-olds of the period's setting count (figures.md, series 2.2).
    """
    pupils = _count(unit_id, PersonKind.PUPIL, periods, today)
    staff = _count(unit_id, PersonKind.STAFF, periods, today)
    return {period.year: pupils[period.year] | staff[period.year] for period in periods}


def _count(unit_id: int, kind: PersonKind, periods: Sequence[Period], today: date) -> dict[int, Measures]:
    model, person, audience = (
        (Enrolment, "pupil_id", "pupils") if kind == PersonKind.PUPIL else (StaffMember, "id", "staff")
    )
    asked = {}
    for period in periods:
        kept = _on(period.day_of_roll(today))
        counted = kept & _counted(period) if kind == PersonKind.PUPIL else kept
        marks = Mark.objects.filter(kind=kind, year=period.year, person_id=OuterRef(person))
        asked[f"kept_{period.year}"] = Count("pk", filter=kept)
        asked[f"roll_{period.year}"] = Count("pk", filter=counted)
        asked[f"named_{period.year}"] = Count("pk", filter=counted & Q(Exists(marks)))
    found = model.objects.filter(unit_id=unit_id).aggregate(**asked) if asked else {}
    return {
        period.year: {
            f"{audience}.roll": found[f"roll_{period.year}"] if _answers(found, period) else None,
            f"{audience}.informed.named": found[f"named_{period.year}"] or None,
        }
        for period in periods
    }


def _answers(found: dict[str, int], period: Period) -> bool:
    """A roster with no child of the counted age says "none" only where five-year-olds are counted at all."""
    return bool(found[f"roll_{period.year}"] or (period.five_year_olds and found[f"kept_{period.year}"]))


def _on(day: date) -> Q:
    return Q(starts_on__lte=day) & (Q(ends_on__isnull=True) | Q(ends_on__gt=day))


def _counted(period: Period) -> Q:
    school = ~Q(unit__level=Unit.Level.PRESCHOOL)
    return school | Q(pupil__birth_year=period.year - FIVE) if period.five_year_olds else school
