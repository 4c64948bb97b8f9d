"""A real browser against a real server. Without Chromium the journeys fail, unless TUOITHO_NO_BROWSER=1 is set."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

from tests.cast import World, set_the_stage

CHROMIUM = ["chromium", "chromium-browser", "google-chrome"]
ARGS = [
    "--no-sandbox",
    "--headless",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
WIDTHS = (360, 768, 1440)
SHOTS = Path(__file__).parent / "shots"
PASSWORD = "vuon-xanh-2024"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = next(filter(None, map(shutil.which, CHROMIUM)), None)
    if path is None:
        if os.environ.get("TUOITHO_NO_BROWSER") == "1":
            pytest.skip("TUOITHO_NO_BROWSER=1: no journeys")
        pytest.fail("No Chromium. Install it (Debian: apt-get install chromium) or set TUOITHO_NO_BROWSER=1.")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGS)
        yield browser
        browser.close()


@pytest.fixture(autouse=True)
def _open_sockets(socket_enabled: None) -> None:
    """The browser and the server talk on this machine."""


@pytest.fixture
def stage(transactional_db: None) -> World:
    """The cast, with passwords, in a store the server sees."""
    world = set_the_stage()
    for user in world.users.values():
        user.set_password(PASSWORD)
        user.save()
    return world


Enter = Callable[..., Page]
Look = Callable[[Page, str], None]


@pytest.fixture
def enter(stage: World, browser: Browser, live_server) -> Iterator[Enter]:  # type: ignore[no-untyped-def]
    """`enter("mai")`: a page in which that person has signed in by the form. `enter(None)`: a stranger's."""
    contexts = []

    def go(name: str | None, width: int = 1440, language: str = "vi") -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": 900}, locale=language, base_url=live_server.url, accept_downloads=True
        )
        context.add_cookies([{"name": "django_language", "value": language, "url": live_server.url}])
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(15_000)
        if name:
            page.goto("/accounts/login/")
            page.fill("input[name=login]", name)
            page.fill("input[name=password]", PASSWORD)
            page.click("main form button.btn-primary")
            page.wait_for_url(lambda url: "/accounts/login" not in url)
        return page

    yield go
    for context in contexts:
        context.close()


@pytest.fixture
def look(live_server) -> Look:  # type: ignore[no-untyped-def]
    """`look(page, "desk")`: the page at three widths in both languages; nothing overflows, axe finds nothing."""

    def at_everything(page: Page, name: str) -> None:
        SHOTS.mkdir(exist_ok=True)
        for language in ("vi", "en"):
            page.context.add_cookies([{"name": "django_language", "value": language, "url": live_server.url}])
            page.reload()
            for width in WIDTHS:
                page.set_viewport_size({"width": width, "height": 900})
                overflow = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
                assert overflow <= 0, f"{name} is {overflow}px too wide at {width} in {language}"
                page.screenshot(path=SHOTS / f"{name}-{language}-{width}.png", full_page=True)
            found = Axe().run(page)
            assert found.violations_count == 0, found.generate_report()
        page.context.add_cookies([{"name": "django_language", "value": "vi", "url": live_server.url}])
        page.set_viewport_size({"width": 1440, "height": 900})
        page.reload()

    return at_everything
