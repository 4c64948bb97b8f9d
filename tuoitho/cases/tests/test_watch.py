"""Someone reachable is always named; the clock tells each rung once, to whoever it is for, of no child a word."""

from datetime import date, datetime, timedelta

import pytest
from django.urls import reverse

from tests.cast import NOW, ZONE
from tuoitho.base.actors import SYSTEM
from tuoitho.base.models import Letter
from tuoitho.base.refusals import NotAllowed, Refused
from tuoitho.cases.actions.watching import end_watch, keep_watch
from tuoitho.cases.jobs import remind_of_reports
from tuoitho.cases.models import Watch
from tuoitho.cases.models.routing import Concern
from tuoitho.cases.queries.watch import gaps_ahead, who_answers
from tuoitho.cases.tests.stage import NARRATIVE, a_child, a_report
from tuoitho.organisations.models import Post

PHONE = "0901 234 567"


def turn(world, who="son", unit="ward", by="tung", start=0.0, hours=12.0, **more):
    starts = NOW + timedelta(hours=start)
    words = {"starts_at": starts, "ends_at": starts + timedelta(hours=hours), "phone": PHONE} | more
    return keep_watch(unit=world.units[unit], user=world.users[who], **words, by=world.viewer(by), at=NOW)


def ended(role, *units):
    Post.objects.filter(role=role, unit__in=units).update(ends_on=date(2024, 11, 1))


def names(world, unit="ward", at=NOW):
    return [one.user.username for one in who_answers(SYSTEM, world.units[unit], at)]


def test_whoever_is_on_duty_answers_with_the_number_of_the_turn(world):
    turn(world)
    one = who_answers(SYSTEM, world.ward, NOW)[0]
    assert (one.user, one.phone) == (world.son, PHONE)


@pytest.mark.parametrize("minutes,who", [(-1, "tung"), (0, "son"), (719, "son"), (720, "tung")])
def test_a_turn_holds_from_its_first_minute_to_its_last(minutes, who, world):
    turn(world)
    assert names(world, at=NOW + timedelta(minutes=minutes)) == [who]


def test_without_a_turn_the_next_best_is_named_until_an_administrator_is(world):
    assert names(world) == ["tung"]
    ended("ward_chair", world.ward)
    assert names(world) == ["son", "phuc"]
    ended("ward_officer", world.ward)
    assert names(world) == ["ha"]
    ended("centre_officer", world.city)
    assert names(world) == ["an"]


def test_a_chair_who_is_away_is_deputised(world):
    Post.objects.create(
        user=world.phuc,
        unit=world.ward,
        role="ward_chair",
        starts_on=date(2024, 11, 8),
        ends_on=date(2024, 11, 12),
        deputising_for=Post.objects.get(user=world.tung),
    )
    assert names(world)[0] == "phuc"


def test_gaps_are_of_the_coming_seven_days_and_of_ones_own_seats(world):
    turn(world, hours=24)
    found = gaps_ahead(world.viewer("son"), [world.ward.pk, world.other_ward.pk], NOW)
    assert found == {world.ward.pk: [(NOW + timedelta(hours=24), NOW + timedelta(days=7))]}


@pytest.mark.parametrize("who", ["vinh", "ha", "lan", "hanh", "mai", "dung", "ngoc", "an"])
def test_only_those_who_sit_there_keep_its_roster(who, world):
    with pytest.raises(NotAllowed):
        turn(world, by=who)


@pytest.mark.parametrize("who", ["vinh", "lan", "ha"])
def test_only_whoever_receives_there_can_be_on_duty(who, world):
    with pytest.raises(Refused):
        turn(world, who)


@pytest.mark.parametrize("start,hours", [(0, 0), (0, -1), (-20, 12), (0, 24 * 31 + 1)])
def test_a_turn_that_cannot_be_is_refused(start, hours, world):
    with pytest.raises(Refused):
        turn(world, start=start, hours=hours)
    assert not Watch.objects.exists()


def test_a_turn_to_come_is_dropped_and_one_that_runs_ends_now(world):
    coming, running = turn(world, start=5), turn(world, start=-2)
    for one in (coming, running):
        end_watch(watch=one, by=world.viewer("tung"), at=NOW)
    assert Watch.objects.get().ends_at == NOW
    with pytest.raises(Refused):
        end_watch(watch=running, by=world.viewer("tung"), at=NOW + timedelta(hours=1))
    with pytest.raises(NotAllowed):
        end_watch(watch=running, by=world.viewer("vinh"), at=NOW)


def test_the_page_of_the_roster(world, signed_in, django_assert_max_num_queries):
    client = signed_in("son")
    said = {"user": "phuc", "starts_at": "07:00 09/11/2024", "ends_at": "07:00 12/11/2024", "phone": PHONE}
    answer = client.post(reverse("cases:keep_watch"), said, follow=True)
    html = answer.content.decode()
    assert "Lương Hồng Phúc" in html and PHONE in html and "7 ngày tới chưa ai trực" in html
    with django_assert_max_num_queries(12):
        client.get(reverse("cases:keep_watch"))
    again = client.post(reverse("cases:keep_watch"), {**said, "ends_at": "06:00 09/11/2024"})
    assert again.status_code == 409 and 'value="06:00 09/11/2024"' in again.content.decode()
    assert client.post(reverse("cases:keep_watch"), {**said, "user": "vinh"}).status_code == 200
    assert client.get(reverse("cases:keep_watch"), {"unit": "HD-W02"}).status_code == 404
    one = Watch.objects.get()
    assert client.get(reverse("cases:end_watch", args=[one.key])).status_code == 200
    assert signed_in("vinh").post(reverse("cases:end_watch", args=[one.key])).status_code == 404
    client.post(reverse("cases:end_watch", args=[one.key]))
    assert not Watch.objects.filter(ends_at__gt=datetime(2024, 11, 10, tzinfo=ZONE)).exists()


# What the clock tells.


def rungs():
    return [(letter.kind.rpartition(".")[2], letter.to.partition("@")[0]) for letter in Letter.objects.order_by("pk")]


def hour(report, hours):
    remind_of_reports(report.received_at + timedelta(hours=hours))


def test_each_rung_goes_once_to_whoever_it_is_for(world):
    report = a_report(world.ward, at=NOW)
    turn(world, hours=24)
    for hours in (0, 0.5, 1, 1.1, 6, 6.1, 8, 8.1, 10, 10.1, 11.9, 20):
        hour(report, hours)
    assert rungs() == [("new", "son"), ("untouched", "son"), ("half", "son"), ("chair", "tung"), ("centre", "ha")]


def test_a_report_that_was_taken_is_untouched_no_more_but_still_runs(world):
    report = a_report(world.ward, at=NOW, state="taken", taken_by=world.phuc)
    turn(world, hours=24)
    for hours in (0, 1, 6, 8, 10):
        hour(report, hours)
    assert rungs() == [("half", "phuc"), ("half", "son"), ("chair", "tung"), ("centre", "ha")]


@pytest.mark.parametrize("state", ["passed_on", "in_case", "closing", "closed"])
def test_a_report_on_which_someone_decided_is_quiet(state, world):
    hour(a_report(world.ward, at=NOW, state=state), 11)
    assert rungs() == []


def test_after_a_pause_of_the_clock_nobody_gets_a_letter_for_each_rung_that_went_by(world):
    report = a_report(world.ward, at=NOW)
    for hours in (11, 11.1):
        hour(report, hours)
    assert rungs() == [("half", "tung"), ("chair", "tung"), ("centre", "ha")]


def test_a_ward_without_anyone_is_the_centres_from_the_first_hour(world):
    ended("ward_officer", world.ward)
    ended("ward_chair", world.ward)
    report = a_report(world.ward, at=NOW)
    for hours in (0, 8):
        hour(report, hours)
    assert rungs() == [("new", "ha"), ("half", "ha"), ("chair", "ha")]


def test_what_passes_a_ward_by_is_never_told_to_it(world):
    report = a_report(world.city, at=NOW, concern=Concern.WARD, passes_by=world.ward, happened_in=world.ward)
    for hours in (0, 1, 6, 8, 10):
        hour(report, hours)
    assert {who for _rung, who in rungs()} == {"ha"}


def test_a_letter_holds_no_word_of_a_child(world):
    more = {"child": a_child(world.ward), "place": "Ngõ 12 Vạn Phúc", "reporter_name": "Lê Thị Lan"}
    report = a_report(world.ward, at=NOW, **more)
    turn(world, hours=24)
    for hours in (0, 1, 6, 8, 10):
        hour(report, hours)
    texts = " ".join(f"{letter.subject} {letter.text}" for letter in Letter.objects.all())
    assert PHONE in texts and "NĐ 56/2017 Đ.26.3" in texts and "20:00 ngày 09/11/2024" in texts
    for word in (NARRATIVE, "Gia Bảo", "Ngõ 12", "Thị Lan", "lao động trẻ em"):
        assert word not in texts


def test_the_round_of_the_clock_asks_no_more_for_what_was_told(world, django_assert_max_num_queries):
    reports = [a_report(world.ward, at=NOW) for _ in range(20)]
    hour(reports[0], 1)
    with django_assert_max_num_queries(3):
        hour(reports[0], 1.1)
