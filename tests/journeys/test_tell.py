"""Somebody tells on a telephone, without a name; the numbers come first, and nothing of it is left in the tab."""

import gzip
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page, Response, expect

from tests.journeys.conftest import HEIGHT, SHOTS, Enter, Look
from tuoitho.cases.models import Report, ReportPhoto
from tuoitho.documents.tests.test_picture import telling

SAW = "Một em trai chừng mười tuổi khuân gạch ở công trình cuối ngõ, tối nào cũng thấy."
MOST = 150 * 1024


def weight(answer: Response) -> int:
    """As an installation sends it: words packed, fonts as they are."""
    body = answer.body()
    return len(body) if answer.url.endswith(".woff2") else len(gzip.compress(body))


def choose(page: Page, question: str, answer: str) -> None:
    page.get_by_role("group", name=question).get_by_label(answer, exact=True).check()


def test_a_passer_by_tells_with_a_photo_and_asks_later(enter: Enter, look: Look, tmp_path: Path, live_server) -> None:
    page = enter(None, width=360)
    page.goto("/public/")
    page.get_by_role("link", name="Kể điều bạn thấy").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Kể điều bạn thấy")
    expect(page.get_by_role("link", name="Gọi công an 113")).to_be_hidden()
    page.get_by_label("1. Bạn đã thấy gì?").fill(SAW)
    page.get_by_label("Phường", exact=True).select_option(label="Phường Vạn Phúc")
    choose(page, "4. Em ấy có đang gặp nguy hiểm", "Không rõ")
    expect(page.get_by_role("link", name="Gọi công an 113")).to_be_visible()
    choose(page, "4. Em ấy có đang gặp nguy hiểm", "Không")
    expect(page.get_by_role("link", name="Gọi công an 113")).to_be_hidden()
    choose(page, "4. Em ấy có đang gặp nguy hiểm", "Có")
    choose(page, "5. Người khiến bạn lo", "Không")
    photo = tmp_path / "anh.jpg"
    photo.write_bytes(telling())
    page.get_by_label("Ảnh", exact=True).set_input_files(photo)
    page.get_by_role("button", name="Gửi tin").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Đã nhận tin của bạn")
    call, code = page.get_by_role("link", name="Gọi công an 113"), page.locator(".code")
    assert call.bounding_box()["y"] < code.bounding_box()["y"]
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    found = Axe().run(page)  # the answer to a form is not loaded again, so `look` cannot see it
    assert found.violations_count == 0, found.generate_report()
    page.screenshot(path=SHOTS / "public-told-vi-360.png", full_page=True)
    word = code.inner_text()
    report = Report.objects.get()
    assert (report.saw, report.danger, ReportPhoto.objects.count()) == (SAW, "yes", 1)
    page.get_by_role("link", name="Hỏi tin đã tới đâu").click()
    page.get_by_label("Mã của bạn").fill(word.lower().replace("-", " "))
    page.get_by_role("button", name="Xem").click()
    expect(page.get_by_role("status")).to_contain_text("Đã tiếp nhận")


def test_the_pages_hold_at_every_width_in_both_languages(enter: Enter, look: Look) -> None:
    page = enter(None, width=360)
    for name in ("", "tell/", "ask-help/", "look-up/"):
        page.goto(f"/public/{name}")
        look(page, f"public-{name.strip('/') or 'home'}")


def test_a_page_is_light_and_asks_nobody_else(enter: Enter, live_server) -> None:
    page = enter(None, width=360)
    answers: list[Response] = []
    page.on("response", lambda one: answers.append(one))
    page.goto("/public/tell/", wait_until="networkidle")
    assert not [one.url for one in answers if not one.url.startswith((live_server.url, "data:"))]
    weights = {one.url: weight(one) for one in answers}
    assert 0 < sum(weights.values()) <= MOST, weights
    kept = page.evaluate("[localStorage.length, sessionStorage.length]")
    assert kept == [0, 0]
    assert {cookie["name"] for cookie in page.context.cookies()} <= {"csrftoken", "django_language"}
    assert [cookie["expires"] for cookie in page.context.cookies() if cookie["name"] == "csrftoken"] == [-1]


@pytest.fixture
def bare(stage, browser, live_server):  # type: ignore[no-untyped-def]
    """A telephone whose browser runs no script."""
    context: BrowserContext = browser.new_context(
        viewport={"width": 360, "height": HEIGHT}, base_url=live_server.url, java_script_enabled=False
    )
    yield context.new_page()
    context.close()


def test_without_script_a_child_tells_sees_the_numbers_and_leaves_by_a_link(bare: Page, settings, live_server) -> None:
    settings.LEAVE_TO = f"{live_server.url}/static/icon.svg"
    bare.goto("/public/")
    bare.get_by_role("link", name="Em cần giúp").click()
    bare.get_by_label("1. Có chuyện gì với em?").fill("Em phải rửa bát tới khuya.")
    choose(bare, "4. Ngay lúc này em có đang", "Không rõ")
    expect(bare.get_by_role("link", name="Gọi công an 113")).to_be_visible()
    choose(bare, "5. Người làm em sợ", "Làm ở phường")
    bare.get_by_role("button", name="Gửi tin").click()
    expect(bare.get_by_role("heading", level=1)).to_have_text("Đã nhận lời em kể")
    expect(bare.get_by_role("link", name="Gọi công an 113")).to_be_visible()
    report = Report.objects.get()
    assert (report.channel, report.receiver.kind) == ("child", "city")
    bare.get_by_role("link", name="Rời trang nhanh").click()
    bare.wait_for_url("**/icon.svg")


@pytest.mark.parametrize("way", ["button", "Escape"])
def test_leaving_at_once_leaves_no_page_to_go_back_to(way: str, enter: Enter, settings, live_server) -> None:
    settings.LEAVE_TO = f"{live_server.url}/static/icon.svg"
    page = enter(None, width=360)
    page.goto("/accounts/login/")
    page.goto("/public/")
    page.get_by_role("link", name="Em cần giúp").click()
    page.wait_for_url("**/public/ask-help/")
    page.get_by_label("1. Có chuyện gì với em?").fill("Em sợ.")
    if way == "button":
        page.get_by_role("link", name="Rời trang nhanh").click()
    else:
        page.keyboard.press("Escape")
    page.wait_for_url("**/icon.svg")
    page.go_back()
    assert page.url.endswith("/accounts/login/"), "neither the form nor the page before it is in the tab's history"


def test_a_photo_too_large_is_said_at_once_and_the_rest_is_sent(enter: Enter, tmp_path: Path) -> None:
    page = enter(None, width=360)
    page.goto("/public/tell/")
    page.get_by_label("1. Bạn đã thấy gì?").fill(SAW)
    choose(page, "4. Em ấy có đang gặp nguy hiểm", "Không")
    choose(page, "5. Người khiến bạn lo", "Không rõ")
    large = tmp_path / "anh.jpg"
    with large.open("wb") as file:
        file.truncate(40 * 2**20)
    told = page.get_by_text("Ảnh từ 40 MB trở lên thì không nhận được.")
    expect(told).to_be_hidden()
    page.get_by_label("Ảnh", exact=True).set_input_files(large)
    expect(told).to_be_visible()
    page.get_by_role("button", name="Gửi tin").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Đã nhận tin của bạn")
    assert Report.objects.get().saw == SAW
