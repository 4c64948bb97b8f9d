"""Who is looking, put on every request; and the door: nobody signs up, and an initial password is changed first."""

from collections.abc import Callable
from datetime import datetime

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from tuoitho.base.actors import ANONYMOUS
from tuoitho.base.clock import now
from tuoitho.organisations import actions
from tuoitho.organisations.models import User
from tuoitho.organisations.queries import Viewer, viewer_of

OPEN_BEFORE_OWN_PASSWORD = {"account_change_password", "account_logout", "account_reauthenticate", "set_language"}


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


class OwnPasswordFirst:
    """Whoever signs in with the password of a slip chooses their own before anything else opens."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: object, args: object, kwargs: object) -> HttpResponse | None:
        match = request.resolver_match
        if not getattr(request.user, "must_change_password", False) or hasattr(view, "open_because"):
            return None
        if match and match.view_name in OPEN_BEFORE_OWN_PASSWORD:
            return None
        return redirect("account_change_password")


class ClosedDoor(DefaultAccountAdapter):
    """Accounts are made by administrators and heads; nobody signs up."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        """To work: nobody who has just chosen a password wants the form again."""
        return "/"

    def set_password(self, user: User, password: str) -> None:
        """The one chosen by the person; what was printed on the slip is no longer asked to be changed."""
        request = context.request
        actions.change_password(user=user, password=password, by=request.viewer, at=request.at)
