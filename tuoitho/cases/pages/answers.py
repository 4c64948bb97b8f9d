"""How a step of a case answers: its form again with what is wrong, or back to the case."""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from tuoitho.base.refusals import Changed, NotAllowed, Refused
from tuoitho.cases import rules
from tuoitho.cases.actions.openings import record_opening
from tuoitho.cases.models import Case
from tuoitho.cases.pages.case import name_of
from tuoitho.cases.pages.clocks import ClockLine, clock_line
from tuoitho.cases.pages.words import DUTY_OF, VERBS
from tuoitho.cases.queries import case_seen
from tuoitho.cases.queries.cases import running_clock
from tuoitho.organisations.queries import Viewer


def case_for(viewer: Viewer, key: UUID, at: datetime, verb: str = "") -> Case:
    """The case of a page; 404 for whoever is not of its team, and for a verb that is not theirs."""
    case = case_seen(viewer, key, at)
    if case is None or (verb and not rules.do(viewer, case, verb, at)):
        raise Http404
    case.shows_openings = rules.read_openings(viewer, case, at)
    return case


def step(
    request: Any,
    case: Case,
    verb: str,
    form: Form,
    act: Callable[[], object],
    back: str = "cases:case",
    template: str = "cases/step.html",
) -> HttpResponse:
    """Do the step when the form is whole, then show the page `back` of the case. What was typed stays on the page
    whatever refuses it. The empty form names the child and shows earlier answers: it is an opening."""
    status, changed = 200, None
    if request.method == "GET":
        record_opening(case=case, by=request.viewer, at=request.at)
    if request.method == "POST" and form.is_valid():
        try:
            act()
        except NotAllowed:
            raise
        except Changed as changed_:
            changed, status = changed_, changed_.status
            case.refresh_from_db()
            form.data = {**form.data.dict(), "seen": case.version}  # type: ignore[attr-defined]
        except Refused as refused:
            form.add_error(None, str(refused))
            status = refused.status
        else:
            messages.success(request, _("Đã lưu: %(step)s.") % {"step": VERBS[verb].title})
            return redirect(back, case.key)
    page = {
        "case": case,
        "who": name_of(case.child),
        "verb": VERBS[verb],
        "form": form,
        "changed": changed,
        "back": back,
        "clock": _clock(request.viewer, case, verb, request.at),
    }
    page["wrong"] = [(field, field.errors) for field in form.visible_fields() if field.errors]
    return render(request, template, page, status=status)


def _clock(viewer: Viewer, case: Case, verb: str, at: datetime) -> ClockLine | None:
    """The term that the verb meets or lets run, while it runs."""
    clock = running_clock(viewer, case, DUTY_OF[verb]) if verb in DUTY_OF else None
    return clock_line(clock, at) if clock else None
