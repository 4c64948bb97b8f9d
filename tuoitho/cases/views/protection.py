"""What protects the data of a case: who gets no access, what was taken out, how long it is kept."""

from datetime import datetime
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render

from tuoitho.base.paging import page
from tuoitho.base.permits import permitted
from tuoitho.cases import rules
from tuoitho.cases.actions import exports, requests, retention
from tuoitho.cases.actions.openings import record_opening
from tuoitho.cases.forms.protection import ExportCaseForm, HoldBackForm, ReleaseHoldForm
from tuoitho.cases.forms.requests import ClearSuspectForm, NameSuspectForm
from tuoitho.cases.models import Case
from tuoitho.cases.pages.answers import case_for
from tuoitho.cases.pages.case import name_of
from tuoitho.cases.pages.protection import act, protection_page
from tuoitho.cases.queries import protection as kept
from tuoitho.cases.queries.requests import suspect_of
from tuoitho.organisations.pages import Request
from tuoitho.organisations.pages.answers import PDF, download
from tuoitho.organisations.queries import Viewer

SEE, KEEP, DECIDE = "cases.see_cases", "cases.keep_case", "cases.approve"


@permitted(SEE)
def protection(request: Request, key: UUID) -> HttpResponse:
    case = case_for(request.viewer, key, request.at)
    record_opening(case=case, by=request.viewer, at=request.at)
    shown = protection_page(
        request.viewer, case, kept.days_they_go(request.viewer, [case], request.at).get(case.pk), request.at
    )
    return render(request, "cases/protection.html", {"page": shown, "case": case, "who": name_of(case.child)})


@permitted(SEE)
def name_suspect(request: Request, key: UUID) -> HttpResponse:
    case = case_for(request.viewer, key, request.at)
    form = NameSuspectForm(request.POST or None)
    return act(
        request,
        case,
        "name_suspect",
        form,
        lambda: requests.name_suspect(case=case, **form.cleaned_data, by=request.viewer, at=request.at),
    )


@permitted(DECIDE)
def clear_suspect(request: Request, key: UUID, suspect: UUID) -> HttpResponse:
    case = _decided(request.viewer, key, request.at)
    found = suspect_of(request.viewer, case, suspect)
    if found is None:
        raise Http404
    form = ClearSuspectForm(request.POST or None)
    return act(
        request,
        case,
        "clear_suspect",
        form,
        lambda: requests.clear_suspect(case=case, suspect=found, **form.cleaned_data, by=request.viewer, at=request.at),
    )


@permitted(SEE)
def export_case(request: Request, key: UUID) -> HttpResponse:
    case = case_for(request.viewer, key, request.at)
    if not rules.export_case(request.viewer, case, request.at):
        raise Http404
    form = ExportCaseForm(request.POST or None)
    return act(
        request,
        case,
        "export_case",
        form,
        lambda: exports.export_case(case=case, **form.cleaned_data, by=request.viewer, at=request.at),
    )


@permitted(SEE)
def take_export(request: Request, key: UUID, export: UUID) -> HttpResponse:
    """The file leaves under a name that tells nothing of the child; who took it is listed."""
    case = case_for(request.viewer, key, request.at)
    found = kept.export_of(request.viewer, case, export)
    if found is None or not rules.export_case(request.viewer, case, request.at):
        raise Http404
    data = exports.take_export(export=found, by=request.viewer, at=request.at)
    return download(f"ho-so-{found.asked_at:%Y%m%d}.pdf", data, PDF)


@permitted(DECIDE)
def retention_list(request: Request) -> HttpResponse:
    """What loses its names within a month, and what is held back."""
    shown = page(kept.cases_to_forget(request.viewer, request.at), ("closed_at", "pk"), request.GET.dict())
    days = kept.days_they_go(request.viewer, shown.rows, request.at)
    context = {
        "rows": [(case, name_of(case.child), days.get(case.pk)) for case in shown.rows],
        "page": shown,
        "holds": [(hold, name_of(hold.case.child)) for hold in kept.holds_seen(request.viewer, request.at)],
    }
    return render(request, "cases/retention.html", context)


@permitted(DECIDE)
def hold_back(request: Request, key: UUID) -> HttpResponse:
    case = _decided(request.viewer, key, request.at)
    form = HoldBackForm(request.POST or None)
    return act(
        request,
        case,
        "hold_back",
        form,
        lambda: retention.hold_back(case=case, **form.cleaned_data, by=request.viewer, at=request.at),
    )


@permitted(DECIDE)
def release_hold(request: Request, key: UUID) -> HttpResponse:
    case = _decided(request.viewer, key, request.at)
    form = ReleaseHoldForm(request.POST if request.method == "POST" else None)
    return act(
        request,
        case,
        "release_hold",
        form,
        lambda: retention.release_hold(case=case, by=request.viewer, at=request.at),
    )


def _decided(viewer: Viewer, key: UUID, at: datetime) -> Case:
    """404 for whoever is not its chair."""
    case = case_for(viewer, key, at)
    if not rules.approve(viewer, case):
        raise Http404
    return case
