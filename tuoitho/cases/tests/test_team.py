"""Who works on a case, and who looked into it."""

from datetime import timedelta

import pytest
from django.urls import reverse

from tests.cast import NOW
from tuoitho.base.refusals import NotAllowed, Refused
from tuoitho.cases.actions import decisions, team
from tuoitho.cases.models import TeamMember
from tuoitho.cases.queries import case_seen
from tuoitho.cases.tests.stage import BEFORE, a_case
from tuoitho.cases.tests.walking import opened


def called(world, case, who="phuc", by="son"):
    case.refresh_from_db()
    return team.call_in(case=case, user=world.users[who], seen=case.version, by=world.viewer(by), at=NOW)


def test_a_helper_is_called_in_and_let_go(world):
    case = opened(world)
    called(world, case)
    assert case_seen(world.viewer("phuc"), case.key, NOW)
    case.refresh_from_db()
    team.let_go(case=case, user=world.phuc, seen=case.version, by=world.viewer("son"), at=NOW + timedelta(hours=1))
    assert case_seen(world.viewer("phuc"), case.key, NOW + timedelta(hours=1)) is None
    assert TeamMember.objects.get(user=world.phuc).ends_at == NOW + timedelta(hours=1)


@pytest.mark.parametrize("who", ["vinh", "tung", "lan", "ha", "mai", "ngoc"])
def test_only_officers_of_the_wards_concerned_are_called_in(who, world):
    with pytest.raises(Refused, match="các phường liên quan"):
        called(world, opened(world), who)


def test_an_officer_of_the_ward_where_it_happened_helps_the_one_where_the_child_lives(world):
    case = a_case(world, home_ward=world.other_ward, owner="vinh")
    called(world, case, "phuc", "vinh")
    assert case_seen(world.viewer("phuc"), case.key, NOW)


@pytest.mark.parametrize("who", ["phuc", "vinh", "tung", "thao", "ngoc", "ha", "mai", "dung"])
def test_nobody_outside_calls_in_or_lets_go(who, world):
    with pytest.raises(NotAllowed):
        called(world, opened(world), "phuc", who)


def test_nobody_is_in_a_team_twice_and_the_owner_is_not_let_go(world):
    case = opened(world)
    with pytest.raises(Refused, match="đã trong nhóm"):
        called(world, case, "son")
    with pytest.raises(Refused, match="không còn trong nhóm"):
        team.let_go(case=case, user=world.son, seen=case.version, by=world.viewer("son"), at=NOW)


def test_the_owner_and_the_chair_read_who_opened_the_case_and_a_helper_does_not(world, signed_in):
    case = opened(world, at=BEFORE)
    called(world, case)
    TeamMember.objects.filter(user=world.phuc).update(starts_at=BEFORE)
    signed_in("phuc").get(reverse("cases:case", args=[case.key]))
    signed_in("phuc").get(reverse("cases:contact", args=[case.key]))
    path = reverse("cases:openings", args=[case.key])
    for name in ("son", "tung"):
        html = signed_in(name).get(path).content.decode()
        assert "Lương Hồng Phúc" in html and "liên hệ, đồng ý</td>" in html
    assert signed_in("phuc").get(path).status_code == 404


def test_openings_page_by_key(world, signed_in):
    case = opened(world, at=BEFORE)
    client = signed_in("son")
    for _ in range(30):
        client.get(reverse("cases:case", args=[case.key]))
    html = client.get(reverse("cases:openings", args=[case.key])).content.decode()
    assert html.count("<tr>") == 26 and "after=" in html


def test_who_gave_a_case_away_reads_its_openings_no_more(world, signed_in):
    case = opened(world, at=BEFORE)
    decisions.assign(case=case, owner=world.phuc, seen=case.version, by=world.viewer("tung"), at=BEFORE)
    assert signed_in("son").get(reverse("cases:openings", args=[case.key])).status_code == 404


def test_the_page_of_the_team_names_everyone_and_offers_only_who_is_not_there(world, signed_in):
    case = opened(world, at=BEFORE)
    client = signed_in("son")
    form = client.get(reverse("cases:call_in", args=[case.key])).content.decode()
    assert "Lương Hồng Phúc" in form and "Châu Quang Vinh" not in form
    said = {"officer": world.phuc.pk, "seen": case.version}
    assert client.post(reverse("cases:call_in", args=[case.key]), said).status_code == 302
    html = client.get(reverse("cases:team", args=[case.key])).content.decode()
    assert "Lương Hồng Phúc" in html and "Ngô Sỹ Tùng" in html
    case.refresh_from_db()
    said["seen"] = case.version
    assert client.post(reverse("cases:let_go", args=[case.key]), said).status_code == 302
    assert "Đã thôi" in client.get(reverse("cases:team", args=[case.key])).content.decode()
