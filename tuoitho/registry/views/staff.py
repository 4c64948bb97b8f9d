"""A unit's staff."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from tuoitho.base.permits import permitted
from tuoitho.organisations.pages import Request
from tuoitho.registry import actions, queries
from tuoitho.registry.forms import AddStaffForm, EditStaffForm, ReleaseStaffForm
from tuoitho.registry.models import StaffMember
from tuoitho.registry.views.rosters import KEEP, SEE, unit_or_404


@permitted(SEE)
def staff(request: Request, code: str) -> HttpResponse:
    """The staff of a unit by given name."""
    unit = unit_or_404(request, code, SEE)
    page = {
        "unit": unit,
        "people": queries.staff_of(request.viewer, unit, request.viewer.on),
        "keeps": request.viewer.holds(KEEP, unit.pk),
    }
    return render(request, "registry/staff.html", page)


@permitted(KEEP)
def add_staff(request: Request, code: str) -> HttpResponse:
    """Someone joins the list."""
    unit = unit_or_404(request, code, KEEP)
    form = AddStaffForm(request.POST or None, initial={"starts_on": request.viewer.on})
    if form.is_valid():
        actions.add_staff(
            unit=unit,
            fields=form.fields_of_member,
            starts_on=form.cleaned_data["starts_on"],
            by=request.viewer,
            at=request.at,
        )
        messages.success(request, _("Đã thêm vào danh sách."))
        return redirect("registry:staff", unit.code)
    return render(request, "registry/add_staff.html", {"form": form, "unit": unit})


@permitted(KEEP)
def edit_staff(request: Request, key: UUID) -> HttpResponse:
    """Correct what is known of a staff member."""
    member = _kept(request, queries.staff_member_of(request.viewer, key))
    form = EditStaffForm(request.POST or None, initial=EditStaffForm.known(member))
    if form.is_valid():
        actions.edit_staff(member=member, fields=form.fields_of_member, by=request.viewer, at=request.at)
        messages.success(request, _("Đã lưu."))
        return redirect("registry:staff", member.unit.code)
    return render(request, "registry/edit_staff.html", {"form": form, "member": member})


@permitted(KEEP)
def release_staff(request: Request, key: UUID) -> HttpResponse:
    """Someone leaves the list."""
    member = _kept(request, queries.staff_member_of(request.viewer, key))
    form = ReleaseStaffForm(request.POST or None, initial={"on": request.viewer.on})
    if form.is_valid():
        actions.release_staff(member=member, by=request.viewer, at=request.at, **form.cleaned_data)
        messages.success(request, _("Đã ghi người này rời danh sách. Những gì đã ghi vẫn được giữ."))
        return redirect("registry:staff", member.unit.code)
    return render(request, "registry/release_staff.html", {"form": form, "member": member})


def _kept(request: Request, member: StaffMember | None) -> StaffMember:
    if member is None or not request.viewer.holds(KEEP, member.unit_id):
        raise Http404
    return member
