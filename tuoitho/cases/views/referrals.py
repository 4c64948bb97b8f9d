"""What others laid before us, and how we answer; what an outside body answered on paper."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from tuoitho.base.paging import page
from tuoitho.base.permits import permitted
from tuoitho.base.refusals import NotAllowed, Refused
from tuoitho.cases.actions import referring
from tuoitho.cases.forms.serving import (
    AcceptReferralForm,
    FinishReferralForm,
    RefuseReferralForm,
    RevokeReferralForm,
)
from tuoitho.cases.models import Referral
from tuoitho.cases.pages.letters import TYPES, referral_paper
from tuoitho.cases.pages.serving import received_line, status_of
from tuoitho.cases.pages.words import VERBS
from tuoitho.cases.queries import referrals as reading
from tuoitho.cases.queries.cases import approver_of
from tuoitho.organisations.pages import Request

ANSWER = "cases.answer_referrals"


@permitted(ANSWER)
def referrals(request: Request) -> HttpResponse:
    """What waits first, then by the day an answer was asked for."""
    closed = request.GET.get("state") == "closed"
    rows = reading.referrals_received(request.viewer)
    rows = rows.filter(state__in=["refused", "done"]) if closed else rows.filter(state__in=["waiting", "accepted"])
    shown = page(rows, ("answer_by", "pk"), request.GET.dict())
    lines = [(one, *status_of(one, request.viewer.on)) for one in shown.rows]
    return render(request, "cases/referrals.html", {"page": shown, "lines": lines, "closed": closed})


@permitted(ANSWER)
def referral(request: Request, key: UUID) -> HttpResponse:
    """The sheet, for its receiver alone; each opening leaves an entry."""
    found = reading.referral_received(request.viewer, key)
    if found is None:
        raise Http404
    referring.record_referral_opening(referral=found, by=request.viewer, at=request.at)
    line = received_line(found, request.viewer.on)
    acts = [(verb, VERBS[verb]) for verb in line.acts]
    return render(request, "cases/referral.html", {"line": line, "referral": found, "acts": acts})


@permitted(ANSWER)
def accept_referral(request: Request, key: UUID) -> HttpResponse:
    found = _to_answer(request, key)
    form = AcceptReferralForm(request.POST or None, on_paper=found.to_unit_id is None)
    return _answer(
        request,
        found,
        "accept_referral",
        form,
        lambda: referring.accept_referral(referral=found, **_said(form), by=request.viewer, at=request.at),
    )


@permitted(ANSWER)
def refuse_referral(request: Request, key: UUID) -> HttpResponse:
    found = _to_answer(request, key)
    form = RefuseReferralForm(request.POST or None, on_paper=found.to_unit_id is None)
    return _answer(
        request,
        found,
        "refuse_referral",
        form,
        lambda: referring.refuse_referral(referral=found, **_said(form), by=request.viewer, at=request.at),
    )


@permitted(ANSWER)
def finish_referral(request: Request, key: UUID) -> HttpResponse:
    found = _to_answer(request, key)
    form = FinishReferralForm(request.POST or None, initial={"given_on": request.viewer.on})
    return _answer(
        request,
        found,
        "finish_referral",
        form,
        lambda: referring.finish_referral(referral=found, **form.cleaned_data, by=request.viewer, at=request.at),
    )


@permitted("cases.keep_case")
def revoke_referral(request: Request, key: UUID) -> HttpResponse:
    found = reading.referral_sent(request.viewer, key, request.at)
    if found is None:
        raise Http404
    form = RevokeReferralForm(request.POST or None)
    return _answer(
        request,
        found,
        "revoke_referral",
        form,
        lambda: referring.revoke_referral(referral=found, **form.cleaned_data, by=request.viewer, at=request.at),
    )


@permitted("cases.see_cases")
def referral_letter(request: Request, key: UUID, kind: str) -> HttpResponse:
    """The sheet as a letter to sign; taking it leaves an entry, and its name on disk tells nothing of the child."""
    found = reading.referral_sent(request.viewer, key, request.at)
    if found is None or kind not in TYPES:
        raise Http404
    referring.record_referral_paper(referral=found, by=request.viewer, at=request.at)
    approver = approver_of(request.viewer, found.case)
    chair = approver.user.full_name if approver else ""
    answer = HttpResponse(referral_paper(found, chair, kind, found.sent_at), content_type=TYPES[kind])
    answer["Content-Disposition"] = f'attachment; filename="de-nghi-phoi-hop.{kind}"'
    return answer


def _said(form: AcceptReferralForm | RefuseReferralForm) -> dict[str, str]:
    return {"note": form.cleaned_data["note"], "number": form.cleaned_data.get("number", "")}


def _to_answer(request: Request, key: UUID) -> Referral:
    found = reading.referral_to_answer(request.viewer, key, request.at)
    if found is None:
        raise Http404
    return found


def _answer(request: Request, found: Referral, verb: str, form: Form, act: Callable[[], object]) -> HttpResponse:
    """Back to the sender's case, or to the receiver's list."""
    sender = verb == "revoke_referral" or found.to_unit_id is None
    status = 200
    if request.method == "POST" and form.is_valid():
        try:
            act()
        except NotAllowed:
            raise
        except Refused as refused:
            form.add_error(None, str(refused))
            status = refused.status
        else:
            messages.success(request, _("Đã lưu: %(step)s.") % {"step": VERBS[verb].title})
            return redirect("cases:serving", found.case.key) if sender else redirect("cases:referrals")
    context = {"referral": found, "verb": VERBS[verb], "form": form, "sender": sender}
    context["wrong"] = [(field, field.errors) for field in form.visible_fields() if field.errors]
    return render(request, "cases/answer_referral.html", context, status=status)
