"""Whoever reads what was told of a child signs in with two steps: the door is shut until the second one is done."""

from collections.abc import Callable
from urllib.parse import urlencode

from allauth.account.authentication import get_authentication_records
from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from tuoitho.base.clock import now
from tuoitho.organisations.models import User
from tuoitho.organisations.models.second_step import open_secret, seal_secret
from tuoitho.organisations.queries import viewer_of
from tuoitho.organisations.rules import needs_second_step

SET_UP = "mfa_activate_totp"
AGAIN = "mfa_reauthenticate"
_ALWAYS = {"account_logout", "account_change_password", "account_reauthenticate", "set_language"}
_METHOD = "mfa"


class SecondStep(DefaultMFAAdapter):
    """The sign-in library's secrets lie sealed, and a role that needs the second step cannot turn it off."""

    def encrypt(self, text: str) -> str:
        return seal_secret(text)

    def decrypt(self, encrypted_text: str) -> str:
        return open_secret(encrypted_text)

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        return not needs_second_step(viewer_of(authenticator.user, now().date()))

    def get_totp_label(self, user: User) -> str:
        return user.username


class SecondStepFirst:
    """A person whose role needs it sets the second step up before anything else opens; a session that began without
    it asks for a code. Setting it up proves it: the code of that moment counts as the session's second step."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        answer = self.get_response(request)
        if getattr(request, "had_no_second_step", False) and _is_set_up(request):
            record_authentication(request, request.user, _METHOD, type=Authenticator.Type.TOTP)
        return answer

    def process_view(self, request: HttpRequest, view: object, args: object, kwargs: object) -> HttpResponse | None:
        name = request.resolver_match.view_name if request.resolver_match else ""
        if not request.user.is_authenticated or hasattr(view, "open_because") or name in _ALWAYS:
            return None
        if name == SET_UP and request.method == "POST":
            request.had_no_second_step = not _is_set_up(request)  # type: ignore[attr-defined]
        if not needs_second_step(request.viewer) or _is_done(request):  # type: ignore[attr-defined]
            return None
        wanted = AGAIN if _is_set_up(request) else SET_UP
        if name == wanted:
            return None
        return redirect(f"{reverse(wanted)}?{urlencode({'next': request.get_full_path()})}")


def _is_done(request: HttpRequest) -> bool:
    return any(record.get("method") == _METHOD for record in get_authentication_records(request, request.user))


def _is_set_up(request: HttpRequest) -> bool:
    return is_mfa_enabled(request.user, [Authenticator.Type.TOTP])
