"""From cases to the children's cells of a ward: notified, supported, in care, schooled, in labour, hazardous.

Where a ward has a case in a period, its cases are the number and what it states is kept beside, uncounted; elsewhere
its statement stands (as named rosters win over a stated roll). Every child once, at the ward where it lives.
"""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from tuoitho.cases.models.cases import Case
from tuoitho.cases.models.counted import WardCases, children_of
from tuoitho.counts.models import Cell, Period
from tuoitho.counts.models.measures import OF_CASES
from tuoitho.registry.models import Headcount
from tuoitho.registry.models.stated import cells_of


def refresh_children(ward_id: int, at: datetime) -> None:
    """Write the children's cells of every period that has begun. Call inside the transaction of the fact."""
    today = timezone.localdate(at)
    ward = WardCases(ward_id, today)
    for period in Period.objects.filter(starts_on__lte=today):
        values = measures_in(ward, period, today) or _stated(ward_id, period.year)
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


def measures_in(ward: WardCases, period: Period, today: date) -> dict[str, int | None]:
    """Cell → number of one period; empty where the ward has no case in it."""
    if not ward.notified_at_all(period) and not ward.open_in(period, today):
        return {}
    labour = ward.in_labour(period, today)
    attending, unsure = ward.learning(period, today)
    return _blank() | {
        "children.notified": children_of(ward.notified(period)),
        "children.supported.named": children_of(ward.supported(period, today)),
        "children.in_care": children_of(ward.in_care(period, today)),
        "children.schooled.named": children_of(attending),
        "children.schooled.sum": children_of(unsure),
        "children.in_labour": children_of(labour),
        "children.found.named": children_of(labour),
        "children.hazardous.named": children_of(case for case in labour if case.hazardous),
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
