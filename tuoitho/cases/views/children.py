"""The children of one's cases, and one of them."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from tuoitho.base.paging import page
from tuoitho.base.permits import permitted
from tuoitho.cases import rules
from tuoitho.cases.actions import children as actions
from tuoitho.cases.forms.children import EditChildForm
from tuoitho.cases.models import Child
from tuoitho.cases.pages.attempts import Attempt, attempt, wrong_fields
from tuoitho.cases.pages.case import age_words, child_lines, name_of
from tuoitho.cases.pages.children import child_page
from tuoitho.cases.queries.children import cases_of_child, child_seen, children_seen, wards_of
from tuoitho.organisations.pages import Request

SEE = "cases.see_cases"


@permitted(SEE)
def children(request: Request) -> HttpResponse:
    """Those of the cases one sees, last recorded first."""
    shown = page(children_seen(request.viewer, request.at), ("-pk",), request.GET.dict())
    today = timezone.localdate(request.at)
    rows = [(child, name_of(child), age_words(child, today)) for child in shown.rows]
    return render(request, "cases/children.html", {"rows": rows, "page": shown})


@permitted(SEE)
def child(request: Request, key: UUID) -> HttpResponse:
    """Opening it leaves an entry."""
    cases = cases_of_child(request.viewer, key, request.at)
    if not cases:
        raise Http404
    found = cases[0].child
    actions.record_child_opening(child=found, by=request.viewer, at=request.at)
    return render(request, "cases/child.html", {"page": child_page(request.viewer, cases, request.at), "child": found})


@permitted("cases.keep_case")
def edit_child(request: Request, key: UUID) -> HttpResponse:
    """Correct what is known; whoever saves second is told and keeps what they typed."""
    found = child_seen(request.viewer, key, request.at)
    if found is None or not rules.keep_child(request.viewer, found, request.at):
        raise Http404
    words: dict[str, Any] = {"wards": wards_of(request.viewer), "on": request.viewer.on}
    form = EditChildForm(request.POST or None, initial=EditChildForm.of(found), **words)
    tried: Attempt[Child] = Attempt()
    if form.is_valid():
        facts, seen = form.facts, form.cleaned_data["seen"]
        more: dict[str, Any] = {"by": request.viewer, "at": request.at}
        tried = attempt(form, lambda: actions.edit_child(child=found, facts=facts, seen=seen, **more))
        if tried.done is not None:
            messages.success(request, _("Đã lưu những gì biết về em."))
            return redirect("cases:child", key)
    now: list[tuple[str, str]] = []
    if tried.changed:
        form.data = {**form.data.dict(), "seen": found.version}  # type: ignore[attr-defined]
        now = child_lines(found, timezone.localdate(request.at))
    context = {
        "form": form,
        "wrong": wrong_fields(form),
        "child": found,
        "who": name_of(found),
        "changed": tried.changed,
        "now": now,
    }
    return render(request, "cases/edit_child.html", context, status=tried.status)
