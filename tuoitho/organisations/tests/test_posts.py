"""Posts: access begins and ends on the day, a deputy's by itself; impossible dates have a sentence."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from tests.cast import NOW, TODAY, World
from tuoitho.base.models import AuditEntry
from tuoitho.base.refusals import NotAllowed, Refused
from tuoitho.organisations import actions, queries
from tuoitho.organisations.models import Post
from tuoitho.organisations.rules import GIVES, ROLES

SEE = "organisations.see_units"
TOMORROW = TODAY + timedelta(days=1)


def post(world: World, name: str) -> Post:
    return Post.objects.get(user=world.users[name])


def test_the_former_head_is_without_access_from_the_day_itself(world: World) -> None:
    actions.hand_over(post=post(world, "hanh"), successor=world.cuc, on=TOMORROW, by=world.viewer("mai"), at=NOW)
    assert world.viewer("hanh", TODAY).holds(SEE, world.primary.pk)
    assert not world.viewer("hanh", TOMORROW).posts
    assert not world.viewer("cuc", TODAY).holds(SEE, world.primary.pk)
    assert world.viewer("cuc", TOMORROW).holds("reporting.sign_report", world.primary.pk)


def test_who_deputised_for_the_former_head_ends_with_the_post(world: World) -> None:
    assert world.viewer("thu", TOMORROW).posts
    actions.hand_over(post=post(world, "hanh"), successor=world.cuc, on=TOMORROW, by=world.viewer("mai"), at=NOW)
    assert not world.viewer("thu", TOMORROW).posts


def test_a_deputy_expires_without_anyone_doing_anything(world: World) -> None:
    last = date(2024, 11, 17)
    assert world.viewer("thu", last).holds(SEE, world.primary.pk)
    assert not world.viewer("thu", last + timedelta(days=1)).posts


def test_a_head_lets_a_colleague_deputise_and_nobody_deputises_for_a_deputy(world: World) -> None:
    words = {"starts_on": TOMORROW, "ends_on": TODAY + timedelta(days=8), "at": NOW}
    new = actions.deputise(post=post(world, "hanh"), deputy=world.binh, by=world.viewer("hanh"), **words)
    assert world.viewer("binh", TOMORROW).holds("reporting.sign_report", world.primary.pk)
    with pytest.raises(Refused, match="không cử người khác"):
        actions.deputise(post=new, deputy=world.lan, by=world.viewer("mai"), **words)


def test_whoever_keeps_no_posts_names_no_deputy_not_even_for_oneself(world: World) -> None:
    words = {"starts_on": TOMORROW, "ends_on": TODAY + timedelta(days=8), "at": NOW}
    with pytest.raises(NotAllowed):
        actions.deputise(post=post(world, "binh"), deputy=world.lan, by=world.viewer("binh"), **words)


def test_a_head_gives_the_focal_post_but_no_post_of_her_own_rank_and_none_elsewhere(world: World) -> None:
    give = {"starts_on": TODAY, "by": world.viewer("hanh"), "at": NOW}
    actions.give_post(user=world.lan, unit=world.primary, role="focal", **give)
    for unit, role in [("primary", "head"), ("primary", "administrator"), ("other_school", "focal")]:
        with pytest.raises(NotAllowed):
            actions.give_post(user=world.lan, unit=world.units[unit], role=role, **give)
    assert AuditEntry.objects.get().verb == "organisations.give_post"


def test_no_role_but_the_administrator_gives_its_own_rank() -> None:
    assert all(role not in given for role, given in GIVES.items() if role != "administrator")
    assert all(given <= set(ROLES) for given in GIVES.values())


@pytest.mark.parametrize(
    ("verb", "words", "sentence"),
    [
        ("end_post", {"ends_on": date(2015, 1, 1)}, "phải sau ngày bắt đầu"),
        ("hand_over", {"on": date(2014, 1, 1)}, "chưa có hoặc không còn"),
        ("deputise", {"starts_on": TODAY, "ends_on": TODAY}, "phải sau ngày bắt đầu"),
        ("deputise", {"starts_on": date(2014, 1, 1), "ends_on": TODAY}, "phải nằm trong"),
    ],
)
def test_impossible_dates_say_what_is_wrong(world: World, verb: str, words: dict[str, date], sentence: str) -> None:
    people = {"hand_over": {"successor": world.cuc}, "deputise": {"deputy": world.cuc}}.get(verb, {})
    with pytest.raises(Refused, match=sentence):
        getattr(actions, verb)(post=post(world, "hanh"), by=world.viewer("mai"), at=NOW, **people, **words)


def test_a_school_has_one_head_and_nobody_holds_a_post_twice(world: World) -> None:
    give = {"unit": world.primary, "starts_on": TODAY, "by": world.viewer("mai"), "at": NOW}
    with pytest.raises(Refused, match="Nguyễn Thị Hạnh đang giữ vai trò này"):
        actions.give_post(user=world.cuc, role="head", **give)
    with pytest.raises(Refused, match="Trần Văn Bình đã giữ vai trò này"):
        actions.give_post(user=world.binh, role="focal", **give)


def test_an_ended_post_is_not_lengthened(world: World) -> None:
    with pytest.raises(Refused, match="đã thôi từ ngày 01/08/2023"):
        actions.end_post(post=post(world, "dung"), ends_on=TODAY, by=world.viewer("mai"), at=NOW)


def test_the_outsider_and_the_former_head_touch_no_post_of_ours(world: World) -> None:
    for name in ("ngoc", "linh", "dung", "binh"):
        with pytest.raises(NotAllowed):
            actions.end_post(post=post(world, "lan"), ends_on=TOMORROW, by=world.viewer(name), at=NOW)
        assert queries.post_of(world.viewer(name), post(world, "lan").key) is None


def test_the_list_shows_people_of_ones_units_and_finds_them_without_tone_marks(
    world: World, signed_in: Callable[[str], Client]
) -> None:
    page = signed_in("hanh").get(reverse("organisations:people")).content.decode()
    assert "Trần Văn Bình" in page and "Phạm Minh Ngọc" not in page
    found = queries.posts_of(world.viewer("mai"), text="hanh thi")
    assert {one.user.username for one in found} == {"hanh"}


def test_handing_over_in_the_browser(world: World, signed_in: Callable[[str], Client]) -> None:
    client, key = signed_in("mai"), post(world, "hanh").key
    address = reverse("organisations:hand_over", args=[key])
    assert "khong-co" in client.post(address, {"person": "khong-co", "on": "2024-11-10"}).content.decode()
    assert client.post(address, {"person": "cuc", "on": "10/11/2024"}).status_code == 302
    assert Post.objects.get(key=key).ends_on == TOMORROW


def test_a_wrong_date_in_the_browser_keeps_what_was_typed(world: World, signed_in: Callable[[str], Client]) -> None:
    address = reverse("organisations:end_post", args=[post(world, "binh").key])
    answer = signed_in("hanh").post(address, {"ends_on": "2014-01-01"})
    assert answer.status_code == 200 and "2014-01-01" in answer.content.decode()
    assert Post.objects.get(user=world.binh).ends_on is None
