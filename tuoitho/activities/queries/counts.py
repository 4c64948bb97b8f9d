"""Numbers of any units, for upper rooms. A year is a reporting year; one that nobody opened has nothing in it."""

from collections.abc import Collection
from datetime import date

from django.db.models import Count, Subquery, Sum

from tuoitho.activities.models import Activity, Reach
from tuoitho.activities.models.activities import ActivityRows
from tuoitho.counts.models import Period


def count_activities(units: Collection[int], year: int) -> int:
    """Activities that stand."""
    return _standing(units, year).count()


def count_by_clause(units: Collection[int], year: int) -> dict[str, int]:
    """Clause address → activities that stand; addresses without one are left out."""
    return {address: count for address, count in count_by_address(units, year).items() if address}


def count_by_address(units: Collection[int], year: int) -> dict[str, int]:
    """The same with those under no clause at `""`, so that the parts add up to all activities that stand."""
    found = _standing(units, year).values_list("clause").annotate(Count("pk"))
    return dict(found.order_by("clause"))


def count_since(units: Collection[int], day: date) -> dict[str, int]:
    """Clause address → activities that stand, from a day on."""
    rows = Activity.objects.filter(unit_id__in=units, on_date__gte=day).standing()
    return dict(rows.exclude(clause="").order_by("clause").values_list("clause").annotate(Count("pk")))


def count_reached(units: Collection[int], year: int) -> dict[str, int]:
    """Audience → "lượt": attendances, named or counted, of activities that stand. Never people."""
    reaches = Reach.objects.filter(activity__in=_standing(units, year))
    return dict(reaches.values_list("audience").annotate(Sum("reached")).order_by("audience"))


def _standing(units: Collection[int], year: int) -> ActivityRows:
    period = Period.objects.filter(pk=year)
    begins, ends = Subquery(period.values("starts_on")), Subquery(period.values("ends_on"))
    return Activity.objects.filter(unit_id__in=units, on_date__gte=begins, on_date__lte=ends).standing()
