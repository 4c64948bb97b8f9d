"""The tables: what leads where, that everything ends, and that the README shows them as they are."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tuoitho.cases.workflow import (
    CASES,
    FLAGS,
    HANDOVERS,
    REFERRALS,
    REPORTS,
    REQUESTS,
    CaseState,
    FlagState,
    HandoverState,
    NotNow,
    ReferralState,
    ReportState,
    RequestState,
    after,
    allows,
    diagram,
)

TABLES = {
    "report": REPORTS,
    "case": CASES,
    "handover": HANDOVERS,
    "referral": REFERRALS,
    "flag": FLAGS,
    "request": REQUESTS,
}
STATES = {
    "report": ReportState,
    "case": CaseState,
    "handover": HandoverState,
    "referral": ReferralState,
    "flag": FlagState,
    "request": RequestState,
}
README = Path(__file__).parents[1] / "README.md"


def walk(table, *verbs):
    state = next(iter(table))
    for verb in verbs:
        state = after(table, state, verb)
    return state


@pytest.mark.parametrize("name", TABLES)
def test_every_state_is_reached_and_leads_to_an_end(name):
    table = TABLES[name]
    assert set(table) == set(STATES[name])
    ends = {state for state, verbs in table.items() if set(verbs) <= {"reopen", "reopen_report"}}
    for start in table:
        seen, ahead = set(), {start}
        while ahead:
            seen |= ahead
            ahead = {there for here in ahead for there in table[here].values()} - seen
        assert seen & ends
    assert set(table) - {next(iter(table))} <= {there for verbs in table.values() for there in verbs.values()}


def test_a_case_goes_the_way_of_the_decree():
    steps = ("assess_risk", "verify", "hold_meeting", "submit_plan", "approve_plan", "review", "propose_closing")
    assert walk(CASES, *steps, "confirm_closing") is CaseState.CLOSED
    assert walk(CASES, *steps[:-1], "repeat") is CaseState.MET


@pytest.mark.parametrize("table", [REPORTS, CASES])
def test_nothing_closes_in_one_step(table):
    """The one who proposes is not the one who confirms: between the two lies a state of its own."""
    closing = {
        here
        for here, verbs in table.items()
        for verb, there in verbs.items()
        if verb in ("confirm_closing", "confirm_end")
    }
    assert {str(state) for state in closing} == {"closing"}
    for here, verbs in table.items():
        for verb, there in verbs.items():
            if str(there) == "closed":
                assert str(here) == "closing" or verb == "end_with_case"


@given(st.lists(st.sampled_from(["separate", "end_separation", "act_in_emergency", "record_call", "assign", "screen"])))
def test_an_emergency_loses_no_step(verbs):
    for state in CaseState:
        if state is not CaseState.CLOSED:
            here = state
            for verb in verbs:
                here = after(CASES, here, verb)
            assert here is state


def test_a_closed_case_takes_nothing_but_reopening():
    assert not allows(CASES, CaseState.CLOSED, "separate")
    with pytest.raises(NotNow):
        after(CASES, CaseState.CLOSED, "review")
    assert after(CASES, CaseState.CLOSED, "reopen") is CaseState.VERIFIED


def test_a_refused_referral_moves_no_more():
    assert walk(REFERRALS, "accept_referral", "finish_referral") is ReferralState.DONE
    with pytest.raises(NotNow):
        walk(REFERRALS, "refuse_referral", "accept_referral")


@pytest.mark.parametrize("name", TABLES)
def test_the_readme_shows_the_tables(name):
    assert diagram(TABLES[name]) in README.read_text(encoding="utf-8")


def test_a_case_is_handed_on_only_once_it_is_assessed_and_never_while_the_chair_decides():
    assert {state for state in CaseState if allows(CASES, state, "hand_to_ward")} == {
        CaseState.ASSESSED,
        CaseState.VERIFIED,
        CaseState.MET,
        CaseState.IN_CARE,
        CaseState.REVIEWED,
    }
