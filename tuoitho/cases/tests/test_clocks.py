"""The terms of the law on a case, against dates worked out by hand."""

from datetime import datetime

import pytest

from tests.cast import NOW, ZONE
from tuoitho.cases.actions import decisions, steps
from tuoitho.cases.models import CaseSettings, Clock
from tuoitho.cases.tests.walking import answers, opened, walk


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZONE)


def due(case, duty: str) -> str:
    return Clock.objects.filter(case=case, duty=duty).latest("pk").due_at.astimezone(ZONE).strftime("%Y-%m-%d %H:%M")


def test_twelve_hours_run_from_when_the_report_was_received(world):
    assert due(opened(world), "emergency") == "2024-11-09 19:00"


@pytest.mark.parametrize(
    ("assessed", "plan"),
    [
        ("2024-11-04 09:00", "2024-11-11 23:59"),  # Monday: Tuesday to Monday
        ("2024-11-08 16:00", "2024-11-15 23:59"),  # Friday
        ("2024-11-09 08:00", "2024-11-15 23:59"),  # Saturday
        ("2024-04-26 09:00", "2024-05-07 23:59"),  # 29/4 off for 4/5 (a Saturday worked), 30/4, 1/5 off
        ("2024-02-06 09:00", "2024-02-20 23:59"),  # Tết of Giáp Thìn: 8/2 to 14/2
    ],
)
def test_five_working_days_for_the_plan(assessed, plan, world):
    at = moment(assessed)
    case = walk(world, opened(world, at=at), "assess_risk", at)
    assert due(case, "plan") == plan


def test_two_working_days_for_the_chair(world):
    at = moment("2024-11-08 15:00")
    case = walk(world, opened(world, at=at), "submit_plan", at)
    assert due(case, "approval") == "2024-11-12 23:59"


def test_fifteen_days_apart_from_the_parents(world):
    case = opened(world)
    decisions.separate(case=case, answers=answers("07"), seen=case.version, by=world.viewer("tung"), at=NOW)
    assert due(case, "separation_end") == "2024-11-25 23:59", "the 24th is a Sunday"


def test_an_assessment_without_emergency_meets_the_twelve_hours(world):
    case = walk(world, opened(world), "assess_risk")
    assert Clock.objects.get(case=case, duty="emergency").met_at == NOW


def test_where_there_is_an_emergency_only_acting_meets_them(world):
    case = opened(world)
    steps.assess_risk(case=case, answers=answers("02", urgent=True), seen=case.version, by=world.viewer("son"), at=NOW)
    assert Clock.objects.get(case=case, duty="emergency").met_at is None
    case.refresh_from_db()
    steps.act_in_emergency(case=case, note="Đưa em đến trạm y tế.", seen=case.version, by=world.viewer("son"), at=NOW)
    assert Clock.objects.get(case=case, duty="emergency").met_at == NOW


@pytest.mark.parametrize("event", ["assess_risk", "verify", "hold_meeting"])
def test_the_event_that_starts_the_five_days_is_a_setting(event, world):
    CaseSettings.objects.create(plan_clock_from=event, set_at=NOW, by="system")
    case = opened(world)
    for verb in ("assess_risk", "verify", "hold_meeting"):
        case = walk(world, case, verb)
        started = Clock.objects.filter(case=case, duty="plan").exists()
        assert started == (["assess_risk", "verify", "hold_meeting"].index(event) <= len(case.forms.all()) - 1)


def test_a_step_done_twice_starts_no_second_clock(world):
    case = walk(world, opened(world), "assess_risk")
    steps.assess_risk(case=case, answers=answers("02"), seen=case.version, by=world.viewer("son"), at=NOW)
    assert Clock.objects.filter(case=case, duty="plan").count() == 1
