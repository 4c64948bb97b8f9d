"""The first page: a person signs in and stands at their desk."""

from playwright.sync_api import expect

from tests.journeys.conftest import Enter, Look


def test_an_officer_signs_in_and_stands_at_the_desk(enter: Enter, look: Look) -> None:
    page = enter("mai")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    look(page, "desk-empty")


def test_a_stranger_sees_the_door_and_nothing_else(enter: Enter, look: Look) -> None:
    page = enter(None)
    page.goto("/")
    assert "/accounts/login" in page.url
    look(page, "sign-in")
