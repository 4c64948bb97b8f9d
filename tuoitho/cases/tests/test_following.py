"""Follow-ups: when they fall due, what they find, and that they outlive the closing of the case."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from tests.cast import NOW, TODAY
from tuoitho.base.refusals import NotAllowed, Refused
from tuoitho.cases.actions import following
from tuoitho.cases.models import FollowUp
from tuoitho.cases.models.followups import USUAL, day_after, first_days, is_out_of_work, of_age_on, work_by
from tuoitho.cases.pages.following import following_page
from tuoitho.cases.queries.followups import follow_ups_due
from tuoitho.cases.tests.serving import a_follow_up, a_place
from tuoitho.cases.tests.stage import BEFORE, a_case, a_child, join
from tuoitho.cases.tests.walking import opened, walk

FOUND = {
    "done_on": TODAY,
    "working": "no",
    "schooling": "yes",
    "safe": "yes",
    "saw": "Em và bà ngoại",
    "note": "",
}
DAYS = st.dates(date(2017, 1, 1), date(2040, 12, 31))


def held(follow_up: FollowUp, by, **more) -> FollowUp:
    return following.record_follow_up(follow_up=follow_up, **FOUND | more, by=by, at=NOW)


def days_of(case) -> list[date]:
    return list(FollowUp.objects.filter(case=case).open().order_by("due_on").values_list("due_on", flat=True))


def test_an_approved_plan_brings_two_weeks_three_and_six_months_and_a_year(world):
    case = walk(world, opened(world), "approve_plan")
    assert days_of(case) == [date(2024, 11, 23), date(2025, 2, 9), date(2025, 5, 9), date(2025, 11, 9)]


def test_a_month_without_that_day_ends_on_its_last():
    assert first_days(USUAL, date(2024, 11, 30), None)[1] == date(2025, 2, 28)


@pytest.mark.parametrize(
    ("born", "days"),
    [
        (date(2006, 11, 23), []),
        (date(2006, 11, 24), [date(2024, 11, 23)]),
        (date(2007, 2, 9), [date(2024, 11, 23)]),
        (date(2007, 2, 10), [date(2024, 11, 23), date(2025, 2, 9)]),
    ],
)
def test_the_day_someone_turns_18_is_no_follow_up_any_more(born, days, world):
    case = a_case(world, child=a_child(world.ward, born_on=born))
    FollowUp.objects.schedule(case, TODAY, NOW)
    assert days_of(case) == days


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ({"born_on": date(2008, 2, 29)}, date(2026, 3, 1)),
        ({"born_on": date(2010, 5, 4)}, date(2028, 5, 4)),
        ({"born_on": None, "birth_year": 2010}, date(2028, 12, 31)),
        ({"born_on": None}, None),
    ],
)
def test_no_protection_stops_by_a_guess_of_the_age(words, day, world):
    assert of_age_on(a_child(**words)) == day


@given(DAYS, st.integers(0, 20), st.one_of(st.none(), DAYS))
def test_the_yearly_ones_come_one_by_one_until_an_end(since, years, until):
    first = first_days(USUAL, since, until)
    assert first == sorted(set(first)) and all(since < day and (until is None or day < until) for day in first)
    day = first[-1] if len(first) == 4 else None
    for _ in range(years):
        if day is None:
            break
        after = day_after(USUAL, since, day, until)
        assert after is None or (364 <= (after - day).days <= 367 and (until is None or after < until))
        day = after


def test_the_next_year_is_laid_down_once_the_last_of_the_schedule_is_behind(world):
    case = a_case(world)
    FollowUp.objects.schedule(case, date(2023, 11, 8), NOW)
    *_, last = FollowUp.objects.filter(case=case).order_by("due_on")
    assert last.due_on == date(2024, 11, 8)
    held(last, world.viewer("son"))
    assert days_of(case)[-1] == date(2025, 11, 8)
    following.skip_follow_up(
        follow_up=FollowUp.objects.get(case=case, due_on=date(2025, 11, 8)),
        note="Em về quê",
        by=world.viewer("son"),
        at=NOW,
    )
    assert days_of(case)[-1] == date(2026, 11, 8)


def test_a_day_of_rest_is_kept_and_the_working_day_after_it_is_shown(world):
    """Saturday 23 November 2024; Tết from 29 January 2025."""
    assert (work_by(date(2024, 11, 23)), work_by(date(2024, 11, 22))) == (date(2024, 11, 25), date(2024, 11, 22))
    assert work_by(date(2025, 1, 29)) > date(2025, 1, 31)
    case = a_case(world)
    a_follow_up(case, date(2024, 11, 9))
    line = following_page(world.viewer("son"), case, NOW).lines[0]
    assert (line.follow_up.due_on, line.work_by, line.status) == (TODAY, date(2024, 11, 11), "due")


@pytest.mark.parametrize(
    ("due", "status"),
    [
        (date(2024, 11, 7), "late"),
        (date(2024, 11, 9), "due"),
        (date(2024, 11, 22), "due"),
        (date(2024, 11, 26), "waiting"),
    ],
)
def test_a_missed_one_is_late_and_a_far_one_waits(due, status, world):
    case = a_case(world)
    a_follow_up(case, due)
    assert following_page(world.viewer("son"), case, NOW).lines[0].status == status


@pytest.mark.parametrize(
    ("found", "out"),
    [
        ([], False),
        (["no"], False),
        (["no", "no"], True),
        (["no", "yes"], False),
        (["no", None, "no"], False),
        (["no", "unsure", "no"], False),
        (["yes", "no", "no"], True),
        (["no", "no", "yes"], False),
    ],
)
def test_out_of_labour_is_not_working_at_two_follow_ups_in_a_row(found, out):
    assert is_out_of_work(found) is out


@given(st.lists(st.sampled_from(["yes", "no", "unsure", None])))
def test_work_found_is_never_out_of_labour_and_nothing_older_than_two_weighs(found):
    assert not is_out_of_work([*found, "yes"]) and not is_out_of_work([*found, None])
    assert is_out_of_work(found) == is_out_of_work(found[-2:])


def test_the_page_suggests_and_decides_nothing(world, signed_in):
    case = a_case(world, in_labour=True)
    for due in (date(2024, 10, 1), date(2024, 11, 1)):
        held(a_follow_up(case, due), world.viewer("son"))
    html = signed_in("son").get(reverse("cases:following", args=[case.key])).content.decode()
    assert "em không còn làm việc" in html and "gợi ý" in html
    case.refresh_from_db()
    assert case.in_labour is True


def test_follow_ups_outlive_the_closing_until_a_reason_ends_them(world):
    case = walk(world, opened(world), "confirm_closing")
    assert len(days_of(case)) == 4
    first = FollowUp.objects.filter(case=case).first()
    held(first, world.viewer("son"))
    assert following.end_follow_ups(case=case, because="moved", by=world.viewer("son"), at=NOW) == 3
    assert days_of(case) == []
    with pytest.raises(Refused):
        following.end_follow_ups(case=case, because="moved", by=world.viewer("son"), at=NOW)


def test_a_new_plan_begins_a_new_schedule(world):
    case = a_case(world)
    FollowUp.objects.schedule(case, date(2024, 8, 1), NOW)
    FollowUp.objects.schedule(case, TODAY, NOW)
    assert len(days_of(case)) == 4 and min(days_of(case)) == TODAY + timedelta(days=14)


@pytest.mark.parametrize("day", [date(2024, 7, 31), TODAY + timedelta(days=1)])
def test_a_follow_up_was_held_between_the_plan_and_today(day, world):
    with pytest.raises(Refused, match="Ngày theo dõi"):
        held(a_follow_up(a_case(world), date(2024, 11, 1)), world.viewer("son"), done_on=day)


def test_whoever_records_second_is_told_and_the_first_stands(world):
    case = a_case(world)
    join(case, world.phuc, "helper")
    follow_up = a_follow_up(case, date(2024, 11, 1))
    held(follow_up, world.viewer("son"))
    with pytest.raises(Refused, match="đã được ghi"):
        held(follow_up, world.viewer("phuc"), working="yes")
    follow_up.refresh_from_db()
    assert follow_up.working == "no"


@pytest.mark.parametrize("who", ["phuc", "vinh", "tung", "hanh", "binh", "mai", "ngoc", "dung"])
def test_nobody_outside_the_team_writes(who, world):
    case = a_case(world)
    follow_up = a_follow_up(case, date(2024, 11, 1))
    with pytest.raises(NotAllowed):
        held(follow_up, world.viewer(who))
    with pytest.raises(NotAllowed):
        following.skip_follow_up(follow_up=follow_up, note="x", by=world.viewer(who), at=NOW)
    with pytest.raises(NotAllowed):
        following.end_follow_ups(case=case, because="moved", by=world.viewer(who), at=NOW)


def test_a_follow_up_of_another_case_is_not_reached_through_ones_own(world, signed_in):
    other = a_follow_up(a_case(world, ward="other_ward", owner="vinh"), date(2024, 11, 1))
    for verb in ("record_follow_up", "skip_follow_up"):
        path = reverse(f"cases:{verb}", args=[a_case(world).key, other.key])
        assert signed_in("son").get(path).status_code == 404


def test_a_former_owner_has_neither_the_page_nor_the_work(world, signed_in):
    case = a_case(world)
    a_follow_up(case, date(2024, 11, 1))
    case.team.update(ends_at=BEFORE)
    assert signed_in("son").get(reverse("cases:following", args=[case.key])).status_code == 404
    assert follow_ups_due(world.viewer("son"), NOW, TODAY) == []


def test_what_is_due_stands_with_the_owner_and_nobody_else(world):
    case = a_case(world, state="closed")
    join(case, world.phuc, "helper")
    a_follow_up(case, TODAY)
    a_follow_up(case, TODAY + timedelta(days=1))
    assert len(follow_ups_due(world.viewer("son"), NOW, TODAY)) == 1
    assert follow_ups_due(world.viewer("phuc"), NOW, TODAY) == follow_ups_due(world.viewer("tung"), NOW, TODAY) == []


def test_the_form_chooses_nothing_beforehand_and_leads_back(world, signed_in):
    case = a_case(world)
    follow_up = a_follow_up(case, date(2024, 11, 1))
    path = reverse("cases:record_follow_up", args=[case.key, follow_up.key])
    client = signed_in("son")
    assert "checked" not in client.get(path).content.decode().split("<main")[1]
    answer = client.post(path, FOUND | {"done_on": "09/11/2024"})
    assert answer.status_code == 302 and answer["Location"] == reverse("cases:following", args=[case.key])
    kept = client.post(path, FOUND | {"done_on": "09/11/2024", "note": "Câu gõ dở"})
    assert kept.status_code == 409 and "Câu gõ dở" in kept.content.decode()


def test_the_page_asks_twelve_queries_at_most(world, signed_in, django_assert_max_num_queries):
    case = a_case(world)
    for month in range(9, 12):
        held(a_follow_up(case, date(2024, month, 1)), world.viewer("son"))
        a_place(case)
    client = signed_in("son")
    path = reverse("cases:following", args=[case.key])
    client.get(path)
    with django_assert_max_num_queries(12):
        client.get(path)


def test_the_store_holds_no_word_of_it_in_clear(world):
    from django.db import connection

    held(a_follow_up(a_case(world), date(2024, 11, 1)), world.viewer("son"), note="Em gầy đi.")
    with connection.cursor() as cursor:
        cursor.execute("SELECT saw, note FROM cases_followup")
        kept = b" ".join(bytes(cell) for cell in cursor.fetchone())
    assert "bà ngoại".encode() not in kept and "gầy".encode() not in kept
