"""Help asked for and children to look after again, on the desk of whoever they wait for, without a name."""

from datetime import timedelta

import pytest
from django.urls import reverse

from tests.cast import TODAY
from tuoitho.cases.tests.serving import a_follow_up, a_referral
from tuoitho.cases.tests.stage import a_case, a_child


def desk(client) -> str:
    return client.get(reverse("desk:desk")).content.decode()


@pytest.mark.parametrize(
    ("who", "there"), [("binh", True), ("hanh", True), ("lan", False), ("ngoc", False), ("mai", False)]
)
def test_a_request_to_help_waits_on_the_receivers_desk(who, there, world, signed_in):
    a_referral(a_case(world, child=a_child(name="Trần Gia Bảo")), to_unit=world.primary)
    html = desk(signed_in(who))
    assert ("1 đề nghị phối hợp chờ trả lời" in html) is there and "Bảo" not in html


def test_what_was_accepted_stays_until_it_is_done_and_what_was_revoked_goes(world, signed_in):
    case = a_case(world)
    a_referral(case, to_unit=world.primary, state="accepted")
    a_referral(case, to_unit=world.primary, state="revoked")
    html = desk(signed_in("binh"))
    assert "1 đề nghị phối hợp đã nhận, chưa xong" in html and "chờ trả lời" not in html


def test_an_unanswered_request_and_a_due_follow_up_come_back_to_the_owner(world, signed_in):
    case = a_case(world, child=a_child(name="Trần Gia Bảo"))
    a_referral(case, to_unit=world.primary, answer_by=TODAY - timedelta(days=1))
    a_follow_up(case, TODAY - timedelta(days=3))
    a_follow_up(case, TODAY + timedelta(days=30))
    html = desk(signed_in("son"))
    assert html.count(f"Hồ sơ {case.number}") == 2 and "Bảo" not in html
    for who in ("phuc", "tung", "vinh"):
        assert case.number not in desk(signed_in(who))


@pytest.mark.parametrize("who", ["son", "binh"])
def test_the_desk_stays_within_twelve_queries(who, world, signed_in, django_assert_max_num_queries):
    for _ in range(3):
        case = a_case(world)
        a_referral(case, to_unit=world.primary, answer_by=TODAY - timedelta(days=1))
        a_follow_up(case, TODAY)
    client = signed_in(who)
    desk(client)
    with django_assert_max_num_queries(12):
        desk(client)
