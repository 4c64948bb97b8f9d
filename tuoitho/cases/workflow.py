"""The states of a report, a case, its handing over, a referral and a card, and the verbs that move them. Pure.

Source: NĐ 56/2017/NĐ-CP Art. 25–32; a card of early warning is the product's own.
"""

from collections.abc import Mapping
from enum import StrEnum


class ReportState(StrEnum):
    """A report: a tip from the public, an observation of staff, a notice from 111."""

    RECEIVED = "received"
    TAKEN = "taken"
    PASSED_ON = "passed_on"
    IN_CASE = "in_case"
    CLOSING = "closing"
    CLOSED = "closed"


class CaseState(StrEnum):
    INTAKE = "intake"
    ASSESSED = "assessed"
    VERIFIED = "verified"
    MET = "met"
    PLANNED = "planned"
    IN_CARE = "in_care"
    REVIEWED = "reviewed"
    CLOSING = "closing"
    CLOSED = "closed"


class HandoverState(StrEnum):
    """A case offered to the ward where the child lives."""

    WAITING = "waiting"
    ACCEPTED = "accepted"
    REFUSED = "refused"
    TAKEN_BACK = "taken_back"


class ReferralState(StrEnum):
    WAITING = "waiting"
    ACCEPTED = "accepted"
    REFUSED = "refused"
    DONE = "done"
    REVOKED = "revoked"


class RequestState(StrEnum):
    """A request about a child's data."""

    RECEIVED = "received"
    ACKNOWLEDGED = "acknowledged"
    BARRED = "barred"
    DECIDED = "decided"
    ANSWERED = "answered"


class FlagState(StrEnum):
    """A card of early warning: it ends by itself, whatever is done or not."""

    OPEN = "open"
    ACTING = "acting"
    CHECKED = "checked"
    DISMISSED = "dismissed"
    EXPIRED = "expired"


Table = Mapping[StrEnum, Mapping[str, StrEnum]]

# state → {verb: the state it leads to}
REPORTS: Table = {
    ReportState.RECEIVED: {"take": ReportState.TAKEN, "file_answer": ReportState.PASSED_ON},
    ReportState.TAKEN: {
        "ask_school": ReportState.TAKEN,
        "answer_ward": ReportState.TAKEN,
        "forward": ReportState.RECEIVED,
        "pass_on": ReportState.PASSED_ON,
        "open_case": ReportState.IN_CASE,
        "join_case": ReportState.IN_CASE,
        "propose_end": ReportState.CLOSING,
    },
    ReportState.PASSED_ON: {
        "take_back": ReportState.TAKEN,
        "record_answer": ReportState.PASSED_ON,
        "propose_end": ReportState.CLOSING,
    },
    ReportState.IN_CASE: {
        "ask_school": ReportState.IN_CASE,
        "answer_ward": ReportState.IN_CASE,
        "end_with_case": ReportState.CLOSED,
    },
    ReportState.CLOSING: {
        "confirm_end": ReportState.CLOSED,
        "refuse_end": ReportState.TAKEN,
    },
    ReportState.CLOSED: {"reopen_report": ReportState.TAKEN},
}

_EMERGENCY = ("act_in_emergency", "separate", "extend_separation", "end_separation", "record_call", "screen")
_HANDS = ("assign", "call_in", "let_go", "follow_reform", "reconsider_age")
_CONTACT = ("keep_contact", "ask_silence", "silence_home", "lift_silence", "record_consent", "withdraw_consent")
# Whatever the step, these leave it as it is.
_STAYING = (*_EMERGENCY, *_HANDS, *_CONTACT)
# A person of 16 or 17, to whom the decree does not apply, is passed to the labour officer.
_TO_LABOUR = frozenset({"intake", "assessed", "verified", "met", "planned", "in_care"})
# The ward where it happened assesses first (Art. 26.2), and nothing moves while the chair has it to decide.
_TO_WARD = frozenset({"assessed", "verified", "met", "in_care", "reviewed"})


def _with_staying(state: CaseState, verbs: dict[str, CaseState]) -> dict[str, CaseState]:
    labour = {"pass_to_labour": CaseState.REVIEWED} if state in _TO_LABOUR else {}
    ward = {"hand_to_ward": state} if state in _TO_WARD else {}
    return verbs | labour | ward | dict.fromkeys(_STAYING, state)


CASES: Table = {
    state: _with_staying(state, verbs) if state is not CaseState.CLOSED else verbs
    for state, verbs in {
        CaseState.INTAKE: {"assess_risk": CaseState.ASSESSED},
        CaseState.ASSESSED: {
            "assess_risk": CaseState.ASSESSED,
            "verify": CaseState.VERIFIED,
            "propose_closing": CaseState.CLOSING,
        },
        CaseState.VERIFIED: {
            "verify": CaseState.VERIFIED,
            "hold_meeting": CaseState.MET,
            "propose_closing": CaseState.CLOSING,
        },
        CaseState.MET: {"hold_meeting": CaseState.MET, "submit_plan": CaseState.PLANNED},
        CaseState.PLANNED: {"approve_plan": CaseState.IN_CARE, "return_plan": CaseState.MET},
        CaseState.IN_CARE: {"record_service": CaseState.IN_CARE, "review": CaseState.REVIEWED},
        CaseState.REVIEWED: {"repeat": CaseState.MET, "propose_closing": CaseState.CLOSING},
        CaseState.CLOSING: {"confirm_closing": CaseState.CLOSED, "refuse_closing": CaseState.REVIEWED},
        CaseState.CLOSED: {"reopen": CaseState.VERIFIED},
    }.items()
}

HANDOVERS: Table = {
    HandoverState.WAITING: {
        "accept_case": HandoverState.ACCEPTED,
        "refuse_case": HandoverState.REFUSED,
        "take_back_case": HandoverState.TAKEN_BACK,
    },
    HandoverState.ACCEPTED: {},
    HandoverState.REFUSED: {},
    HandoverState.TAKEN_BACK: {},
}

REFERRALS: Table = {
    ReferralState.WAITING: {
        "accept_referral": ReferralState.ACCEPTED,
        "refuse_referral": ReferralState.REFUSED,
        "revoke_referral": ReferralState.REVOKED,
    },
    ReferralState.ACCEPTED: {
        "finish_referral": ReferralState.DONE,
        "revoke_referral": ReferralState.REVOKED,
    },
    ReferralState.REFUSED: {},
    ReferralState.DONE: {},
    ReferralState.REVOKED: {},
}

# Whoever may be the person the child is kept safe from gets nothing before the chair has decided.
REQUESTS: Table = {
    RequestState.RECEIVED: {
        "acknowledge_request": RequestState.ACKNOWLEDGED,
        "bar_request": RequestState.BARRED,
    },
    RequestState.ACKNOWLEDGED: {
        "decide_request": RequestState.DECIDED,
        "bar_request": RequestState.BARRED,
    },
    RequestState.BARRED: {
        "acknowledge_request": RequestState.BARRED,
        "confirm_bar": RequestState.DECIDED,
        "lift_bar": RequestState.RECEIVED,
    },
    RequestState.DECIDED: {
        "answer_request": RequestState.ANSWERED,
        "bar_request": RequestState.BARRED,
    },
    RequestState.ANSWERED: {},
}

_ENDS = {"dismiss_flag": FlagState.DISMISSED, "expire_flags": FlagState.EXPIRED}
FLAGS: Table = {
    FlagState.OPEN: {"act_on_flag": FlagState.ACTING, **_ENDS},
    FlagState.ACTING: {"act_on_flag": FlagState.ACTING, "check_back": FlagState.CHECKED, **_ENDS},
    FlagState.CHECKED: {},
    FlagState.DISMISSED: {},
    FlagState.EXPIRED: {},
}


class NotNow(Exception):
    """The verb does not lead anywhere from this state."""

    def __init__(self, state: StrEnum, verb: str) -> None:
        super().__init__(f"{verb} from {state}")
        self.state, self.verb = state, verb


def after(table: Table, state: str, verb: str) -> StrEnum:
    """The state a verb leads to, or `NotNow`."""
    here = next(known for known in table if known == state)
    try:
        return table[here][verb]
    except KeyError:
        raise NotNow(here, verb) from None


def allows(table: Table, state: str, verb: str) -> bool:
    """Whether the verb leads anywhere from the state."""
    return verb in table[next(known for known in table if known == state)]


def diagram(table: Table) -> str:
    """The table as a Mermaid state diagram, for the room's README; a test compares the two. Verbs that leave every open
    state as it is stand in one note."""
    first, last = next(iter(table)), [state for state, verbs in table.items() if set(verbs) <= {"reopen"}]
    staying = [
        verb for verb in table[first] if all(table[state].get(verb) == state for state in table if state not in last)
    ]
    lines = [
        f"    {here} --> {there}: {verb}"
        for here, verbs in table.items()
        for verb, there in verbs.items()
        if here in last or verb not in staying
    ]
    note = [f"    note left of {first}: in every open state also {', '.join(staying)}"] if staying else []
    return "\n".join(
        ["stateDiagram-v2", f"    [*] --> {first}", *note, *lines, *(f"    {state} --> [*]" for state in last)]
    )
