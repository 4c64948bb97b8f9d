"""A school's classes, and one class."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from tuoitho.base.permits import permitted
from tuoitho.organisations.models import Unit
from tuoitho.organisations.pages import Request
from tuoitho.organisations.queries import own_unit, unit_of
from tuoitho.registry import actions, queries, rules
from tuoitho.registry.forms import ClassForm
from tuoitho.registry.models.summers import phase_of
from tuoitho.registry.models.years import school_year_of

SEE, KEEP, OWN = "registry.see_people", "registry.keep_people", "registry.see_own_class"


@permitted(OWN)
def own_roster(request: Request) -> HttpResponse:
    """The roster of the unit the viewer sits at."""
    unit = own_unit(request.viewer)
    if unit is None:
        raise Http404
    return redirect("registry:roster", unit.code)


@permitted(OWN)
def roster(request: Request, code: str) -> HttpResponse:
    """The classes of a unit this school year."""
    viewer = request.viewer
    unit = unit_or_404(request, code, OWN)
    page = {
        "unit": unit,
        "classes": queries.classes_of(viewer, unit),
        "keeps": viewer.holds(KEEP, unit.pk),
        "sees_all": viewer.holds(SEE, unit.pk),
        "school_year": school_year_of(viewer.on),
    }
    return render(request, "registry/roster.html", page)


@permitted(OWN)
def school_class(request: Request, key: UUID) -> HttpResponse:
    """One class by given name."""
    viewer = request.viewer
    found = queries.class_of(viewer, key)
    if found is None:
        raise Http404
    page = {
        "class": found,
        "unit": found.unit,
        "pupils": queries.pupils_of_class(viewer, key, viewer.on),
        "keeps": viewer.holds(KEEP, found.unit_id),
        "calls": rules.call_roll(viewer, found),
        "summer": phase_of(viewer.on),
    }
    return render(request, "registry/school_class.html", page)


@permitted(KEEP)
def open_class(request: Request, code: str) -> HttpResponse:
    """A new class of this school year."""
    unit = unit_or_404(request, code, KEEP)
    form = ClassForm(request.POST or None, teachers=queries.teachers_of(request.viewer, unit))
    if form.is_valid():
        made = actions.open_class(
            unit=unit,
            school_year=school_year_of(request.viewer.on),
            by=request.viewer,
            at=request.at,
            **form.cleaned_data,
        )
        messages.success(request, _("Đã lập lớp %(name)s.") % {"name": made.name})
        return redirect("registry:school_class", made.key)
    return render(request, "registry/open_class.html", {"form": form, "unit": unit})


@permitted(KEEP)
def edit_class(request: Request, key: UUID) -> HttpResponse:
    """The name and the teacher of a class."""
    found = queries.class_of(request.viewer, key)
    if found is None or not request.viewer.holds(KEEP, found.unit_id):
        raise Http404
    known = {"name": found.name, "teacher": found.teacher_id}
    form = ClassForm(request.POST or None, initial=known, teachers=queries.teachers_of(request.viewer, found.unit))
    if form.is_valid():
        actions.edit_class(school_class=found, by=request.viewer, at=request.at, **form.cleaned_data)
        messages.success(request, _("Đã lưu lớp %(name)s.") % {"name": found.name})
        return redirect("registry:school_class", found.key)
    return render(request, "registry/edit_class.html", {"form": form, "unit": found.unit, "class": found})


def unit_or_404(request: Request, code: str, permission: str) -> Unit:
    """A unit within the viewer's scope."""
    unit = unit_of(request.viewer, code, permission)
    if unit is None:
        raise Http404
    return unit
