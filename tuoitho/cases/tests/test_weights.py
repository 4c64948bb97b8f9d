"""Weights are a department's settings, tried on last school year's facts: numbers only, small ones hidden."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from tests.cast import NOW, TODAY
from tuoitho.base.models import AuditEntry, Work
from tuoitho.base.refusals import Changed, NotAllowed, Refused
from tuoitho.cases import jobs
from tuoitho.cases.actions import weights as actions
from tuoitho.cases.models import BackTest, FlagWeights
from tuoitho.cases.models.weighing import DEFAULT, DEFAULT_POINTS
from tuoitho.cases.pages.weights import back_test_line
from tuoitho.cases.queries.weighing import Hindsight, count_back_test, weights_in_force
from tuoitho.cases.tests.cards import a_class, a_pupil, away
from tuoitho.cases.tests.stage import a_child, a_report
from tuoitho.registry.models import Enrolment

MIDDLE, LAST = date(2024, 1, 15), date(2024, 9, 4)


def weigh(world, who="mai", **more):
    words = {"points": dict(DEFAULT_POINTS), "least": 8, "reason": "Bỏ sót nhiều em.", "seen": 0} | more
    unit = words.pop("unit", world.department)
    return actions.set_weights(unit=unit, **words, by=world.viewer(who), at=NOW)


def test_weights_are_kept_with_their_reason_and_the_latest_counts(world):
    weigh(world)
    weigh(world, least=12, reason="Quá nhiều thẻ.", seen=1)
    row, used = weights_in_force(world.viewer("mai"), world.primary.pk, TODAY)
    assert (used.least, row.reason, FlagWeights.objects.count()) == (12, "Quá nhiều thẻ.", 2)
    assert AuditEntry.objects.filter(verb="cases.set_weights").count() == 2


def test_another_department_keeps_its_own(world):
    weigh(world)
    assert weights_in_force(world.viewer("linh"), world.other_department.pk, TODAY) == (None, DEFAULT)


@pytest.mark.parametrize("who", ["hanh", "binh", "lan", "ngoc", "son", "tung", "yen", "khoa", "an", "linh"])
def test_nobody_else_sets_them(who, world):
    with pytest.raises(NotAllowed):
        weigh(world, who)


def test_a_department_does_not_set_one_school_apart(world):
    with pytest.raises(NotAllowed):
        weigh(world, unit=world.primary)


@pytest.mark.parametrize(
    "wrong",
    [
        {"points": dict(DEFAULT_POINTS) | {"poor": 21}},
        {"points": dict(DEFAULT_POINTS) | {"poor": -1}},
        {"points": {"poor": 3}},
        {"points": dict(DEFAULT_POINTS) | {"rich": 3}},
        {"points": dict.fromkeys(DEFAULT_POINTS, 0)},
        {"least": 0},
        {"reason": "  "},
    ],
)
def test_weights_that_make_no_sense_are_refused(wrong, world):
    with pytest.raises(Refused):
        weigh(world, **wrong)
    assert not FlagWeights.objects.exists()


def test_two_at_once_the_second_is_told(world):
    weigh(world)
    with pytest.raises(Changed):
        weigh(world)


# The back-test


@pytest.fixture
def year(world):
    """Ten pupils of last year: one dropped out after many absences, one without any, one before the middle."""
    room = a_class(world.primary, "5A", 5, year=2023)

    def one(number, missed, left=None):
        born = date(2013, 1, 1) + timedelta(days=number)
        pupil = a_pupil(room, f"Em {number}", born, starts_on=date(2023, 9, 5))
        away(pupil, *range(1, missed + 1), on=MIDDLE)
        gone = {"ends_on": left, "left_because": "dropped"} if left else {"ends_on": date(2024, 9, 1)}
        Enrolment.objects.filter(pupil=pupil).update(**gone)
        return pupil

    one(0, 8, date(2024, 3, 1))
    one(1, 0, date(2024, 3, 1))
    one(2, 8, date(2024, 1, 10))
    return [one(number, 7 if number < 5 else 0) for number in range(3, 10)]


def test_a_back_test_compares_who_would_have_had_a_card_with_what_happened(world, year):
    found = count_back_test([world.primary.pk], MIDDLE, LAST, DEFAULT)
    assert found == Hindsight(pupils=9, followed=3, hits=1, happened=2)


def test_a_report_counts_as_having_happened(world, year):
    child = a_child(world.ward, pupil=year[0])
    a_report(world.ward, child=child, at=NOW.replace(year=2024, month=4))
    a_report(world.ward, child=a_child(world.ward, pupil=year[1]), at=NOW.replace(year=2023, month=12))
    found = count_back_test([world.primary.pk], MIDDLE, LAST, DEFAULT)
    assert (found.hits, found.happened) == (2, 3)


def test_the_officer_asks_for_it_and_it_runs_as_long_work(world, year):
    work = actions.ask_back_test(unit=world.department, by=world.viewer("mai"), at=NOW)
    with pytest.raises(Refused):
        actions.ask_back_test(unit=world.department, by=world.viewer("mai"), at=NOW)
    jobs.back_test(work)
    row = BackTest.objects.get()
    assert (row.school_year, row.on_date, row.followed, row.hits, row.happened) == (2023, MIDDLE, 3, 1, 2)
    assert (row.schools, row.by) == (1, world.mai.actor_key)
    assert Work.objects.get().total == 1


def test_once_a_year_every_department_gets_its_own(world, year):
    jobs.back_test_all(NOW)
    assert {row.unit: row.followed for row in BackTest.objects.all()} == {
        world.department: 3,
        world.other_department: 0,
    }


@pytest.mark.parametrize(
    ("today", "tested"),
    [
        (date(2024, 9, 4), (2022, date(2023, 1, 15), date(2023, 9, 4))),
        (date(2024, 9, 6), (2023, date(2024, 1, 15), date(2024, 9, 4))),
    ],
)
def test_the_school_year_that_ended_last_is_tried(today, tested):
    assert jobs.tested_year(today) == tested


@pytest.mark.parametrize(
    ("followed", "hits", "happened", "shown"),
    [
        (100, 20, 40, ("100", "40", "20%", "50%")),
        (100, 3, 40, ("100", "40", "ẩn vì số nhỏ", "ẩn vì số nhỏ")),
        (100, 38, 40, ("100", "40", "ẩn vì số nhỏ", "ẩn vì số nhỏ")),
        (0, 0, 4, ("0", "dưới 5", "Chưa đủ dữ liệu", "ẩn vì số nhỏ")),
        (100, 0, 0, ("100", "0", "0%", "Chưa đủ dữ liệu")),
    ],
)
def test_small_numbers_are_hidden(followed, hits, happened, shown):
    line = back_test_line(BackTest(school_year=2023, followed=followed, hits=hits, happened=happened))
    assert (line.followed, line.happened, line.precision, line.recall) == shown


# The page


def path(world, name="set_weights"):
    return reverse(f"cases:{name}", args=[world.department.code])


def said(**more):
    return {f"points_{code}": str(point) for code, point in DEFAULT_POINTS.items()} | {
        "least": "9",
        "reason": "Bỏ sót nhiều em.",
        "seen": "0",
        **more,
    }


def test_the_page_keeps_what_was_typed_and_shows_no_pupil(world, year, signed_in, django_assert_max_num_queries):
    client = signed_in("mai")
    wrong = client.post(path(world), said(points_poor="21"))
    assert wrong.status_code == 200 and 'value="21"' in wrong.content.decode()
    assert client.post(path(world), said()).status_code == 302
    late = client.post(path(world), said(points_poor="7"))
    assert late.status_code == 409 and "Người khác vừa đổi trọng số" in late.content.decode()
    assert 'name="points_poor" value="7"' in late.content.decode()
    jobs.back_test_all(NOW)
    with django_assert_max_num_queries(12):
        html = client.get(path(world)).content.decode()
    assert "2023–2024" in html and "dưới 5" in html and "Em 3" not in html


def test_a_test_is_asked_for_on_the_page(world, year, signed_in):
    client = signed_in("mai")
    assert client.get(path(world, "follow_back_test")).status_code == 404
    assert client.post(path(world, "ask_back_test")).status_code == 302
    assert "Đang chờ đến lượt" in client.get(path(world)).content.decode()
    assert client.get(path(world, "follow_back_test")).status_code == 200
    assert client.post(path(world, "ask_back_test")).status_code == 409


@pytest.mark.parametrize("who", ["hanh", "binh", "lan", "son", "khoa", "yen"])
def test_other_roles_have_no_such_page(who, world, signed_in):
    assert signed_in(who).get(path(world)).status_code == 403


def test_another_departments_officer_finds_nothing(world, signed_in):
    assert signed_in("linh").get(path(world)).status_code == 404
