"""What the chair of the ward decides on a case."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse

from tuoitho.base.permits import permitted
from tuoitho.cases.actions import decisions
from tuoitho.cases.forms.hands import OfficerForm
from tuoitho.cases.forms.nd56 import ConfirmForm, DecreeForm, NoteForm, StepForm
from tuoitho.cases.forms.steps import ExtendSeparationForm
from tuoitho.cases.pages.answers import case_for, step
from tuoitho.cases.queries.cases import officers_of
from tuoitho.organisations.pages import Request

DECIDE = "cases.approve"


@permitted(DECIDE)
def approve_plan(request: Request, key: UUID) -> HttpResponse:
    case = case_for(request.viewer, key, request.at, "approve_plan")
    form = DecreeForm(request.POST or None, form="05", initial={"seen": case.version, "decided_on": request.viewer.on})
    return step(
        request,
        case,
        "approve_plan",
        form,
        lambda: decisions.approve_plan(case=case, answers=form.answers, **_seen(request, form)),
    )


@permitted(DECIDE)
def separate(request: Request, key: UUID) -> HttpResponse:
    case = case_for(request.viewer, key, request.at, "separate")
    form = DecreeForm(request.POST or None, form="07", initial={"seen": case.version, "decided_on": request.viewer.on})
    return step(
        request,
        case,
        "separate",
        form,
        lambda: decisions.separate(case=case, answers=form.answers, **_seen(request, form)),
    )


@permitted(DECIDE)
def return_plan(request: Request, key: UUID) -> HttpResponse:
    case = case_for(request.viewer, key, request.at, "return_plan")
    form = NoteForm(request.POST or None, initial={"seen": case.version})
    return step(request, case, "return_plan", form, lambda: decisions.return_plan(case=case, **_said(request, form)))


@permitted(DECIDE)
def end_separation(request: Request, key: UUID) -> HttpResponse:
    case = case_for(request.viewer, key, request.at, "end_separation")
    form = NoteForm(request.POST or None, initial={"seen": case.version})
    return step(
        request, case, "end_separation", form, lambda: decisions.end_separation(case=case, **_said(request, form))
    )


@permitted(DECIDE)
def extend_separation(request: Request, key: UUID) -> HttpResponse:
    case = case_for(request.viewer, key, request.at, "extend_separation")
    form = ExtendSeparationForm(request.POST or None, initial={"seen": case.version})
    return step(
        request,
        case,
        "extend_separation",
        form,
        lambda: decisions.extend_separation(case=case, **_said(request, form)),
    )


@permitted(DECIDE)
def refuse_closing(request: Request, key: UUID) -> HttpResponse:
    case = case_for(request.viewer, key, request.at, "refuse_closing")
    form = NoteForm(request.POST or None, initial={"seen": case.version})
    return step(
        request, case, "refuse_closing", form, lambda: decisions.refuse_closing(case=case, **_said(request, form))
    )


@permitted(DECIDE)
def confirm_closing(request: Request, key: UUID) -> HttpResponse:
    case = case_for(request.viewer, key, request.at, "confirm_closing")
    form = ConfirmForm(request.POST or None, initial={"seen": case.version})
    return step(
        request, case, "confirm_closing", form, lambda: decisions.confirm_closing(case=case, **_seen(request, form))
    )


@permitted(DECIDE)
def assign(request: Request, key: UUID) -> HttpResponse:
    case = case_for(request.viewer, key, request.at, "assign")
    officers = officers_of(request.viewer, case).exclude(pk=case.owner_id)
    form = OfficerForm(request.POST or None, officers=officers, initial={"seen": case.version})
    return step(
        request,
        case,
        "assign",
        form,
        lambda: decisions.assign(case=case, owner=form.cleaned_data["officer"], **_seen(request, form)),
        "cases:team",
    )


def _seen(request: Request, form: StepForm) -> dict[str, Any]:
    return {"seen": form.cleaned_data["seen"], "by": request.viewer, "at": request.at}


def _said(request: Request, form: StepForm) -> dict[str, Any]:
    return {**form.cleaned_data, "by": request.viewer, "at": request.at}
