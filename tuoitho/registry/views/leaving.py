"""Children who left a school and are on no roll since."""

from django.http import HttpResponse
from django.shortcuts import render

from tuoitho.base.paging import page as page_of
from tuoitho.base.permits import permitted
from tuoitho.organisations.pages import Request
from tuoitho.registry import queries
from tuoitho.registry.views.rosters import SEE, unit_or_404


@permitted(SEE)
def dropouts(request: Request, code: str) -> HttpResponse:
    """Newest first, page by page."""
    unit = unit_or_404(request, code, SEE)
    found = queries.out_of_sight(request.viewer, unit)
    page = page_of(found, ["-ends_on", "-pk"], request.GET.dict())
    return render(request, "registry/dropouts.html", {"unit": unit, "page": page})
