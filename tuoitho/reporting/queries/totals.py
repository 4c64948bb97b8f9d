"""The department's report before it is stored: every number of it, with what it is made of."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.db.models import OuterRef, Subquery, prefetch_related_objects

from tuoitho.activities.queries import count_by_address
from tuoitho.figures.ratio import Bounds, Ratio
from tuoitho.figures.status import status
from tuoitho.indicators.queries import Figures, Value, figures_of
from tuoitho.organisations.models import Unit
from tuoitho.organisations.queries import Viewer
from tuoitho.programme.queries import tasks_in_force
from tuoitho.reporting.models import SECTIONS, Cycle, Passage, Receipt, Submission
from tuoitho.reporting.queries.cycles import submissions_of
from tuoitho.reporting.rules.hashing import values_of
from tuoitho.reporting.rules.series import ALL, FOUND, FOUND_MEASURES, reported_by, value_of
from tuoitho.reporting.rules.tasks import by_task
from tuoitho.reporting.workflow import HANDED_IN, State

Json = dict[str, Any]
COLLECTED = ("lessons", "difficulties", "proposals")


def total_of(viewer: Viewer, cycle: Cycle, addressee: str, today: date) -> Json:
    """The content of the consolidated report, as JSON can hold it.

    `series`: consolidated [low, high, denominator] from accepted reports with their reasoned corrections, beside the
    live ones from records. `schools`: each accepted school with the receipt that proves its figures.
    """
    standing = Receipt.objects.filter(submission=OuterRef("pk"), void_at=None).order_by("pk")
    receipt = Subquery(standing.values("content_hash")[:1])
    rows = list(submissions_of(viewer, cycle).annotate(receipt=receipt).order_by("unit__folded", "pk"))
    agreed = [row for row in rows if row.state in (State.ACCEPTED, State.LOCKED)]
    prefetch_related_objects(agreed, "figures")
    figures = figures_of(viewer, [cycle.unit_id], cycle.year)
    below = figures.tree.subtree(cycle.unit_id)
    schools = [_school(row, row.receipt or "", figures) for row in agreed]
    asked = Counter(series.code for row in rows for series in reported_by(row.unit, figures.period))
    clauses = count_by_address(below, cycle.year)
    activities = sum(clauses.values())
    return {
        "unit": cycle.unit.code,
        "name": cycle.unit.name,
        "year": cycle.year,
        "addressee": addressee,
        "due_on": cycle.due_on.isoformat(),
        "counts": _counts(rows, today) | {"groups": _groups(figures, cycle.unit_id)},
        "series": [_series(value, schools, asked) for value in figures.values(cycle.unit_id)],
        "activities": activities,
        "tasks": _tasks(tasks_of(viewer, cycle), by_task(clauses), activities),
        "passages": _passages(agreed),
        "schools": schools,
    }


def _school(row: Submission, receipt: str, figures: Figures) -> Json:
    said = list(row.figures.all())
    return {
        "code": row.unit.code,
        "name": row.unit.name,
        "key": str(row.key),
        "receipt": receipt,
        "figures": values_of(said),
        "live": _live(row.unit_id, {figure.series for figure in said}, figures),
        "reasons": {figure.series: figure.reason for figure in said if figure.reason},
    }


def _live(unit: int, codes: set[str], figures: Figures) -> Json:
    """What the records say of a school, with the groups it guides; of 1.1 the two counts of its screening."""
    if unit not in figures.tree:
        return {}
    live = {
        one.code: list(value_of(figures.now.ratio(unit, figures.part(one))))
        for one in figures.indicators
        if one.code in codes
    }
    if FOUND.code in codes:
        found, screened = (figures.now.total(unit, measure) for measure in FOUND_MEASURES)
        live[FOUND.code] = [found, found, screened] if None not in (found, screened) else [None] * 3
    return live


def _counts(rows: Sequence[Submission], today: date) -> Json:
    handed_in = [row for row in rows if row.state in HANDED_IN]
    return {
        "schools": len(rows),
        "handed_in": len(handed_in),
        "accepted": sum(row.state in ("accepted", "locked") for row in rows),
        "late": sum(row.is_late(today) for row in rows),
    }


def _groups(figures: Figures, unit: int) -> int:
    return sum(figures.history.kind(one) == Unit.Kind.GROUP for one in figures.tree.subtree(unit))


def _series(value: Value, schools: list[Json], asked: Mapping[str, int]) -> Json:
    """A series as `indicators` knows it; one that schools report, from their accepted reports."""
    from_schools = value.code in ALL and value.code != FOUND.code
    live = None if value.hidden else value.ratio
    ratio = _consolidated(value.code, schools, asked[value.code]) if from_schools else live
    judged = status(ratio, value.goal) if from_schools and ratio and value.goal else value.status
    return {
        "code": value.code,
        "title": value.indicator.short_name,
        "goal": [value.goal.comparison, str(float(value.goal.percent))] if value.goal else None,
        "from_schools": from_schools,
        "consolidated": list(value_of(ratio)),
        "live": list(value_of(live)),
        "status": str(judged),
    }


def _consolidated(code: str, schools: list[Json], asked: int) -> Ratio:
    """The accepted figures of a series added up; `asked`: how many schools report it."""
    parts = [school["figures"][code] for school in schools if code in school["figures"]]
    known = [Ratio.of(Bounds(low, high), whole) for low, high, whole in parts if None not in (low, high, whole)]
    total = Ratio.total(known)
    return Ratio(total.numerator, total.denominator, len(known), max(asked, len(known)))


def tasks_of(viewer: Viewer, cycle: Cycle) -> dict[str, str]:
    """Address → words of each task of the plan the cycle reports on, in the plan's order."""
    return tasks_in_force(viewer, cycle.unit)


def _tasks(titles: dict[str, str], counted: dict[str, int], activities: int) -> list[Json]:
    """Each task with its activities, and all others together, so that the rows add up to the whole."""
    if not titles:
        return []
    rows = [{"address": address, "title": title, "count": counted.get(address, 0)} for address, title in titles.items()]
    rest = activities - sum(counted.get(address, 0) for address in titles)
    return [*rows, {"address": "", "title": "Nội dung khác", "count": rest}]


def _passages(agreed: Sequence[Submission]) -> dict[str, list[Json]]:
    """Section → what each accepted school wrote, in order. Cases and awards may name a person and are only counted."""
    names = {row.pk: row.unit.name for row in agreed}
    found: dict[str, list[Json]] = {section: [] for section in SECTIONS}
    rows = Passage.objects.filter(submission__in=list(names)).order_by("submission__unit__folded", "pk")
    for passage in rows:
        if passage.text.strip():
            text = passage.text if passage.section in COLLECTED else ""
            found[passage.section].append({"name": names[passage.submission_id], "text": text})
    return found
