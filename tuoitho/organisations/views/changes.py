"""Reforms: prepared step by step, looked at, applied, taken back."""

from dataclasses import asdict
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from tuoitho.base.paging import page
from tuoitho.base.permits import permitted
from tuoitho.base.refusals import Refused
from tuoitho.organisations import actions, queries, reader
from tuoitho.organisations.forms.changes import STEP_FORMS, PrepareChangeForm, SplitForm, StepForm, TableForm, without
from tuoitho.organisations.models import Change
from tuoitho.organisations.models.planning import plan_of, stand_ins
from tuoitho.organisations.models.steps import Do, founded, with_move
from tuoitho.organisations.pages import Request
from tuoitho.organisations.pages.answers import XLSX, download
from tuoitho.organisations.pages.changes import called, ids_of, moves_by_parent, seen_of, step_lines
from tuoitho.organisations.pages.templates import assignments_workbook
from tuoitho.organisations.workflow import allows

CHANGE = "organisations.change_units"


@permitted(CHANGE)
def changes(request: Request) -> HttpResponse:
    found = page(queries.changes_of(request.viewer), ["-prepared_at", "-id"], request.GET.dict())
    return render(request, "organisations/changes.html", {"page": found})


@permitted(CHANGE)
def prepare_change(request: Request) -> HttpResponse:
    viewer = request.viewer
    form = PrepareChangeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        unit = next(post.unit for post in viewer.posts if viewer.holds(CHANGE, post.unit_id))
        change = actions.prepare_change(unit=unit, by=viewer, at=request.at, **form.cleaned_data)
        return redirect("organisations:edit_change", key=change.key)
    return render(request, "organisations/prepare_change.html", {"form": form})


@permitted(CHANGE)
def edit_change(request: Request, key: UUID) -> HttpResponse:
    viewer, change = request.viewer, _change(request, key)
    if not allows(change.state, "edit_change"):
        return redirect("organisations:preview_change", key=key)
    known = _known(request, change)
    head = PrepareChangeForm(request.POST if _act(request) == "head" else None, initial=_head(change))
    step = _step_form(request, change, known)
    table = TableForm(*((request.POST, request.FILES) if _act(request) == "table" else ()))
    edited, faults = _edited(request, change, head, step, table, known)
    if edited:
        actions.edit_change(change=change, by=viewer, at=request.at, **edited)
        messages.success(request, _("Đã lưu. Chưa có gì bị thay đổi cho đến khi bạn áp dụng."))
        return redirect("organisations:edit_change", key=key)
    context = {
        "change": change,
        "known": known,
        "lines": step_lines(change.steps, known),
        "moves": moves_by_parent(change.steps, known),
        "kinds": Do.choices,
        "adding": _adding(request),
        "splitting": isinstance(step, SplitForm) and not step.children,
        "head": head,
        "step": step,
        "table": table,
        "faults": faults,
        "why_not": _seen(change)[1],
    }
    return render(request, "organisations/edit_change.html", context)


@permitted(CHANGE)
def assignments(request: Request, key: UUID) -> HttpResponse:
    change = _change(request, key)
    moves = {step["unit"]: step["parent"] for step in change.steps if step["do"] == Do.MOVE}
    rows = [(code, name, above, moves.get(code, "")) for code, name, above in queries.places_of(request.viewer, change)]
    new = {step["unit"]: step["name"] for step in founded(change.steps)}
    book = assignments_workbook(rows, new or _known(request, change), request.at)
    return download("phan-cong-don-vi.xlsx", book, XLSX)


@permitted(CHANGE)
def preview_change(request: Request, key: UUID) -> HttpResponse:
    viewer, change = request.viewer, _change(request, key)
    seen, why_not = _seen(change)
    new = {step["unit"]: step["name"] for step in founded(change.steps)}
    names = {pk: f"{new[code]} ({code})" for code, pk in stand_ins(change.steps).items()}
    units = queries.units_touched(viewer, ids_of(seen) if seen else ())
    names |= {pk: called(unit) for pk, unit in units.items()}
    before = names | dict(change.diff.get("rows", {}).get("renamed", []))
    closing = seen["closed"] if seen else ()
    touched = [*closing, *(move["unit"] for move in seen["moved"])] if seen else []
    context = {
        "change": change,
        "seen": seen_of(seen, names, before) if seen else None,
        "why_not": why_not,
        "warnings": queries.warnings_of(viewer, touched),
        "posts": queries.posts_closing(viewer, closing, change.on_date),
        "may_apply": allows(change.state, "apply_change"),
        "may_undo": allows(change.state, "undo_change"),
    }
    return render(request, "organisations/preview_change.html", context)


@permitted(CHANGE)
def apply_change(request: Request, key: UUID) -> HttpResponse:
    change = _change(request, key)
    if request.method == "POST":
        actions.apply_change(change=change, by=request.viewer, at=request.at)
        messages.success(request, _("Đã áp dụng. Có thể hoàn tác khi chưa có thay đổi nào dựa trên đợt này."))
    return redirect("organisations:preview_change", key=key)


@permitted(CHANGE)
def undo_change(request: Request, key: UUID) -> HttpResponse:
    change = _change(request, key)
    if request.method == "POST":
        actions.undo_change(change=change, by=request.viewer, at=request.at)
        messages.success(request, _("Đã hoàn tác: các đơn vị trở lại đúng như trước."))
    return redirect("organisations:preview_change", key=key)


def _change(request: Request, key: UUID) -> Change:
    change = queries.change_of(request.viewer, key)
    if change is None:
        raise Http404
    return change


def _act(request: Request) -> str:
    return request.POST.get("act", "") if request.method == "POST" else ""


def _adding(request: Request) -> str:
    adding = request.POST.get("do") or request.GET.get("add", "")
    return adding if adding in STEP_FORMS else ""


def _head(change: Change) -> dict[str, Any]:
    return {"title": change.title, "basis": change.basis, "on_date": change.on_date}


def _known(request: Request, change: Change) -> dict[str, str]:
    return queries.codes_known(request.viewer, change) | {step["unit"]: step["name"] for step in founded(change.steps)}


def _step_form(request: Request, change: Change, known: dict[str, str]) -> StepForm | None:
    adding, data = _adding(request), request.POST if _act(request) == "step" else None
    if not adding:
        return None
    if adding == Do.SPLIT:
        code = request.POST.get("split") or request.GET.get("unit", "")
        return SplitForm(data, unit=code, children=queries.codes_below(request.viewer, change, code), known=known)
    return STEP_FORMS[adding](data, known=known)


def _edited(
    request: Request,
    change: Change,
    head: PrepareChangeForm,
    step: StepForm | None,
    table: TableForm,
    known: dict[str, str],
) -> tuple[dict[str, Any], list[reader.Fault]]:
    """The fields that the request changes, nothing when a form is wrong; and the wrong cells of a table."""
    act = _act(request)
    if act == "head" and head.is_valid():
        return dict(head.cleaned_data), []
    if act == "step" and step is not None and step.is_valid():
        return {"steps": [*change.steps, step.step]}, []
    if act == "drop" and request.POST.get("place", "").isdecimal():
        return {"steps": without(change.steps, int(request.POST["place"]))}, []
    if act == "table" and table.is_valid():
        given = table.cleaned_data["table"]
        there = {code for code, _name, _above in queries.places_of(request.viewer, change)}
        read = reader.read_assignments(given.name, given.read(), units=there, parents=known)
        return ({} if read.faults else {"steps": with_move(change.steps, read.moves)}), read.faults
    return {}, []


def _seen(change: Change) -> tuple[dict[str, Any], Refused | None]:
    """What the reform does, as it was applied or would be now; else why it cannot be."""
    if change.state == Change.State.APPLIED:
        return change.diff["seen"], None
    try:
        return asdict(plan_of(change).seen), None
    except Refused as refused:
        return {}, refused
