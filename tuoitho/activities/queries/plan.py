"""The clauses an activity can stand under."""

from tuoitho.activities.models import Activity
from tuoitho.organisations.models import Unit
from tuoitho.organisations.queries import Viewer
from tuoitho.programme.models import Clause, Plan

KINDS = (Clause.Kind.TASK, Clause.Kind.ITEM, Clause.Kind.DUTY)


def clauses_for(viewer: Viewer, unit: Unit) -> list[Clause]:
    """Tasks, items and duties of the adopted plan of the unit, else of the nearest unit above that has one.

    A plan is there to be carried out by those below: whoever sees a unit may read the plan it works under.
    """
    if not viewer.holds("organisations.see_units", unit.pk):
        return []
    line = [unit.pk, *(viewer.tree.ancestors(unit.pk) if unit.pk in viewer.tree else [])]
    found = Clause.objects.filter(plan__state=Plan.State.ADOPTED, plan__unit_id__in=line, kind__in=KINDS)
    clauses = list(found.select_related("plan").defer("plan__text").order_by("plan__signed_on", "plan_id", "position"))
    plans = {clause.plan_id: clause.plan for clause in clauses}
    last = max(plans.values(), key=lambda plan: (-line.index(plan.unit_id), plan.adopted_at, plan.pk), default=None)
    return [clause for clause in clauses if last is not None and clause.plan_id == last.pk]


def clause_text(viewer: Viewer, activity: Activity) -> str:
    """The address and text of the activity's clause, as the plan its unit works under has it; empty without one."""
    if not activity.clause:
        return ""
    found = (one for one in clauses_for(viewer, activity.unit) if one.address == activity.clause)
    return next((f"{one.address}. {one.text}" for one in found), "")
