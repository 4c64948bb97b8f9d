"""How a child is looked after once its plan is approved, and where it learns."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render

from tuoitho.base.permits import permitted
from tuoitho.cases import rules
from tuoitho.cases.actions import following as acting
from tuoitho.cases.actions import schooling
from tuoitho.cases.actions.openings import record_opening
from tuoitho.cases.forms.following import (
    ConfirmPlacementForm,
    EndFollowUpsForm,
    LeavePlacementForm,
    RecordFollowUpForm,
    SkipFollowUpForm,
    StartPlacementForm,
)
from tuoitho.cases.models import Case, FollowUp, Placement
from tuoitho.cases.pages.answers import case_for, step
from tuoitho.cases.pages.following import following_page
from tuoitho.cases.queries import followups as reading
from tuoitho.organisations.pages import Request

KEEP, BACK = "cases.keep_case", "cases:following"


@permitted("cases.see_cases")
def following(request: Request, key: UUID) -> HttpResponse:
    """Opening it leaves an entry, as the case's first page does."""
    case = case_for(request.viewer, key, request.at)
    record_opening(case=case, by=request.viewer, at=request.at)
    shown = following_page(request.viewer, case, request.at)
    return render(request, "cases/following.html", {"case": case, "page": shown})


@permitted(KEEP)
def record_follow_up(request: Request, key: UUID, one: UUID) -> HttpResponse:
    case, follow_up = _follow_up(request, key, one)
    form = RecordFollowUpForm(request.POST or None, initial={"done_on": request.viewer.on})
    return step(
        request,
        case,
        "record_follow_up",
        form,
        lambda: acting.record_follow_up(follow_up=follow_up, **form.cleaned_data, by=request.viewer, at=request.at),
        BACK,
    )


@permitted(KEEP)
def skip_follow_up(request: Request, key: UUID, one: UUID) -> HttpResponse:
    case, follow_up = _follow_up(request, key, one)
    form = SkipFollowUpForm(request.POST or None)
    return step(
        request,
        case,
        "skip_follow_up",
        form,
        lambda: acting.skip_follow_up(follow_up=follow_up, **form.cleaned_data, by=request.viewer, at=request.at),
        BACK,
    )


@permitted(KEEP)
def end_follow_ups(request: Request, key: UUID) -> HttpResponse:
    case = _kept(request, key)
    form = EndFollowUpsForm(request.POST or None)
    return step(
        request,
        case,
        "end_follow_ups",
        form,
        lambda: acting.end_follow_ups(case=case, **form.cleaned_data, by=request.viewer, at=request.at),
        BACK,
    )


@permitted(KEEP)
def start_placement(request: Request, key: UUID) -> HttpResponse:
    case = _kept(request, key)
    form = StartPlacementForm(request.POST or None)
    return step(
        request,
        case,
        "start_placement",
        form,
        lambda: schooling.start_placement(case=case, **form.cleaned_data, by=request.viewer, at=request.at),
        BACK,
    )


@permitted(KEEP)
def confirm_placement(request: Request, key: UUID, one: UUID) -> HttpResponse:
    case, place = _placement(request, key, one)
    form = ConfirmPlacementForm(request.POST or None, initial={"attending_on": request.viewer.on})
    return step(
        request,
        case,
        "confirm_placement",
        form,
        lambda: schooling.confirm_placement(
            case=case, placement=place, **form.cleaned_data, by=request.viewer, at=request.at
        ),
        BACK,
    )


@permitted(KEEP)
def leave_placement(request: Request, key: UUID, one: UUID) -> HttpResponse:
    case, place = _placement(request, key, one)
    form = LeavePlacementForm(request.POST or None)
    return step(
        request,
        case,
        "leave_placement",
        form,
        lambda: schooling.leave_placement(
            case=case, placement=place, **form.cleaned_data, by=request.viewer, at=request.at
        ),
        BACK,
    )


def _kept(request: Request, key: UUID) -> Case:
    """A case that the person may write in, in whatever state."""
    case = case_for(request.viewer, key, request.at)
    if not rules.keep_case(request.viewer, case, request.at):
        raise Http404
    return case


def _follow_up(request: Request, key: UUID, one: UUID) -> tuple[Case, FollowUp]:
    case = _kept(request, key)
    found = reading.follow_up_of(request.viewer, case, one)
    if found is None:
        raise Http404
    return case, found


def _placement(request: Request, key: UUID, one: UUID) -> tuple[Case, Placement]:
    case = _kept(request, key)
    found = reading.placement_of(request.viewer, case, one)
    if found is None:
        raise Http404
    return case, found
