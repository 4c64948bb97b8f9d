"""The administrator keeps the catalogue of tasks and places; nothing here is of any child."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tuoitho.base.permits import permitted
from tuoitho.base.refusals import Changed, NotAllowed, Refused
from tuoitho.cases.actions import catalogue as acting
from tuoitho.cases.forms.catalogue import AddEntryForm, EditEntryForm, VerifyEntryForm
from tuoitho.cases.models.catalogue import MARKS
from tuoitho.cases.pages.catalogue import Line, history, lines
from tuoitho.cases.queries.catalogue import catalogue_on, versions_of
from tuoitho.law.work import CATALOGUE, Entry
from tuoitho.organisations.pages import Request

KEEP = "cases.keep_catalogue"
ADD, EDIT, VERIFY = gettext_lazy("Thêm mục"), gettext_lazy("Sửa mục"), gettext_lazy("Xác minh mục")


@permitted(KEEP)
def catalogue(request: Request) -> HttpResponse:
    today = timezone.localdate(request.at)
    unverified = request.GET.get("show") == "unverified"
    context = {
        "groups": lines(request.viewer, today, unverified),
        "unverified": unverified,
        "version": catalogue_on(request.viewer, today).version,
    }
    return render(request, "cases/catalogue.html", context)


@permitted(KEEP)
def add_entry(request: Request) -> HttpResponse:
    form = AddEntryForm(request.POST or None)

    def save() -> None:
        said = form.cleaned_data
        words = {"of": said["of"], "code": said["code"], "words": form.words, "starts_on": said["starts_on"]}
        acting.add_entry(**words, by=request.viewer, at=request.at)

    return _answer(request, ADD, form, save)


@permitted(KEEP)
def edit_entry(request: Request, of: str, code: str) -> HttpResponse:
    known = _history(request, of, code)
    initial = _said(_entry_of(request, of, code)) | {"seen": known[0].version}
    form = EditEntryForm(request.POST or None, initial=initial)

    def save() -> None:
        said = form.cleaned_data
        words = {"of": of, "code": code, "words": form.words, "starts_on": said["starts_on"], "seen": said["seen"]}
        acting.edit_entry(**words, by=request.viewer, at=request.at)

    return _answer(request, EDIT, form, save, known)


@permitted(KEEP)
def verify_entry(request: Request, of: str, code: str) -> HttpResponse:
    known = _history(request, of, code)
    form = VerifyEntryForm(request.POST or None, initial={"seen": known[0].version})
    return _answer(
        request,
        VERIFY,
        form,
        lambda: acting.verify_entry(of=of, code=code, **form.cleaned_data, by=request.viewer, at=request.at),
        known,
    )


def _history(request: Request, of: str, code: str) -> list[Line]:
    known = history(request.viewer, of, code)
    if not known:
        raise Http404
    return known


def _entry_of(request: Request, of: str, code: str) -> Entry:
    rows = versions_of(request.viewer, of, code)
    return rows[0].entry if rows else (CATALOGUE.tasks if of == "task" else CATALOGUE.places)[code]


def _said(entry: Entry) -> dict[str, Any]:
    """What stands, for the form: how sure one is, and where one read it, is for whoever corrects it to say."""
    marks = [mark for mark in MARKS if getattr(entry, mark)]
    return {"text": entry.text, "article": entry.article, "marks": marks}


def _seen_again(request: Request, known: list[Line]) -> QueryDict:
    """What was typed, on top of the version that now stands beside it on the page."""
    data = request.POST.copy()
    data["seen"] = str(known[0].version if known else 0)
    return data


def _answer(
    request: Request, title: Promise, form: Form, act: Callable[[], object], known: list[Line] | None = None
) -> HttpResponse:
    status = 200
    if request.method == "POST" and form.is_valid():
        try:
            act()
        except NotAllowed:
            raise
        except Changed as changed:
            form.add_error(None, str(changed))
            status, form.data = changed.status, _seen_again(request, known or [])
        except Refused as refused:
            form.add_error(None, str(refused))
            status = refused.status
        else:
            messages.success(request, _("Đã lưu."))
            return redirect("cases:catalogue")
    page = {"title": title, "form": form, "history": known or [], "line": known[0] if known else None}
    return render(request, "cases/entry.html", page, status=status)
