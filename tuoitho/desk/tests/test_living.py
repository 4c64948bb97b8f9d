"""Cases on a desk: what wants someone today, with its article, never a name; in few questions to the store."""

import pytest
from django.urls import reverse

from tests.cast import NOW
from tuoitho.cases.actions import handovers
from tuoitho.cases.models import Case, Clock
from tuoitho.cases.tests.reforms import divided
from tuoitho.cases.tests.stage import BEFORE, a_case, a_child, an_offer
from tuoitho.cases.tests.walking import opened, walk


def desk(signed_in, name: str) -> str:
    return signed_in(name).get(reverse("desk:desk")).content.decode().split("<main")[1]


def test_the_first_morning_shows_the_terms_of_the_day_with_their_article(world, signed_in):
    case = opened(world, at=BEFORE)
    html = desk(signed_in, "son")
    assert case.number in html and "NĐ 56/2017 Đ.26.3" in html and "07:00 09/11/2024" in html
    assert "Gia Bảo" not in html


def test_the_chair_sees_decisions_and_broken_terms_and_not_what_runs_in_time(world, signed_in):
    waiting = walk(world, opened(world, at=BEFORE), "submit_plan", BEFORE)
    late = opened(world, at=BEFORE, child=a_child(world.ward, name="Lê An"))
    early = walk(world, opened(world, at=BEFORE, child=a_child(world.ward, name="Đỗ My")), "assess_risk", BEFORE)
    Clock.objects.filter(case=late).update(due_at=BEFORE)
    html = desk(signed_in, "tung")
    assert f"Quyết định: hồ sơ {waiting.number}" in html and "NĐ 56/2017 Đ.28.4" in html
    assert late.number in html and early.number not in html


def test_a_request_to_keep_the_home_silent_waits_on_the_chairs_desk(world, signed_in):
    a_case(world, child=a_child(world.ward, silence_asked_at=NOW))
    assert "Có đề nghị không báo về nhà." in desk(signed_in, "tung")


def test_suspected_trafficking_stands_there_until_both_calls_are_recorded(world, signed_in):
    a_case(world, kind=Case.Kind.TRAFFICKED)
    for name in ("son", "tung"):
        assert "Gọi 111 và công an" in desk(signed_in, name)


def test_an_offer_stands_on_the_desk_of_the_other_ward_and_comes_back_when_refused(world, signed_in):
    offer = an_offer(a_case(world, state="assessed"), world.other_ward)
    assert "1 hồ sơ chờ phường nhận" in desk(signed_in, "vinh")
    assert "chờ phường nhận" not in desk(signed_in, "phuc")
    handovers.refuse_case(handover=offer, note="Không ở đây.", by=world.viewer("vinh"), at=BEFORE)
    assert "Chuyển phường chưa xong" in desk(signed_in, "son")


def test_a_case_of_a_ward_that_is_no_more_stands_on_its_officers_and_the_administrators_desk(world, signed_in):
    case = a_case(world)
    divided(world)
    assert case.number in desk(signed_in, "son")
    html = desk(signed_in, "an")
    assert "1 hồ sơ ở phường đã thôi" in html and "Gia Bảo" not in html


@pytest.mark.parametrize("name", ["son", "tung", "an"])
def test_a_desk_with_many_cases_asks_twelve_queries_at_most(name, world, signed_in, django_assert_max_num_queries):
    for _ in range(9):
        a_case(world, state="closing")
    walk(world, opened(world, at=BEFORE), "submit_plan", BEFORE)
    client = signed_in(name)
    client.get(reverse("desk:desk"))
    with django_assert_max_num_queries(12):
        client.get(reverse("desk:desk"))


def test_who_keeps_no_case_sees_none(world, signed_in):
    case = opened(world, at=BEFORE)
    for name in ("phuc", "vinh", "hanh", "mai", "lan", "ha"):
        assert case.number not in desk(signed_in, name)
