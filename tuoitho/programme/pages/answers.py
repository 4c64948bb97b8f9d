"""How the views of money ask and answer."""

from datetime import datetime
from typing import cast

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import content_disposition_header

from tuoitho.organisations.models import Unit
from tuoitho.programme.models import Income, Pledge, Spending


def asked(
    request: HttpRequest,
    form: Form,
    title: str,
    unit: Unit,
    back: str,
    about: Income | Spending | Pledge | None = None,
    lead: str = "",
) -> HttpResponse:
    """The page of one form; `about`: the entry it is about; `back`: where to go without saving."""
    context = {"form": form, "title": title, "unit": unit, "back": back, "about": about, "lead": lead}
    return render(request, "programme/enter_money.html", context)


def at_of(request: HttpRequest) -> datetime:
    return cast(datetime, request.at)  # type: ignore[attr-defined]


def back_to(name: str, **words: object) -> str:
    return reverse(name, kwargs=words or None)


def attachment(content: bytes, content_type: str, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=content_type)
    response.headers["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    return response
