"""What is known of one pupil's circumstances."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from tuoitho.base.permits import permitted
from tuoitho.organisations.pages import Request
from tuoitho.registry import actions, queries
from tuoitho.registry.forms import CircumstancesForm


@permitted("registry.see_circumstances")
def edit_circumstances(request: Request, key: UUID) -> HttpResponse:
    """Read and corrected on one page; opening it leaves an entry."""
    viewer = request.viewer
    enrolment = queries.enrolment_of(viewer, key)
    known = queries.circumstances_of(viewer, enrolment) if enrolment and not enrolment.ends_on else None
    if enrolment is None or known is None:
        raise Http404
    form = CircumstancesForm(request.POST or None, initial=CircumstancesForm.known(known.since, known.seen))
    if form.is_valid():
        actions.edit_circumstances(
            enrolment=enrolment, facts=form.facts, seen=form.cleaned_data["seen"], by=viewer, at=request.at
        )
        messages.success(request, _("Đã lưu."))
        return redirect("registry:pupil", key)
    actions.open_circumstances(enrolment=enrolment, by=viewer, at=request.at)
    return render(request, "registry/edit_circumstances.html", {"form": form, "enrolment": enrolment})
