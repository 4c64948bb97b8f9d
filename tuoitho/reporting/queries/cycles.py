"""Cycles and the reports in them, within the viewer's scope."""

from datetime import date, timedelta
from uuid import UUID

from django.db.models import QuerySet

from tuoitho.base import installation
from tuoitho.base.actors import Actor
from tuoitho.counts.models import Period
from tuoitho.law.yearly import report_due
from tuoitho.organisations.models import Unit
from tuoitho.organisations.queries import Viewer
from tuoitho.organisations.succession import Tree
from tuoitho.programme.models import Plan
from tuoitho.reporting.models import Cycle, Submission
from tuoitho.reporting.models.cycles import SubmissionRows
from tuoitho.reporting.rules.ladder import rung_on

SEE = "reporting.see_reports"
WEEKS = timedelta(weeks=5)
"""Longer than any five working days, Tết included."""


def cycles_of(viewer: Viewer, permission: str = SEE) -> QuerySet[Cycle]:
    """The cycles of departments the viewer holds the permission over."""
    return Cycle.objects.filter(unit__in=viewer.units(permission)).select_related("unit")


def cycle_of(viewer: Viewer, unit: Unit, year: int) -> Cycle | None:
    """The cycle of a department and year."""
    return cycles_of(viewer).filter(unit=unit, year=year).first()


def cycle_by_key(viewer: Viewer, key: UUID, permission: str = SEE) -> Cycle | None:
    return cycles_of(viewer, permission).filter(key=key).first()


def period_of(viewer: Viewer, cycle: Cycle) -> Period | None:
    """The days a cycle's year covers."""
    return Period.objects.filter(pk=cycle.year).first() if viewer.holds(SEE) else None


def is_illustrative(viewer: Viewer) -> bool:
    """Whether this installation holds the illustrative data set, which its papers say on their first line."""
    return viewer.holds(SEE) and installation.is_illustrative(viewer.stamp)


def cycles_to_remind(viewer: Actor, on: date) -> list[Cycle]:
    """Cycles whose ladder of reminders has a rung on the day, for the installation itself."""
    if not viewer.holds("reporting.remind_late"):
        return []
    near = Cycle.objects.filter(due_on__range=(on - WEEKS, on + WEEKS)).select_related("unit")
    return [cycle for cycle in near if rung_on(cycle.due_on, on)]


def last_day_of(viewer: Actor, unit: Unit, year: int) -> date | None:
    """The last day in time by the unit's plan in force, for whoever opens its cycle; None without a plan."""
    if not viewer.holds("reporting.open_cycle", unit.pk):
        return None
    plans = Plan.objects.filter(unit=unit, state=Plan.State.ADOPTED).order_by("-from_year", "-adopted_at")
    asked = plans.values_list("report_day", "report_month").first()
    return report_due(year, day=asked[0], month=asked[1]) if asked else None


def schools_to_add(viewer: Actor, cycle: Cycle, tree: Tree) -> QuerySet[Unit]:
    """Schools under the cycle's department on this tree that report to no cycle of its year, by name.

    For whoever opens the cycle. A school that came from a department whose cycle it stands in reports there.
    """
    if not viewer.holds("reporting.open_cycle", cycle.unit_id):
        return Unit.objects.none()
    reporting = Submission.objects.filter(cycle__year=cycle.year).values("unit")
    schools = Unit.objects.filter(pk__in=tree.subtree(cycle.unit_id), kind=Unit.Kind.SCHOOL).exclude(pk__in=reporting)
    return schools.order_by("folded", "pk")


def submissions_of(viewer: Viewer, cycle: Cycle) -> SubmissionRows:
    """The reports of a cycle that the viewer may read."""
    return _seen(viewer).filter(cycle=cycle)


def submission_of(viewer: Viewer, key: UUID) -> Submission | None:
    """One report by its key."""
    return _seen(viewer).filter(key=key).first()


def own_submissions(viewer: Viewer) -> SubmissionRows:
    """The reports of the units where the viewer sits, newest year first."""
    seats = {post.unit_id for post in viewer.posts}
    return _seen(viewer).filter(unit__in=seats).order_by("-cycle__year", "unit__folded")


def submission_in(viewer: Viewer, unit: Unit, year: int) -> Submission | None:
    """A unit's report of a year."""
    return _seen(viewer).filter(unit=unit, cycle__year=year).first()


def late_submissions(viewer: Viewer, cycle: Cycle) -> SubmissionRows:
    """Those the department does not have yet, by name; whether they are late, the day says."""
    return submissions_of(viewer, cycle).outstanding().order_by("unit__folded", "pk")


def _seen(viewer: Viewer) -> SubmissionRows:
    rows = Submission.objects.select_related("unit", "cycle__unit")
    return rows.seen_by(viewer.units(SEE))
