"""What is known of every school of a cycle, for the workbooks that go out and to check those that come back."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from tuoitho.activities.models import Activity
from tuoitho.activities.queries import activities_of
from tuoitho.counts.models import Cell, Period
from tuoitho.organisations.models import User
from tuoitho.organisations.queries import Viewer, viewer_of
from tuoitho.registry.models import Headcount
from tuoitho.registry.models.stated import NAMED_ROLLS, Span, kept_by
from tuoitho.reporting.models import Cycle, Passage, Submission
from tuoitho.reporting.queries.cycles import submissions_of
from tuoitho.reporting.reader.reading import Measure


@dataclass(frozen=True)
class Facts:
    """One school: what it may state, what it has stated (rolls also from its named lists), did and wrote."""

    submission: Submission
    measures: Mapping[str, Measure]
    spans: Mapping[str, Span]
    activities: list[Activity] = field(default_factory=list)
    passages: list[Passage] = field(default_factory=list)


def facts_of(viewer: Viewer, cycle: Cycle) -> list[Facts]:
    """Every school of the cycle, by name. Six queries, however many schools."""
    rows = list(submissions_of(viewer, cycle).order_by("unit__folded", "pk"))
    period = Period.objects.get(pk=cycle.year)
    units = [row.unit_id for row in rows]
    spans = _spans(units, cycle.year)
    done, written = defaultdict(list), defaultdict(list)
    standing = activities_of(viewer, units, cycle.year).filter(withdrawn_at=None).prefetch_related("reaches")
    for activity in standing.order_by("on_date", "pk"):
        done[activity.unit_id].append(activity)
    for passage in Passage.objects.filter(submission__in=rows):
        written[passage.submission_id].append(passage)
    return [
        Facts(row, _measures_of(row, period), spans[row.unit_id], done[row.unit_id], written[row.pk]) for row in rows
    ]


def viewer_behind(viewer: str, on: date) -> Viewer:
    """Whoever asked for a piece of long work (its actor key), with what they may see on the day it runs."""
    user = User.objects.filter(key=viewer.removeprefix("user:")).first() if viewer.startswith("user:") else None
    return viewer_of(user, on) if user else Viewer(viewer, on)


def _measures_of(row: Submission, period: Period) -> dict[str, Measure]:
    return {one.measure: Measure(str(one.label), one.span, one.of) for one in kept_by(row.unit, period)}


def _spans(units: list[int], year: int) -> dict[int, dict[str, Span]]:
    found: dict[int, dict[str, Span]] = defaultdict(dict)
    for unit, measure, value in Cell.objects.filter(unit__in=units, year=year, measure__in=NAMED_ROLLS).values_list(
        "unit_id", "measure", "value"
    ):
        found[unit][measure] = (value, value)
    for row in Headcount.objects.filter(unit__in=units, year=year).exclude(measure__in=NAMED_ROLLS):
        found[row.unit_id][row.measure] = (row.low, row.high)
    return found
