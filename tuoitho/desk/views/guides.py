"""The guide of one's role."""

from django.http import Http404, HttpResponse
from django.shortcuts import render

from tuoitho.base.permits import permitted
from tuoitho.desk import pages
from tuoitho.organisations.pages import Request
from tuoitho.organisations.rules import ROLES


@permitted("desk.open")
def guide(request: Request) -> HttpResponse:
    """One's own, or another role's by `?role=`: a deputy wants to read ahead."""
    post = request.viewer.post
    role = request.GET.get("role", post.role if post else "")
    found = pages.guide_of(role) if role in ROLES else None
    if found is None:
        raise Http404
    return render(request, "desk/guide.html", {"guide": found, "role": role, "roles": ROLES.values()})


@permitted("desk.open")
def picture(request: Request) -> HttpResponse:
    path = pages.picture_of(request.GET.get("name", ""))
    if path is None:
        raise Http404
    return HttpResponse(path.read_bytes(), content_type="image/png")
