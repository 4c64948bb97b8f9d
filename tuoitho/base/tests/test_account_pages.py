"""Every page of signing in stands in our own frame and speaks Vietnamese."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

pytestmark = pytest.mark.django_db
WORDS = {
    "account_login": "Đăng nhập",
    "account_reset_password": "Quên mật khẩu",
    "account_signup": "Không tự mở tài khoản",
}
SIGNED_IN = {
    "account_logout": "Đăng xuất",
    "account_set_password": "Đặt mật khẩu",
    "mfa_index": "Xác thực hai bước",
}


def reads(page: str, words: str) -> bool:
    return f"<h1>{words}</h1>" in page and '<main id="content">' in page and "Tuổi Thơ" in page


@pytest.mark.parametrize(("name", "words"), WORDS.items())
def test_a_page_for_the_signed_out(client: Client, name: str, words: str) -> None:
    assert reads(client.get(reverse(name)).content.decode(), words)


@pytest.mark.parametrize(("name", "words"), SIGNED_IN.items())
def test_a_page_for_the_signed_in(signed_in: Callable[[str], Client], name: str, words: str) -> None:
    assert reads(signed_in("giang").get(reverse(name)).content.decode(), words)


def test_a_wrong_password_is_said_in_vietnamese_and_names_no_account(client: Client) -> None:
    page = client.post(reverse("account_login"), {"login": "ai-do", "password": "sai-mat-khau"}).content.decode()
    assert "Tên đăng nhập hoặc mật khẩu chưa đúng." in page
    assert 'role="alert"' in page


def test_two_step_sign_in_is_turned_on_after_the_password_is_given_again(signed_in: Callable[[str], Client]) -> None:
    client = signed_in("giang")
    chosen = "một câu ngắn dễ nhớ"
    client.post(reverse("account_set_password"), {"password1": chosen, "password2": chosen})
    client.post(reverse("account_login"), {"login": "giang", "password": chosen})
    again = client.get(reverse("mfa_activate_totp"), follow=True)
    assert reads(again.content.decode(), "Xác nhận là bạn")
    page = client.post(again.redirect_chain[-1][0], {"password": chosen}, follow=True).content.decode()
    assert reads(page, "Bật xác thực hai bước")
    assert 'src="data:image/svg+xml' in page
