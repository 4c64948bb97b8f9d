"""Who keeps a case: its team, another ward, the ward that came after."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tuoitho.base.paging import page
from tuoitho.base.permits import permitted
from tuoitho.base.refusals import NotAllowed, Refused
from tuoitho.cases.actions import calendar, handovers, team
from tuoitho.cases.actions.openings import record_offer_opening, record_opening
from tuoitho.cases.forms.hands import AnswerForm, FollowReformForm, HandToWardForm, OfficerForm
from tuoitho.cases.forms.nd56 import StepForm
from tuoitho.cases.models import Handover
from tuoitho.cases.pages.answers import case_for, step
from tuoitho.cases.pages.case import child_lines, name_of
from tuoitho.cases.pages.hands import opening_lines, team_page
from tuoitho.cases.queries import cases as reading
from tuoitho.cases.queries import handovers as moving
from tuoitho.organisations.pages import Request

KEEP, SEE = "cases.keep_case", "cases.see_cases"


@permitted(SEE)
def team_of(request: Request, key: UUID) -> HttpResponse:
    """Who reads and writes the case, and where it was offered."""
    case = case_for(request.viewer, key, request.at)
    record_opening(case=case, by=request.viewer, at=request.at, part="team")
    return render(request, "cases/team.html", {"case": case, "page": team_page(request.viewer, case, request.at)})


@permitted(SEE)
def openings(request: Request, key: UUID) -> HttpResponse:
    """Who opened the case, newest first, for its owner and the chair."""
    case = case_for(request.viewer, key, request.at)
    if not case.shows_openings:
        raise Http404
    shown = page(reading.openings_of(request.viewer, case, request.at), ("-seq",), request.GET.dict())
    names = reading.names_of(request.viewer, {entry.actor for entry in shown.rows})
    context = {"case": case, "who": name_of(case.child), "page": shown, "rows": opening_lines(shown.rows, names)}
    return render(request, "cases/openings.html", context)


@permitted(KEEP)
def call_in(request: Request, key: UUID) -> HttpResponse:
    case = case_for(request.viewer, key, request.at, "call_in")
    officers = reading.officers_to_call(request.viewer, case, request.at)
    form = OfficerForm(request.POST or None, officers=officers, initial={"seen": case.version})
    return step(
        request,
        case,
        "call_in",
        form,
        lambda: team.call_in(case=case, user=form.cleaned_data["officer"], **_seen(request, form)),
        "cases:team",
    )


@permitted(KEEP)
def let_go(request: Request, key: UUID) -> HttpResponse:
    case = case_for(request.viewer, key, request.at, "let_go")
    helpers = reading.helpers_of(request.viewer, case, request.at)
    form = OfficerForm(request.POST or None, officers=helpers, initial={"seen": case.version})
    return step(
        request,
        case,
        "let_go",
        form,
        lambda: team.let_go(case=case, user=form.cleaned_data["officer"], **_seen(request, form)),
        "cases:team",
    )


@permitted(KEEP)
def hand_to_ward(request: Request, key: UUID) -> HttpResponse:
    case = case_for(request.viewer, key, request.at, "hand_to_ward")
    wards = moving.wards_to_hand_to(request.viewer, case)
    form = HandToWardForm(request.POST or None, wards=wards, initial={"seen": case.version})
    return step(
        request,
        case,
        "hand_to_ward",
        form,
        lambda: handovers.hand_to_ward(case=case, **form.cleaned_data, by=request.viewer, at=request.at),
        "cases:team",
    )


@permitted(KEEP)
@require_POST
def take_back_case(request: Request, key: UUID) -> HttpResponse:
    case = case_for(request.viewer, key, request.at, "hand_to_ward")
    handover = moving.waiting_handover(request.viewer, case)
    if handover is None:
        raise Http404
    handovers.take_back_case(handover=handover, by=request.viewer, at=request.at)
    messages.success(request, _("Đã rút lại đề nghị chuyển."))
    return redirect("cases:team", case.key)


@permitted(KEEP)
def offers(request: Request) -> HttpResponse:
    """Cases that other wards offer, the oldest first. Who it is about stands on the page of each."""
    shown = page(moving.offers_to(request.viewer), ("offered_at", "pk"), request.GET.dict())
    rows = [(one, one.is_overdue(request.at)) for one in shown.rows]
    return render(request, "cases/offers.html", {"page": shown, "rows": rows})


@permitted(KEEP)
def offer(request: Request, key: UUID) -> HttpResponse:
    """One of them with what one must know to answer: who, where, what the sender says."""
    found = _offer(request, key)
    record_offer_opening(handover=found, by=request.viewer, at=request.at)
    return _offer_page(request, found, AnswerForm())


@permitted(KEEP)
@require_POST
def accept_case(request: Request, key: UUID) -> HttpResponse:
    case = handovers.accept_case(handover=_offer(request, key), by=request.viewer, at=request.at)
    messages.success(request, _("Bạn phụ trách hồ sơ này từ bây giờ. Các thời hạn vẫn chạy như cũ."))
    return redirect("cases:case", case.key)


@permitted(KEEP)
@require_POST
def refuse_case(request: Request, key: UUID) -> HttpResponse:
    found, form = _offer(request, key), AnswerForm(request.POST)
    if not form.is_valid():
        return _offer_page(request, found, form)
    handovers.refuse_case(handover=found, note=form.cleaned_data["note"], by=request.viewer, at=request.at)
    messages.success(request, _("Đã trả lời. Hồ sơ vẫn ở nơi chuyển."))
    return redirect("cases:offers")


@permitted("cases.follow_reform")
def adrift(request: Request) -> HttpResponse:
    """Open cases whose ward is no more. Numbers only: nobody reads a case here."""
    shown = page(moving.cases_adrift(request.viewer, request.at), ("opened_at", "pk"), request.GET.dict())
    return render(request, "cases/adrift.html", {"page": shown})


@permitted("cases.follow_reform")
def follow_reform(request: Request, key: UUID) -> HttpResponse:
    """Which of the wards that came after keeps the case. The administrator sees its number, not the child."""
    case = moving.case_adrift(request.viewer, key, request.at)
    if case is None:
        raise Http404
    wards = moving.wards_after(request.viewer, case, request.at)
    form = FollowReformForm(request.POST or None, wards=wards, initial={"seen": case.version})
    if request.method == "POST" and form.is_valid():
        try:
            ward = form.cleaned_data["to_ward"]
            calendar.follow_reform(case=case, to_ward=ward, by=request.viewer, at=request.at)
        except NotAllowed:
            raise
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("Đã chuyển hồ sơ %(number)s theo đơn vị mới.") % {"number": case.number})
            return redirect("cases:adrift")
    wrong = [(field, field.errors) for field in form.visible_fields() if field.errors]
    return render(request, "cases/follow_reform.html", {"case": case, "form": form, "wrong": wrong, "wards": wards})


def _offer(request: Request, key: UUID) -> Handover:
    found = moving.offer_to(request.viewer, key)
    if found is None:
        raise Http404
    return found


def _offer_page(request: Request, found: Handover, form: AnswerForm) -> HttpResponse:
    child = found.case.child
    context = {"offer": found, "case": found.case, "who": name_of(child), "form": form}
    context["known"] = child_lines(child, request.viewer.on)
    context["wrong"] = [(field, field.errors) for field in form.visible_fields() if field.errors]
    return render(request, "cases/offer.html", context)


def _seen(request: Request, form: StepForm) -> dict[str, Any]:
    return {"seen": form.cleaned_data["seen"], "by": request.viewer, "at": request.at}
