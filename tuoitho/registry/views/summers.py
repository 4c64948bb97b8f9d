"""The summer's check of one class."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from tuoitho.base.permits import permitted
from tuoitho.organisations.pages import Request
from tuoitho.registry import actions, queries, rules
from tuoitho.registry.forms import CheckSummerForm
from tuoitho.registry.models.summers import phase_of
from tuoitho.registry.views.attendance import CALL


@permitted(CALL)
def check_summer(request: Request, key: UUID) -> HttpResponse:
    """One list, one save: where each pupil is in June–August, whether they are back in September–October."""
    viewer = request.viewer
    found = queries.class_of(viewer, key)
    if found is None or not rules.call_roll(viewer, found):
        raise Http404
    phase = phase_of(viewer.on)
    page = {"class": found, "unit": found.unit, "phase": phase}
    if phase is None:
        return render(request, "registry/check_summer.html", page)
    rows = queries.summer_of(viewer, found, viewer.on)
    form = CheckSummerForm(request.POST or None, rows=rows, phase=phase)
    if form.is_valid():
        actions.check_summer(school_class=found, said=form.said, seen=form.seen, by=viewer, at=request.at)
        messages.success(request, _("Đã lưu."))
        return redirect("registry:check_summer", key)
    return render(request, "registry/check_summer.html", {**page, "form": form})
