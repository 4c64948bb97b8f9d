"""What the pages of services and referrals show, to the case's team and to a receiver."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tuoitho.base.parts import Entry
from tuoitho.cases import rules, workflow
from tuoitho.cases.models import Case, Child, Referral, ServiceGiven
from tuoitho.cases.pages.words import VERBS
from tuoitho.cases.queries.referrals import referrals_of
from tuoitho.cases.queries.services import services_given
from tuoitho.cases.workflow import ReferralState
from tuoitho.organisations.queries import Viewer

SHEET_WORDS: Mapping[str, str | Promise] = {
    "called": gettext_lazy("Em"),
    "age": gettext_lazy("Tuổi"),
    "asks": gettext_lazy("Đề nghị"),
    "background": gettext_lazy("Cần biết"),
    "contact": gettext_lazy("Liên hệ với em qua"),
    "sender": gettext_lazy("Nơi gửi"),
}
_TONES = {
    ReferralState.WAITING: "waiting",
    ReferralState.ACCEPTED: "due",
    ReferralState.REFUSED: "missed",
    ReferralState.DONE: "done",
    ReferralState.REVOKED: "not_applicable",
}


@dataclass(frozen=True)
class ReferralLine:
    """A referral as its sender or its receiver reads it. `status`: a status of the kit; `acts`: verbs possible now."""

    referral: Referral
    status: str
    words: str
    sheet: Sequence[tuple[str, str]]
    course: Sequence[Entry] = ()
    acts: Sequence[str] = ()


@dataclass(frozen=True)
class ServingPage:
    referrals: Sequence[ReferralLine]
    given: Sequence[ServiceGiven]
    keeps: bool
    may_record: bool


def serving_page(viewer: Viewer, case: Case, at: datetime) -> ServingPage:
    """Three queries, whatever was asked for."""
    keeps = rules.keep_case(viewer, case, at)
    sent = referrals_of(viewer, case)
    return ServingPage(
        [_sent_line(one, keeps, viewer.on) for one in sent],
        services_given(viewer, case),
        keeps and case.state != workflow.CaseState.CLOSED,
        keeps and workflow.allows(workflow.CASES, case.state, "record_service"),
    )


def received_line(referral: Referral, today: date) -> ReferralLine:
    """As its receiver reads it: the sheet while there is something to do, and afterwards only that it was there."""
    waits = referral.state in (ReferralState.WAITING, ReferralState.ACCEPTED)
    acts = [verb for verb in workflow.REFERRALS[ReferralState(referral.state)] if verb != "revoke_referral"]
    return ReferralLine(referral, *status_of(referral, today), sheet_lines(referral) if waits else [], (), acts)


def status_of(referral: Referral, today: date) -> tuple[str, str]:
    """(status of the kit, its words) of a referral on a day."""
    state = ReferralState(referral.state)
    if state is ReferralState.WAITING and referral.answer_by < today:
        return "late", _("Quá ngày hẹn mà chưa trả lời")
    return _TONES[state], referral.get_state_display()


def sheet_lines(referral: Referral) -> list[tuple[str, str]]:
    """(what, its words) of all that goes to the receiver."""
    return [(str(words), referral.sheet[name]) for name, words in SHEET_WORDS.items() if referral.sheet.get(name)]


def ways_to_call(child: Child) -> list[tuple[str, str]]:
    """(code, words) of how a sheet may name the child, the fullest first."""
    name = child.name or ""
    last = name.split()[-1] if name.split() else ""
    short = "".join(f"{word[0]}." for word in name.split())
    ways = [("full", name), ("given", last), ("nickname", child.nickname or ""), ("initials", short)]
    known = dict.fromkeys(words for _code, words in ways if words)
    return [next((code, words) for code, words in ways if words == one) for one in known] + [
        ("unnamed", _("Không nêu tên"))
    ]


def sheet_of(case: Case, said: Mapping[str, str], sender: str, at: datetime) -> dict[str, str]:
    """The sheet that a sender composed with a form's clean words."""
    called = dict(ways_to_call(case.child))[said["called"]] if said["called"] != "unnamed" else ""
    ages = case.child.ages(timezone.localdate(at)) if said["show_age"] else None
    age = "" if ages is None else str(ages[0]) if ages[0] == ages[1] else f"{ages[0]}–{ages[1]}"
    words = {name: said[name].strip() for name in ("asks", "background", "contact")}
    return words | {"called": called, "age": age, "sender": sender}


def safe_contact(case: Case) -> str:
    """How to reach the child as far as a receiver needs: the safe contact, else the officer who keeps the case."""
    child = case.child
    known = [child.contact_who, child.contact_how, child.contact_when] if child.contact_who else []
    return " · ".join(filter(None, known)) or case.owner.full_name


def _sent_line(referral: Referral, keeps: bool, today: date) -> ReferralLine:
    possible = workflow.REFERRALS[ReferralState(referral.state)]
    acts = [verb for verb in possible if referral.to_unit_id is None or verb == "revoke_referral"] if keeps else []
    course = [
        Entry(step.at, VERBS[step.verb].title, step.note or "", step.who.full_name if step.who else "")
        for step in referral.steps.all()
    ]
    return ReferralLine(referral, *status_of(referral, today), sheet_lines(referral), course, acts)
