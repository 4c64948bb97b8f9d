"""Every URL denies by default; a refusal becomes a page, and leaves a row outside the rolled-back transaction."""

from collections.abc import Callable
from typing import Any
from urllib.parse import unquote

from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.views import redirect_to_login
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.middleware.locale import LocaleMiddleware
from django.shortcuts import render
from django.utils.translation import gettext as _

from tuoitho.base.clock import now, real_now
from tuoitho.base.models import Refusal
from tuoitho.base.refusals import NotAllowed, Refused

# The sign-in package's ways by mail. Here a new password comes on paper, in person, and nobody adds an address.
BY_MAIL = {
    "account_email",
    "account_confirm_email",
    "account_email_verification_sent",
    "account_reset_password_done",
    "account_reset_password_from_key",
    "account_reset_password_from_key_done",
}
OPEN_MODULES = ("allauth.", "django.views.i18n", "django.views.static", "django.contrib.staticfiles.")


class ChosenLanguage(LocaleMiddleware):
    """Vietnamese until the person chooses: the language of an office's browser is nobody's choice."""

    def process_request(self, request: HttpRequest) -> None:
        request.META.pop("HTTP_ACCEPT_LANGUAGE", None)
        super().process_request(request)


class DenyByDefault:
    """Deny views without a permission, send the signed-out to the door, lock an idle session, answer refusals."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated and _idle(request):
            logout(request)
        if _too_large(request):
            return _answer(request, _beyond_reading())
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        if _by_mail(request) or "\0" in unquote(request.get_full_path()):  # no store keeps a NUL, and some break on it
            raise Http404
        if hasattr(view, "open_because") or view.__module__.startswith(OPEN_MODULES):
            return None
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        if not hasattr(view, "permission"):
            return _answer(request, NotAllowed("", code="no permission named"))
        return None

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        return _answer(request, error) if isinstance(error, Refused) else None


def _answer(request: HttpRequest, error: Refused) -> HttpResponse:
    """The sentence as a page, and a row that it was said."""
    match = request.resolver_match
    with transaction.atomic():
        Refusal.objects.create(
            at=now(),
            actor=request.viewer.key,  # type: ignore[attr-defined]
            view=match.view_name if match else "",
            code=error.code,
            status=error.status,
        )
    back = request.META.get("HTTP_REFERER", "") if request.method == "POST" else ""
    local = back.startswith(f"{request.scheme}://{request.get_host()}/")
    return render(request, "refused.html", {"refused": error, "back": back if local else ""}, status=error.status)


def _too_large(request: HttpRequest) -> bool:
    """Before a byte of it is read: whoever hands in a disk's worth of files does not fill this one."""
    length = request.META.get("CONTENT_LENGTH") or "0"
    return length.isdecimal() and int(length) > settings.LARGEST_REQUEST


def _beyond_reading() -> Refused:
    return Refused(
        _("Các tệp gửi lên lớn hơn %(limit)d MB.") % {"limit": settings.LARGEST_REQUEST // 2**20},
        kept=_("Chưa có gì thay đổi."),
        todo=_("Hãy chia thành nhiều lần gửi."),
        code="request.too_large",
    )


def _by_mail(request: HttpRequest) -> bool:
    """The page that says how a forgotten password is renewed may be read; nothing can be asked of it."""
    name = request.resolver_match.view_name if request.resolver_match else ""
    return name in BY_MAIL or (name == "account_reset_password" and request.method != "GET")


def _idle(request: HttpRequest) -> bool:
    """True when the last request is longer ago than the idle lock allows; else marks this one, once a minute."""
    seen, moment = request.session.get("seen"), real_now().timestamp()
    if seen is not None and moment - seen > settings.IDLE_LOCK_SECONDS:
        return True
    if seen is None or moment - seen > 60:
        request.session["seen"] = moment
    return False
