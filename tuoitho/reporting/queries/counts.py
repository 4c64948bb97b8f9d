"""Numbers of any units, for the rooms above."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Count, Q

from tuoitho.organisations.queries import Viewer
from tuoitho.reporting.models import Cycle, Submission
from tuoitho.reporting.models.cycles import SubmissionRows
from tuoitho.reporting.queries.cycles import submissions_of


def count_states(units: Iterable[int], year: int) -> dict[str, int]:
    """State → reports of these units in a year; `silent`: those drafts nobody has opened yet, counted apart."""
    return _by_state(Submission.objects.filter(unit__in=list(units), cycle__year=year))


def count_late(units: Iterable[int], year: int, today: date) -> int:
    """Reports whose last day is over and which the department does not have."""
    rows = Submission.objects.filter(unit__in=list(units), cycle__year=year, cycle__due_on__lt=today)
    return rows.outstanding().count()


def states_in(viewer: Viewer, cycle: Cycle) -> dict[str, int]:
    """The same for the reports of a cycle that the viewer may read."""
    return _by_state(submissions_of(viewer, cycle))


def _by_state(rows: SubmissionRows) -> dict[str, int]:
    unopened = Count("pk", filter=Q(begun_at=None, state="draft"))
    counted = rows.order_by().values_list("state").annotate(total=Count("pk"), unopened=unopened)
    states = {state: total - silent for state, total, silent in counted if total > silent}
    silent = sum(silent for _, _, silent in counted)
    return states | ({"silent": silent} if silent else {})
