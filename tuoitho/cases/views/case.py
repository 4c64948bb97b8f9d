"""The cases of one's team, one of them, and the dated copy of one that went to another ward."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render

from tuoitho.base.paging import page
from tuoitho.base.permits import permitted
from tuoitho.cases.actions.openings import record_copy_opening, record_opening
from tuoitho.cases.pages.answers import case_for
from tuoitho.cases.pages.case import case_page
from tuoitho.cases.pages.hands import copy_page
from tuoitho.cases.pages.lists import LISTS, case_rows
from tuoitho.cases.queries import case_copy
from tuoitho.cases.queries.cases import SHOWN, listed_cases
from tuoitho.organisations.pages import Request

SEE = "cases.see_cases"


@permitted(SEE)
def cases(request: Request) -> HttpResponse:
    """Newest first; `?show=` chooses the list."""
    shown = request.GET.get("show", "")
    shown = shown if shown in SHOWN else ""
    rows = listed_cases(request.viewer, shown, request.at).select_related("child", "home_ward", "owner")
    found = page(rows, ("-opened_at", "-pk"), request.GET.dict())
    context = {
        "rows": case_rows(request.viewer, found.rows, request.at),
        "page": found,
        "may_open": request.viewer.holds("cases.keep_case"),
        "lists": LISTS,
        "shown": shown,
    }
    return render(request, "cases/cases.html", context)


@permitted(SEE)
def case(request: Request, key: UUID) -> HttpResponse:
    """Opening it leaves an entry, which the owner of the case can read."""
    found = case_for(request.viewer, key, request.at)
    record_opening(case=found, by=request.viewer, at=request.at)
    context = {
        "page": case_page(request.viewer, found, request.at),
        "case": found,
    }
    return render(request, "cases/case.html", context)


@permitted(SEE)
def copy(request: Request, key: UUID) -> HttpResponse:
    """A case that one's ward handed on, as it stood on that day; reading it leaves an entry too."""
    found = case_copy(request.viewer, key, request.at)
    if found is None:
        raise Http404
    kept, ends_at = found
    record_copy_opening(case=kept, by=request.viewer, at=request.at)
    return render(request, "cases/copy.html", {"page": copy_page(request.viewer, kept, ends_at), "case": kept})
