"""Search where the lower rooms have none: every word of what is sought begins some word of what is found."""

from collections.abc import Callable, Iterable
from typing import TypeVar

from tuoitho.activities.models import Activity
from tuoitho.activities.queries import activities_of
from tuoitho.base.folding import words
from tuoitho.organisations.queries import Viewer
from tuoitho.programme.models import Clause, Plan
from tuoitho.programme.queries import plans_of

NEWEST = 3000
"""So many activities are looked through: a district logs about two thousand a year."""
_Row = TypeVar("_Row")


def search_plans(viewer: Viewer, text: str, limit: int) -> list[Plan]:
    """Plans in force by number, title or unit. One query."""
    plans = plans_of(viewer).filter(state=Plan.State.ADOPTED).defer("text", "unread")
    return _holding(plans.order_by("-from_year", "unit__folded"), text, limit, _plan_words)


def search_clauses(viewer: Viewer, text: str, limit: int) -> list[Clause]:
    """Lines of the plans in force where the viewer sits and above. One query."""
    seats = {post.unit_id for post in viewer.posts}
    line = seats | {up for seat in seats if seat in viewer.tree for up in viewer.tree.ancestors(seat)}
    plans = plans_of(viewer).filter(unit__in=line, state=Plan.State.ADOPTED)
    clauses = Clause.objects.filter(plan__in=plans).select_related("plan").defer("plan__text", "plan__unread")
    return _holding(clauses.order_by("plan", "position"), text, limit, lambda clause: f"{clause.address} {clause.text}")


def search_activities(viewer: Viewer, text: str, limit: int) -> list[Activity]:
    """Activities by title, among the newest the viewer sees. One query."""
    rows = activities_of(viewer).standing().order_by("-on_date", "-pk")[:NEWEST]
    return _holding(rows, text, limit, lambda activity: activity.title)


def _plan_words(plan: Plan) -> str:
    return f"{plan.number} {plan.title} {plan.unit.name}"


def _holding(rows: Iterable[_Row], text: str, limit: int, said: Callable[[_Row], str]) -> list[_Row]:
    """The first rows in whose words every word sought begins one."""
    sought = words(text)
    if not sought:
        return []
    found: list[_Row] = []
    for row in rows:
        has = words(said(row))
        if all(any(word.startswith(start) for word in has) for start in sought):
            found.append(row)
        if len(found) == limit:
            break
    return found
