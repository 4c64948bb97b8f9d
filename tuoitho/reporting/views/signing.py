"""The school's steps: trình ký → sign → number → scan → send."""

from uuid import UUID

from django.http import HttpResponse

from tuoitho.base.permits import permitted
from tuoitho.organisations.pages import Request
from tuoitho.reporting import actions
from tuoitho.reporting.forms import ConfirmForm, NoteForm, NumberForm, UploadScanForm
from tuoitho.reporting.pages.answers import report_for, step
from tuoitho.reporting.rules import papers


@permitted("reporting.present_report")
def present(request: Request, key: UUID) -> HttpResponse:
    found = report_for(request.viewer, key, "present")
    form = ConfirmForm(request.POST)
    return step(
        request, found, "present", form, lambda: actions.present(submission=found, by=request.viewer, at=request.at)
    )


@permitted("reporting.sign_report")
def send_back(request: Request, key: UUID) -> HttpResponse:
    found = report_for(request.viewer, key, "send_back")
    form = NoteForm(request.POST or None)
    return step(
        request,
        found,
        "send_back",
        form,
        lambda: actions.send_back(submission=found, note=form.cleaned_data["note"], by=request.viewer, at=request.at),
    )


@permitted("reporting.sign_report")
def sign(request: Request, key: UUID) -> HttpResponse:
    found = report_for(request.viewer, key, "sign")
    form = ConfirmForm(request.POST)
    return step(request, found, "sign", form, lambda: actions.sign(submission=found, by=request.viewer, at=request.at))


@permitted("reporting.number_report")
def number(request: Request, key: UUID) -> HttpResponse:
    found = report_for(request.viewer, key, "number")
    today = request.viewer.on
    form = NumberForm(
        request.POST or None, initial={"serial": papers.next_serial(found.unit, today.year), "numbered_on": today}
    )
    return step(
        request,
        found,
        "number",
        form,
        lambda: actions.number(submission=found, by=request.viewer, at=request.at, **form.cleaned_data),
    )


@permitted("reporting.upload_scan")
def upload_scan(request: Request, key: UUID) -> HttpResponse:
    found = report_for(request.viewer, key, "upload_scan")
    form = UploadScanForm(request.POST or None, request.FILES or None)

    def act() -> None:
        name, data = form.file()
        actions.upload_scan(submission=found, name=name, data=data, by=request.viewer, at=request.at)

    return step(request, found, "upload_scan", form, act)


@permitted("reporting.submit_report")
def submit(request: Request, key: UUID) -> HttpResponse:
    found = report_for(request.viewer, key, "submit")
    form = ConfirmForm(request.POST)
    return step(
        request, found, "submit", form, lambda: actions.submit(submission=found, by=request.viewer, at=request.at)
    )
