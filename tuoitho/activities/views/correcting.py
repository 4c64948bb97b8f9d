"""Edit, withdraw, restore."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from tuoitho.activities import actions, pages, queries, rules
from tuoitho.activities.forms import EditActivityForm, WithdrawActivityForm
from tuoitho.activities.models import PEOPLE, Activity
from tuoitho.base.actors import Actor
from tuoitho.base.permits import permitted
from tuoitho.base.refusals import Changed
from tuoitho.organisations.pages import Request

DETAILS = ("kind", "title", "on_date", "channel", "clause", "place", "note")


@permitted("activities.edit_activity")
def edit_activity(request: Request, key: UUID) -> HttpResponse:
    viewer = request.viewer
    found = kept_activity(request, key, rules.edit_activity)
    saved = saved_words(found)
    named = next((reach.audience for reach in found.reaches.all() if reach.named and reach.audience in PEOPLE), "")
    form = EditActivityForm(
        request.POST or None,
        unit=found.unit,
        clauses=queries.clauses_for(viewer, found.unit),
        today=viewer.on,
        initial=saved,
        named=named,
    )
    context: dict[str, Any] = {"form": form, "activity": found, "unit": found.unit}
    if form.is_valid():
        try:
            actions.edit_activity(
                activity=found,
                version=form.cleaned_data["version"],
                details=form.details(),
                counted=form.counted(),
                by=viewer,
                at=request.at,
            )
        except Changed as changed:
            context |= {"changed": changed, "differences": pages.differences(form.visible_fields(), saved)}
            form.take_version(found.version)
            return render(request, "activities/edit_activity.html", context, status=changed.status)
        messages.success(request, _("Đã lưu."))
        return redirect("activities:activity", key=key)
    return render(request, "activities/edit_activity.html", context)


@permitted("activities.withdraw_activity")
def withdraw_activity(request: Request, key: UUID) -> HttpResponse:
    viewer = request.viewer
    found = kept_activity(request, key, rules.withdraw_activity)
    form = WithdrawActivityForm(request.POST or None, initial={"version": found.version})
    if form.is_valid():
        words = form.cleaned_data
        actions.withdraw_activity(
            activity=found, version=words["version"], because=words["because"], by=viewer, at=request.at
        )
        messages.success(request, _("Đã rút hoạt động; các con số đã được tính lại."))
        return redirect("activities:activity", key=key)
    return render(request, "activities/withdraw_activity.html", {"form": form, "activity": found})


@permitted("activities.withdraw_activity")
def restore_activity(request: Request, key: UUID) -> HttpResponse:
    viewer = request.viewer
    found = kept_activity(request, key, rules.withdraw_activity)
    if request.method == "POST":
        actions.restore_activity(activity=found, by=viewer, at=request.at)
        messages.success(request, _("Hoạt động được tính trở lại."))
    return redirect("activities:activity", key=key)


def kept_activity(request: Request, key: UUID, rule: Callable[[Actor, Activity], bool]) -> Activity:
    """The activity, for those the rule lets keep it; for all others there is none at this address."""
    found = queries.activity_of(request.viewer, key)
    if found is None or not rule(request.viewer, found):
        raise Http404
    return found


def saved_words(found: Activity) -> dict[str, Any]:
    """What the form of a saved activity holds."""
    words: dict[str, Any] = {name: getattr(found, name) for name in DETAILS}
    for reach in found.reaches.all():
        if not reach.named:
            words[f"invited_{reach.audience}"], words[f"reached_{reach.audience}"] = reach.invited, reach.reached
    return words | {"version": found.version}
