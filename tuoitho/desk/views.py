"""The desk: one per role."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from tuoitho.base.permits import permitted


@permitted("desk.open")
def desk(request: HttpRequest) -> HttpResponse:
    return render(request, "desk/desk.html")
