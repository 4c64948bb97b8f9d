"""The officer's steps on a case."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse

from tuoitho.base.permits import permitted
from tuoitho.cases.actions import steps
from tuoitho.cases.forms.nd56 import DecreeForm, NoteForm
from tuoitho.cases.forms.steps import ProposeClosingForm, RecordCallForm
from tuoitho.cases.models import Case
from tuoitho.cases.pages.answers import case_for, step
from tuoitho.cases.queries.cases import latest_form
from tuoitho.organisations.pages import Request

KEEP = "cases.keep_case"


@permitted(KEEP)
def assess_risk(request: Request, key: UUID) -> HttpResponse:
    case = case_for(request.viewer, key, request.at, "assess_risk")
    form = _decree(request, case, "02")
    return step(request, case, "assess_risk", form, lambda: steps.assess_risk(case=case, **_filled(request, form)))


@permitted(KEEP)
def verify(request: Request, key: UUID) -> HttpResponse:
    case = case_for(request.viewer, key, request.at, "verify")
    form = _decree(request, case, "03")
    return step(request, case, "verify", form, lambda: steps.verify(case=case, **_filled(request, form)))


@permitted(KEEP)
def hold_meeting(request: Request, key: UUID) -> HttpResponse:
    case = case_for(request.viewer, key, request.at, "hold_meeting")
    form = _decree(request, case, "minutes")
    return step(request, case, "hold_meeting", form, lambda: steps.hold_meeting(case=case, **_filled(request, form)))


@permitted(KEEP)
def submit_plan(request: Request, key: UUID) -> HttpResponse:
    case = case_for(request.viewer, key, request.at, "submit_plan")
    form = _decree(request, case, "04")
    return step(request, case, "submit_plan", form, lambda: steps.submit_plan(case=case, **_filled(request, form)))


@permitted(KEEP)
def review(request: Request, key: UUID) -> HttpResponse:
    case = case_for(request.viewer, key, request.at, "review")
    form = _decree(request, case, "06")
    return step(request, case, "review", form, lambda: steps.review(case=case, **_filled(request, form)))


@permitted(KEEP)
def act_in_emergency(request: Request, key: UUID) -> HttpResponse:
    case = case_for(request.viewer, key, request.at, "act_in_emergency")
    form = NoteForm(request.POST or None, initial={"seen": case.version})
    return step(
        request, case, "act_in_emergency", form, lambda: steps.act_in_emergency(case=case, **_said(request, form))
    )


@permitted(KEEP)
def repeat(request: Request, key: UUID) -> HttpResponse:
    case = case_for(request.viewer, key, request.at, "repeat")
    form = NoteForm(request.POST or None, initial={"seen": case.version})
    return step(request, case, "repeat", form, lambda: steps.repeat(case=case, **_said(request, form)))


@permitted(KEEP)
def pass_to_labour(request: Request, key: UUID) -> HttpResponse:
    case = case_for(request.viewer, key, request.at, "pass_to_labour")
    form = NoteForm(request.POST or None, initial={"seen": case.version})
    return step(request, case, "pass_to_labour", form, lambda: steps.pass_to_labour(case=case, **_said(request, form)))


@permitted(KEEP)
def propose_closing(request: Request, key: UUID) -> HttpResponse:
    case = case_for(request.viewer, key, request.at, "propose_closing")
    form = ProposeClosingForm(request.POST or None, initial={"seen": case.version})
    return step(
        request, case, "propose_closing", form, lambda: steps.propose_closing(case=case, **_said(request, form))
    )


@permitted(KEEP)
def reopen(request: Request, key: UUID) -> HttpResponse:
    case = case_for(request.viewer, key, request.at, "reopen")
    form = NoteForm(request.POST or None, initial={"seen": case.version})
    return step(request, case, "reopen", form, lambda: steps.reopen(case=case, **_said(request, form)))


@permitted(KEEP)
def record_call(request: Request, key: UUID) -> HttpResponse:
    case = case_for(request.viewer, key, request.at, "record_call")
    form = RecordCallForm(request.POST or None, initial={"seen": case.version, "called_at": request.at})
    return step(request, case, "record_call", form, lambda: steps.record_call(case=case, **_said(request, form)))


def _decree(request: Request, case: Case, code: str) -> DecreeForm:
    """The form with what this round's holds already."""
    known = latest_form(request.viewer, case, code)
    answers = known.answers if known else {}
    return DecreeForm(request.POST or None, form=code, known=answers, initial={"seen": case.version})


def _filled(request: Request, form: DecreeForm) -> dict[str, Any]:
    return {"answers": form.answers, "seen": form.cleaned_data["seen"], "by": request.viewer, "at": request.at}


def _said(request: Request, form: NoteForm | RecordCallForm) -> dict[str, Any]:
    return {**form.cleaned_data, "by": request.viewer, "at": request.at}
