"""How many reports there were and how fast."""

from django.http import HttpResponse
from django.shortcuts import render

from tuoitho.base.permits import permitted
from tuoitho.cases.pages.counts import counts_page
from tuoitho.organisations.pages import Request


@permitted("cases.see_counts")
def counts(request: Request) -> HttpResponse:
    """For each school in scope how many reports it made in a year and how fast; never what a report says."""
    return render(request, "cases/counts.html", {"page": counts_page(request.viewer, request.GET.dict())})
