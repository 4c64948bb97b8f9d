"""A case is opened after looking whether the ward knows the child, or the report joins the child's open case."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from tuoitho.base.permits import permitted
from tuoitho.cases import workflow
from tuoitho.cases.actions import opening
from tuoitho.cases.actions.children import record_lookup
from tuoitho.cases.actions.openings import record_report_opening
from tuoitho.cases.forms.children import NEW, JoinCaseForm, OpenCaseForm
from tuoitho.cases.models import Case, Report
from tuoitho.cases.pages.attempts import Attempt, attempt, wrong_fields
from tuoitho.cases.pages.case import name_of
from tuoitho.cases.pages.children import match_line
from tuoitho.cases.pages.reports import child_as_told
from tuoitho.cases.queries import case_seen, report_received
from tuoitho.cases.queries.children import Match, matches, own_wards, wards_of
from tuoitho.cases.queries.search import search_open_cases
from tuoitho.organisations.pages import Request

KEEP = "cases.keep_case"


@permitted(KEEP)
def open_case(request: Request, key: UUID) -> HttpResponse:
    """From a report that stands in one's inbox and was taken up."""
    return _open(request, _report(request, report_received(request.viewer, key)))


@permitted(KEEP)
def open_found(request: Request) -> HttpResponse:
    """What the officer found without a report."""
    return _open(request, None)


@permitted(KEEP)
def join_case(request: Request, key: UUID) -> HttpResponse:
    """To whoever keeps the open case of the child, a colleague too."""
    report = _report(request, report_received(request.viewer, key))
    form = JoinCaseForm(request.POST or None)
    found: list[Case] = []
    tried: Attempt[Case] = Attempt()
    if form.is_valid():
        found = search_open_cases(request.viewer, form.cleaned_data["who"], request.at)
        chosen = next((case for case in found if case.key == form.cleaned_data["case"]), None)
        if chosen is not None:
            words: dict[str, Any] = {"report": report, "case": chosen, "by": request.viewer, "at": request.at}
            tried = attempt(form, lambda: opening.join_case(**words))
        if tried.done is not None:
            return _joined(request, tried.done)
    told = [(case, name_of(case.child)) for case in found]
    page = {"report": report, "form": form, "wrong": wrong_fields(form), "found": told, "asked": form.is_bound}
    return render(request, "cases/join_case.html", page | _stands(report, "join_case"), status=tried.status)


def _open(request: Request, report: Report | None) -> HttpResponse:
    own = own_wards(request.viewer)
    words: dict[str, Any] = {"wards": wards_of(request.viewer), "on": request.viewer.on}
    first = {"home_ward": own[0], **(child_as_told(report) if report else {})}
    form = OpenCaseForm(request.POST or None, initial=first, **words)
    is_part = bool(getattr(request, "htmx", False))
    typed, whole = form.is_bound, form.is_valid()
    found = matches(request.viewer, form.known, request.at) if typed else []
    tried: Attempt[Case] = Attempt()
    if whole and not is_part:
        tried = _try(request, report, form, found)
        if tried.done is not None:
            joined = any(one.case == tried.done for one in found)
            return _joined(request, tried.done) if joined else _opened(request, tried.done)
    _log_others(request, found)
    page = {
        "report": report,
        "form": form,
        "wrong": wrong_fields(form),
        "matches": [match_line(one, timezone.localdate(request.at)) for one in found],
        "chosen": form["child"].value() or "",
        "new": NEW,
    }
    template = "cases/parts/matches.html" if is_part else "cases/open_case.html"
    return render(request, template, page | _stands(report, "open_case"), status=tried.status)


def _try(request: Request, report: Report | None, form: OpenCaseForm, found: list[Match]) -> Attempt[Case]:
    said = form.cleaned_data
    chosen = next((one for one in found if str(one.child.key) == said["child"]), None)
    if found and chosen is None and said["child"] != NEW:
        form.add_error("child", _("Phường đã biết em giống như vậy: hãy xem và chọn."))
        return Attempt()
    more: dict[str, Any] = {"report": report, "facts": form.facts, "by": request.viewer, "at": request.at}
    if chosen and chosen.case and report and chosen.case.state != workflow.CaseState.CLOSED:
        case = chosen.case
        return attempt(form, lambda: opening.join_case(case=case, **more))
    child = chosen.child if chosen else None
    words: dict[str, Any] = {"child": child, "kind": said["kind"], "home_ward": said["home_ward"]}
    return attempt(form, lambda: opening.open_case(**words, **more))


def _report(request: Request, report: Report | None) -> Report:
    if report is None:
        raise Http404
    if request.method == "GET":
        record_report_opening(report=report, by=request.viewer, at=request.at)
    return report


def _stands(report: Report | None, verb: str) -> dict[str, object]:
    """Whether the report waits for this; where it stands when it does not."""
    return {
        "waits": report is None or workflow.allows(workflow.REPORTS, report.state, verb),
        "keeper": report.case.owner.full_name if report and report.case else "",
    }


def _log_others(request: Request, found: list[Match]) -> None:
    others = [one.child for one in found if not one.own]
    if others:
        unit = own_wards(request.viewer)[0]
        record_lookup(children=others, unit=unit, by=request.viewer, at=request.at)


def _opened(request: Request, case: Case) -> HttpResponse:
    messages.success(request, _("Đã lập hồ sơ %(number)s. Bạn là người phụ trách.") % {"number": case.number})
    return redirect("cases:case", case.key)


def _joined(request: Request, case: Case) -> HttpResponse:
    """To the case, for those of its team; else it is in the keeper's hands now."""
    words = {"number": case.number, "name": case.owner.full_name}
    messages.success(request, _("Đã gắn tin vào hồ sơ %(number)s; %(name)s phụ trách hồ sơ.") % words)
    seen = case_seen(request.viewer, case.key, request.at)
    return redirect("cases:case", case.key) if seen else redirect("cases:cases")
