"""Safe contact, silence towards the home, consents."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render

from tuoitho.base import files
from tuoitho.base.permits import permitted
from tuoitho.cases.actions import consents
from tuoitho.cases.actions import contact as telling
from tuoitho.cases.actions.openings import record_opening, record_paper
from tuoitho.cases.forms.contact import KeepContactForm, RecordConsentForm, WithdrawConsentForm
from tuoitho.cases.forms.nd56 import NoteForm, StepForm
from tuoitho.cases.pages.answers import case_for, step
from tuoitho.cases.pages.contact import contact_page
from tuoitho.cases.queries import contact as reading
from tuoitho.organisations.pages import Request

KEEP, SEE, DECIDE = "cases.keep_case", "cases.see_cases", "cases.approve"
BACK = "cases:contact"


@permitted(SEE)
def contact(request: Request, key: UUID) -> HttpResponse:
    """How the child is reached, whether the home may hear, what was agreed to."""
    case = case_for(request.viewer, key, request.at)
    record_opening(case=case, by=request.viewer, at=request.at, part="contact")
    return render(request, "cases/contact.html", {"case": case, "page": contact_page(request.viewer, case, request.at)})


@permitted(KEEP)
def keep_contact(request: Request, key: UUID) -> HttpResponse:
    case = case_for(request.viewer, key, request.at, "keep_contact")
    child = case.child
    known = {"who": child.contact_who, "how": child.contact_how, "when": child.contact_when, "seen": case.version}
    form = KeepContactForm(request.POST or None, initial=known)
    return step(
        request, case, "keep_contact", form, lambda: telling.keep_contact(case=case, **_said(request, form)), BACK
    )


@permitted(KEEP)
def ask_silence(request: Request, key: UUID) -> HttpResponse:
    case = case_for(request.viewer, key, request.at, "ask_silence")
    form = NoteForm(request.POST or None, initial={"seen": case.version})
    return step(
        request, case, "ask_silence", form, lambda: telling.ask_silence(case=case, **_said(request, form)), BACK
    )


@permitted(DECIDE)
def silence_home(request: Request, key: UUID) -> HttpResponse:
    case = case_for(request.viewer, key, request.at, "silence_home")
    form = NoteForm(request.POST or None, initial={"seen": case.version})
    return step(
        request, case, "silence_home", form, lambda: telling.silence_home(case=case, **_said(request, form)), BACK
    )


@permitted(DECIDE)
def lift_silence(request: Request, key: UUID) -> HttpResponse:
    case = case_for(request.viewer, key, request.at, "lift_silence")
    form = NoteForm(request.POST or None, initial={"seen": case.version})
    return step(
        request, case, "lift_silence", form, lambda: telling.lift_silence(case=case, **_said(request, form)), BACK
    )


@permitted(KEEP)
def record_consent(request: Request, key: UUID) -> HttpResponse:
    case = case_for(request.viewer, key, request.at, "record_consent")
    form = RecordConsentForm(request.POST or None, request.FILES or None, initial={"seen": case.version})
    return step(
        request, case, "record_consent", form, lambda: consents.record_consent(case=case, **_said(request, form)), BACK
    )


@permitted(KEEP)
def withdraw_consent(request: Request, key: UUID) -> HttpResponse:
    case = case_for(request.viewer, key, request.at, "withdraw_consent")
    standing = reading.standing_consents(request.viewer, case)
    form = WithdrawConsentForm(request.POST or None, consents=standing, initial={"seen": case.version})
    return step(
        request,
        case,
        "withdraw_consent",
        form,
        lambda: consents.withdraw_consent(case=case, **_said(request, form)),
        BACK,
    )


@permitted(SEE)
def consent_paper(request: Request, key: UUID, consent: UUID) -> HttpResponse:
    """The signed sheet, as a download; its name on disk tells nothing of the child."""
    case = case_for(request.viewer, key, request.at)
    found = reading.consent_of(request.viewer, case, consent)
    if found is None or found.paper is None:
        raise Http404
    record_paper(case=case, form="consent", by=request.viewer, at=request.at)
    answer = HttpResponse(files.read(found.paper), content_type="application/octet-stream")
    kind = found.paper.name.rpartition(".")[2].lower()
    answer["Content-Disposition"] = f'attachment; filename="dong-y.{kind if kind.isalnum() else "bin"}"'
    return answer


def _said(request: Request, form: StepForm) -> dict[str, Any]:
    return {**form.cleaned_data, "by": request.viewer, "at": request.at}
