"""The queue of the law's request rights."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from tuoitho.base.paging import page
from tuoitho.base.permits import permitted
from tuoitho.base.refusals import Changed, NotAllowed, Refused
from tuoitho.cases.actions import requests as acts
from tuoitho.cases.forms.nd56 import ConfirmForm
from tuoitho.cases.forms.requests import AnswerRequestForm, DecideRequestForm, ReasonForm, ReceiveRequestForm
from tuoitho.cases.models import DataRequest
from tuoitho.cases.pages.requests import VERBS, answer_pdf, request_line, request_page
from tuoitho.cases.queries import cases as reading
from tuoitho.cases.queries import requests as asked
from tuoitho.cases.rules.requests import do_request
from tuoitho.organisations.pages import Request
from tuoitho.organisations.pages.answers import PDF, download
from tuoitho.organisations.queries import Viewer

HANDLE, DECIDE = "cases.handle_requests", "cases.approve"


@permitted(HANDLE)
def requests(request: Request) -> HttpResponse:
    """Open ones, the next to end first; answered ones behind a filter."""
    answered = request.GET.get("state") == "answered"
    rows = asked.requests_seen(request.viewer)
    rows = rows.filter(state="answered") if answered else rows.exclude(state="answered")
    shown = page(rows, ("answer_by", "pk"), request.GET.dict())
    context = {"rows": [request_line(row, request.at) for row in shown.rows], "page": shown, "answered": answered}
    return render(request, "cases/requests.html", context)


@permitted(HANDLE)
def receive_request(request: Request) -> HttpResponse:
    viewer = request.viewer
    form = ReceiveRequestForm(
        request.POST or None, seats=asked.seats_of(viewer), cases=asked.cases_to_link(viewer, request.at)
    )
    if request.method == "POST" and form.is_valid():
        made = acts.receive_request(**form.cleaned_data, by=viewer, at=request.at)
        messages.success(
            request, _("Đã ghi yêu cầu. Hạn phản hồi là đã nhận: %(day)s.") % {"day": f"{made.acknowledge_by:%d/%m/%Y}"}
        )
        return redirect("cases:data_request", made.key)
    return _form_page(request, None, "receive_request", form)


@permitted(HANDLE)
def data_request(request: Request, key: UUID) -> HttpResponse:
    found = _found(request.viewer, key)
    steps = asked.steps_of_request(request.viewer, found)
    names = reading.names_of(request.viewer, {step.by for step in steps})
    case = asked.linked_case(request.viewer, found, request.at)
    context = {"page": request_page(request.viewer, found, case, steps, names, request.at), "row": found}
    return render(request, "cases/data_request.html", context)


@permitted(HANDLE)
def acknowledge_request(request: Request, key: UUID) -> HttpResponse:
    found = _found(request.viewer, key, "acknowledge_request")
    form = ConfirmForm(request.POST or None, initial={"seen": found.version})
    return _step(
        request,
        found,
        "acknowledge_request",
        form,
        lambda: acts.acknowledge_request(request=found, **_said(request, form)),
    )


@permitted(HANDLE)
def bar_request(request: Request, key: UUID) -> HttpResponse:
    found = _found(request.viewer, key, "bar_request")
    form = ReasonForm(request.POST or None, initial={"seen": found.version})
    return _step(request, found, "bar_request", form, lambda: acts.bar_request(request=found, **_said(request, form)))


@permitted(DECIDE)
def confirm_bar(request: Request, key: UUID) -> HttpResponse:
    found = _found(request.viewer, key, "confirm_bar")
    form = ReasonForm(request.POST or None, initial={"seen": found.version})
    return _step(request, found, "confirm_bar", form, lambda: acts.confirm_bar(request=found, **_said(request, form)))


@permitted(DECIDE)
def lift_bar(request: Request, key: UUID) -> HttpResponse:
    found = _found(request.viewer, key, "lift_bar")
    form = ReasonForm(request.POST or None, initial={"seen": found.version})
    return _step(request, found, "lift_bar", form, lambda: acts.lift_bar(request=found, **_said(request, form)))


@permitted(HANDLE)
def decide_request(request: Request, key: UUID) -> HttpResponse:
    found = _found(request.viewer, key, "decide_request")
    cases = asked.cases_to_link(request.viewer, request.at)
    linked = asked.linked_case(request.viewer, found, request.at)
    form = DecideRequestForm(request.POST or None, cases=cases, initial={"seen": found.version, "case": linked})
    return _step(
        request, found, "decide_request", form, lambda: acts.decide_request(request=found, **_said(request, form))
    )


@permitted(HANDLE)
def answer_request(request: Request, key: UUID) -> HttpResponse:
    found = _found(request.viewer, key, "answer_request")
    form = AnswerRequestForm(request.POST or None, initial={"seen": found.version})
    return _step(
        request, found, "answer_request", form, lambda: acts.answer_request(request=found, **_said(request, form))
    )


@permitted(HANDLE)
def answer_paper(request: Request, key: UUID) -> HttpResponse:
    """The letter; of the file it holds what the outcome grants, for who is of the case's team."""
    found = _found(request.viewer, key)
    case = asked.linked_case(request.viewer, found, request.at)
    decided = found.outcome and found.state in ("decided", "answered")
    if not decided or (found.outcome != DataRequest.Outcome.REFUSED and case is None):
        raise Http404
    acts.record_answer_paper(request=found, by=request.viewer, at=request.at)
    shown = None if found.outcome == DataRequest.Outcome.REFUSED else case
    steps = reading.steps_of(request.viewer, shown)[::-1] if shown else []
    approver = reading.approver_of(request.viewer, case) if case else None
    chair = approver.user.full_name if approver else ""
    return download(f"tra-loi-{found.received_at:%Y%m%d}.pdf", answer_pdf(found, shown, steps, chair, request.at), PDF)


def _found(viewer: Viewer, key: UUID, verb: str = "") -> DataRequest:
    """404 for who does not sit there, and for a verb that is not theirs."""
    found = asked.request_seen(viewer, key)
    if found is None or (verb and not do_request(viewer, found, verb)):
        raise Http404
    return found


def _said(request: Request, form: Form) -> dict[str, Any]:
    return {**form.cleaned_data, "by": request.viewer, "at": request.at}


def _step(request: Request, found: DataRequest, verb: str, form: Form, act: Callable[[], object]) -> HttpResponse:
    """Do it when the form is whole; what was typed stays on the page whatever refuses it."""
    changed = None
    if request.method == "POST" and form.is_valid():
        try:
            act()
        except NotAllowed:
            raise
        except Changed as other:
            changed = other
            found.refresh_from_db()
            form.data = {**form.data.dict(), "seen": found.version}  # type: ignore[attr-defined]
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("Đã lưu: %(step)s.") % {"step": VERBS[verb].title})
            return redirect("cases:data_request", found.key)
    return _form_page(request, found, verb, form, changed)


def _form_page(
    request: Request, found: DataRequest | None, verb: str, form: Form, changed: Changed | None = None
) -> HttpResponse:
    context: dict[str, Any] = {"row": found, "verb": VERBS[verb], "form": form, "changed": changed}
    context["wrong"] = [(field, field.errors) for field in form.visible_fields() if field.errors]
    refused = request.method == "POST"
    return render(request, "cases/request_step.html", context, status=409 if changed else 400 if refused else 200)
