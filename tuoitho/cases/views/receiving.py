"""The verbs of a report for those who received it."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from tuoitho.base.permits import permitted
from tuoitho.cases.actions import receiving
from tuoitho.cases.forms.nd56 import ConfirmForm, StepForm
from tuoitho.cases.forms.reports import AnswerForm, ForwardForm, PassOnForm, ProposeEndForm, WordsForm
from tuoitho.cases.models import Report
from tuoitho.cases.pages.report_answers import report_for, report_step
from tuoitho.cases.queries.reports import targets_of
from tuoitho.organisations.pages import Request

RECEIVE, END = "cases.receive_reports", "cases.close_report"


@permitted(RECEIVE)
@require_POST
def take(request: Request, key: UUID) -> HttpResponse:
    """One press; the second of two is told who has it."""
    report = report_for(request.viewer, key, "take")
    receiving.take(report=report, by=request.viewer, at=request.at)
    return redirect("cases:report", key)


@permitted(RECEIVE)
def ask_school(request: Request, key: UUID) -> HttpResponse:
    report = report_for(request.viewer, key, "ask_school")
    return _step(request, report, "ask_school", receiving.ask_school, WordsForm)


@permitted(RECEIVE)
def forward(request: Request, key: UUID) -> HttpResponse:
    report = report_for(request.viewer, key, "forward")
    form = ForwardForm(
        request.POST or None, targets=targets_of(request.viewer, report), initial={"seen": report.version}
    )
    return _done(request, report, "forward", receiving.forward, form)


@permitted(RECEIVE)
def pass_on(request: Request, key: UUID) -> HttpResponse:
    report = report_for(request.viewer, key, "pass_on")
    return _step(request, report, "pass_on", receiving.pass_on, PassOnForm)


@permitted(RECEIVE)
def take_back(request: Request, key: UUID) -> HttpResponse:
    report = report_for(request.viewer, key, "take_back")
    return _step(request, report, "take_back", receiving.take_back, WordsForm)


@permitted(RECEIVE)
def record_answer(request: Request, key: UUID) -> HttpResponse:
    report = report_for(request.viewer, key, "record_answer")
    return _step(request, report, "record_answer", receiving.record_answer, AnswerForm)


@permitted(END)
def propose_end(request: Request, key: UUID) -> HttpResponse:
    report = report_for(request.viewer, key, "propose_end")
    return _step(request, report, "propose_end", receiving.propose_end, ProposeEndForm)


@permitted(END)
def confirm_end(request: Request, key: UUID) -> HttpResponse:
    report = report_for(request.viewer, key, "confirm_end")
    return _step(request, report, "confirm_end", receiving.confirm_end, ConfirmForm)


@permitted(END)
def refuse_end(request: Request, key: UUID) -> HttpResponse:
    report = report_for(request.viewer, key, "refuse_end")
    return _step(request, report, "refuse_end", receiving.refuse_end, WordsForm)


@permitted(RECEIVE)
def reopen_report(request: Request, key: UUID) -> HttpResponse:
    report = report_for(request.viewer, key, "reopen_report")
    return _step(request, report, "reopen_report", receiving.reopen_report, WordsForm)


def _step(request: Request, report: Report, verb: str, action: Any, form: type[StepForm]) -> HttpResponse:
    return _done(request, report, verb, action, form(request.POST or None, initial={"seen": report.version}))


def _done(request: Request, report: Report, verb: str, action: Any, form: StepForm) -> HttpResponse:
    return report_step(
        request,
        report,
        verb,
        form,
        lambda: action(report=report, **form.cleaned_data, by=request.viewer, at=request.at),
    )
