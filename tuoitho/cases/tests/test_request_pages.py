"""Requests on screens and in letters: no reporter in an answer, what was typed stays, no name on a desk."""

from typing import Any

import pytest
from django.urls import reverse

from tests.cast import NOW, World
from tuoitho.cases.models import DataRequest, Suspect
from tuoitho.cases.pages import requests as pages
from tuoitho.cases.pages.requests import answer_document
from tuoitho.cases.queries.cases import steps_of
from tuoitho.cases.tests.samples.protection import a_request
from tuoitho.cases.tests.stage import BEFORE, a_case, a_report
from tuoitho.cases.tests.test_requests import do, receive
from tuoitho.cases.tests.walking import opened, walk
from tuoitho.documents.blocks import Bullets, Paragraph, Table, plain

TOLD_BY, TOLD_FROM = "Nguyễn Thị Hàng Xóm", "0977000111"


def words_of(document) -> str:  # type: ignore[no-untyped-def]
    said = [document.title, *document.addressees, *document.recipients]
    for block in document.body:
        if isinstance(block, Paragraph):
            said.append(plain(block.words))
        elif isinstance(block, Bullets):
            said += [plain(item) for item in block.items]
        elif isinstance(block, Table):
            said += [plain(cell) for row in block.rows for cell in row]
    return " ".join(said)


@pytest.mark.parametrize("kind", DataRequest.Kind.values)
@pytest.mark.parametrize("outcome", DataRequest.Outcome.values)
def test_no_answer_of_any_kind_names_who_told(kind: str, outcome: str, world: World) -> None:
    case = walk(world, opened(world, at=BEFORE), "record_service", BEFORE)
    a_report(
        world.ward, case=case, child=case.child, reporter=world.lan, reporter_name=TOLD_BY, reporter_contact=TOLD_FROM
    )
    case.steps.update(note=f"Theo lời {TOLD_BY}, {TOLD_FROM}")
    request = a_request(world, case=case, kind=kind, outcome=outcome, because="duty", state="decided")
    shown = None if outcome == "refused" else case
    steps = steps_of(world.viewer("son"), case) if shown else []
    said = words_of(answer_document(request, shown, steps, "Ngô Sỹ Tùng", NOW))
    assert not [word for word in (TOLD_BY, TOLD_FROM, world.lan.full_name) if word in said]
    assert ("Trần Gia Bảo" in said) == (outcome != "refused" and kind in ("view", "provide"))


def test_the_page_that_composes_answers_knows_no_report() -> None:
    assert not {"Report", "reports_behind", "ReportStep"} & set(vars(pages))


def test_a_refused_person_learns_nothing_of_a_file(world: World) -> None:
    case = a_case(world)
    request = a_request(world, case=case, outcome="refused", because="none", state="decided")
    said = words_of(answer_document(request, None, [], "", NOW))
    assert case.number not in said and "Gia Bảo" not in said and "hồ sơ" not in said.lower()


def test_the_pages_walk_from_receipt_to_the_letter(world: World, signed_in) -> None:  # type: ignore[no-untyped-def]
    case, client = a_case(world), signed_in("son")
    assert "checked" not in client.get(reverse("cases:receive_request")).content.decode().split("<main")[1]
    said = {"ward": world.ward.pk, "asker": "child", "kind": "view", "about": "Chính em", "case": case.pk}
    assert client.post(reverse("cases:receive_request"), said).status_code == 302
    request = DataRequest.objects.get()

    def press(verb: str, **words: Any) -> None:
        request.refresh_from_db()
        path = reverse(f"cases:{verb}", args=[request.key])
        assert client.get(path).status_code == 200
        assert client.post(path, {"seen": request.version, **words}).status_code == 302

    press("acknowledge_request")
    press("decide_request", outcome="granted", case=case.pk)
    letter = client.get(reverse("cases:answer_paper", args=[request.key]))
    assert letter["Content-Type"] == "application/pdf" and letter.content.startswith(b"%PDF")
    press("answer_request", number="15/UBND")
    assert "Trả lời đúng hạn" in client.get(reverse("cases:requests"), {"state": "answered"}).content.decode()


def test_a_name_is_asked_of_everyone_but_the_child_and_what_was_typed_stays(world: World, signed_in) -> None:  # type: ignore[no-untyped-def]
    said = {"ward": world.ward.pk, "asker": "guardian", "kind": "view", "about": "Cháu nhà tôi ở ngõ 5"}
    answer = signed_in("son").post(reverse("cases:receive_request"), said)
    assert answer.status_code == 400 and "Cháu nhà tôi ở ngõ 5" in answer.content.decode()


def test_a_refusal_stays_on_the_page_with_what_was_typed(world: World, signed_in) -> None:  # type: ignore[no-untyped-def]
    request = do(world, receive(world), "acknowledge_request")
    said = {"seen": request.version, "outcome": "refused", "words": "Lời gõ dở"}
    answer = signed_in("son").post(reverse("cases:decide_request", args=[request.key]), said)
    assert answer.status_code == 400 and "Lời gõ dở" in answer.content.decode()


def test_the_queue_is_flat_in_its_rows(world: World, signed_in, django_assert_max_num_queries) -> None:  # type: ignore[no-untyped-def]
    for _ in range(30):
        a_request(world)
    client = signed_in("son")
    client.get("/")
    with django_assert_max_num_queries(12):
        assert "after=" in client.get(reverse("cases:requests")).content.decode()


def test_a_request_waits_on_the_desks_of_officer_and_chair_without_a_name(world: World, signed_in) -> None:  # type: ignore[no-untyped-def]
    a_request(world)
    for who in ("son", "tung"):
        page = signed_in(who).get("/").content.decode()
        assert "1 yêu cầu về dữ liệu chưa trả lời" in page and "Mơ" not in page
    assert "yêu cầu về dữ liệu" not in signed_in("vinh").get("/").content.decode()


def test_suspects_are_listed_on_the_case_and_nowhere_else(world: World, signed_in) -> None:  # type: ignore[no-untyped-def]
    case = a_case(world)
    client = signed_in("son")
    path = reverse("cases:name_suspect", args=[case.key])
    assert client.post(path, {"name": "Trần Văn Dữ", "relation": "cha"}).status_code == 302
    assert "Trần Văn Dữ" in client.get(reverse("cases:protection", args=[case.key])).content.decode()
    assert Suspect.objects.get().by == world.son.actor_key
    assert signed_in("phuc").get(reverse("cases:protection", args=[case.key])).status_code == 404


def test_queue_and_list_are_one_click_from_the_cases(world: World, signed_in) -> None:  # type: ignore[no-untyped-def]
    for who, links in (("son", ["requests"]), ("tung", ["requests", "retention"])):
        page = signed_in(who).get(reverse("cases:cases")).content.decode()
        assert all(reverse(f"cases:{name}") in page for name in links)
    assert reverse("cases:retention") not in signed_in("son").get(reverse("cases:cases")).content.decode()


def test_to_the_chair_the_decision_comes_first(world: World, signed_in) -> None:  # type: ignore[no-untyped-def]
    request = a_request(world, state="barred")
    page = signed_in("tung").get(reverse("cases:data_request", args=[request.key])).content.decode()
    assert page.index("btn-primary") < page.index(reverse("cases:confirm_bar", args=[request.key]))
    assert page.index(reverse("cases:confirm_bar", args=[request.key])) < page.index("acknowledge-request")
    request.acknowledged_at = BEFORE
    request.save()
    again = signed_in("tung").get(reverse("cases:data_request", args=[request.key])).content.decode()
    assert "acknowledge-request" not in again
