"""Screens of figures. Each reads a unit's figures through the viewer, and shows them in one way."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from tuoitho.base.permits import permitted
from tuoitho.indicators import pages
from tuoitho.indicators.pages.listing import series_of
from tuoitho.indicators.queries import Place, current_year, place_of
from tuoitho.organisations.pages import Request
from tuoitho.organisations.queries import Viewer, own_unit

SEE = "indicators.see_figures"
YEARS_SHOWN = 4
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@permitted(SEE)
def own(request: Request) -> HttpResponse:
    """To the cards of one's own unit in the year that runs."""
    unit, year = own_unit(request.viewer), current_year(request.viewer)
    if unit is None:
        raise Http404
    if year is None:
        return render(request, "indicators/none.html")
    return redirect("indicators:cards", code=unit.code, year=year)


@permitted(SEE)
def cards(request: Request, code: str, year: int) -> HttpResponse:
    place = _place(request.viewer, request, code, year, since=year - YEARS_SHOWN + 1)
    return render(request, "indicators/cards.html", pages.cards_page(request.viewer, place))


@permitted(SEE)
def rows(request: Request, code: str, year: int, series: str) -> HttpResponse:
    place = _place(request.viewer, request, code, year, behind=series)
    indicator = series_of(place.figures, series)
    if indicator is None:
        raise Http404
    page = pages.rows_page(request.viewer, place, indicator, request.GET.dict(), request.at)
    return render(request, "indicators/rows.html", page)


@permitted(SEE)
def compare(request: Request, code: str, year: int) -> HttpResponse:
    place = _place(request.viewer, request, code, year)
    return render(request, "indicators/compare.html", pages.compare_page(request.viewer, place, request.GET.dict()))


@permitted(SEE)
def grid(request: Request, code: str, year: int) -> HttpResponse:
    place = _place(request.viewer, request, code, year)
    return render(request, "indicators/grid.html", pages.grid_page(request.viewer, place, request.GET.dict()))


@permitted(SEE)
def grid_sheet(request: Request, code: str, year: int) -> HttpResponse:
    place = _place(request.viewer, request, code, year)
    answer = HttpResponse(pages.grid_sheet(request.viewer, place, request.at), content_type=XLSX)
    answer["Content-Disposition"] = f'attachment; filename="chi-tieu-{code}-{year}.xlsx"'
    return answer


@permitted(SEE)
def wards(request: Request, code: str, year: int) -> HttpResponse:
    place = _place(request.viewer, request, code, year)
    return render(request, "indicators/wards.html", pages.wards_page(request.viewer, place, request.GET.dict()))


def _place(viewer: Viewer, request: Request, code: str, year: int, since: int | None = None, behind: str = "") -> Place:
    place = place_of(viewer, code, year, request.GET.get("tree") or "then", since=since, behind=behind)
    if place is None:
        raise Http404
    return place
