"""Who was at school: a class on a day, and a school's day."""

from datetime import date
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from tuoitho.base.permits import permitted
from tuoitho.base.refusals import Changed
from tuoitho.organisations.pages import Request
from tuoitho.registry import actions, queries, rules
from tuoitho.registry.forms import CallRollForm, OnDayForm
from tuoitho.registry.models import FactFile, SchoolClass, is_school_day
from tuoitho.registry.queries import Called
from tuoitho.registry.views.rosters import unit_or_404

CALL = "registry.call_roll"


@permitted(CALL)
def call_roll(request: Request, key: UUID) -> HttpResponse:
    """One class on a day: everybody is there but those tapped."""
    viewer = request.viewer
    found = queries.class_of(viewer, key)
    if found is None or not rules.call_roll(viewer, found):
        raise Http404
    on = asked_day(request)
    called = queries.roll_of(viewer, found, on)
    form = CallRollForm(request.POST or None, called=called)
    page = {"form": form, "class": found, "unit": found.unit, "on": on, "called": called}
    page["open"] = on <= viewer.on and is_school_day(on)
    if called.people and form.is_valid():
        try:
            actions.call_roll(
                school_class=found,
                on=on,
                missing=form.missing(),
                version=form.cleaned_data["version"],
                by=viewer,
                at=request.at,
            )
        except Changed as changed:
            return _both(request, found, changed, page)
        messages.success(request, _said(called, len(form.missing()), on))
        return redirect(f"{request.path}?on={on:%d/%m/%Y}")
    return render(request, "registry/call_roll.html", page)


@permitted(CALL)
def absences(request: Request, code: str) -> HttpResponse:
    """A school's day: which classes were called, how many were away."""
    unit = unit_or_404(request, code, CALL)
    on = asked_day(request)
    page = {
        "unit": unit,
        "on": on,
        "classes": queries.day_of(request.viewer, unit, on),
        "brings": rules.bring_facts(request.viewer, unit.pk, FactFile.Kind.ABSENCES),
        "school_day": is_school_day(on),
    }
    return render(request, "registry/absences.html", page)


def asked_day(request: Request) -> date:
    """The day in the address; today without one, or with one that is no day, which is said."""
    form = OnDayForm(request.GET)
    if not form.is_valid():
        messages.error(request, str(form.errors["on"][0]))
    return form.cleaned_data.get("on") or request.viewer.on


def _both(request: Request, found: SchoolClass, changed: Changed, page: dict[str, object]) -> HttpResponse:
    """What someone else saved beside what is on the page; the next save builds on theirs."""
    saved: Called = queries.roll_of(request.viewer, found, page["on"])  # type: ignore[arg-type]
    form = CallRollForm(request.POST, called=saved)
    form.take_version()
    away = [one.name for one in saved.people if one.id in saved.marks]
    page |= {"form": form, "called": saved, "changed": changed, "saved_away": away}
    return render(request, "registry/call_roll.html", page, status=changed.status)


def _said(called: Called, away: int, on: date) -> str:
    if not away:
        return _("Đã ghi ngày %(day)s: không em nào vắng.") % {"day": f"{on:%d/%m}"}
    words = {"day": f"{on:%d/%m}", "here": len(called.people) - away, "away": away}
    return _("Đã ghi ngày %(day)s: %(here)s em có mặt, %(away)s em vắng.") % words
