"""The guide of one's role."""

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render

from tuoitho.base.permits import permitted
from tuoitho.desk import pages
from tuoitho.organisations.rules import ROLES


@permitted("desk.open")
def guide(request: HttpRequest) -> HttpResponse:
    """One's own, or another role's by `?role=`: a deputy wants to read ahead."""
    post = request.viewer.post  # type: ignore[attr-defined]
    role = request.GET.get("role", post.role if post else "")
    found = pages.guide_of(role) if role in ROLES else None
    if found is None:
        raise Http404
    return render(request, "desk/guide.html", {"guide": found, "role": role, "roles": ROLES.values()})


@permitted("desk.open")
def picture(request: HttpRequest) -> HttpResponseBase:
    path = pages.picture_of(request.GET.get("name", ""))
    if path is None:
        raise Http404
    return FileResponse(path.open("rb"), content_type="image/png")
