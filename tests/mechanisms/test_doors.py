"""Deny by default, refusals that become a sentence, the idle lock, links and lists."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from tests.cast import World
from tuoitho.base.clock import real_now
from tuoitho.base.links import WRONG_TRIES, make_link, open_link
from tuoitho.base.models import Link, Refusal
from tuoitho.base.paging import page
from tuoitho.base.refusals import Refused
from tuoitho.organisations.models import Unit


def test_the_signed_out_are_sent_to_the_door(db: None) -> None:
    answer = Client().get("/")
    assert (answer.status_code, answer["Location"]) == (302, "/accounts/login/?next=/")


def test_a_refusal_is_a_page_with_a_sentence_and_a_row_that_stays(signed_in: Callable[[str], Client]) -> None:
    answer = signed_in("giang").get("/figures/")
    assert answer.status_code == 403
    row = Refusal.objects.get()
    assert (row.status, row.code) == (403, "indicators.see_figures")


def test_an_idle_session_is_locked(signed_in: Callable[[str], Client]) -> None:
    client = signed_in("mai")
    assert client.get("/").status_code == 200
    session = client.session
    session["seen"] = real_now().timestamp() - 3600
    session.save()
    assert client.get("/").status_code == 302


def test_pages_carry_a_policy_that_allows_no_foreign_script(signed_in: Callable[[str], Client]) -> None:
    policy = signed_in("mai").get("/")["Content-Security-Policy"]
    assert "script-src 'self'" in policy and "unsafe" not in policy


def test_nobody_registers_by_themselves(db: None) -> None:
    assert b"password1" not in Client().get("/accounts/signup/").content


def test_a_link_opens_with_its_secret_for_its_purpose_only(db: None) -> None:
    link, secret = make_link("relay", "thing", days=7)
    assert open_link("relay", secret) == link
    assert secret not in str(Link.objects.values().get())
    for purpose, wrong in [("report", secret), ("relay", secret[:-1]), ("relay", "")]:
        with pytest.raises(Refused):
            open_link(purpose, wrong)


@pytest.mark.parametrize(
    "spoiled",
    [
        {"expires_at": real_now() - timedelta(minutes=1)},
        {"withdrawn_at": real_now()},
        {"wrong_tries": WRONG_TRIES},
    ],
)
def test_an_expired_withdrawn_or_locked_link_says_so(db: None, spoiled: dict[str, object]) -> None:
    link, secret = make_link("relay", "thing", days=7)
    Link.objects.filter(pk=link.pk).update(**spoiled)
    with pytest.raises(Refused) as refused:
        open_link("relay", secret)
    assert refused.value.todo


def test_a_list_pages_by_key_and_shows_each_row_once(world: World) -> None:
    seen: list[str] = []
    query: dict[str, str] = {}
    for _ in range(20):
        found = page(Unit.objects.all(), ["kind", "folded", "id"], query, size=2)
        seen += [unit.code for unit in found.rows]
        if not found.next_query:
            break
        query = {"after": found.next_query.removeprefix("after=")}
        from urllib.parse import unquote_plus

        query = {"after": unquote_plus(query["after"])}
    assert sorted(seen) == sorted(Unit.objects.values_list("code", flat=True))


@given(st.text(max_size=40))
def test_a_forged_page_key_starts_at_the_beginning(after: str) -> None:
    from tuoitho.base.paging import _read

    assert _read(after, "a list") is None
