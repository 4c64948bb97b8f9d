"""What tells of a child's home: who may know it, what is kept, what the audit says."""

from datetime import date

import pytest
from django.db import connection
from django.urls import reverse

from tests.cast import NOW, TODAY
from tuoitho.base.models import AuditEntry
from tuoitho.base.refusals import Changed, NotAllowed
from tuoitho.registry import actions
from tuoitho.registry.models import Enrolment, PupilCircumstance
from tuoitho.registry.models.circumstances import SPECIAL
from tuoitho.registry.tests.people import a_class, a_pupil


@pytest.fixture
def duc(world):
    return a_pupil(a_class(world.primary, teacher=world.lan))


def url(pupil):
    return reverse("registry:edit_circumstances", args=[pupil.key])


def edit(world, pupil, who, facts, seen="0"):
    enrolment = Enrolment.objects.get(pupil=pupil)
    return actions.edit_circumstances(enrolment=enrolment, facts=facts, seen=seen, by=world.viewer(who), at=NOW)


def test_the_fourteen_groups_stand_under_their_letters():
    assert "".join(SPECIAL) == "abcdđeghiklmno"


@pytest.mark.parametrize(
    ("who", "status"),
    [
        ("lan", 200),
        ("binh", 200),
        *((who, 403) for who in ("hanh", "thu", "dung", "mai", "khoa", "son", "tung", "ngoc", "an", "yen")),
    ],
)
def test_only_the_class_teacher_and_the_focal_person_see_them(duc, signed_in, who, status):
    assert signed_in(who).get(url(duc)).status_code == status


def test_the_teacher_of_another_class_does_not(world, signed_in):
    other = a_pupil(a_class(world.primary, "4B"), "Em Khác")
    assert signed_in("lan").get(url(other)).status_code == 404
    with pytest.raises(NotAllowed):
        edit(world, other, "lan", {"poor"})
    with pytest.raises(NotAllowed):
        edit(world, other, "hanh", {"poor"})


def test_facts_are_entered_ended_and_kept_with_their_days(world, duc, signed_in):
    lan = signed_in("lan")
    lan.post(url(duc), {"seen": "0", "home": ["poor", "household_work"], "special": ["h"]})
    rows = PupilCircumstance.objects.order_by("pk")
    assert [row.fact for row in rows] == ["h", "household_work", "poor"]
    page = lan.get(url(duc)).content.decode()
    assert 'value="household_work"' in page
    lan.post(url(duc), {"seen": "-".join(str(row.pk) for row in rows), "home": ["near_poor"], "special": ["h"]})
    assert {row.fact: row.ends_on for row in PupilCircumstance.objects.all()} == {
        "h": None,
        "household_work": TODAY,
        "poor": TODAY,
        "near_poor": None,
    }


def test_poor_and_near_poor_at_once_is_not_possible(duc, signed_in):
    said = signed_in("lan").post(url(duc), {"seen": "0", "home": ["poor", "near_poor"]}).content.decode()
    assert "chỉ chọn một" in said
    assert not PupilCircumstance.objects.exists()


def test_opening_is_logged_and_no_entry_names_a_fact(duc, signed_in):
    lan = signed_in("lan")
    lan.get(url(duc))
    lan.post(url(duc), {"seen": "0", "special": ["l"]})
    entries = AuditEntry.objects.filter(subject=str(duc.key)).order_by("seq").values_list("verb", "fields")
    assert list(entries)[:2] == [
        ("registry.open_circumstances", []),
        ("registry.edit_circumstances", ["circumstances"]),
    ]


def test_the_store_does_not_say_what_a_fact_is(world, duc):
    edit(world, duc, "lan", {"household_work"})
    with connection.cursor() as cursor:
        cursor.execute("SELECT fact FROM registry_pupilcircumstance")
        assert b"household" not in bytes(cursor.fetchone()[0])


def test_two_people_editing_lose_nothing(world, duc):
    edit(world, duc, "lan", {"poor"})
    with pytest.raises(Changed):
        edit(world, duc, "binh", {"near_poor"}, seen="0")
    assert PupilCircumstance.objects.get().fact == "poor"


def test_a_child_who_went_on_to_another_school_takes_nothing_along(world, duc, signed_in):
    edit(world, duc, "lan", {"poor"})
    Enrolment.objects.filter(pupil=duc).update(ends_on=date(2024, 11, 1), left_because="school")
    room = a_class(world.other_school)
    Enrolment.objects.create(pupil=duc, school_class=room, unit=world.other_school, starts_on=date(2024, 11, 1))
    assert signed_in("lan").get(url(duc)).status_code == 404
    assert signed_in("binh").get(url(duc)).status_code == 404
