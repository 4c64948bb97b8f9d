"""Write down an activity whose audiences were counted by heads."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from tuoitho.activities import actions, queries
from tuoitho.activities.forms import LogActivityForm
from tuoitho.base.permits import permitted
from tuoitho.organisations.pages import Request


@permitted("activities.log_activity")
def log_activity(request: Request) -> HttpResponse:
    viewer = request.viewer
    units = queries.units_to_log_for(viewer)
    unit = next((one for one in units if request.GET.get("unit", "") in ("", one.code)), None)
    if unit is None:
        raise Http404
    form = LogActivityForm(request.POST or None, unit=unit, clauses=queries.clauses_for(viewer, unit), today=viewer.on)
    if form.is_valid():
        logged = actions.log_activity(
            unit=unit, details=form.details(), counted=form.counted(), by=viewer, at=request.at
        )
        messages.success(request, _("Đã ghi hoạt động “%(title)s”.") % {"title": logged.title})
        return redirect("activities:activity", key=logged.key)
    return render(request, "activities/log_activity.html", {"form": form, "unit": unit, "units": units})
