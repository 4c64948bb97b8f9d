"""The door: ways by mail, foreign addresses, forged forms, other people's pages of a list."""

from collections.abc import Callable
from urllib.parse import parse_qs

import pytest
from django.core import mail
from django.http import QueryDict
from django.test import Client
from django.urls import reverse

from tests.cast import World
from tuoitho.base.paging import page
from tuoitho.organisations.models import Unit

SignedIn = Callable[[str], Client]


def test_no_mail_renews_a_password_and_nobody_adds_an_address(world: World, signed_in: SignedIn) -> None:
    assert Client().post(reverse("account_reset_password"), {"email": "hanh@example.org"}).status_code == 404
    assert mail.outbox == []
    assert Client().get("/accounts/password/reset/key/1-abc/").status_code == 404
    added = signed_in("hanh").post(reverse("account_email"), {"action_add": "", "email": "evil@example.org"})
    assert added.status_code == 404


@pytest.mark.parametrize(
    "wanted", ["//evil.example/x", "https://evil.example/", "/\\evil.example", "javascript:alert(1)"]
)
def test_neither_signing_in_nor_choosing_a_language_leads_elsewhere(world: World, wanted: str) -> None:
    world.users["hanh"].set_password("vuon-xanh-2024")
    world.users["hanh"].save()
    words = {"login": "hanh", "password": "vuon-xanh-2024", "next": wanted}
    assert Client().post(reverse("account_login"), words)["Location"] == "/"
    answer = Client().post(reverse("set_language"), {"language": "en", "next": wanted}, headers={"referer": wanted})
    assert answer["Location"] == "/"


def test_a_form_from_elsewhere_is_refused_under_our_policy(world: World) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(world.users["hanh"])
    answer = client.post(reverse("programme:draw"))
    assert answer.status_code == 403 and "script-src 'self'" in answer["Content-Security-Policy"]


def test_a_key_of_one_list_opens_no_page_of_another(world: World) -> None:
    first = page(Unit.objects.all(), ["folded", "pk"], {}, size=2)
    key = QueryDict(first.next_query)["after"]
    assert page(Unit.objects.all(), ["starts_on", "pk"], {"after": key}, size=2).rows
    assert page(Unit.objects.all(), ["folded", "pk"], {"after": key}, size=2).rows != first.rows
    assert parse_qs(first.next_query)


def test_the_refusal_of_a_form_leads_back_to_our_own_pages_only(world: World, signed_in: SignedIn) -> None:
    for back in ("https://evil.example/", "http://testserver.evil.example/", "javascript:alert(1)"):
        answer = signed_in("giang").post("/figures/", headers={"referer": back})
        assert answer.status_code == 403 and "evil" not in answer.content.decode()
        assert "javascript:" not in answer.content.decode()
