"""The law's request rights: terms that run, no access for a suspected person, no reporter in any answer."""

from datetime import datetime
from typing import Any

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from tests.cast import NOW, ZONE, World
from tuoitho.base.models import AuditEntry
from tuoitho.base.refusals import Changed, NotAllowed, Refused
from tuoitho.cases.actions import requests as acts
from tuoitho.cases.models import Case, DataRequest
from tuoitho.cases.models.requests import same_person, terms_of
from tuoitho.cases.tests.stage import BEFORE, a_case, a_child

TOLD_BY, TOLD_FROM = "Nguyễn Thị Hàng Xóm", "0977000111"


def receive(world: World, case: Case | None = None, by: str = "son", at: datetime = NOW, **more: Any) -> DataRequest:
    words = {
        "ward": world.ward,
        "kind": "view",
        "asker": "guardian",
        "asker_name": "Lê Thị Mơ",
        "asker_contact": "Tại phường",
        "about": "Con trai tôi",
        "wish": "",
        "case": case,
    } | more
    return acts.receive_request(**words, by=world.viewer(by), at=at)


def do(world: World, request: DataRequest, verb: str, by: str = "son", at: datetime = NOW, **words: Any) -> DataRequest:
    request.refresh_from_db()
    return getattr(acts, verb)(request=request, **words, seen=request.version, by=world.viewer(by), at=at)


def decide(world: World, request: DataRequest, by: str = "son", **more: Any) -> DataRequest:
    do(world, request, "acknowledge_request", by)
    words = {"case": None, "outcome": "granted", "because": "", "words": ""} | more
    return do(world, request, "decide_request", by, **words)


@pytest.mark.parametrize(
    ("kind", "answer_by"),
    [
        ("view", "2024-11-19"),
        ("correct", "2024-11-19"),
        ("provide", "2024-11-19"),
        ("withdraw", "2024-11-25"),
        ("restrict", "2024-11-25"),
        ("object", "2024-11-25"),
        ("erase", "2024-11-29"),
    ],
)
def test_the_terms_of_the_law_worked_out_by_hand(kind: str, answer_by: str) -> None:
    """Received on Saturday the 9th: two working days end on Tuesday the 12th; the 15th day is a Sunday and moves on."""
    acknowledge, answer = terms_of(kind, NOW)
    assert f"{acknowledge:%Y-%m-%d}" == "2024-11-12" and f"{answer:%Y-%m-%d}" == answer_by


def test_over_tet_the_working_days_wait() -> None:
    acknowledge, _ = terms_of("view", datetime(2025, 1, 24, 16, 0, tzinfo=ZONE))
    assert acknowledge.date() > datetime(2025, 2, 2, tzinfo=ZONE).date()


def test_a_request_goes_from_its_receipt_to_its_answer(world: World) -> None:
    request = decide(world, receive(world, a_case(world)))
    done = do(world, request, "answer_request", number="12/UBND")
    assert (done.state, done.number, done.acknowledged_at, done.answered_at) == ("answered", "12/UBND", NOW, NOW)
    verbs = ["receive_request", "acknowledge_request", "decide_request", "answer_request"]
    assert [step.verb for step in request.steps.order_by("pk")] == verbs
    entries = AuditEntry.objects.filter(subject=str(request.key)).order_by("seq")
    assert [entry.verb for entry in entries] == [f"cases.{verb}" for verb in verbs]


def test_a_child_asks_without_a_parent_and_without_a_name_even_while_the_home_must_not_know(world: World) -> None:
    child = a_child(world.ward, silent_home=True)
    case = a_case(world, child=child)
    request = receive(world, case, asker="child", asker_name="")
    assert request.state == "received"
    assert decide(world, request).outcome == "granted"


def test_a_suspected_parent_stops_at_the_chair_who_alone_decides(world: World) -> None:
    case = a_case(world)
    acts.name_suspect(case=case, name="Trần Văn Dữ", relation="cha", because="", by=world.viewer("son"), at=NOW)
    request = receive(world, case, asker_name="trần  văn DỮ")
    assert request.state == "barred"
    do(world, request, "acknowledge_request")
    request.refresh_from_db()
    assert request.state == "barred" and request.acknowledged_at
    with pytest.raises(Refused):
        do(world, request, "decide_request", case=None, outcome="granted", because="", words="")
    with pytest.raises(NotAllowed):
        do(world, request, "confirm_bar", note="x")
    barred = do(world, request, "confirm_bar", by="tung", note="Đúng là người cha.")
    assert (barred.state, barred.outcome, barred.because) == ("decided", "refused", "none")


def test_the_chair_may_find_it_is_another_person(world: World) -> None:
    case = a_case(world)
    acts.name_suspect(case=case, name="Trần Văn Dữ", relation="", because="", by=world.viewer("son"), at=NOW)
    request = receive(world, case, asker_name="Dữ")
    do(world, request, "lift_bar", by="tung", note="Là ông nội, cùng tên.")
    assert decide(world, request).outcome == "granted"


def test_who_becomes_suspected_later_is_stopped_wherever_the_request_stands(world: World) -> None:
    case = a_case(world)
    waiting, decided = receive(world, case), decide(world, receive(world, case))
    answered = decide(world, receive(world, case))
    do(world, answered, "answer_request", number="1")
    acts.name_suspect(case=case, name="Mơ Lê Thị", relation="mẹ", because="", by=world.viewer("son"), at=NOW)
    states = dict(DataRequest.objects.values_list("pk", "state"))
    assert [states[one.pk] for one in (waiting, decided, answered)] == ["barred", "barred", "answered"]


def test_a_case_linked_only_when_deciding_does_not_get_around_it(world: World) -> None:
    case = a_case(world)
    acts.name_suspect(case=case, name="Lê Thị Mơ", relation="mẹ", because="", by=world.viewer("son"), at=NOW)
    request = receive(world, None)
    with pytest.raises(Refused, match="giữ an toàn"):
        decide(world, request, case=case)
    assert DataRequest.objects.get().outcome == ""


def test_the_home_that_must_not_know_stops_at_the_chair(world: World) -> None:
    case = a_case(world, child=a_child(world.ward, silent_home=True))
    assert receive(world, case).state == "barred"


def test_a_cleared_suspect_is_like_anyone(world: World) -> None:
    case = a_case(world)
    suspect = acts.name_suspect(case=case, name="Lê Thị Mơ", relation="", because="", by=world.viewer("son"), at=NOW)
    with pytest.raises(NotAllowed):
        acts.clear_suspect(case=case, suspect=suspect, note="x", by=world.viewer("son"), at=NOW)
    acts.clear_suspect(case=case, suspect=suspect, note="Công an kết luận", by=world.viewer("tung"), at=NOW)
    assert receive(world, case).state == "received"


@given(st.text(alphabet="aăâ bcdđ", max_size=12), st.text(alphabet="aăâ bcdđ", max_size=12))
def test_two_names_meet_both_ways_round_and_in_any_order(one: str, other: str) -> None:
    assert same_person(one, other) == same_person(other, one)
    assert same_person(one, " ".join(reversed(one.split()))) == bool(one.split())


@pytest.mark.parametrize("asker", ["reporter", "other"])
@pytest.mark.parametrize("outcome", ["granted", "partly"])
def test_nobody_but_the_child_and_its_representative_is_shown_a_file(asker: str, outcome: str, world: World) -> None:
    request = receive(world, a_case(world), asker=asker)
    with pytest.raises(Refused):
        decide(world, request, outcome=outcome, because="third")


def test_withholding_needs_a_reason_of_the_law_and_granting_a_case(world: World) -> None:
    request = receive(world)
    with pytest.raises(Refused, match="lý do"):
        decide(world, request, outcome="refused")
    request = receive(world)
    with pytest.raises(Refused, match="hồ sơ"):
        decide(world, request)


def test_erasing_waits_for_the_end_of_the_case_and_for_the_chair(world: World) -> None:
    case = a_case(world)
    request = do(world, receive(world, case, kind="erase"), "acknowledge_request")
    words = {"case": None, "outcome": "granted", "because": "", "words": ""}
    with pytest.raises(Refused, match="kết thúc"):
        do(world, request, "decide_request", by="tung", **words)
    Case.objects.update(state="closed", closed_at=BEFORE)
    with pytest.raises(Refused, match="Chủ tịch"):
        do(world, request, "decide_request", by="son", **words)
    do(world, request, "decide_request", by="tung", **words)
    do(world, request, "answer_request", by="tung", number="3")
    case.child.refresh_from_db()
    request.refresh_from_db()
    assert case.child.name is None and request.asker_name is None and request.about == ""
    assert request.state == "answered"


def test_two_at_once_lose_nothing(world: World) -> None:
    request = receive(world)
    do(world, request, "acknowledge_request")
    with pytest.raises(Changed):
        acts.bar_request(request=request, note="x", seen=request.version, by=world.viewer("son"), at=NOW)


@pytest.mark.parametrize("who", ["ngoc", "hanh", "lan", "mai", "dung", "ha", "an", "giang", "vinh", "thao"])
def test_nobody_else_takes_requests_in_or_decides(who: str, world: World) -> None:
    with pytest.raises(NotAllowed):
        receive(world, by=who)
    request = receive(world)
    with pytest.raises(NotAllowed):
        do(world, request, "acknowledge_request", by=who)


def test_a_colleague_outside_the_team_learns_of_no_case(world: World, signed_in) -> None:  # type: ignore[no-untyped-def]
    case = a_case(world)
    request = receive(world, case)
    page = signed_in("phuc").get(reverse("cases:data_request", args=[request.key])).content.decode()
    assert case.number not in page and "Gia Bảo" not in page
    with pytest.raises(NotAllowed):
        decide(world, request, by="phuc")
    granted = DataRequest.objects.get()
    DataRequest.objects.update(state="decided", outcome="granted")
    assert signed_in("phuc").get(reverse("cases:answer_paper", args=[granted.key])).status_code == 404
