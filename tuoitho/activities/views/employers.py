"""Which employers of the register came to an activity."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from tuoitho.activities import actions, queries, rules
from tuoitho.activities.forms import NameEmployersForm
from tuoitho.activities.views.correcting import kept_activity
from tuoitho.base.paging import page
from tuoitho.base.permits import permitted
from tuoitho.base.refusals import Refused
from tuoitho.organisations.pages import Request


@permitted("activities.edit_activity")
def name_employers(request: Request, key: UUID) -> HttpResponse:
    """Find by name or number, tick, save; `?find=` what to find. Posted from the same page of the list."""
    viewer = request.viewer
    activity = kept_activity(request, key, rules.name_employers)
    if activity.withdrawn_at is not None:
        raise Http404
    query = {name: request.GET[name] for name in ("find", "after") if request.GET.get(name)}
    rows = queries.employers_to_name(viewer, activity, query.get("find", ""))
    found = page(rows.defer("number", "contact", "risk"), ("folded", "id"), query)
    named = queries.employers_named(viewer, activity)
    form = NameEmployersForm(request.POST or None, found=found.rows, named=named, initial={"version": activity.version})
    context = {"form": form, "activity": activity, "page": found, "named": named, "find": query.get("find", "")}
    if form.is_valid():
        try:
            actions.name_employers(
                activity=activity,
                version=form.cleaned_data["version"],
                add=form.added,
                drop=form.dropped,
                by=viewer,
                at=request.at,
            )
        except Refused as refused:
            context["refused"] = refused
            form.take_version(activity.version)
            return render(request, "activities/name_employers.html", context, status=refused.status)
        messages.success(request, _("Đã lưu; các con số đã được tính lại."))
        return redirect(request.get_full_path())
    return render(request, "activities/name_employers.html", context)
