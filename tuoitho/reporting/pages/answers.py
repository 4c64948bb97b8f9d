"""Objects looked up or 404, and answers that many views give."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.text import slugify
from django.utils.translation import gettext as _

from tuoitho.base.folding import fold
from tuoitho.base.refusals import Refused
from tuoitho.organisations.pages import Request
from tuoitho.organisations.queries import Viewer
from tuoitho.reporting import queries
from tuoitho.reporting.models import Cycle, Submission
from tuoitho.reporting.pages.report import WORDS, state_words
from tuoitho.reporting.rules import moves, permits


def report_seen(viewer: Viewer, key: UUID) -> Submission:
    """The report within the viewer's scope, or 404."""
    found = queries.submission_of(viewer, key)
    if found is None:
        raise Http404
    return found


def report_for(viewer: Viewer, key: UUID, verb: str) -> Submission:
    """The report of which this person may do the verb, or 404; `Refused` when it is not time for it."""
    found = report_seen(viewer, key)
    if not permits.do(viewer, found, verb):
        raise Http404
    moves.allow(viewer, found, verb)
    return found


def cycle_for(viewer: Viewer, key: UUID, permission: str = "reporting.see_reports") -> Cycle:
    """The cycle over which the viewer holds the permission, or 404."""
    found = queries.cycle_by_key(viewer, key, permission)
    if found is None:
        raise Http404
    return found


def step(request: Request, submission: Submission, verb: str, form: Form, act: Callable[[], Any]) -> HttpResponse:
    """The page of one verb: what it does, its form, one button; a refusal comes back on the same page."""
    words = WORDS[verb]()
    context = {"form": form, "submission": submission, "verb": verb, "words": words, "state": state_words(submission)}
    if request.method == "POST" and form.is_valid():
        try:
            act()
        except Refused as refused:
            return render(request, "reporting/step.html", context | {"refused": refused}, status=refused.status)
        messages.success(request, _("Đã xong: %(verb)s.") % {"verb": words})
        return redirect("reporting:report", key=submission.key)
    return render(request, "reporting/step.html", context)


def download(data: bytes, name: str, content_type: str) -> HttpResponse:
    """A file to keep; its name without tone marks, nothing of it cached on the way."""
    stem, _dot, ending = name.rpartition(".")
    answer = HttpResponse(data, content_type=content_type)
    answer["Content-Disposition"] = f'attachment; filename="{slugify(fold(stem))}.{ending}"'
    answer["Cache-Control"] = "no-store"
    answer["X-Content-Type-Options"] = "nosniff"
    return answer
