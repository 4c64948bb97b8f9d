"""Whole class, or whole staff, but the absent."""

from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from tuoitho.activities import actions, queries, rules
from tuoitho.activities.forms import CorrectAttendanceForm, TakeAttendanceForm
from tuoitho.activities.forms.attendance import FOR_CLASS, FOR_STAFF, DayForm, likeliest
from tuoitho.activities.views.correcting import kept_activity
from tuoitho.activities.views.reading import roster_of
from tuoitho.base.permits import permitted
from tuoitho.base.refusals import Changed
from tuoitho.organisations.models import Unit
from tuoitho.organisations.pages import Request
from tuoitho.organisations.queries import own_unit, unit_of
from tuoitho.registry.models import SchoolClass
from tuoitho.registry.queries import PersonRow, class_of, classes_of, pupils_of_class, staff_of

ATTEND = "activities.take_attendance"


@permitted(ATTEND)
def quick(request: Request) -> HttpResponse:
    """Whom to call: one's only class at once, else a class or the staff to choose."""
    viewer = request.viewer
    unit = own_unit(viewer)
    classes = classes_of(viewer, unit) if unit else []
    staff = [one for one in queries.units_to_log_for(viewer) if rules.take_staff_attendance(viewer, one)]
    if len(classes) == 1 and not staff:
        return redirect("activities:take_class_attendance", key=classes[0].key)
    return render(request, "activities/quick.html", {"unit": unit, "classes": classes, "staff": staff})


@permitted(ATTEND)
def take_class_attendance(request: Request, key: UUID) -> HttpResponse:
    school_class = class_of(request.viewer, key)
    if school_class is None or not rules.take_class_attendance(request.viewer, school_class):
        raise Http404
    on = _asked_day(request)
    people = pupils_of_class(request.viewer, key, on)
    return _take(request, school_class.unit, school_class, people, on)


@permitted(ATTEND)
def take_staff_attendance(request: Request, code: str) -> HttpResponse:
    unit = unit_of(request.viewer, code, ATTEND)
    if unit is None or not rules.take_staff_attendance(request.viewer, unit):
        raise Http404
    on = _asked_day(request)
    return _take(request, unit, None, staff_of(request.viewer, unit, on), on)


@permitted("activities.edit_activity")
def correct_attendance(request: Request, key: UUID) -> HttpResponse:
    viewer = request.viewer
    found = kept_activity(request, key, rules.edit_activity)
    if not any(reach.named for reach in found.reaches.all()) or not rules.see_names(viewer, found):
        raise Http404
    people, came = roster_of(request, found), queries.attended_by(viewer, found)
    absent = [str(one.key) for one in people if one.id not in came]
    form = CorrectAttendanceForm(
        request.POST or None, people=people, initial={"absent": absent, "version": found.version}
    )
    context: dict[str, Any] = {"form": form, "activity": found}
    if form.is_valid():
        gone = came - {one.id for one in people}
        try:
            actions.correct_attendance(
                activity=found,
                version=form.cleaned_data["version"],
                present=[*form.present(), *gone],
                invited=len(people) + len(gone),
                by=viewer,
                at=request.at,
            )
        except Changed as changed:
            context |= {"changed": changed, "saved_absent": [one.name for one in people if one.id not in came]}
            form.take_version(found.version)
            return render(request, "activities/correct_attendance.html", context, status=changed.status)
        messages.success(request, _("Đã lưu."))
        return redirect("activities:activity", key=key)
    return render(request, "activities/correct_attendance.html", context)


def _take(
    request: Request, unit: Unit, school_class: SchoolClass | None, people: list[PersonRow], on: date
) -> HttpResponse:
    viewer = request.viewer
    titles = FOR_CLASS if school_class else FOR_STAFF
    topic = likeliest(titles, queries.last_told(viewer, unit, school_class))
    form = TakeAttendanceForm(
        request.POST or None,
        unit=unit,
        titles=titles,
        people=people,
        clauses=queries.clauses_for(viewer, unit),
        on=on,
        today=viewer.on,
        initial={"clause": queries.last_clause(viewer, unit), "ready": topic},
    )
    if people and form.is_valid():
        taken = actions.take_attendance(
            unit=unit,
            school_class=school_class,
            details=form.details(),
            present=form.present(),
            invited=len(people),
            by=viewer,
            at=request.at,
        )
        messages.success(
            request,
            _("Đã ghi: %(present)d người dự, %(absent)d người vắng.")
            % {"present": len(form.present()), "absent": len(people) - len(form.present())},
        )
        return redirect("activities:activity", key=taken.key)
    context = {"form": form, "unit": unit, "school_class": school_class, "on": on, "today": viewer.on}
    return render(request, "activities/take_attendance.html", context)


def _asked_day(request: Request) -> date:
    """The day in the address; today without one, or with one that is no day, which is said."""
    form = DayForm(request.GET)
    if not form.is_valid():
        messages.error(request, str(form.errors["on"][0]))
    return form.cleaned_data.get("on") or request.viewer.on
