"""The terms that run on a case are reminded of once a rung, to whoever can act, without a word of the child."""

from datetime import timedelta

import pytest

from tests.cast import NOW, TODAY
from tuoitho.base.models import AuditEntry, Letter
from tuoitho.cases.actions import steps
from tuoitho.cases.jobs import remind_cases
from tuoitho.cases.models import Call, Case, Clock
from tuoitho.cases.tests.stage import a_case
from tuoitho.cases.tests.walking import opened, walk
from tuoitho.organisations.models import Post

HOUR = timedelta(hours=1)


def told() -> list[tuple[str, str]]:
    """(rung, address) of the letters so far, in order."""
    return [(one.kind.removeprefix("cases.remind."), one.to.partition("@")[0]) for one in Letter.objects.order_by("pk")]


def test_twelve_hours_the_officer_then_the_chair_while_there_is_time_then_the_administrator(world):
    due = Clock.objects.get(case=opened(world)).due_at
    for moment in (due - 5 * HOUR, due - 4 * HOUR, due - 4 * HOUR, due - 2 * HOUR, due + HOUR, due + 12 * HOUR):
        remind_cases(moment)
    assert told() == [
        ("clock.before", "son"),
        ("clock.chair", "tung"),
        ("clock.over", "son"),
        ("clock.administrator", "an"),
    ]


def test_five_working_days_a_day_before_at_the_end_and_the_chair_next_morning(world):
    case = walk(world, opened(world), "assess_risk")
    due = Clock.objects.get(case=case, duty="plan").due_at
    remind_cases(due - timedelta(hours=25))
    assert told() == []
    for moment in (due - timedelta(hours=24), due, due + 8 * HOUR, due + timedelta(days=3)):
        remind_cases(moment)
    assert [rung for rung, _ in told()] == ["clock.before", "clock.over", "clock.chair", "clock.administrator"]


def test_what_is_met_or_fell_away_is_not_reminded_of(world):
    case = walk(world, opened(world), "assess_risk")
    Clock.objects.stop(case, NOW)
    remind_cases(NOW + timedelta(days=30))
    assert told() == []


def test_the_chairs_own_term_goes_to_the_deputy_who_decides_today_and_to_the_administrator_where_nobody_does(world):
    case = walk(world, opened(world), "submit_plan")
    due = Clock.objects.get(case=case, duty="approval").due_at
    chair = Post.objects.get(user=world.tung)
    words = {"unit": world.ward, "role": "ward_chair", "starts_on": TODAY, "ends_on": TODAY + timedelta(days=30)}
    deputy = Post.objects.create(user=world.phuc, deputising_for=chair, **words)
    remind_cases(due - 24 * HOUR)
    assert told() == [("clock.before", "phuc")]
    deputy.delete()
    chair.ends_on = TODAY + timedelta(days=1)
    chair.save()
    remind_cases(due)
    assert told()[1:] == [("clock.over", "an")]


def test_an_owner_whose_account_is_locked_does_not_swallow_a_reminder(world):
    due = Clock.objects.get(case=opened(world)).due_at
    world.son.is_active = False
    world.son.save()
    remind_cases(due - 4 * HOUR)
    assert told() == [("clock.before", "tung")]


def test_a_letter_names_the_number_the_term_and_its_article_and_nothing_of_the_child(world):
    case = opened(world)
    remind_cases(Clock.objects.get().due_at)
    for letter in Letter.objects.all():
        assert case.number in letter.text and "NĐ 56/2017 Đ.26.3" in letter.text
        assert not any(word in letter.subject + letter.text for word in ("Bảo", "lao động", "xưởng"))
    assert not any("Bảo" in str(vars(entry)) for entry in AuditEntry.objects.filter(verb="cases.remind"))


def call(world, case: Case, to: str) -> None:
    case.refresh_from_db()
    words = {"to": to, "spoke_with": "", "note": "", "called_at": NOW, "seen": case.version}
    steps.record_call(case=case, **words, by=world.viewer("son"), at=NOW)


@pytest.mark.parametrize(
    ("calls", "chair_hears"),
    [([], True), (["111"], True), (["police", "labour"], True), (["111", "police"], False), (["113", "111"], False)],
)
def test_suspected_trafficking_goes_up_within_an_hour_unless_both_calls_are_recorded(calls, chair_hears, world):
    case = a_case(world, kind=Case.Kind.TRAFFICKED, at=NOW)
    for to in calls:
        call(world, case, to)
    remind_cases(NOW + timedelta(minutes=29))
    assert told() == []
    for minutes in (30, 60, 90):
        remind_cases(NOW + timedelta(minutes=minutes))
    assert told() == ([("calls.again", "son"), ("calls.chair", "tung")] if chair_hears else [])


def test_nothing_is_called_or_sent_outside_by_itself(world):
    case = a_case(world, kind=Case.Kind.TRAFFICKED, at=NOW)
    remind_cases(NOW + timedelta(hours=3))
    assert not Call.objects.exists() and case.steps.count() == 0
    assert {one.to for one in Letter.objects.all()} <= {world.son.email, world.tung.email}
