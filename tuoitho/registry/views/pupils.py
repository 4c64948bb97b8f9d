"""One pupil."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from tuoitho.base.permits import permitted
from tuoitho.organisations.pages import Request
from tuoitho.registry import actions, queries, rules
from tuoitho.registry.forms import EditPupilForm, EnrolForm, MovePupilForm, ReleasePupilForm
from tuoitho.registry.models import Enrolment
from tuoitho.registry.models.years import school_year_of
from tuoitho.registry.views.rosters import KEEP, OWN


@permitted(KEEP)
def enrol(request: Request, key: UUID) -> HttpResponse:
    """A pupil joins a class."""
    found = queries.class_of(request.viewer, key)
    if found is None or not request.viewer.holds(KEEP, found.unit_id):
        raise Http404
    form = EnrolForm(request.POST or None, initial={"starts_on": request.viewer.on})
    if form.is_valid():
        actions.enrol(
            school_class=found,
            fields=form.fields_of_pupil,
            starts_on=form.cleaned_data["starts_on"],
            by=request.viewer,
            at=request.at,
        )
        messages.success(request, _("Đã thêm em vào lớp %(name)s.") % {"name": found.name})
        return redirect("registry:school_class", found.key)
    return render(request, "registry/enrol.html", {"form": form, "class": found, "unit": found.unit})


@permitted(OWN)
def pupil(request: Request, key: UUID) -> HttpResponse:
    """One pupil's page; opening it leaves an entry."""
    viewer = request.viewer
    enrolment = queries.enrolment_of(viewer, key)
    if enrolment is None:
        raise Http404
    actions.record_opening(enrolment=enrolment, by=viewer, at=request.at)
    page = {"enrolment": enrolment, "pupil": enrolment.pupil, "keeps": viewer.holds(KEEP, enrolment.unit_id)}
    page["knows"] = rules.see_circumstances(viewer, enrolment.school_class)
    return render(request, "registry/pupil.html", page)


@permitted(KEEP)
def edit_pupil(request: Request, key: UUID) -> HttpResponse:
    """Correct what is known of a pupil."""
    enrolment = _kept(request, queries.enrolment_of(request.viewer, key))
    form = EditPupilForm(request.POST or None, initial=EditPupilForm.known(enrolment.pupil))
    if form.is_valid():
        actions.edit_pupil(enrolment=enrolment, fields=form.fields_of_pupil, by=request.viewer, at=request.at)
        messages.success(request, _("Đã lưu."))
        return redirect("registry:pupil", key)
    return render(request, "registry/edit_pupil.html", {"form": form, "enrolment": enrolment})


@permitted(KEEP)
def move_pupil(request: Request, key: UUID) -> HttpResponse:
    """To another class of the school."""
    enrolment = _kept(request, queries.enrolment_of(request.viewer, key))
    year = school_year_of(request.viewer.on)
    classes = queries.school_classes(request.viewer, enrolment.unit, year).exclude(pk=enrolment.school_class_id)
    form = MovePupilForm(request.POST or None, initial={"on": request.viewer.on}, classes=classes)
    if form.is_valid():
        moved = actions.move_pupil(enrolment=enrolment, by=request.viewer, at=request.at, **form.cleaned_data)
        messages.success(request, _("Đã chuyển em sang lớp %(name)s.") % {"name": moved.school_class.name})
        return redirect("registry:pupil", key)
    return render(request, "registry/move_pupil.html", {"form": form, "enrolment": enrolment})


@permitted(KEEP)
def release_pupil(request: Request, key: UUID) -> HttpResponse:
    """A pupil leaves the school."""
    enrolment = _kept(request, queries.enrolment_of(request.viewer, key))
    form = ReleasePupilForm(request.POST or None, initial={"on": request.viewer.on})
    if form.is_valid():
        actions.release_pupil(enrolment=enrolment, by=request.viewer, at=request.at, **form.cleaned_data)
        messages.success(request, _("Đã ghi em rời danh sách. Những gì đã ghi về em vẫn được giữ."))
        return redirect("registry:school_class", enrolment.school_class.key)
    return render(request, "registry/release_pupil.html", {"form": form, "enrolment": enrolment})


def _kept(request: Request, enrolment: Enrolment | None) -> Enrolment:
    if enrolment is None or not request.viewer.holds(KEEP, enrolment.unit_id):
        raise Http404
    return enrolment
