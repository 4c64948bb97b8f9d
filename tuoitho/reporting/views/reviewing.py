"""The department's steps: return with remarks, accept, except, unlock."""

from uuid import UUID

from django.http import HttpResponse

from tuoitho.base.permits import permitted
from tuoitho.organisations.pages import Request
from tuoitho.reporting import actions
from tuoitho.reporting.forms import ConfirmForm, ReasonForm, ReturnReportForm
from tuoitho.reporting.models import SECTIONS
from tuoitho.reporting.pages.answers import report_for, step


@permitted("reporting.return_report")
def return_report(request: Request, key: UUID) -> HttpResponse:
    found = report_for(request.viewer, key, "return_report")
    abouts = [figure.series for figure in found.figures.all()] + list(SECTIONS)
    form = ReturnReportForm(request.POST or None, abouts=abouts)
    return step(
        request,
        found,
        "return_report",
        form,
        lambda: actions.return_report(
            submission=found,
            remarks=form.remarks(),
            note=form.cleaned_data["note"],
            by=request.viewer,
            at=request.at,
        ),
    )


@permitted("reporting.accept_report")
def accept(request: Request, key: UUID) -> HttpResponse:
    found = report_for(request.viewer, key, "accept")
    form = ConfirmForm(request.POST)
    return step(
        request, found, "accept", form, lambda: actions.accept(submission=found, by=request.viewer, at=request.at)
    )


@permitted("reporting.accept_report")
def except_scan(request: Request, key: UUID) -> HttpResponse:
    found = report_for(request.viewer, key, "except_scan")
    form = ReasonForm(request.POST or None)
    return step(
        request,
        found,
        "except_scan",
        form,
        lambda: actions.except_scan(submission=found, by=request.viewer, at=request.at, **form.cleaned_data),
    )


@permitted("reporting.accept_report")
def unlock(request: Request, key: UUID) -> HttpResponse:
    found = report_for(request.viewer, key, "unlock")
    form = ReasonForm(request.POST or None)
    return step(
        request,
        found,
        "unlock",
        form,
        lambda: actions.unlock(submission=found, by=request.viewer, at=request.at, **form.cleaned_data),
    )
