"""A reporting year opened after its activities were written down counts them."""

from datetime import date

from tests.cast import NOW, World
from tuoitho.activities import jobs
from tuoitho.activities.forms.attendance import FOR_CLASS
from tuoitho.activities.rules import Counted
from tuoitho.activities.tests.steps import address as address_of
from tuoitho.activities.tests.steps import cell, log, named, shown
from tuoitho.counts.models import Cell, Period
from tuoitho.registry import jobs as registry
from tuoitho.registry.models import Mark, SchoolClass

DAYS = {"starts_on": date(2023, 11, 18), "ends_on": date(2024, 11, 17)}


def tonight() -> None:
    """What the timetable does, in its order."""
    jobs.recount_years(NOW)
    registry.refresh_rolls(NOW)


def test_counted_heads_and_named_people_follow_the_year(world: World, lans: SchoolClass, signed_in) -> None:
    Period.objects.filter(year=2024).delete()
    log(world, "binh", "primary", Counted("caregivers", None, 40))
    log(world, "binh", "primary", Counted("caregivers", None, 25), kind="training")
    client, path = signed_in("lan"), address_of(lans)
    client.post(path, shown(client, path) | {"ready": FOR_CLASS[1].code})
    assert cell(world, "primary", "caregivers.informed.max") is None and not Mark.objects.exists()
    Period.objects.create(year=2024, **DAYS)
    tonight()
    assert cell(world, "primary", "caregivers.informed.max") == 40
    assert cell(world, "primary", "caregivers.informed.sum") == 65
    assert named(world.primary) == 3


def test_a_year_given_other_days_lets_go_of_what_no_longer_falls_in_it(world: World) -> None:
    log(world, "binh", "primary", Counted("caregivers", None, 40), on=date(2023, 12, 1))
    log(world, "binh", "primary", Counted("caregivers", None, 25))
    assert cell(world, "primary", "caregivers.informed.sum") == 65
    Period.objects.filter(year=2023).update(ends_on=date(2023, 12, 31))
    Period.objects.filter(year=2024).update(starts_on=date(2024, 1, 1), ends_on=date(2024, 12, 31))
    tonight()
    assert cell(world, "primary", "caregivers.informed.sum") == 25
    assert cell(world, "primary", "caregivers.informed.sum", 2023) == 40


def test_a_night_without_news_changes_nothing(world: World, lans: SchoolClass) -> None:
    log(world, "binh", "primary", Counted("caregivers", None, 40))
    before = list(Cell.objects.order_by("pk").values())
    tonight()
    tonight()
    assert list(Cell.objects.order_by("pk").values()) == before
