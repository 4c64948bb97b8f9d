"""Every role's desk: what it offers opens, by mouse and by keyboard, and the search finds what the role may see."""

import re

import pytest
from playwright.sync_api import Locator, expect

from tests.cast import World
from tests.journeys.conftest import Enter, Look
from tests.journeys.hands import says
from tests.journeys.walk import walk
from tuoitho.programme.tests.stage import adopted
from tuoitho.registry.tests.people import a_class, a_pupil

ROLES = ("mai", "hanh", "binh", "lan", "cuc", "son", "tung", "yen", "khoa", "an", "giang", "thu")


def test_everything_an_empty_desk_leads_to_opens(stage: World) -> None:
    """Before anyone has written anything."""
    assert [line for name in ROLES for line in walk(name).wrong] == []


@pytest.mark.parametrize("name", ["hanh", "lan"])
def test_a_desk_with_a_plan_and_little_else(name: str, stage: World, enter: Enter, look: Look) -> None:
    adopted(stage.department)
    page = enter(name)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert 1 <= page.get_by_role("navigation", name="Menu chính").get_by_role("link").count() <= 7
    look(page, f"desk-of-{name}")


def test_the_keyboard_reaches_the_work_first_and_leaves_the_menu_by_escape(stage: World, enter: Enter) -> None:
    adopted(stage.department)
    page = enter("hanh", width=360)
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_text("Đến nội dung chính")
    page.keyboard.press("Enter")
    assert page.url.endswith("#content")
    page.keyboard.press("Tab")
    focused = page.locator("main :focus")
    expect(focused).to_have_text("Lập kế hoạch")
    assert outlined(focused), "the focus is not seen"

    page.get_by_role("button", name="Mở menu").press("Enter")
    menu = page.locator("#menu")
    expect(menu).to_have_class(re.compile(r"\bshow\b"))
    page.keyboard.press("Escape")
    expect(menu).not_to_have_class(re.compile(r"\bshow\b"))


def outlined(focused: Locator) -> bool:
    """Whether the focus is drawn around it."""
    drawn = "one => [getComputedStyle(one).outlineStyle, getComputedStyle(one).boxShadow].some(one => one !== 'none')"
    return bool(focused.evaluate(drawn))


def test_the_search_needs_no_tone_marks_and_finds_only_ones_own(stage: World, enter: Enter, look: Look) -> None:
    own, other = "Nguyễn Thị Ánh Dương", "Nguyễn Thị Bích Ngọc"
    a_pupil(a_class(stage.primary), own)
    a_pupil(a_class(stage.other_school), other)
    page = enter("hanh")
    page.get_by_role("searchbox", name="Tìm").fill("nguyen thi")
    page.keyboard.press("Enter")
    says(page, own)
    expect(page.locator("main")).not_to_contain_text(other)
    look(page, "search")
    page.get_by_role("searchbox", name="Tìm").fill("khong co gi nhu the")
    page.keyboard.press("Enter")
    says(page, "Không thấy gì với")
