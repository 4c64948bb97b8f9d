"""The door: Vietnamese labels, wrong passwords limited, a second step, no reset by mail, sign-out."""

from collections.abc import Iterator

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from tests.cast import World
from tests.second_step import code

PASSWORD = "mot cau ngan de nho"


@pytest.fixture(autouse=True)
def _no_earlier_tries() -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def binh(world: World) -> World:
    world.binh.set_password(PASSWORD)
    world.binh.save()
    return world


def enter(client: Client, username: str, password: str):  # type: ignore[no-untyped-def]
    return client.post(reverse("account_login"), {"login": username, "password": password})


def inside(client: Client) -> bool:
    return "_auth_user_id" in client.session


def test_the_sign_in_page_says_each_label_once_and_offers_neither_mail_nor_memory(db: None) -> None:
    page = Client().get(reverse("account_login")).content.decode()
    assert page.count(">Tên đăng nhập<") == 1 and page.count(">Mật khẩu<") == 1
    assert 'placeholder="Tên' not in page and "remember" not in page
    assert reverse("account_reset_password") not in page


def test_the_right_password_opens_in_any_case_of_the_name_and_the_wrong_one_does_not(binh: World) -> None:
    for name, password, opens in [("binh", PASSWORD, True), ("BINH", PASSWORD, True), ("binh", "khong phai", False)]:
        client = Client()
        enter(client, name, password)
        assert inside(client) is opens


def test_after_five_wrong_passwords_even_the_right_one_waits(binh: World) -> None:
    for _ in range(5):
        enter(Client(), "binh", "khong phai")
    client = Client()
    enter(client, "binh", PASSWORD)
    assert not inside(client)
    other = Client()
    enter(other, "lan", "khong phai")
    assert not inside(other)


def test_with_a_second_step_the_password_alone_does_not_open(binh: World) -> None:
    client = Client()
    enter(client, "binh", PASSWORD)
    assert client.get(reverse("mfa_activate_totp")).status_code == 302, "the password is asked once more"
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    asked = client.get(reverse("mfa_activate_totp"))
    secret = asked.context["form"].secret
    client.post(reverse("mfa_activate_totp"), {"code": code(secret)})
    codes = client.get(reverse("mfa_view_recovery_codes"))
    assert codes.status_code == 200
    spare = codes.context["unused_codes"][0]
    assert "Đang bật" in client.get(reverse("organisations:account")).content.decode()
    second = Client()
    enter(second, "binh", PASSWORD)
    assert not inside(second)
    second.post(reverse("mfa_authenticate"), {"code": "000000"})
    assert not inside(second)
    second.post(reverse("mfa_authenticate"), {"code": spare})
    assert inside(second)


def test_signing_out_takes_a_post_and_ends_the_session(binh: World) -> None:
    client = Client()
    enter(client, "binh", PASSWORD)
    client.get(reverse("account_logout"))
    assert inside(client)
    client.post(reverse("account_logout"))
    assert not inside(client)


def test_no_letter_resets_a_password(binh: World) -> None:
    page = Client().get(reverse("account_reset_password")).content.decode()
    assert '<form method="post"' not in page.split("<main")[1].split("</main")[0]


def test_the_account_page_says_ones_posts_in_words(binh: World) -> None:
    client = Client()
    enter(client, "binh", PASSWORD)
    page = client.get(reverse("organisations:account")).content.decode()
    assert "Cán bộ đầu mối của trường" in page and "Trường Tiểu học Vườn Xanh" in page and "Chưa bật" in page
