"""The cases of one's team, and one of them."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from tuoitho.base.paging import page
from tuoitho.base.permits import permitted
from tuoitho.cases.actions.openings import record_opening
from tuoitho.cases.models.cases import STATES
from tuoitho.cases.pages.answers import case_for
from tuoitho.cases.pages.case import case_page, name_of
from tuoitho.cases.queries import cases_seen
from tuoitho.organisations.pages import Request

SEE = "cases.see_cases"


@permitted(SEE)
def cases(request: Request) -> HttpResponse:
    """Newest first; closed ones by their own filter."""
    wanted = request.GET.get("state", "")
    rows = cases_seen(request.viewer, request.at).select_related("child", "home_ward", "owner")
    known = [state for state, _label in STATES]
    rows = rows.filter(state=wanted) if wanted in known else rows.exclude(state="closed")
    shown = page(rows, ("-opened_at", "-pk"), request.GET.dict())
    context = {
        "rows": [(case, name_of(case.child)) for case in shown.rows],
        "page": shown,
        "may_open": request.viewer.holds("cases.keep_case"),
        "states": STATES,
        "wanted": wanted if wanted in known else "",
    }
    return render(request, "cases/cases.html", context)


@permitted(SEE)
def case(request: Request, key: UUID) -> HttpResponse:
    """Opening it leaves an entry, which the owner of the case can read."""
    found = case_for(request.viewer, key, request.at)
    record_opening(case=found, by=request.viewer, at=request.at)
    return render(request, "cases/case.html", {"page": case_page(request.viewer, found, request.at), "case": found})
