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
    """`?unit=` for which unit, `?clause=` the clause it is to be evidence of, when the plan of the unit has it."""
    viewer = request.viewer
    units = queries.units_to_log_for(viewer)
    unit = next((one for one in units if request.GET.get("unit", "") in ("", one.code)), None)
    if unit is None:
        raise Http404
    clauses, asked = queries.clauses_for(viewer, unit), request.GET.get("clause", "")
    initial = {"clause": asked} if any(clause.address == asked for clause in clauses) else {}
    form = LogActivityForm(request.POST or None, unit=unit, clauses=clauses, today=viewer.on, initial=initial)
    if form.is_valid():
        logged = actions.log_activity(
            unit=unit, details=form.details(), counted=form.counted(), by=viewer, at=request.at
        )
        messages.success(request, _("Đã ghi hoạt động “%(title)s”.") % {"title": logged.title})
        return redirect("activities:activity", key=logged.key)
    page = {"form": form, "unit": unit, "units": units, "clause": asked}
    return render(request, "activities/log_activity.html", page)
