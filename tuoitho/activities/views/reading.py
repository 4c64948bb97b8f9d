"""The list of activities, and one of them."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render

from tuoitho.activities import pages, queries, rules
from tuoitho.activities.forms import FilterForm, WithdrawActivityForm
from tuoitho.activities.models import Activity, Reach
from tuoitho.base.paging import page
from tuoitho.base.permits import permitted
from tuoitho.organisations.pages import Request
from tuoitho.organisations.queries import own_unit
from tuoitho.registry.queries import PersonRow, pupils_of_class, staff_of

ORDER = ("-on_date", "-id")


@permitted("activities.open")
def activities(request: Request) -> HttpResponse:
    viewer = request.viewer
    unit = own_unit(viewer)
    form = FilterForm(
        request.GET,
        periods=queries.periods(viewer),
        units=queries.units_seen(viewer),
        clauses=queries.clauses_for(viewer, unit) if unit else [],
        today=viewer.on,
    )
    rows = queries.filtered(viewer, form.period, form.chosen).prefetch_related("reaches")
    query = {**form.chosen, **({"after": request.GET["after"]} if "after" in request.GET else {})}
    found = page(rows, ORDER, query)
    return render(
        request,
        "activities/activities.html",
        {
            "form": form,
            "page": found,
            "lines": [pages.line(one) for one in found.rows],
            "narrowed": len(form.chosen) > 1,
            "may_log": viewer.holds("activities.log_activity"),
            "may_attend": viewer.holds("activities.take_attendance"),
        },
    )


@permitted("activities.open")
def activity(request: Request, key: UUID) -> HttpResponse:
    viewer = request.viewer
    found = queries.activity_of(viewer, key)
    if found is None:
        raise Http404
    seen = rules.see_names(viewer, found)
    shown = pages.activity_page(
        found,
        queries.clause_text(viewer, found),
        queries.recorder_of(viewer, found),
        queries.attended_by(viewer, found) if seen else None,
        roster_of(request, found) if seen else (),
    )
    return render(
        request,
        "activities/activity.html",
        {
            "shown": shown,
            "employers": queries.employers_named(viewer, found),
            "may_name": rules.name_employers(viewer, found) and found.withdrawn_at is None,
            "activity": found,
            "may_edit": rules.edit_activity(viewer, found) and found.withdrawn_at is None,
            "may_withdraw": rules.withdraw_activity(viewer, found),
            "withdraw_form": WithdrawActivityForm(initial={"version": found.version}),
        },
    )


def roster_of(request: Request, found: Activity) -> list[PersonRow]:
    """Everybody on the roll of the activity's named audience on its day."""
    viewer = request.viewer
    if found.school_class is not None:
        return pupils_of_class(viewer, found.school_class.key, found.on_date)
    named = any(reach.named and reach.audience == Reach.Audience.STAFF for reach in found.reaches.all())
    return staff_of(viewer, found.unit, found.on_date) if named else []
