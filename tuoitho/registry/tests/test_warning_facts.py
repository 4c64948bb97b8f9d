"""The facts that the room above weighs."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cast import NOW, TODAY
from tuoitho.base.actors import SYSTEM
from tuoitho.counts.models import Period
from tuoitho.registry import actions
from tuoitho.registry.models import Absence, Enrolment, RollCall, SchoolClass, SummerCheck
from tuoitho.registry.queries import count_dropouts, out_of_sight, warning_facts
from tuoitho.registry.queries.warnings import Days, _over_age
from tuoitho.registry.tests.people import a_class, a_pupil


def facts(world, viewer=SYSTEM, on=TODAY, unit="primary"):
    return list(warning_facts(viewer, [world.units[unit].pk], on))


def away(pupil, days_ago, excused=False, part="whole"):
    room = Enrolment.objects.get(pupil=pupil, ends_on=None).school_class
    Absence.objects.create(
        pupil=pupil,
        school_class=room,
        unit=room.unit,
        on_date=TODAY - timedelta(days=days_ago),
        excused=excused,
        part=part,
    )


def test_days_away_fall_into_two_windows_of_thirty_days(world):
    room = a_class(world.primary, "5A", 5, teacher=world.lan)
    pupil = a_pupil(room, born=date(2012, 1, 1))
    for days_ago, more in [(0, {}), (29, {"part": "half"}), (1, {"excused": True}), (30, {}), (59, {}), (60, {})]:
        away(pupil, days_ago, **more)
    for days_ago in (0, 1, 29, 30):
        day = TODAY - timedelta(days=days_ago)
        RollCall.objects.create(school_class=room, unit=room.unit, on_date=day, by="x", taken_at=NOW)
    (one,) = facts(world)
    assert (one.last, one.before) == (Days(1.5, 1, 3), Days(2, 0, 1))
    assert (one.over_age, one.transition_year, one.teacher_id, one.month) == (2, True, world.lan.pk, 11)


def test_circumstances_and_an_earlier_interruption(world):
    pupil = a_pupil(a_class(world.primary), starts_on=date(2024, 10, 1))
    Enrolment.objects.create(
        pupil=pupil,
        school_class=a_class(world.other_school, year=2023),
        unit=world.other_school,
        starts_on=date(2023, 9, 5),
        ends_on=date(2024, 1, 5),
        left_because="dropped",
    )
    enrolment = Enrolment.objects.get(pupil=pupil, ends_on=None)
    said = {"near_poor", "a", "đ", "household_work", "marks_low"}
    actions.edit_circumstances(enrolment=enrolment, facts=said, seen="0", by=SYSTEM, at=NOW)
    (one,) = facts(world)
    assert (one.interrupted, one.poor, one.near_poor, one.special) == (True, False, True, ("a", "đ"))
    assert (one.household_work, one.marks_low, one.marks_fallen, one.repeated) == (True, True, False, False)


def test_a_person_gets_only_the_classes_they_may_know(world):
    own = a_pupil(a_class(world.primary, teacher=world.lan))
    a_pupil(a_class(world.primary, "4B"), "Em Khác")
    assert [one.pupil_id for one in facts(world, world.viewer("lan"))] == [own.pk]
    assert len(facts(world, world.viewer("binh"))) == 2
    for who in ("hanh", "dung", "ngoc", "mai", "son", "khoa"):
        assert facts(world, world.viewer(who)) == []


@pytest.mark.parametrize(
    ("on", "said", "is_open"),
    [
        (date(2025, 7, 1), None, True),
        (date(2025, 7, 1), {"contacted": True}, False),
        (date(2025, 9, 10), None, False),
        (date(2025, 9, 10), {"contacted": True, "whereabouts": "here", "expected": "yes"}, False),
        (date(2025, 9, 10), {"contacted": True, "whereabouts": "away", "expected": "yes"}, True),
        (date(2025, 9, 10), {"back": False, "whereabouts": "here", "expected": "yes"}, True),
        (date(2025, 9, 10), {"back": True}, False),
        (date(2025, 11, 10), {"back": False}, False),
    ],
)
def test_the_summer_stays_open_until_someone_knows(world, on, said, is_open):
    pupil = a_pupil(a_class(world.primary))
    if said is not None:
        SummerCheck.objects.create(pupil=pupil, unit=world.primary, summer=2025, checked_at=NOW, by="x", **said)
    assert facts(world, on=on)[0].summer_open is is_open


def test_a_school_of_many_takes_as_many_queries_as_one_of_few(world, django_assert_max_num_queries):
    for grade in range(1, 6):
        room = a_class(world.primary, f"{grade}A", grade)
        for number in range(20):
            away(a_pupil(room, f"Em {grade} {number}", date(2014, 1, 1 + number)), number)
    with django_assert_max_num_queries(7):
        assert len(facts(world, on=date(2024, 9, 20))) == 100


@given(year=st.integers(2015, 2035), grade=st.integers(1, 12), born=st.integers(1995, 2030))
def test_over_age_is_never_below_zero_and_grows_with_age(year, grade, born):
    room = SchoolClass(school_year=year, grade=grade)
    years = _over_age(room, born)
    assert years >= 0
    assert _over_age(room, born - 1) in (years + 1, 0)
    assert _over_age(room, year - grade - 5) == 0


def test_dropouts_are_counted_once_and_found_again_until_they_are_back(world, signed_in):
    room = a_class(world.primary)
    gone, back, moved = (a_pupil(room, name, date(2014, 1, n)) for n, name in enumerate(["Đi", "Về", "Chuyển"], 1))
    for pupil, because in ((gone, "dropped"), (back, "dropped"), (moved, "school")):
        enrolment = Enrolment.objects.get(pupil=pupil)
        actions.release_pupil(
            enrolment=enrolment, because=because, on=date(2024, 10, 1), by=world.viewer("binh"), at=NOW
        )
    Enrolment.objects.create(
        pupil=back, school_class=a_class(world.other_school), unit=world.other_school, starts_on=date(2024, 11, 1)
    )
    period = Period.objects.get(year=2024)
    counted = count_dropouts([world.primary.pk], period)
    assert (counted.left, counted.back) == (2, 1)
    assert count_dropouts([world.other_school.pk], period).left == 0
    assert [one.pupil_id for one in out_of_sight(world.viewer("binh"), world.primary)] == [gone.pk]
    assert list(out_of_sight(world.viewer("ngoc"), world.primary)) == []
    page = signed_in("binh").get("/registry/HD-TH01/dropouts/").content.decode()
    assert "Bỏ học, thôi học" in page
    assert "Chuyển" not in page.split("<tbody>")[1].split("</tbody>")[0]
