"""Who comes in: posts handed over and deputised, accounts on paper slips, a second step, a lock on an idle page."""

import base64
import hashlib
import hmac
import re
import struct
import time

from django.core.cache import cache
from playwright.sync_api import Page, expect

from tests.cast import World
from tests.journeys.conftest import PASSWORD, Enter, Look, sign_in
from tests.journeys.hands import follow, press, says, take, text_of_pdf


def test_a_head_names_a_deputy_hands_over_and_is_out(stage: World, enter: Enter, look: Look) -> None:
    an, hanh = enter("an"), enter("hanh")
    follow(hanh, "Kế hoạch")

    the_administrator_opens_the_post_of(an, "Nguyễn Thị Hạnh", "Cử người thay mặt")
    an.get_by_label("Người thay mặt").fill("binh")
    an.get_by_label("Đến hết ngày").fill("2024-11-20")
    press(an, "Cử người thay mặt")
    says(an, "Trần Văn Bình thay mặt trong thời gian đã chọn.")

    the_administrator_opens_the_post_of(an, "Nguyễn Thị Hạnh", "Bàn giao")
    an.get_by_label("Người nhận bàn giao").fill("lan")
    press(an, "Bàn giao")
    says(an, "Đã bàn giao cho Lê Thị Lan.")

    the_former_head_opens_nothing_of_the_school(hanh)
    lan = enter("lan")
    lan.goto("/plans/")
    says(lan, "Trường Tiểu học Vườn Xanh")
    look(an, "people")


def the_administrator_opens_the_post_of(an: Page, name: str, what: str) -> None:
    an.goto("/units/people/?unit=HD-TH01")
    choices = an.locator("details").filter(has=an.get_by_label(f"Việc với chức vụ của {name}"))
    choices.locator("summary").click()
    choices.get_by_role("link", name=what).click()


def the_former_head_opens_nothing_of_the_school(hanh: Page) -> None:
    answer = hanh.goto("/plans/")
    assert answer is not None
    assert answer.status == 403
    hanh.goto("/")
    expect(hanh.locator("main")).not_to_contain_text("Trường Tiểu học Vườn Xanh")


def test_a_new_colleague_gets_a_slip_and_comes_in_with_it(enter: Enter) -> None:
    an, colleague = enter("an"), enter(None)
    an.goto("/units/people/new/")
    an.get_by_label("Họ và tên").fill("Vương Thuý Nga")
    an.get_by_label("Mã đơn vị").fill("HD-TH01")
    an.get_by_label("Vai trò").select_option("teacher")
    an.get_by_label("Tên đăng nhập").fill("ngavt")
    press(an, "Lập và tải phiếu")
    says(an, "Xong: phiếu của 1 tài khoản", "Vương Thuý Nga")
    slip = text_of_pdf(take(an, "Tải phiếu"))
    assert "Vương Thuý Nga" in slip
    password = re.search(r"Mật khẩu lần đầu: (\S+)", slip)
    assert password, slip

    sign_in(colleague, "ngavt", password.group(1))
    says(colleague, "Đổi mật khẩu")


def test_a_second_step_is_set_up_and_asked_for(enter: Enter, look: Look) -> None:
    page = enter("binh")
    page.goto("/accounts/2fa/")
    press(page, "Bật xác thực hai bước")
    if page.locator("input[name=password]").count():
        page.fill("input[name=password]", PASSWORD)
        press(page, "Xác nhận")
    secret = page.locator("code.secret").inner_text()
    page.fill("input[name=code]", one_time_code(secret))
    press(page, "Bật")
    says(page, "Mã dự phòng")

    again = enter(None)
    again.goto("/accounts/login/")
    again.fill("input[name=login]", "binh")
    again.fill("input[name=password]", PASSWORD)
    press(again, "Đăng nhập")
    says(again, "Nhập mã xác thực")
    look(again, "second-step")
    again.fill("input[name=code]", "000000")
    press(again, "Tiếp tục")
    says(again, "Hãy xem lại")
    cache.clear()  # half a minute later: a code is taken once
    again.fill("input[name=code]", one_time_code(secret))
    press(again, "Tiếp tục")
    expect(again.get_by_role("navigation", name="Menu chính")).to_be_visible()


def one_time_code(secret: str) -> str:
    """Six digits of now (RFC 6238), with seconds left to type them."""
    if time.time() % 30 > 26:
        time.sleep(4)
    key = base64.b32decode(secret + "=" * (-len(secret) % 8))
    digest = hmac.new(key, struct.pack(">Q", int(time.time()) // 30), hashlib.sha1).digest()
    at = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[at : at + 4])[0] & 0x7FFFFFFF) % 1_000_000:06d}"


def test_an_idle_page_is_locked(enter: Enter, settings) -> None:  # type: ignore[no-untyped-def]
    page = enter("binh")
    settings.IDLE_LOCK_SECONDS = -1
    page.goto("/plans/")
    assert "/accounts/login" in page.url
    assert "next=/plans/" in page.url
    settings.IDLE_LOCK_SECONDS = 1800
    page.fill("input[name=login]", "binh")
    page.fill("input[name=password]", PASSWORD)
    press(page, "Đăng nhập")
    expect(page.get_by_role("heading", level=1)).to_have_text("Kế hoạch")
