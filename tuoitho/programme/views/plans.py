"""Plans to read: the list, one plan, its papers."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header

from tuoitho.base import files
from tuoitho.base.installation import is_illustrative
from tuoitho.base.paging import page
from tuoitho.base.permits import permitted
from tuoitho.documents import pdf
from tuoitho.documents.docx import render as docx
from tuoitho.programme import pages, queries, rules
from tuoitho.programme.pages import desk_of, goals_above, plan_or_404
from tuoitho.programme.workflow import ADOPTED, DRAFT

_TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
}


@permitted("programme.see_plan")
def plans(request: HttpRequest) -> HttpResponse:
    viewer = request.viewer  # type: ignore[attr-defined]
    unit = desk_of(viewer)
    seen = list(queries.plans_of(viewer).filter(unit=unit).order_by("-drafted_at")[:20])
    context = {
        "unit": unit,
        "own": seen,
        "draft": next((plan for plan in seen if plan.state == DRAFT), None),
        "in_force": next((plan for plan in seen if plan.state == ADOPTED), None),
        "above": queries.plan_above(viewer, unit),
        "below": page(queries.plans_below(viewer), ("unit__folded", "pk"), request.GET.dict()),
        "may_draft": rules.draft(viewer, unit),
        "may_relay": rules.relay(viewer, unit),
        "may_see_money": viewer.holds("programme.see_money"),
    }
    return render(request, "programme/plans.html", context)


@permitted("programme.see_plan")
def show(request: HttpRequest, key: UUID) -> HttpResponse:
    viewer = request.viewer  # type: ignore[attr-defined]
    plan = plan_or_404(viewer, key)
    context = {
        "plan": plan,
        "parts": pages.parts_of(queries.clauses_of(viewer, plan)),
        "may_draft": rules.draft(viewer, plan.unit),
        "may_adopt": rules.adopt(viewer, plan.unit),
    }
    return render(request, "programme/show.html", context)


@permitted("programme.see_plan")
def export(request: HttpRequest, key: UUID, kind: str) -> HttpResponse:
    viewer = request.viewer  # type: ignore[attr-defined]
    plan = plan_or_404(viewer, key)
    if kind not in _TYPES:
        raise Http404
    paper = pages.document(
        plan,
        list(queries.clauses_of(viewer, plan)),
        queries.units_above(viewer, plan.unit),
        goals_above(viewer, plan),
        illustrative=is_illustrative(),
    )
    made = (docx if kind == "docx" else pdf.render)(paper, request.at)  # type: ignore[attr-defined]
    return _attachment(made, _TYPES[kind], f"ke-hoach-{plan.unit.code}.{kind}")


@permitted("programme.see_plan")
def original(request: HttpRequest, key: UUID) -> HttpResponse:
    """The file as it was handed in."""
    plan = plan_or_404(request.viewer, key)  # type: ignore[attr-defined]
    if plan.file is None:
        raise Http404
    return _attachment(files.read(plan.file), "application/octet-stream", plan.file.name)


def _attachment(content: bytes, content_type: str, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=content_type)
    response.headers["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    return response
