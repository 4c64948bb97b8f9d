"""The illustrative district, walked through by every role: each page that a link leads to opens, and reads as meant.

One page of every kind is then opened in the browser, which must find nothing to complain about.
"""

import pytest
from playwright.sync_api import Browser, ConsoleMessage

from tests.journeys.conftest import Look, Picture, sign_in
from tests.journeys.walk import walk
from tuoitho.demo.fill import fill
from tuoitho.demo.people import CAST, DEPUTY
from tuoitho.demo.scale import SMALL

NAMES = [account.username for account in (*CAST, DEPUTY)]
PICTURED = {
    "mai": "officer-desk",
    "hanh": "head-desk",
    "son": "ward-desk",
    "yen": "city-desk",
    "giang": "auditor-desk",
}

LOOKED_AT = {"mai": {"/": "desk-of-a-full-district", "/figures/HD/2024/grid/": "grid"}}


@pytest.fixture
def _district(store: None) -> None:
    fill(SMALL)


@pytest.mark.usefixtures("_district")
def test_every_link_of_every_role_opens(browser: Browser, live_server, look: Look, picture: Picture) -> None:  # type: ignore[no-untyped-def]
    walks = {name: walk(name) for name in NAMES}
    wrong = [line for walked in walks.values() for line in walked.wrong]
    opened: set[str] = set()
    for name, walked in walks.items():
        context = browser.new_context(base_url=live_server.url, viewport={"width": 1440, "height": 900})
        page = context.new_page()
        page.on("console", lambda said, who=name: wrong.extend(complaints(said, who)))
        page.on("pageerror", lambda error, who=name: wrong.append(f"{who}: {error}"))
        sign_in(page, name)
        if name in PICTURED:
            picture(page, PICTURED[name])
        for kind in walked.kinds.keys() - opened:
            page.goto(walked.kinds[kind])
        opened |= walked.kinds.keys()
        for address, title in LOOKED_AT.get(name, {}).items():
            page.goto(address)
            look(page, title)
        context.close()
    assert not wrong, "\n".join(wrong)
    assert len(opened) > 40


def complaints(said: ConsoleMessage, who: str) -> list[str]:
    return [f"{who}: {said.location['url']} {said.text}"] if said.type in ("error", "warning") else []
