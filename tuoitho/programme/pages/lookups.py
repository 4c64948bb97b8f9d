"""What a page stands on, or there is no such page for this viewer."""

from uuid import UUID

from django.http import Http404

from tuoitho.organisations.models import Unit
from tuoitho.organisations.queries import Viewer, own_unit
from tuoitho.programme import queries
from tuoitho.programme.models import Plan, Target


def desk_of(viewer: Viewer) -> Unit:
    """The unit where the viewer sits; whoever holds a permission has a post."""
    unit = own_unit(viewer)
    if unit is None:
        raise Http404
    return unit


def plan_or_404(viewer: Viewer, key: UUID) -> Plan:
    plan = queries.plan_of(viewer, key)
    if plan is None:
        raise Http404
    return plan


def goals_above(viewer: Viewer, plan: Plan) -> dict[str, Target]:
    """Series → target of the plan carried out."""
    if plan.carries_out is None:
        return {}
    clauses = queries.clauses_of(viewer, plan.carries_out)
    return {target.series: target for clause in clauses for target in clause.targets.all() if target.series}
