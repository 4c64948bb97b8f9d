"""Cards of early warning: raised by the day's facts, seen by two people, forgotten on their day."""

from datetime import date, timedelta

import pytest
from django.db import connection

from tests.cast import NOW, TODAY
from tuoitho.base.actors import SYSTEM
from tuoitho.base.models import AuditEntry
from tuoitho.base.refusals import NotAllowed
from tuoitho.cases import jobs
from tuoitho.cases.actions import flags as actions
from tuoitho.cases.models import Flag, FlagLimit, FlagStep, FlagWeights
from tuoitho.cases.models.weighing import DEFAULT_POINTS
from tuoitho.cases.queries.flags import flags_seen
from tuoitho.cases.queries.weighing import flag_plan
from tuoitho.cases.tests.cards import a_card, a_class, a_pupil, act, away, missed, night, seen_by
from tuoitho.organisations.models import Post
from tuoitho.registry.actions import move_pupil
from tuoitho.registry.models import Absence, Enrolment

pytestmark = pytest.mark.django_db


@pytest.fixture
def room(world):
    return a_class(world.primary, "5A", 5, teacher=world.lan)


@pytest.fixture
def pupil(room):
    return a_pupil(room, "Trịnh Bảo Ngân")


def test_absence_brings_a_card_once_and_more_absence_only_corrects_it(world, pupil):
    missed(pupil)
    night()
    card = Flag.objects.get()
    assert (card.pupil, card.state, card.points) == (pupil, "open", 19)
    assert card.reasons == {"unexcused": 6.0, "rising": 6.0, "transition_year": 1.0}
    assert (card.due_on, card.expires_on) == (TODAY + timedelta(days=7), TODAY + timedelta(days=60))
    away(pupil, 0)
    night()
    card.refresh_from_db()
    assert (Flag.objects.count(), card.points) == (1, 22)


def test_a_night_on_which_nothing_changed_writes_nothing(world, pupil):
    missed(pupil)
    night()
    entries = AuditEntry.objects.count()
    night()
    assert AuditEntry.objects.count() == entries


def test_an_untouched_card_goes_when_nothing_speaks_for_it_any_more(world, pupil):
    missed(pupil)
    night()
    Absence.objects.filter(pupil=pupil).delete()
    night()
    card = Flag.objects.get()
    assert (card.state, card.pupil, card.reasons, card.points) == ("expired", None, None, 0)


def test_one_that_is_acted_on_stays_until_it_is_checked_back(world, pupil):
    missed(pupil)
    night()
    act(world)
    Absence.objects.filter(pupil=pupil).delete()
    night()
    assert Flag.objects.get().state == "acting"


def test_each_follower_gets_as_many_as_they_can_follow(world, room):
    FlagLimit.objects.create(unit=world.primary, per_person=2, set_at=NOW, by="x")
    for number in range(4):
        away(a_pupil(room, f"Em {number}", date(2014, 2, 1 + number)), *range(1, 7 + number))
        other = a_class(world.primary, f"4{number}", 4)
        away(a_pupil(other, f"Bạn {number}", date(2014, 3, 1 + number)), *range(1, 7))
    night()
    assert seen_by(world, "lan").__len__() == 2
    assert Flag.objects.count() == 4, "two for the teacher, two for the focal person"
    assert set(flags_seen(world.viewer("lan")).values_list("points", flat=True)) == {17, 19}


def test_the_weights_of_the_department_count_for_its_schools_only(world, pupil):
    other = a_pupil(a_class(world.other_school, "5B", 5), "Em Trường Khác", date(2014, 5, 5))
    for one in (pupil, other):
        missed(one)
    never = FlagWeights.objects.create(
        unit=world.ward, points=DEFAULT_POINTS, least=900, reason="x", set_at=NOW, by="x"
    )
    night()
    assert [card.pupil for card in Flag.objects.all()] == [other]
    never.delete()
    night()
    assert Flag.objects.count() == 2


def test_a_school_of_many_takes_as_many_queries_as_one_of_few(world, django_assert_max_num_queries):
    for grade in range(1, 6):
        room = a_class(world.primary, f"{grade}A", grade)
        for number in range(20):
            away(a_pupil(room, f"Em {grade} {number}", date(2014, 1, 1 + number)), 1, 2, 3, 4, 5)
    with django_assert_max_num_queries(13):
        plan = flag_plan(SYSTEM, world.primary, TODAY)
    assert len(plan.new) == 10


def test_nobody_raises_a_card_by_hand(world, pupil):
    plan = flag_plan(SYSTEM, world.primary, TODAY)
    for who in ("lan", "binh", "hanh", "mai", "ngoc"):
        with pytest.raises(NotAllowed):
            actions.raise_flags(unit=world.primary, plan=plan, by=world.viewer(who), at=NOW)


def test_teacher_and_focal_person_see_it_and_nobody_else(world, pupil):
    card = a_card(pupil)
    assert seen_by(world, "lan") == seen_by(world, "binh") == {card.pk}
    for who in ("hanh", "thu", "dung", "ngoc", "mai", "son", "tung", "ha", "khoa", "yen", "an", "giang", "linh"):
        assert seen_by(world, who) == set()


def test_another_class_of_the_school_is_not_this_teachers(world, pupil):
    other = a_card(a_pupil(a_class(world.primary, "5B", 5), "Em Khác", date(2014, 2, 2)))
    assert other.pk not in seen_by(world, "lan")
    assert other.pk in seen_by(world, "binh")


def test_a_pupil_who_moves_class_takes_the_card_along(world, pupil):
    card = a_card(pupil)
    Post.objects.create(user=world.quan, unit=world.primary, role="teacher", starts_on=date(2024, 8, 1))
    there = a_class(world.primary, "5B", 5, teacher=world.quan)
    enrolment = Enrolment.objects.get(pupil=pupil)
    move_pupil(enrolment=enrolment, to=there, on=TODAY, by=world.viewer("binh"), at=NOW)
    assert seen_by(world, "lan") == set()
    assert seen_by(world, "quan") == seen_by(world, "binh") == {card.pk}


def test_a_pupil_who_goes_to_another_school_is_seen_by_no_one_and_the_card_goes(world, pupil):
    a_card(pupil)
    Enrolment.objects.filter(pupil=pupil).update(ends_on=date(2024, 11, 1), left_because="school")
    Enrolment.objects.create(
        pupil=pupil,
        school_class=a_class(world.other_school, teacher=world.ngoc),
        unit=world.other_school,
        starts_on=date(2024, 11, 1),
    )
    assert seen_by(world, "lan") == seen_by(world, "binh") == seen_by(world, "ngoc") == set()
    night()
    assert (Flag.objects.get().state, Flag.objects.get().pupil) == ("expired", None)


def test_who_was_the_classes_teacher_sees_no_more(world, room, pupil):
    a_card(pupil)
    room.teacher = None
    room.save()
    assert seen_by(world, "lan") == set()


@pytest.mark.parametrize(("on", "gone"), [(TODAY + timedelta(days=59), False), (TODAY + timedelta(days=60), True)])
def test_a_card_forgets_on_its_day(on, gone, world, pupil):
    card = a_card(pupil)
    jobs.expire_flags(NOW + (on - TODAY))
    card.refresh_from_db()
    assert (card.pupil is None, card.reasons is None, card.state == "expired") == (gone, gone, gone)


def test_a_closed_card_keeps_its_outcome_and_nothing_of_the_child(world, pupil):
    card = act(world, a_card(pupil), note="Bà nội ốm.")
    actions.check_back(
        flag=card, outcome="false_alarm", note="Em đi học đều.", seen=card.version, by=world.viewer("lan"), at=NOW
    )
    jobs.expire_flags(NOW + timedelta(days=30))
    card.refresh_from_db()
    assert (card.state, card.outcome, card.pupil, card.points) == ("checked", "false_alarm", None, 0)
    assert set(FlagStep.objects.values_list("said", flat=True)) == {None}


def test_reasons_and_words_lie_sealed(world, pupil):
    act(world, a_card(pupil), note="Mẹ em vắng nhà.")
    with connection.cursor() as cursor:
        cursor.execute("SELECT reasons FROM cases_flag UNION ALL SELECT said FROM cases_flagstep")
        stored = b" ".join(bytes(row[0]) for row in cursor.fetchall())
    assert b"poor" not in stored and "Mẹ em".encode() not in stored and b"asked" not in stored


def test_no_entry_names_the_child_or_says_why(world, pupil):
    missed(pupil)
    night()
    act(world)
    jobs.expire_flags(NOW + timedelta(days=90))
    told = str(list(AuditEntry.objects.filter(verb__contains="flag").values()))
    assert str(pupil.key) not in told and "Ngân" not in told and "unexcused" not in told
