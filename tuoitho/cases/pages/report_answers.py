"""How a verb of a report answers: its form again with what is wrong, or back to where the report is read."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from tuoitho.base.refusals import Changed, NotAllowed, Refused
from tuoitho.cases import rules
from tuoitho.cases.models import Report
from tuoitho.cases.pages.report_words import REPORT_VERBS
from tuoitho.cases.queries import report_received, report_told
from tuoitho.organisations.queries import Viewer


def report_for(viewer: Viewer, key: UUID, verb: str = "") -> Report:
    """The report of a page; 404 for who neither received nor told it, and for a verb that is not theirs."""
    find = report_told if verb in rules.OF_TELLER else report_received
    report = find(viewer, key)
    if report is None or (verb and not rules.do_report(viewer, report, verb)):
        raise Http404
    return report


def report_step(request: Any, report: Report, verb: str, form: Form, act: Callable[[], object]) -> HttpResponse:
    """Do the verb when the form is whole. What was typed stays on the page whatever refuses it."""
    back = "cases:my_report" if verb in rules.OF_TELLER else "cases:report"
    status, changed = 200, None
    if request.method == "POST" and form.is_valid():
        try:
            act()
        except NotAllowed:
            raise
        except Changed as error:
            changed, status = error, error.status
            report.refresh_from_db()
            form.data = {**form.data.dict(), "seen": report.version}  # type: ignore[attr-defined]
        except Refused as refused:
            form.add_error(None, str(refused))
            status = refused.status
        else:
            messages.success(request, _("Đã lưu: %(step)s.") % {"step": REPORT_VERBS[verb].title})
            return _leave(request, report, back)
    page = {"report": report, "back": back, "verb": REPORT_VERBS[verb], "form": form, "changed": changed}
    page["wrong"] = [(field, field.errors) for field in form.visible_fields() if field.errors]
    return render(request, "cases/report_step.html", page, status=status)


def _leave(request: Any, report: Report, back: str) -> HttpResponse:
    """Back to the report, or to the list where it is no longer one's own to read."""
    reads = report_told if back == "cases:my_report" else report_received
    if reads(request.viewer, report.key) is None:
        return redirect("cases:reports")
    return redirect(back, report.key)
