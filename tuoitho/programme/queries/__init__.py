"""Reads. What returns rows takes the viewer and is scoped; what counts takes units and returns numbers."""

from tuoitho.programme.queries.counts import count_adopted, count_goals, count_relays, count_unacknowledged
from tuoitho.programme.queries.plans import (
    adopted_plan,
    clauses_of,
    draft_of,
    head_of,
    plan_above,
    plan_of,
    plans_below,
    plans_of,
    tasks_in_force,
    units_above,
)
from tuoitho.programme.queries.relays import groups_of, relayed_to, relays_of

__all__ = [
    "adopted_plan",
    "clauses_of",
    "count_adopted",
    "count_goals",
    "count_relays",
    "count_unacknowledged",
    "draft_of",
    "groups_of",
    "head_of",
    "plan_above",
    "plan_of",
    "plans_below",
    "plans_of",
    "relayed_to",
    "relays_of",
    "tasks_in_force",
    "units_above",
]
