"""Commitments of an employer, and the link for its own check."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from tuoitho.base.files import read
from tuoitho.base.permits import permitted
from tuoitho.organisations.pages import Request
from tuoitho.registry import actions, queries
from tuoitho.registry.forms import ReviewCommitmentForm, SignCommitmentForm
from tuoitho.registry.forms.commitments import kind_of
from tuoitho.registry.models import EmployerCommitment
from tuoitho.registry.views.employers import KEEP, employer_or_404

DOOR = "public:self_check"


@permitted(KEEP)
def sign_commitment(request: Request, key: UUID) -> HttpResponse:
    """An employer has signed."""
    found = employer_or_404(request, key)
    form = SignCommitmentForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        actions.sign_commitment(employer=found, by=request.viewer, at=request.at, **form.cleaned_data)
        messages.success(request, _("Đã lưu cam kết."))
        return redirect("registry:employer", key)
    return render(request, "registry/sign_commitment.html", {"form": form, "employer": found, "unit": found.unit})


@permitted(KEEP)
def review_commitment(request: Request, key: UUID) -> HttpResponse:
    """What was found when looking again."""
    found = _commitment(request, key)
    form = ReviewCommitmentForm(request.POST or None, initial={"reviewed_on": request.viewer.on})
    if form.is_valid():
        actions.review_commitment(commitment=found, by=request.viewer, at=request.at, **form.cleaned_data)
        messages.success(request, _("Đã lưu."))
        return redirect("registry:employer", found.employer.key)
    page = {"form": form, "employer": found.employer, "unit": found.employer.unit, "commitment": found}
    return render(request, "registry/review_commitment.html", page)


@permitted(KEEP)
def commitment_paper(request: Request, key: UUID) -> HttpResponse:
    """The scan as it was handed in."""
    found = queries.commitment_of(request.viewer, key)
    if found is None or found.paper is None:
        raise Http404
    data = read(found.paper)
    kind = kind_of(data)
    answer = HttpResponse(data, content_type=kind)
    answer["Content-Disposition"] = f'attachment; filename="cam-ket.{kind.rpartition("/")[2]}"'
    return answer


@permitted(KEEP)
def ask_self_check(request: Request, key: UUID) -> HttpResponse:
    """Make the link and show it once, to be copied into a message."""
    found = employer_or_404(request, key)
    if request.method != "POST":
        return redirect("registry:employer", key)
    asked = actions.ask_self_check(employer=found, by=request.viewer, at=request.at)
    url = request.build_absolute_uri(reverse(DOOR, kwargs={"secret": asked.secret}))
    page = {"employer": found, "unit": found.unit, "url": url, "days": actions.DAYS}
    return render(request, "registry/ask_self_check.html", page)


def _commitment(request: Request, key: UUID) -> EmployerCommitment:
    found = queries.commitment_of(request.viewer, key)
    if found is None:
        raise Http404
    return found
