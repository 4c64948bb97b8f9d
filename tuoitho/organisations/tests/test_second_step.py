"""Who reads what was told of a child signs in with two steps, or opens nothing."""

from collections.abc import Callable

import pytest
from allauth.mfa.models import Authenticator
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from tests.cast import NOW, PEOPLE, World
from tests.second_step import code, code_of, pass_second_step
from tuoitho.base.models import AuditEntry
from tuoitho.base.refusals import NotAllowed
from tuoitho.organisations.actions import reset_second_step
from tuoitho.organisations.models.second_step import give_second_step, recovery_codes_left
from tuoitho.organisations.rules import needs_second_step

PASSWORD = "mot cau ngan de nho"
NEED_IT = {"son", "tung", "phuc", "vinh", "thao", "ha"}
SET_UP, AGAIN = reverse("mfa_activate_totp"), reverse("mfa_reauthenticate")


@pytest.fixture(autouse=True)
def _no_earlier_tries() -> None:
    cache.clear()


def enter(world: World, name: str) -> Client:
    world.users[name].set_password(PASSWORD)
    world.users[name].save()
    client = Client()
    client.post(reverse("account_login"), {"login": name, "password": PASSWORD})
    return client


def test_the_roles_that_need_it_are_those_that_read_of_children(world: World) -> None:
    assert {name for name in PEOPLE if needs_second_step(world.viewer(name))} == NEED_IT


@pytest.mark.parametrize("path", ["/", "/cases/", "/units/account/", reverse("mfa_index"), "/figures/"])
def test_without_it_every_page_leads_to_setting_it_up(world: World, path: str) -> None:
    answer = enter(world, "son").get(path)
    assert answer.status_code == 302 and answer["Location"].startswith(SET_UP)


def test_nothing_is_done_by_pressing_either(world: World) -> None:
    client, before = enter(world, "son"), AuditEntry.objects.count()
    assert client.post("/units/posts/new/", {"person": "x"}).status_code == 302
    assert AuditEntry.objects.count() == before


def test_set_up_once_the_code_of_that_moment_opens_and_the_paper_is_shown_once(world: World) -> None:
    client = enter(world, "tung")
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    page = client.get(SET_UP)
    assert "Bắt buộc với vai trò của bạn" in page.content.decode()
    done = client.post(SET_UP, {"code": code(page.context["form"].secret)}, follow=True)
    html = done.content.decode()
    assert done.redirect_chain[-1][0] == reverse("mfa_view_recovery_codes")
    assert recovery_codes_left(world.tung)[0] in html and "data:application/pdf;base64," in html
    again = client.get(reverse("mfa_view_recovery_codes")).content.decode()
    assert recovery_codes_left(world.tung)[0] not in again and "data:application/pdf" not in again
    assert client.get("/").status_code == 200


def test_a_wrong_code_sets_nothing_up(world: World) -> None:
    client = enter(world, "tung")
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    client.get(SET_UP)
    client.post(SET_UP, {"code": "000000"})
    assert not Authenticator.objects.exists() and client.get("/").status_code == 302


def test_a_session_from_before_asks_for_a_code_and_shows_no_recovery_codes(world: World) -> None:
    client = enter(world, "son")
    give_second_step(world.son)
    for path in ("/cases/", reverse("mfa_view_recovery_codes"), reverse("mfa_generate_recovery_codes"), SET_UP):
        assert client.get(path)["Location"].startswith(AGAIN)
    client.post(SET_UP, {"code": "123456"})
    assert client.get("/").status_code == 302, "pressing the button of setting up is no code"
    client.post(AGAIN, {"code": code_of(world.son)})
    assert client.get("/").status_code == 200


def test_at_sign_in_the_password_alone_opens_nothing_and_a_code_or_paper_does(world: World) -> None:
    give_second_step(world.son)
    client = enter(world, "son")
    assert "_auth_user_id" not in client.session
    client.post(reverse("mfa_authenticate"), {"code": code_of(world.son)})
    assert client.get("/").status_code == 200
    paper = enter(world, "son")
    paper.post(reverse("mfa_authenticate"), {"code": recovery_codes_left(world.son)[0]})
    assert paper.get("/").status_code == 200 and len(recovery_codes_left(world.son)) == 9


def test_it_cannot_be_turned_off_by_who_needs_it(world: World, signed_in: Callable[[str], Client]) -> None:
    client = signed_in("son")
    session = client.session
    session["account_authentication_methods"] = [{"method": "mfa", "at": 9e12, "type": "totp"}]
    session.save()
    client.post(reverse("mfa_deactivate_totp"))
    assert Authenticator.objects.filter(user=world.son, type="totp").exists()


def test_its_secrets_lie_sealed(world: World) -> None:
    secret = give_second_step(world.son)
    held = str(list(Authenticator.objects.values_list("data", flat=True)))
    assert secret not in held and recovery_codes_left(world.son)[0] not in held


@pytest.mark.parametrize("name", ["hanh", "mai", "lan", "an", "yen"])
def test_other_roles_come_in_without(world: World, name: str) -> None:
    assert enter(world, name).get("/").status_code == 200


def test_the_administrator_resets_it_and_open_sessions_end(world: World, signed_in: Callable[[str], Client]) -> None:
    officer = signed_in("son")
    assert officer.get("/").status_code == 200
    assert signed_in("an").post(reverse("organisations:reset_second_step", args=[world.son.key])).status_code == 302
    assert officer.get("/")["Location"].startswith(reverse("account_login"))
    assert not Authenticator.objects.filter(user=world.son).exists()
    entry = AuditEntry.objects.get(verb="organisations.reset_second_step")
    assert (entry.subject, entry.unit) == (str(world.son.key), "HD-W01")


@pytest.mark.parametrize(("by", "whose"), [("an", "an"), ("hanh", "binh"), ("an", "linh"), ("tung", "son")])
def test_nobody_else_does_and_nobody_ones_own(world: World, by: str, whose: str) -> None:
    with pytest.raises(NotAllowed):
        reset_second_step(user=world.users[whose], by=world.viewer(by), at=NOW)


def test_passing_it_in_tests_is_what_the_door_asks(world: World) -> None:
    client = enter(world, "hanh")
    pass_second_step(client, world.hanh)
    assert not Authenticator.objects.exists()
