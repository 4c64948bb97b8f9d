"""From a file, or the plan above, to a plan in force."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from tuoitho.base.permits import permitted
from tuoitho.base.refusals import Changed, NotAllowed, Refused
from tuoitho.organisations.queries import Viewer
from tuoitho.programme import actions, pages, queries, rules
from tuoitho.programme.forms import AdoptForm, CorrectForm, UploadForm
from tuoitho.programme.models import Plan
from tuoitho.programme.pages import desk_of, goals_above, plan_or_404
from tuoitho.programme.workflow import after


@permitted("programme.draft_plan")
def upload(request: HttpRequest) -> HttpResponse:
    viewer, unit = request.viewer, desk_of(request.viewer)  # type: ignore[attr-defined]
    form = UploadForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        plan = actions.upload(
            by=viewer,
            at=request.at,  # type: ignore[attr-defined]
            unit=unit,
            name=form.cleaned_data["file"].name,
            data=form.content,
            read=form.read,
            above=queries.plan_above(viewer, unit),
        )
        return redirect("programme:correct", key=plan.key)
    return render(request, "programme/upload.html", {"form": form, "unit": unit})


@permitted("programme.draft_plan")
def draw(request: HttpRequest) -> HttpResponse:
    viewer, unit = request.viewer, desk_of(request.viewer)  # type: ignore[attr-defined]
    above, draft = queries.plan_above(viewer, unit), queries.draft_of(viewer, unit)
    if request.method == "POST":
        if above is None:
            raise Refused(_("Chưa có kế hoạch cấp trên nào đã ban hành."), code="programme.draw")
        head = queries.head_of(viewer, unit)
        plan = actions.draw(by=viewer, at=request.at, unit=unit, above=above, head=head)  # type: ignore[attr-defined]
        return redirect("programme:correct", key=plan.key)
    return render(request, "programme/draw.html", {"unit": unit, "above": above, "draft": draft})


@permitted("programme.draft_plan")
def correct(request: HttpRequest, key: UUID) -> HttpResponse:
    viewer = request.viewer  # type: ignore[attr-defined]
    plan = _draft_or_refuse(viewer, key, "correct")
    form = _correct_form(request, plan)
    differences: list[tuple[str, object, object]] = []
    if request.method == "POST" and form.is_valid():
        try:
            actions.correct(by=viewer, at=request.at, plan=plan, correction=form.correction)  # type: ignore[attr-defined]
        except Changed:
            form = _correct_form(request, plan, over=plan.version)
            differences = form.differences()
        else:
            messages.success(request, _("Đã lưu dự thảo."))
            return redirect("programme:adopt" if "adopt" in request.POST else "programme:correct", key=plan.key)
    context = {"plan": plan, "form": form, "pieces": pages.passages(plan), "differences": differences}
    return render(request, "programme/correct.html", context)


@permitted("programme.adopt_plan")
def adopt(request: HttpRequest, key: UUID) -> HttpResponse:
    viewer = request.viewer  # type: ignore[attr-defined]
    plan = _draft_or_refuse(viewer, key, "adopt")
    form = AdoptForm(plan, request.POST or None) if plan.carries_out is None else None
    if request.method == "POST" and (form is None or form.is_valid()):
        head = queries.head_of(viewer, plan.unit)
        adoption = form.adoption if form else None
        actions.adopt(by=viewer, at=request.at, plan=plan, answerable=head, adoption=adoption)  # type: ignore[attr-defined]
        messages.success(request, _("Kế hoạch đã được ban hành."))
        return redirect("programme:show", key=plan.key)
    context = {
        "plan": plan,
        "form": form,
        "head": queries.head_of(viewer, plan.unit),
        "parts": pages.parts_of(queries.clauses_of(viewer, plan))[:1],
        "replaced": queries.adopted_plan(viewer, plan.unit),
    }
    return render(request, "programme/adopt.html", context)


@permitted("programme.draft_plan")
def drop(request: HttpRequest, key: UUID) -> HttpResponse:
    viewer = request.viewer  # type: ignore[attr-defined]
    plan = plan_or_404(viewer, key)
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    actions.drop(by=viewer, at=request.at, plan=plan)  # type: ignore[attr-defined]
    messages.success(request, _("Đã bỏ dự thảo. Bạn có thể lấy lại ở cuối trang này."))
    return redirect("programme:plans")


@permitted("programme.draft_plan")
def restore(request: HttpRequest, key: UUID) -> HttpResponse:
    viewer = request.viewer  # type: ignore[attr-defined]
    plan = plan_or_404(viewer, key)
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    actions.restore(by=viewer, at=request.at, plan=plan)  # type: ignore[attr-defined]
    return redirect("programme:correct", key=plan.key)


def _correct_form(request: HttpRequest, plan: Plan, over: int | None = None) -> CorrectForm:
    """The draft's form; with `over` what was typed, over the version that is stored now."""
    data = request.POST.copy() if request.method == "POST" else None
    if data is not None and over is not None:
        data["version"] = str(over)
    viewer = request.viewer  # type: ignore[attr-defined]
    return CorrectForm(plan, list(queries.clauses_of(viewer, plan)), goals_above(viewer, plan), data)


def _draft_or_refuse(viewer: Viewer, key: UUID, verb: str) -> Plan:
    plan = plan_or_404(viewer, key)
    allowed = rules.draft if verb == "correct" else rules.adopt
    if not allowed(viewer, plan.unit):
        raise NotAllowed(_("Đây là kế hoạch của đơn vị khác; bạn chỉ xem được."), code=f"programme.{verb}")
    if after(plan.state, verb) is None:
        raise Refused(
            _("Kế hoạch này không còn là dự thảo."),
            todo=_("Muốn thay đổi, hãy lập một bản mới; bản cũ được thay khi bản mới ban hành."),
            code=f"programme.{verb}",
        )
    return plan
