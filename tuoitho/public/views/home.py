"""The first page for whoever has no account, and the guide of those who got a link."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from tuoitho.base.guides import guide_of
from tuoitho.base.permits import open_to_all
from tuoitho.cases.queries.settings import hotlines_for


@open_to_all("whoever needs help finds the numbers here")
def home(request: HttpRequest) -> HttpResponse:
    return render(request, "public/home.html", {"hotlines": hotlines_for(request.viewer)})  # type: ignore[attr-defined]


@open_to_all("the owner of an independent group has no account and reads here how the link is used")
def guide(request: HttpRequest) -> HttpResponse:
    found = guide_of("group-owner")
    if found is None:
        raise Http404
    return render(request, "public/guide.html", {"guide": found})
