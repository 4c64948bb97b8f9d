"""What the desk asks for itself; the rest it asks of the rooms below."""

from tuoitho.desk.queries.bodies import Body, bodies_of
from tuoitho.desk.queries.installation import is_illustrative
from tuoitho.desk.queries.plan import plan_in_force, plans_at_desk
from tuoitho.desk.queries.reports import count_handed_in, count_late, latest_report, reports_of
from tuoitho.desk.queries.search import search_activities, search_clauses, search_plans

__all__ = [
    "Body",
    "bodies_of",
    "count_handed_in",
    "count_late",
    "is_illustrative",
    "latest_report",
    "plan_in_force",
    "plans_at_desk",
    "reports_of",
    "search_activities",
    "search_clauses",
    "search_plans",
]
