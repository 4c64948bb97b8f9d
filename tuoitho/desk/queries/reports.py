"""How far the yearly reports have come."""

from collections.abc import Collection
from datetime import date, timedelta

from django.db.models import Count, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from tuoitho.organisations.models import Unit
from tuoitho.organisations.queries import Viewer
from tuoitho.reporting.models import Figure, Remark, Submission
from tuoitho.reporting.queries import own_submissions
from tuoitho.reporting.workflow import HANDED_IN

YEAR = timedelta(days=365)


def count_late(units: Collection[int], today: date) -> int:
    """Reports that came due within a year and that the department does not have. One query."""
    over = Submission.objects.filter(unit__in=units, cycle__due_on__lt=today, cycle__due_on__gte=today - YEAR)
    return over.outstanding().count()


def count_handed_in(units: Collection[int], year: int) -> tuple[int, int]:
    """Reports of a year that the department has, and all that were asked for. One query."""
    states = list(Submission.objects.filter(unit__in=units, cycle__year=year).values_list("state", flat=True))
    return sum(state in HANDED_IN for state in states), len(states)


def reports_of(viewer: Viewer) -> list[Submission]:
    """The reports the viewer may read of the last cycle that came due within a year or will. One query."""
    seen = Submission.objects.seen_by(viewer.units("reporting.see_reports"))
    recent = seen.filter(cycle__due_on__gte=viewer.on - YEAR).select_related("unit", "cycle__unit")
    rows = list(recent.order_by("unit__folded", "pk"))
    last = max((report.cycle.year for report in rows), default=0)
    return [report for report in rows if report.cycle.year == last]


def latest_report(viewer: Viewer, unit: Unit) -> Submission | None:
    """The unit's report of the last cycle with `figures_open` and `remarks_open` counted. Two queries."""
    rows = own_submissions(viewer).filter(unit=unit)
    return (
        rows.annotate(
            figures_open=_count(Figure.objects.filter(Q(low=None) | Q(denominator=None))),
            remarks_open=_count(Remark.objects.filter(answered_at=None)),
        )
        .prefetch_related("passages")
        .first()
    )


def _count(rows: QuerySet) -> Coalesce:
    """How many of these rows belong to the submission of the outer query."""
    of_one = rows.filter(submission=OuterRef("pk")).order_by().values("submission").annotate(number=Count("pk"))
    return Coalesce(Subquery(of_one.values("number"), output_field=IntegerField()), 0)
