"""How many reports and how fast, as numbers: the department of its schools, a school of itself, nobody of a case."""

from datetime import date, timedelta

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse

from tests.cast import NOW
from tuoitho.cases.models.routing import Concern
from tuoitho.cases.pages.counts import reporting_line
from tuoitho.cases.queries.reports import Reported, count_reports
from tuoitho.cases.queries.unnotified import count_unnotified
from tuoitho.cases.tests.stage import NARRATIVE, a_report
from tuoitho.counts.models import Cell, Period
from tuoitho.organisations.models import Unit

YEAR = (date(2023, 11, 18), date(2024, 11, 17))


def one(world, school="primary", at=NOW, hours=2.0, **more):
    words = {"school": world.units[school], "channel": "staff", "noticed_at": at - timedelta(hours=hours)} | more
    return a_report(world.ward, at=at, **words)


def test_the_median_of_hours_from_noticing_to_telling(world):
    for hours in (1, 2, 30):
        one(world, hours=hours)
    one(world, "secondary", hours=5)
    a_report(world.ward)
    units = [world.primary.pk, world.secondary.pk, world.preschool.pk]
    assert count_reports(units, *YEAR) == {world.primary.pk: Reported(3, 2.0), world.secondary.pk: Reported(1, 5.0)}


@pytest.mark.parametrize(
    "moment,counted",
    [("2023-11-17T23:59", 0), ("2023-11-18T00:00", 1), ("2024-11-17T23:59", 1), ("2024-11-18T00:00", 0)],
)
def test_a_year_holds_its_first_and_its_last_minute(moment, counted, world):
    one(world, at=NOW.fromisoformat(f"{moment}:00+07:00"))
    assert len(count_reports([world.primary.pk], *YEAR)) == counted


def rows(html):
    return html.split("<tbody>")[1].split("</tbody>")[0]


def test_the_department_sees_each_school_and_no_report(world, signed_in, django_assert_max_num_queries):
    for _ in range(3):
        one(world, place="Ngõ 12")
    one(world, "other_school", concern=Concern.SCHOOL, passes_by=world.other_school)
    client = signed_in("mai")
    client.get(reverse("cases:counts"))
    with django_assert_max_num_queries(12):
        html = client.get(reverse("cases:counts")).content.decode()
    assert "4 tin, của 2 trong 6 trường" in html and "Tiểu học Hoa Gạo" in html
    assert NARRATIVE not in html and "Ngõ 12" not in html and "/cases/reports/" not in html


@pytest.mark.parametrize("who", ["hanh", "binh"])
def test_a_school_sees_its_own_numbers_alone(who, world, signed_in):
    one(world)
    one(world, "other_school")
    html = rows(signed_in(who).get(reverse("cases:counts")).content.decode())
    assert "Vườn Xanh" in html and "Hoa Gạo" not in html


@pytest.mark.parametrize("who", ["lan", "son", "tung", "ha", "khoa", "yen", "an", "giang", "dung"])
def test_nobody_else_has_the_page(who, world, signed_in):
    assert signed_in(who).get(reverse("cases:counts")).status_code == 403


def test_another_year_and_a_strange_one(world, signed_in):
    one(world, at=NOW - timedelta(days=400))
    client = signed_in("mai")
    assert ">1<" in client.get(reverse("cases:counts"), {"year": "2023"}).content.decode()
    assert client.get(reverse("cases:counts"), {"year": "x"}).status_code == 200
    Period.objects.all().delete()
    assert client.get(reverse("cases:counts")).status_code == 200


def test_in_the_place_of_1_2_stands_how_often_and_how_fast_a_school_reported(world):
    period = Period.objects.get(year=2024)
    assert "chưa báo tin nào" in reporting_line(world.viewer("hanh"), world.primary, period)
    one(world, hours=2.5)
    for who in ("hanh", "mai", "son"):
        assert "1 tin báo" in reporting_line(world.viewer(who), world.primary, period)
        assert "2,5 giờ" in reporting_line(world.viewer(who), world.primary, period)
    assert "được che" in reporting_line(world.viewer("yen"), world.primary, period)
    for _ in range(4):
        one(world, hours=2.5)
    assert "5 tin báo" in reporting_line(world.viewer("yen"), world.primary, period)


def test_the_head_cannot_tell_from_a_number_that_a_report_passes_the_school_by(world):
    one(world, concern=Concern.SCHOOL, passes_by=world.primary)
    period = Period.objects.get(year=2024)
    assert "chưa báo tin nào" in reporting_line(world.viewer("hanh"), world.primary, period)
    assert "1 tin báo" in reporting_line(world.viewer("mai"), world.primary, period)


# Found but not notified.


def stated(world, unit, measure, value):
    Cell.objects.put(world.units[unit].pk, 2024, {measure: value})


def unnotified(world):
    units = [unit.pk for unit in world.units.values()]
    found = count_unnotified(units, Period.objects.get(year=2024))
    return {Unit.objects.get(pk=unit).code: (one.found, one.notified) for unit, one in found.items()}


def test_a_school_that_found_more_than_it_reported_shows(world):
    stated(world, "primary", "pupils.found", 2)
    stated(world, "secondary", "pupils.found", 0)
    one(world)
    assert unnotified(world) == {"HD-TH01": (2, 1)}
    one(world)
    assert unnotified(world) == {}


def test_a_ward_that_found_more_than_was_notified_shows(world):
    stated(world, "ward", "children.in_labour", 3)
    stated(world, "ward", "children.notified", 2)
    assert unnotified(world) == {"HD-W01": (3, 2)}


def test_the_named_check_says_where_and_fails(world, capsys):
    stated(world, "primary", "pupils.found", 2)
    with pytest.raises(CommandError):
        call_command("check", only="found_not_notified")
    assert "HD-TH01 năm 2024: phát hiện 2, đã báo tin 0" in capsys.readouterr().err
    one(world)
    one(world)
    call_command("check", only="found_not_notified")
    assert "found_not_notified: đạt" in capsys.readouterr().out


def test_without_a_name_every_check_runs(world, capsys):
    call_command("check")
    said = capsys.readouterr().out
    assert all(f"{name}: đạt" in said for name in ("figures", "audit", "found_not_notified"))
