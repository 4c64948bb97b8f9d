"""The living plan, and what stands behind one line of it."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render

from tuoitho.base.permits import permitted
from tuoitho.desk import pages, queries
from tuoitho.organisations.pages import Request
from tuoitho.organisations.queries import Viewer
from tuoitho.programme.models import Plan
from tuoitho.programme.queries import clauses_of, plan_of


@permitted("programme.see_plan")
def living_plan(request: Request, key: UUID | None = None) -> HttpResponse:
    """A plan in force as a page; without a key the one the viewer works under."""
    viewer = request.viewer
    plan = queries.plan_in_force(viewer) if key is None else _plan_or_404(viewer, key)
    if plan is None:
        return render(request, "desk/no_plan.html", {"may_draft": viewer.holds("programme.draft_plan")})
    year = pages.running_year(plan, viewer.on)
    found = pages.living_plan(viewer, plan, clauses_of(viewer, plan), pages.units_under(viewer, plan), year)
    only_without = request.GET.get("without") == "1"
    context = {"living": found.only_without() if only_without else found, "year": year, "only_without": only_without}
    return render(request, "desk/living_plan.html", context)


@permitted("programme.see_plan")
def evidence(request: Request, key: UUID, address: str) -> HttpResponse:
    """The records of one line: at the side of the plan, or a page of its own."""
    viewer = request.viewer
    plan = _plan_or_404(viewer, key)
    clause = clauses_of(viewer, plan).filter(address=address).first()
    if clause is None:
        raise Http404
    proof = pages.proof_of(viewer, plan, clause, pages.running_year(plan, viewer.on))
    if proof is None:
        raise Http404
    context = {"plan": plan, "proof": proof}
    whole = not getattr(request, "htmx", False)
    return render(request, "desk/evidence.html" if whole else "desk/part/proof.html", context)


@permitted("programme.see_plan")
def missing(request: Request) -> HttpResponse:
    """Schools that have not adopted a plan, groups that have not acknowledged one."""
    return render(request, "desk/missing.html", {"lists": pages.missing_lists(request.viewer)})


def _plan_or_404(viewer: Viewer, key: UUID) -> Plan:
    """A plan that is or was in force: a draft has nothing to show yet."""
    plan = plan_of(viewer, key)
    if plan is None or plan.adopted_at is None:
        raise Http404
    return plan
