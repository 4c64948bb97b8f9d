"""What a page stands on, or there is no such page for this viewer."""

from uuid import UUID

from django.http import Http404
from django.utils.translation import gettext as _

from tuoitho.base.refusals import Refused
from tuoitho.organisations.models import Unit
from tuoitho.organisations.queries import Viewer, own_unit, unit_of
from tuoitho.programme import queries, rules
from tuoitho.programme.models import Donor, Plan, Target


def desk_of(viewer: Viewer) -> Unit:
    """The unit where the viewer sits; whoever holds a permission has a post."""
    unit = own_unit(viewer)
    if unit is None:
        raise Http404
    return unit


def unit_or_desk(viewer: Viewer, code: str, permission: str) -> Unit:
    """The unit of a code in the viewer's scope; without a code the one where they sit."""
    unit = unit_of(viewer, code, permission) if code else desk_of(viewer)
    if unit is None:
        raise Http404
    return unit


def donor_or_404(viewer: Viewer, key: UUID) -> Donor:
    donor = queries.donor_of(viewer, key)
    if donor is None:
        raise Http404
    return donor


def kept_by(viewer: Viewer, unit: Unit) -> Unit:
    """The unit, when the viewer keeps its money; whoever stands above only reads."""
    if not rules.keep_money(viewer, unit):
        raise Refused(_("Chỉ người của đơn vị mới ghi được tiền của đơn vị."), code="programme.keep_money")
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
