"""A real browser against a real server. Without Chromium the journeys fail, unless TUOITHO_NO_BROWSER=1 is set.

TUOITHO_GUIDE_PICTURES=1 also saves the pictures of docs/how-to, which otherwise no test run touches.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.apps import apps
from django.contrib.auth.hashers import make_password
from django.core.cache import cache
from django.db import connection
from huey.contrib.djhuey import HUEY
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, sync_playwright

from tests.cast import World, set_the_stage
from tests.second_step import code_of
from tuoitho.indicators.models import Indicator
from tuoitho.organisations.models import User
from tuoitho.organisations.models.second_step import give_second_step, recovery_codes_left
from tuoitho.organisations.rules import needs_second_step

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
HEIGHT = 900
SHOTS = Path(__file__).parent / "shots"
PICTURES = Path(__file__).parents[2] / "docs" / "how-to" / "img"
PASSWORD = "vuon-xanh-2024"
WINDOW: ViewportSize = {"width": 1080, "height": 680}
"""Of a picture in a guide: as wide as the guide prints it, and small to download."""
FAILED = pytest.StashKey[bool]()


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


@pytest.fixture(autouse=True)
def _work_at_once() -> Iterator[None]:
    """No worker stands beside the test's server: what is asked for is done before the answer."""
    cache.clear()
    HUEY.immediate = True
    yield
    HUEY.immediate = False


@pytest.fixture
def store(transactional_db: None) -> None:
    """A store the server sees, holding the series that a migration wrote and an earlier journey's end swept away."""
    if not Indicator.objects.exists():
        import_module("tuoitho.indicators.migrations.0002_series").load(apps, connection.schema_editor())


@pytest.fixture
def stage(store: None) -> World:
    """The cast, with passwords."""
    world = set_the_stage()
    User.objects.update(password=make_password(PASSWORD))
    for name, user in world.users.items():
        if needs_second_step(world.viewer(name)):
            give_second_step(user)
    return world


Enter = Callable[..., Page]
Look = Callable[[Page, str], None]
Picture = Callable[..., None]


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    """Remember a failure, so that `enter` can save what each person saw."""
    report = yield
    if report.when == "call":
        item.stash[FAILED] = report.failed
    return report


@pytest.fixture
def enter(stage: World, browser: Browser, live_server, request) -> Iterator[Enter]:  # type: ignore[no-untyped-def]
    """`enter("mai")`: a page in which that person has signed in by the form. `enter(None)`: a stranger's."""
    contexts: list[BrowserContext] = []

    def go(name: str | None, width: int = 1440, language: str = "vi") -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": HEIGHT},
            locale=language,
            base_url=live_server.url,
            accept_downloads=True,
        )
        context.add_cookies([{"name": "django_language", "value": language, "url": live_server.url}])
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(20_000)
        if name:
            sign_in(page, name)
        return page

    yield go
    for number, context in enumerate(contexts):
        if request.node.stash.get(FAILED, False):
            SHOTS.mkdir(exist_ok=True)
            context.pages[-1].screenshot(path=SHOTS / f"failed-{request.node.name}-{number}.png", full_page=True)
        context.close()


def sign_in(page: Page, name: str, password: str = PASSWORD) -> None:
    page.goto("/accounts/login/")
    page.fill("input[name=login]", name)
    page.fill("input[name=password]", password)
    page.click("main form button.btn-primary")
    page.wait_for_url(lambda url: "/accounts/login" not in url)
    if "/2fa/authenticate" in page.url:
        _second_step(page, User.objects.get(username=name))


def _second_step(page: Page, user: User) -> None:
    """The code of the moment; a second sign-in within its half minute takes one from paper."""
    for typed in (code_of(user), recovery_codes_left(user)[0]):
        page.fill("input[name=code]", typed)
        page.click("main form button.btn-primary")
        page.wait_for_load_state()
        if "/2fa/authenticate" not in page.url:
            return
    raise AssertionError("neither code was taken")


@pytest.fixture
def look(live_server) -> Look:  # type: ignore[no-untyped-def]
    """`look(page, "desk")`: the page at three widths in both languages; nothing overflows, axe finds nothing."""

    def at_everything(page: Page, name: str) -> None:
        SHOTS.mkdir(exist_ok=True)
        before = page.viewport_size or {"width": WIDTHS[-1], "height": HEIGHT}
        for language in ("en", "vi"):
            page.context.add_cookies([{"name": "django_language", "value": language, "url": live_server.url}])
            page.reload()
            for width in WIDTHS:
                page.set_viewport_size({"width": width, "height": HEIGHT})
                overflow = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
                assert overflow <= 0, f"{name} is {overflow}px too wide at {width} in {language}"
                page.screenshot(path=SHOTS / f"{name}-{language}-{width}.png", full_page=True)
            found = Axe().run(page)
            assert found.violations_count == 0, f"{name} in {language}: {found.generate_report()}"
        page.set_viewport_size(before)

    return at_everything


@pytest.fixture
def picture() -> Picture:
    """`picture(page, "plan")`: what the window shows becomes docs/how-to/img/plan.png, when pictures are asked for.

    `at`: selects what stands at the window's upper edge, otherwise the page's beginning does.
    """

    def save(page: Page, name: str, at: str = "body") -> None:
        if os.environ.get("TUOITHO_GUIDE_PICTURES") == "1":
            PICTURES.mkdir(parents=True, exist_ok=True)
            before = page.viewport_size or WINDOW
            page.set_viewport_size(before if before["width"] < WINDOW["width"] else WINDOW)
            page.locator(at).first.evaluate("one => one.scrollIntoView({behavior: 'instant'})")
            page.screenshot(path=PICTURES / f"{name}.png")
            page.set_viewport_size(before)

    return save
