"""Reports on the desk of whoever receives or told them, and nothing of what was told."""

from datetime import timedelta

import pytest
from django.urls import reverse

from tests.cast import NOW
from tuoitho.base.clock import now
from tuoitho.cases.models import Watch
from tuoitho.cases.models.routing import Concern
from tuoitho.cases.tests.stage import BEFORE, NARRATIVE, a_report
from tuoitho.organisations.models import Post


def page(client):
    return client.get("/").content.decode()


@pytest.mark.parametrize("who", ["son", "phuc", "tung"])
def test_a_report_stands_on_the_desks_of_its_ward_with_the_hour_it_ends(who, world, signed_in):
    came = now() - timedelta(hours=1)
    report = a_report(world.ward, at=came)
    html = page(signed_in(who))
    assert reverse("cases:report", args=[report.key]) in html and "NĐ 56/2017 Đ.26.3" in html
    assert f"{came + timedelta(hours=12):%H:%M %d/%m}" in html and NARRATIVE not in html


@pytest.mark.parametrize("who", ["vinh", "ha", "hanh", "lan", "mai", "an", "khoa"])
def test_it_stands_on_no_other_desk(who, world, signed_in):
    report = a_report(world.ward)
    assert str(report.key) not in page(signed_in(who))


def test_what_passes_the_ward_by_stands_on_the_centres_desk(world, signed_in):
    report = a_report(world.city, concern=Concern.WARD, passes_by=world.ward)
    assert str(report.key) in page(signed_in("ha")) and str(report.key) not in page(signed_in("son"))


def test_many_reports_are_a_few_lines_and_a_number(world, signed_in, django_assert_max_num_queries):
    for minutes in range(9):
        a_report(world.ward, at=BEFORE - timedelta(minutes=minutes))
    client = signed_in("son")
    page(client)
    with django_assert_max_num_queries(12):
        html = page(client)
    assert "Còn 6 tin báo nữa" in html


@pytest.mark.parametrize("state", ["passed_on", "in_case", "closed"])
def test_a_decided_report_leaves_the_desk(state, world, signed_in):
    assert str(a_report(world.ward, state=state).key) not in page(signed_in("son"))


def test_a_report_that_ends_waits_for_the_second_person(world, signed_in):
    a_report(world.ward, state="closing")
    assert "chờ người thứ hai" in page(signed_in("tung"))


def test_the_reporter_is_asked_for_help_and_for_the_wards_paper_answer(world, signed_in):
    asked = a_report(world.ward, state="taken", reporter=world.lan, school=world.primary, needs_school=True)
    told = a_report(world.other_ward, reporter=world.lan, school=world.primary)
    html = page(signed_in("lan"))
    assert reverse("cases:my_report", args=[asked.key]) in html and str(told.key) not in html
    Post.objects.filter(unit=world.other_ward).delete()
    assert str(told.key) in page(signed_in("lan"))
    assert str(asked.key) not in page(signed_in("hanh"))


def test_hours_without_anyone_on_duty_are_told_to_whoever_keeps_the_roster(world, signed_in):
    for who in ("son", "tung", "ha"):
        assert "chưa ai trực" in page(signed_in(who))
    Watch.objects.create(
        unit=world.ward,
        user=world.son,
        starts_at=NOW - timedelta(days=2),
        ends_at=NOW + timedelta(days=9),
        phone="0901",
        set_at=NOW,
        by="x",
    )
    assert "chưa ai trực" not in page(signed_in("son"))


TAPS = [
    ("lan", "file_report"),
    ("hanh", "file_report"),
    ("khoa", "file_report"),
    ("son", "reports"),
    ("ha", "reports"),
    ("mai", "counts"),
]


@pytest.mark.parametrize("who,name", TAPS)
def test_telling_and_receiving_are_one_tap_away(who, name, world, signed_in):
    assert f'href="{reverse(f"cases:{name}")}"' in page(signed_in(who)).split("<main")[1]
