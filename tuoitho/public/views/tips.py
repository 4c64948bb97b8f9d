"""Telling without an account, and asking later how far it is. Whoever tells is kept nowhere, signed in or not."""

from ipaddress import ip_network
from typing import cast

from allauth.account.adapter import get_adapter
from allauth.core import ratelimit
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import CsrfViewMiddleware
from django.shortcuts import render
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.decorators import decorator_from_middleware
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

from tuoitho.base.actors import ANONYMOUS
from tuoitho.base.installation import is_illustrative
from tuoitho.base.permits import open_to_all
from tuoitho.base.refusals import Refused
from tuoitho.cases.actions.tips import receive_tip
from tuoitho.cases.models import Answer
from tuoitho.cases.queries.settings import hotlines_for
from tuoitho.cases.queries.tips import stage_of_tip, wards_told_of
from tuoitho.public.forms.photos import HeldInMemory, looked_at
from tuoitho.public.forms.tips import AskHelpForm, LookUpForm, TellForm

FORGED, TOO_MANY = 403, 429


class _Marking(CsrfViewMiddleware):
    """Marks a form whose token does not hold, instead of throwing away what a browser without cookies sent."""

    def _reject(self, request: HttpRequest, reason: str) -> None:
        request.forged = True  # type: ignore[attr-defined]


@never_cache
@open_to_all("whoever saw something tells it, without an account or a name")
@csrf_exempt
def tell(request: HttpRequest) -> HttpResponse:
    return _held(request, TellForm, "public/tell.html")


@never_cache
@open_to_all("a child tells about itself, without an account or a name")
@csrf_exempt
def ask_help(request: HttpRequest) -> HttpResponse:
    return _held(request, AskHelpForm, "public/ask_help.html")


@never_cache
@open_to_all("whoever told asks by the code how far it is")
def look_up(request: HttpRequest) -> HttpResponse:
    form = LookUpForm(request.POST or None)
    page: dict[str, object] = {"form": form, "hotlines": hotlines_for(ANONYMOUS)}
    if request.method == "POST" and form.is_valid():
        if not _allowed(request, "look_up", dry_run=True):
            return render(request, "public/look_up.html", page | {"too_many": True}, status=TOO_MANY)
        stage = stage_of_tip(ANONYMOUS, form.cleaned_data["code"])
        if not stage:
            _allowed(request, "look_up")
        page |= {"asked": True, "stage": stage}
    return render(request, "public/look_up.html", page)


def _held(request: HttpRequest, form_class: type[TellForm], template: str) -> HttpResponse:
    """A forged form is looked for only after this: whoever reads a form first decides how its photo comes in."""
    request.upload_handlers = [HeldInMemory(request)]
    return cast(HttpResponse, _told(request, form_class, template))


@decorator_from_middleware(_Marking)
def _told(request: HttpRequest, form_class: type[TellForm], template: str) -> HttpResponse:
    wards = wards_told_of(ANONYMOUS, timezone.localdate(request.at))  # type: ignore[attr-defined]
    form = form_class(request.POST or None, request.FILES or None, wards=wards)
    forged = hasattr(request, "forged")
    status, braked = FORGED if forged else 200, False
    if request.method == "POST" and form.is_valid() and not forged:
        if _allowed(request, "tell"):
            try:
                return _received(request, form)
            except Refused as refused:
                form.add_error("ward", str(refused))
                status = refused.status
        else:
            status, braked = TOO_MANY, True
    page = {
        "form": form,
        "braked": braked,
        "forged": forged,
        "lost_photo": bool(request.FILES),
        "hotlines": hotlines_for(ANONYMOUS),
        "illustrative": is_illustrative(),
        "wrong": [(field, field.errors) for field in form.visible_fields() if field.errors],
    }
    answer = render(request, template, page, status=status)
    if braked:
        answer.headers["Retry-After"] = "60"
    return answer


def _received(request: HttpRequest, form: TellForm) -> HttpResponse:
    """Keep the tip and answer at once: after a redirect the code would have to lie somewhere."""
    upload = form.cleaned_data["photo"]
    if upload is not None and not _allowed(request, "photo"):
        photo, problem = None, _("Vừa có quá nhiều ảnh gửi từ cùng một mạng.")
    else:
        photo, problem = looked_at(upload)
    at = request.at  # type: ignore[attr-defined]
    done = receive_tip(tip=form.tip(photo), by=ANONYMOUS, at=at)
    if not done.photo_kept:
        problem = _("Kho chứa ảnh đang đầy.")
    page = {
        "code": done.code,
        "to_ward": done.report.receiver if done.report.receiver == done.report.happened_in else None,
        "call_first": done.report.danger != Answer.NO,
        "photo_problem": problem,
        "photo_kept": photo is not None and done.photo_kept,
        "child": form.channel == AskHelpForm.channel,
        "hotlines": hotlines_for(ANONYMOUS),
        "illustrative": is_illustrative(),
    }
    return render(request, "public/told.html", page)


def _allowed(request: HttpRequest, action: str, *, dry_run: bool = False) -> bool:
    """Whether the network it comes from is within its limit (`ACCOUNT_RATE_LIMITS`). Its address is kept nowhere: what
    is counted lies under a keyed digest, for an hour at most."""
    words = f"{action} {_network(request)}"
    mark = salted_hmac("public.limits", words, settings.SECRET_KEY, algorithm="sha256").hexdigest()
    return bool(ratelimit.consume(request, action=action, key=mark, dry_run=dry_run))


def _network(request: HttpRequest) -> str:
    """The address of a telephone's or a school's connection, of IPv6 the part that the connection keeps."""
    try:
        address = get_adapter().get_client_ip(request)
    except PermissionDenied:  # a server behind a socket is told no address
        return ""
    return str(ip_network(f"{address}/64", strict=False)) if ":" in address else address
