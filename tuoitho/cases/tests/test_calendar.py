"""Birthdays, days of birth known better, and wards that are no more."""

from datetime import date, datetime, time, timedelta

import pytest
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.cast import NOW, TODAY, ZONE
from tuoitho.base.actors import SYSTEM
from tuoitho.base.refusals import NotAllowed, Refused
from tuoitho.cases.actions import decisions, steps
from tuoitho.cases.actions.calendar import follow_reform, reconsider_age
from tuoitho.cases.jobs import follow_calendar
from tuoitho.cases.models import Case, CaseStep, Child, Clock
from tuoitho.cases.models.ages import Turn, turn_of
from tuoitho.cases.queries import case_seen
from tuoitho.cases.queries.handovers import cases_adrift, wards_after
from tuoitho.cases.tests.reforms import divided, merged
from tuoitho.cases.tests.stage import BEFORE, a_case, a_child
from tuoitho.cases.tests.walking import answers, opened, walk
from tuoitho.counts.models import Cell
from tuoitho.organisations.models import Post, Unit, successors_of

SIXTEENTH = date(2029, 5, 4)
"""Of the child on the stage, born on 4 May 2013."""


def midnight(day: date) -> datetime:
    return datetime.combine(day, time(0, 20), ZONE)


def test_on_the_sixteenth_birthday_the_decree_falls_away_and_the_way_to_the_labour_officer_opens(world):
    case = walk(world, opened(world), "assess_risk")
    follow_calendar(midnight(SIXTEENTH - timedelta(days=1)))
    case.refresh_from_db()
    assert case.follows_procedure and Clock.objects.running().filter(case=case).exists()
    follow_calendar(midnight(SIXTEENTH))
    case.refresh_from_db()
    assert not case.follows_procedure and not Clock.objects.running().filter(case=case).exists()
    step = CaseStep.objects.filter(case=case).latest("pk")
    assert (step.verb, step.reason, step.by) == ("reconsider_age", "sixteen", "system")
    at = midnight(SIXTEENTH + timedelta(days=1))
    steps.pass_to_labour(case=case, note="Đã chuyển.", seen=case.version, by=world.viewer("son", at.date()), at=at)
    assert Case.objects.get(pk=case.pk).state == "reviewed"


def test_it_is_said_once_and_eighteen_is_said_once_too(world):
    case = opened(world)
    for day in (SIXTEENTH, SIXTEENTH + timedelta(days=1), date(2031, 5, 3), date(2031, 5, 4), date(2031, 5, 5)):
        follow_calendar(midnight(day))
    said = CaseStep.objects.filter(case=case, verb="reconsider_age").order_by("pk")
    assert [(step.reason, step.at.astimezone(ZONE).date()) for step in said] == [
        ("sixteen", SIXTEENTH),
        ("eighteen", date(2031, 5, 4)),
    ]


def test_a_separation_in_force_still_has_its_end(world):
    case = opened(world)
    decisions.separate(case=case, answers=answers("07"), seen=case.version, by=world.viewer("tung"), at=NOW)
    follow_calendar(midnight(SIXTEENTH))
    assert [clock.duty for clock in Clock.objects.running().filter(case=case)] == ["separation_end"]


def test_a_closed_case_is_left_alone(world):
    case = a_case(world, state="closed")
    follow_calendar(midnight(SIXTEENTH))
    assert Case.objects.get(pk=case.pk).follows_procedure


@pytest.mark.parametrize(
    ("born", "day", "turns"),
    [
        ({"born_on": date(2008, 2, 29)}, date(2024, 2, 28), False),
        ({"born_on": date(2008, 2, 29)}, date(2024, 2, 29), True),
        ({"birth_year": 2008}, date(2024, 12, 31), False),
        ({"birth_year": 2008}, date(2025, 1, 1), True),
        ({"birth_year": 2000, "birth_estimated": True}, date(2025, 1, 1), False),
        ({}, date(2040, 1, 1), False),
    ],
)
def test_only_the_least_possible_age_ends_the_procedure(born, day, turns):
    child = Child(**{"born_on": None} | born)
    assert (turn_of(Case(child=child), day, told_of_age=True) is Turn.SIXTEEN) is turns


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.dates(date(2000, 1, 1), date(2025, 12, 31)), st.dates(date(2000, 1, 1), date(2045, 12, 31)), st.booleans())
def test_after_a_turn_there_is_none_left(born, day, procedure):
    case = Case(child=Child(born_on=born), follows_procedure=procedure)
    turn = turn_of(case, day, told_of_age=False)
    case.follows_procedure = turn is Turn.BELOW_SIXTEEN or (procedure and turn is not Turn.SIXTEEN)
    assert turn_of(case, day, told_of_age=True) is Turn.NONE


def test_a_corrected_day_of_birth_lets_the_clocks_run_again_to_the_end_they_had(world):
    case = walk(world, opened(world), "assess_risk")
    due = Clock.objects.get(case=case, duty="plan").due_at
    Child.objects.filter(pk=case.child_id).update(born_on=TODAY - timedelta(days=17 * 366))
    reconsider_age(case=case, by=SYSTEM, at=NOW + timedelta(hours=1))
    assert not Clock.objects.running().exists()
    Child.objects.filter(pk=case.child_id).update(born_on=date(2010, 1, 1))
    follow_calendar(NOW + timedelta(hours=2))
    clock = Clock.objects.get(case=case, duty="plan")
    assert clock.is_running and clock.due_at == due and Case.objects.get(pk=case.pk).follows_procedure
    assert Clock.objects.get(case=case, duty="emergency").met_at, "what was met stays met"


def test_a_case_opened_as_of_sixteen_gets_the_clocks_of_its_steps_when_the_child_is_younger(world):
    case = walk(world, opened(world, born_on=TODAY.replace(year=TODAY.year - 16)), "assess_risk")
    assert not Clock.objects.exists()
    Child.objects.filter(pk=case.child_id).update(born_on=date(2010, 1, 1))
    follow_calendar(NOW + timedelta(days=1))
    ends = {clock.duty: clock.due_at.astimezone(ZONE).strftime("%d %H:%M") for clock in Clock.objects.all()}
    assert ends == {"emergency": "09 19:00", "plan": "15 23:59"}


def test_an_age_that_changes_nothing_is_refused_and_nobody_outside_asks(world):
    case = opened(world)
    with pytest.raises(Refused, match="không làm thay đổi"):
        reconsider_age(case=case, by=world.viewer("son"), at=NOW)
    with pytest.raises(NotAllowed):
        reconsider_age(case=case, by=world.viewer("phuc"), at=NOW)


def test_a_case_follows_its_ward_into_the_one_it_was_merged_into_and_no_clock_stops(world):
    case = walk(world, opened(world), "assess_risk")
    clock = Clock.objects.get(case=case, duty="plan")
    new = merged(world)
    follow_calendar(NOW + timedelta(hours=1))
    case.refresh_from_db()
    assert (case.home_ward, case.ward, case.child.__class__.objects.get().ward) == (new, world.ward, new)
    assert Clock.objects.get(pk=clock.pk).due_at == clock.due_at and Clock.objects.get(pk=clock.pk).is_running
    assert case_seen(world.viewer("son"), case.key, NOW + timedelta(hours=2)), "the officer loses nothing"
    counted = dict(Cell.objects.filter(measure="children.notified").values_list("unit__code", "value"))
    assert counted["P1"] == 1 and not counted.get("HD-W01"), "the child counts once, where it lives"
    Post.objects.create(user=world.thao, unit=new, role="ward_chair", starts_on=TODAY)
    assert case_seen(world.viewer("thao"), case.key, NOW + timedelta(hours=2))
    follow_calendar(NOW + timedelta(hours=3))
    assert CaseStep.objects.filter(case=case, verb="follow_reform").count() == 1


def test_a_split_is_decided_by_a_person_and_the_case_waits_in_sight(world, signed_in):
    case = walk(world, opened(world, at=BEFORE), "assess_risk", BEFORE)
    one, two = divided(world)
    follow_calendar(NOW)
    case.refresh_from_db()
    assert case.home_ward == world.ward and list(wards_after(SYSTEM, case, NOW)) == [one, two]
    assert list(cases_adrift(world.viewer("son"), NOW)) == [case] == list(cases_adrift(world.viewer("an"), NOW))
    assert not cases_adrift(world.viewer("phuc"), NOW) and not cases_adrift(world.viewer("mai"), NOW)
    html = signed_in("an").get(reverse("cases:adrift")).content.decode()
    assert case.number in html and "Gia Bảo" not in html
    path = reverse("cases:follow_reform", args=[case.key])
    html = signed_in("an").get(path).content.decode()
    assert "Phường P2" in html and "Gia Bảo" not in html
    assert signed_in("an").get(reverse("cases:case", args=[case.key])).status_code == 403
    answer = signed_in("son").post(path, {"to_ward": two.pk, "seen": case.version})
    assert answer.status_code == 302
    assert Case.objects.get(pk=case.pk).home_ward == two
    assert signed_in("son").get(path).status_code == 404, "it is not adrift any more"


def test_only_a_ward_that_came_after_keeps_the_case_and_only_its_people_say_which(world):
    case = opened(world)
    with pytest.raises(NotAllowed):
        follow_reform(case=case, to_ward=world.other_ward, by=world.viewer("son"), at=NOW)
    divided(world)
    with pytest.raises(Refused, match="kế tiếp"):
        follow_reform(case=case, to_ward=world.other_ward, by=world.viewer("son"), at=NOW)
    for who in ("phuc", "vinh", "tung", "mai", "ngoc"):
        with pytest.raises(NotAllowed):
            follow_reform(case=case, to_ward=Unit.objects.get(code="P1"), by=world.viewer(who), at=NOW)


def test_successors_are_followed_through_two_reforms_and_a_standing_unit_is_its_own(world):
    assert list(successors_of(world.ward, TODAY)) == [world.ward]
    merged(world)
    assert [unit.code for unit in successors_of(world.ward, TODAY)] == ["P1"]
    assert list(successors_of(world.ward, TODAY - timedelta(days=1))) == [world.ward]


def test_a_child_of_whom_only_a_guess_is_known_follows_the_procedure(world):
    guessed = a_child(world.ward, born_on=None, birth_year=2005, birth_estimated=True)
    case = opened(world)
    Child.objects.filter(pk=case.child_id).update(born_on=None, birth_year=2005, birth_estimated=True)
    follow_calendar(NOW)
    assert Case.objects.get(pk=case.pk).follows_procedure and not guessed.is_surely(16, TODAY)
