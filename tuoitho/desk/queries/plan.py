"""The plans someone works under."""

from tuoitho.organisations.models import Unit
from tuoitho.organisations.queries import Viewer
from tuoitho.programme.models import Plan
from tuoitho.programme.queries import plans_of


def plan_in_force(viewer: Viewer) -> Plan | None:
    """The plan of the unit where the viewer sits, else that of the nearest unit above. One query."""
    if viewer.post is None:
        return None
    unit = viewer.post.unit_id
    line = [unit, *(viewer.tree.ancestors(unit) if unit in viewer.tree else [])]
    plans = plans_of(viewer).filter(unit__in=line, state=Plan.State.ADOPTED).defer("text", "unread")
    return min(plans, key=lambda plan: (line.index(plan.unit_id), -plan.from_year, -plan.pk), default=None)


def plans_at_desk(viewer: Viewer, unit: Unit) -> list[Plan]:
    """A unit's own plans, drafts too, and those in force above it; its own first, then the nearest. One query."""
    line = [unit.pk, *(viewer.tree.ancestors(unit.pk) if unit.pk in viewer.tree else [])]
    plans = plans_of(viewer).filter(unit__in=line, state__in=[Plan.State.ADOPTED, Plan.State.DRAFT])
    return sorted(plans.defer("text", "unread"), key=lambda plan: (line.index(plan.unit_id), -plan.from_year, -plan.pk))
