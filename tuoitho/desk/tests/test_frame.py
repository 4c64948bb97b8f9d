"""The frame: at most seven entries, only what works, where one is, whether data are made up."""

import re

import pytest
from django.test import Client

from tests.cast import PEOPLE
from tuoitho.base.models import Note
from tuoitho.desk.pages.frame import MENU, MOST, menu_of
from tuoitho.desk.tests.stage import under_way
from tuoitho.organisations.rules import all_permissions


def test_every_entry_names_a_permission_that_some_role_holds():
    assert {entry.permission for entry in MENU} <= all_permissions()


@pytest.mark.parametrize("name", [*PEOPLE, "thu"])
def test_a_menu_holds_at_most_seven_entries_and_each_opens(name, world, signed_in):
    client = signed_in(name)
    menu = menu_of(world.viewer(name), "desk:desk")
    assert 2 <= len(menu) <= MOST
    assert [entry["url"] for entry in menu if client.get(entry["url"]).status_code not in (200, 302)] == []


def test_the_page_one_is_on_is_marked_and_only_that_one(world):
    mai = world.viewer("mai")
    for here, label in [
        ("desk:living_plan", "Kế hoạch"),
        ("programme:adopt", "Kế hoạch"),
        ("activities:activity", "Hoạt động"),
        ("organisations:people", "Người và chức vụ"),
        ("organisations:unit", "Đơn vị"),
    ]:
        assert [str(entry["label"]) for entry in menu_of(mai, here) if entry["active"]] == [label]


def test_late_reports_are_counted_beside_the_entry(world, signed_in):
    cycle = under_way(world)
    assert "badge-count" not in signed_in("mai").get("/").content.decode()
    cycle.due_on = cycle.due_on.replace(day=1)
    cycle.save()
    assert re.search(r'badge-count">4<', signed_in("mai").get("/plan/").content.decode())
    assert "badge-count" not in signed_in("hanh").get("/plan/").content.decode(), "the department's to chase"


def test_illustrative_data_say_so_with_their_day(world, signed_in):
    assert "Dữ liệu minh hoạ" not in signed_in("hanh").get("/").content.decode()


def test_illustrative_data_are_announced_on_every_page(world, signed_in):
    Note.objects.create(name="illustrative", value="hà đông")
    html = signed_in("hanh").get("/").content.decode()
    assert "Dữ liệu minh hoạ" in html and "09/11/2024" in html


def test_pages_without_a_frame_ask_nothing(db, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert Client().get("/accounts/login/").status_code == 200
    assert Client().get("/nowhere/").status_code in (302, 404)


def test_a_class_teachers_pages_are_light_and_the_deputys_are_whole(world, signed_in):
    assert b"<script" in signed_in("thu").get("/").content
    page = signed_in("lan").get("/").content.decode()
    assert 'class="phone"' in page
    assert "htmx-2" not in page
    assert "bootstrap.bundle" not in page
