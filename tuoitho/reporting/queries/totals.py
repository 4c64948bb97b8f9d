"""The department's report before it is stored: every number of it, with what it is made of."""

from datetime import date
from typing import Any

from tuoitho.activities.queries import count_activities
from tuoitho.figures.ratio import Bounds, Ratio
from tuoitho.figures.status import status
from tuoitho.indicators.queries import Value, values
from tuoitho.organisations.models import Unit
from tuoitho.organisations.queries import Viewer
from tuoitho.programme.models import Clause
from tuoitho.programme.queries import adopted_plan, clauses_of, plan_above
from tuoitho.reporting.models import SECTIONS, Cycle, Passage, Submission
from tuoitho.reporting.queries.cycles import submissions_of
from tuoitho.reporting.queries.live import Live, count_live, count_tasks
from tuoitho.reporting.rules.hashing import values_of
from tuoitho.reporting.rules.series import ALL, FOUND, value_of
from tuoitho.reporting.workflow import HANDED_IN

Json = dict[str, Any]
COLLECTED = ("lessons", "difficulties", "proposals")


def total_of(viewer: Viewer, cycle: Cycle, addressee: str, today: date) -> Json:
    """The content of the consolidated report, as JSON can hold it.

    `series`: consolidated [low, high, denominator] from accepted reports with their reasoned corrections, beside the
    live ones from records. `schools`: each accepted school with the receipt that proves its figures.
    """
    rows = list(submissions_of(viewer, cycle).order_by("unit__folded", "pk"))
    agreed = list(
        submissions_of(viewer, cycle).agreed().prefetch_related("figures", "receipts").order_by("unit__folded", "pk")
    )
    below = viewer.tree.subtree(cycle.unit_id) if cycle.unit_id in viewer.tree else [cycle.unit_id]
    live = count_live([row.unit_id for row in agreed], cycle.year, today)
    schools = [_school(row, live.get(row.unit_id, {})) for row in agreed]
    counted = count_tasks([cycle.unit_id], cycle.year, today)
    activities = count_activities(below, cycle.year)
    return {
        "unit": cycle.unit.code,
        "name": cycle.unit.name,
        "year": cycle.year,
        "addressee": addressee,
        "due_on": cycle.due_on.isoformat(),
        "counts": _counts(rows, today) | {"groups": _groups(below)},
        "series": _series(viewer, cycle, schools, len(rows)),
        "activities": activities,
        "tasks": _tasks(tasks_of(viewer, cycle), counted, activities),
        "passages": _passages(agreed),
        "schools": schools,
    }


def _school(row: Submission, live: Live) -> Json:
    figures = list(row.figures.all())
    receipt = next((one for one in row.receipts.all() if one.void_at is None), None)
    return {
        "code": row.unit.code,
        "name": row.unit.name,
        "key": str(row.key),
        "receipt": receipt.content_hash if receipt else "",
        "figures": values_of(figures),
        "live": {code: list(value_of(live.get(code))) for code in values_of(figures)},
        "reasons": {figure.series: figure.reason for figure in figures if figure.reason},
    }


def _counts(rows: list[Submission], today: date) -> Json:
    handed_in = [row for row in rows if row.state in HANDED_IN]
    return {
        "schools": len(rows),
        "handed_in": len(handed_in),
        "accepted": sum(row.state in ("accepted", "locked") for row in rows),
        "late": sum(row.is_late(today) for row in rows),
    }


def _groups(units: list[int]) -> int:
    return Unit.objects.filter(pk__in=units, kind=Unit.Kind.GROUP).count()


def _series(viewer: Viewer, cycle: Cycle, schools: list[Json], asked: int) -> list[Json]:
    """Each series as `indicators` knows it; those that schools report, from their accepted reports."""
    return [_one(value, schools, asked) for value in values(viewer, cycle.unit, cycle.year)]


def _one(value: Value, schools: list[Json], asked: int) -> Json:
    from_schools = value.code in ALL and value.code != FOUND.code
    live = None if value.hidden else value.ratio
    ratio = _consolidated(value.code, schools, asked) if from_schools else live
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
    """The accepted figures of a series added up; of the schools asked, those that report it are concerned."""
    parts = [school["figures"][code] for school in schools if code in school["figures"]]
    known = [Ratio.of(Bounds(low, high), whole) for low, high, whole in parts if None not in (low, high, whole)]
    total = Ratio.total(known)
    concerned = max(asked - sum(code not in school["figures"] for school in schools), len(known))
    return Ratio(total.numerator, total.denominator, len(known), concerned)


def tasks_of(viewer: Viewer, cycle: Cycle) -> dict[str, str]:
    """Address → words of each task of the plan the cycle reports on, in the plan's order."""
    plan = adopted_plan(viewer, cycle.unit) or plan_above(viewer, cycle.unit)
    clauses = clauses_of(viewer, plan) if plan else []
    return {clause.address: clause.text for clause in clauses if clause.kind == Clause.Kind.TASK}


def _tasks(titles: dict[str, str], counted: dict[str, int], activities: int) -> list[Json]:
    """Each task with its activities, and all others together, so that the rows add up to the whole."""
    if not titles:
        return []
    rows = [{"address": address, "title": title, "count": counted.get(address, 0)} for address, title in titles.items()]
    rest = activities - sum(counted.get(address, 0) for address in titles)
    return [*rows, {"address": "", "title": "Nội dung khác", "count": rest}]


def _passages(agreed: list[Submission]) -> dict[str, list[Json]]:
    """Section → what each accepted school wrote, in order. Cases and awards may name a person and are only counted."""
    names = {row.pk: row.unit.name for row in agreed}
    found: dict[str, list[Json]] = {section: [] for section in SECTIONS}
    rows = Passage.objects.filter(submission__in=list(names)).order_by("submission__unit__folded", "pk")
    for passage in rows:
        if passage.text.strip():
            text = passage.text if passage.section in COLLECTED else ""
            found[passage.section].append({"name": names[passage.submission_id], "text": text})
    return found
