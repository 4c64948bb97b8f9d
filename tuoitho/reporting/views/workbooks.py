"""The first morning: one zip of workbooks out, all returned ones in, each a school's draft after confirmation."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from tuoitho.base import files
from tuoitho.base.permits import permitted
from tuoitho.base.refusals import Refused
from tuoitho.organisations.pages import Request
from tuoitho.organisations.queries import Viewer
from tuoitho.reporting import actions, queries
from tuoitho.reporting.forms import ReceiveWorkbooksForm
from tuoitho.reporting.models import Intake
from tuoitho.reporting.pages.answers import cycle_for, download
from tuoitho.reporting.pages.returned import summary

SEND = "reporting.send_workbooks"
RUNNING = ("waiting", "running")


@permitted(SEND)
def send_workbooks(request: Request, key: UUID) -> HttpResponse:
    found = cycle_for(request.viewer, key, SEND)
    if request.method == "POST":
        made = actions.send_workbooks(cycle=found, by=request.viewer, at=request.at)
        return redirect("reporting:work", key=key, work=made.key)
    earlier = queries.intakes_of(request.viewer).filter(cycle=found).order_by("-pk")[:10]
    context = {"cycle": found, "form": ReceiveWorkbooksForm(), "intakes": earlier}
    return render(request, "reporting/send_workbooks.html", context)


@permitted(SEND)
def work(request: Request, key: UUID, work: UUID) -> HttpResponse:
    """How far the zip is; asked again every second by the part itself."""
    found = cycle_for(request.viewer, key, SEND)
    asked = queries.work_of(request.viewer, found, work)
    if asked is None:
        raise Http404
    context = {
        "cycle": found,
        "work": asked,
        "poll_url": reverse("reporting:work", args=[key, work]),
        "cancel_url": reverse("reporting:cancel_workbooks", args=[key, work]),
    }
    part = request.headers.get("HX-Request") and asked.state in RUNNING
    if request.headers.get("HX-Request") and not part:
        answer = HttpResponse()
        answer["HX-Refresh"] = "true"
        return answer
    return render(request, "kit/progress_answer.html" if part else "reporting/work.html", context)


@permitted(SEND)
def cancel_workbooks(request: Request, key: UUID, work: UUID) -> HttpResponse:
    """Stop making the zip."""
    found = cycle_for(request.viewer, key, SEND)
    asked = queries.work_of(request.viewer, found, work)
    if asked is None:
        raise Http404
    if request.method == "POST":
        actions.cancel_workbooks(cycle=found, asked=asked, by=request.viewer, at=request.at)
    return redirect("reporting:work", key=key, work=work)


@permitted(SEND)
def workbooks_file(request: Request, key: UUID, work: UUID) -> HttpResponse:
    """The zip, once it is made."""
    found = cycle_for(request.viewer, key, SEND)
    stored = queries.result_of(request.viewer, found, work)
    if stored is None:
        raise Http404
    return download(files.read(stored), stored.name, "application/zip")


@permitted(SEND)
def receive_workbooks(request: Request, key: UUID) -> HttpResponse:
    found = cycle_for(request.viewer, key, SEND)
    form = ReceiveWorkbooksForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        made = actions.receive_workbooks(
            cycle=found, files=form.cleaned_data["workbooks"], by=request.viewer, at=request.at
        )
        return redirect("reporting:intake", key=made.key)
    return render(request, "reporting/receive_workbooks.html", {"cycle": found, "form": form})


@permitted(SEND)
def intake(request: Request, key: UUID) -> HttpResponse:
    """What each file says, before and after it is filed."""
    found = _intake(request.viewer, key)
    running = found.work is not None and found.work.state in RUNNING
    poll_url = reverse("reporting:intake", args=[key])
    if request.headers.get("HX-Request"):
        if running:
            return render(request, "kit/progress_answer.html", {"work": found.work, "poll_url": poll_url})
        answer = HttpResponse()
        answer["HX-Refresh"] = "true"
        return answer
    rows = list(found.files.select_related("submission__unit"))
    refused = (found.work.result or {}).get("refused", {}) if found.work else {}
    lines = [{"file": row, "says": summary(row), "refused": refused.get(str(row.key), "")} for row in rows]
    context = {
        "intake": found,
        "cycle": found.cycle,
        "running": running,
        "poll_url": poll_url,
        "lines": lines,
        "ready": sum(row.state == "ready" for row in rows),
        "filed": sum(row.state == "filed" for row in rows),
        "wrong": sum(row.state == "refused" for row in rows),
    }
    return render(request, "reporting/intake.html", context)


@permitted(SEND)
def file_workbooks(request: Request, key: UUID) -> HttpResponse:
    found = _intake(request.viewer, key)
    if request.method == "POST":
        actions.file_workbooks(intake=found, by=request.viewer, at=request.at)
    return redirect("reporting:intake", key=key)


@permitted(SEND)
def undo_workbook(request: Request, key: UUID, file: UUID) -> HttpResponse:
    found = _intake(request.viewer, key)
    one = found.files.select_related("intake__cycle", "submission__unit").filter(key=file).first()
    if one is None or one.submission is None:
        raise Http404
    if request.method == "POST":
        try:
            actions.undo_workbook(file=one, by=request.viewer, at=request.at)
            messages.success(request, _("Đã hoàn tác tệp của %(unit)s.") % {"unit": one.submission.unit.name})
        except Refused as refused:
            messages.warning(request, str(refused))
    return redirect("reporting:intake", key=key)


def _intake(viewer: Viewer, key: UUID) -> Intake:
    found = queries.intakes_of(viewer).filter(key=key).first()
    if found is None:
        raise Http404
    return found
