"""Who is looking, put on every request; and the door that lets nobody register by themselves."""

from collections.abc import Callable
from datetime import datetime

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest, HttpResponse

from tuoitho.base.actors import ANONYMOUS
from tuoitho.base.clock import now
from tuoitho.organisations.queries import Viewer, viewer_of


class Request(HttpRequest):
    """A request as every view gets it; for annotations only."""

    viewer: Viewer
    at: datetime


class ViewerMiddleware:
    """`request.at`: the programme's moment; `request.viewer`: who looks, on today's tree."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.at = now()  # type: ignore[attr-defined]
        today = request.at.date()  # type: ignore[attr-defined]
        signed_in = request.user.is_authenticated
        request.viewer = viewer_of(request.user, today) if signed_in else Viewer(ANONYMOUS.key, today)  # type: ignore
        return self.get_response(request)


class ClosedDoor(DefaultAccountAdapter):
    """Accounts are made by administrators and heads; nobody signs up."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False
