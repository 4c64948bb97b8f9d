"""The summer's own check, and who is back in September."""

from datetime import date, datetime

import pytest
from django.urls import reverse

from tests.cast import NOW, ZONE
from tuoitho.base.refusals import Changed, NotAllowed, Refused
from tuoitho.registry import actions
from tuoitho.registry.actions import Checked
from tuoitho.registry.models import SummerCheck
from tuoitho.registry.models.summers import phase_of
from tuoitho.registry.tests.people import a_class, a_pupil

JULY = datetime(2025, 7, 1, 8, tzinfo=ZONE)
SEPTEMBER = datetime(2025, 9, 10, 8, tzinfo=ZONE)


@pytest.fixture
def room(world):
    room = a_class(world.primary, teacher=world.lan)
    a_pupil(room, "Lê Anh")
    a_pupil(room, "Bùi Bé", date(2014, 1, 1))
    return room


@pytest.fixture
def pupils(room):
    return list(room.enrolments.order_by("pk").values_list("pupil_id", flat=True))


def url(room):
    return reverse("registry:check_summer", args=[room.key])


def lines(pupils, versions=(0, 0), **said):
    data = {f"version_{pupil}": version for pupil, version in zip(pupils, versions, strict=True)}
    for pupil in pupils:
        data |= {f"whereabouts_{pupil}": "unknown", f"expected_{pupil}": "unknown"}
    return {**data, **{f"{name}_{pupils[0]}": value for name, value in said.items()}}


def test_one_list_in_summer_and_one_in_september(world, room, pupils, signed_in, settings):
    lan = signed_in("lan")
    settings.PINNED_DAY = JULY.date()
    assert "Em đang ở đâu" in lan.get(url(room)).content.decode()
    lan.post(url(room), lines(pupils, contacted="on", whereabouts="away", expected="no"))
    row = SummerCheck.objects.get()
    assert (row.summer, row.contacted, row.whereabouts, row.expected, row.back) == (2025, True, "away", "no", None)
    settings.PINNED_DAY = SEPTEMBER.date()
    page = lan.get(url(room)).content.decode()
    assert "đã trở lại lớp" in page
    assert "Em đang ở đâu" not in page
    lan.post(url(room), {**lines(pupils, (1, 0)), f"back_{pupils[0]}": "no", f"back_{pupils[1]}": "yes"})
    first, second = SummerCheck.objects.order_by("pk")
    assert (first.back, first.whereabouts, first.version) == (False, "away", 2)
    assert (second.back, second.contacted) == (True, False)


def test_out_of_season_it_says_when_it_opens(room, signed_in):
    assert "Chưa đến lúc kiểm tra hè" in signed_in("lan").get(url(room)).content.decode()
    assert phase_of(NOW.date()) is None


def check(world, room, pupil, who="lan", at=JULY, seen=0):
    said = [Checked(pupil, True, "here", "yes")]
    actions.check_summer(school_class=room, said=said, seen={pupil: seen}, by=world.viewer(who, at.date()), at=at)


def test_a_second_save_on_an_old_page_loses_nothing(world, room, pupils):
    check(world, room, pupils[0])
    with pytest.raises(Changed):
        check(world, room, pupils[0], "binh")
    check(world, room, pupils[0], "binh", seen=1)
    assert SummerCheck.objects.get().version == 2


def test_another_classs_pupil_and_another_season_are_refused(world, room, pupils):
    stranger = a_pupil(a_class(world.primary, "4B"), "Em Khác")
    with pytest.raises(Refused):
        check(world, room, stranger.pk)
    with pytest.raises(Refused):
        check(world, room, pupils[0], at=datetime(2025, 12, 1, 8, tzinfo=ZONE))
    for who in ("ngoc", "dung", "mai", "son"):
        with pytest.raises(NotAllowed):
            check(world, room, pupils[0], who)


def test_the_page_takes_few_queries(world, room, signed_in, settings, django_assert_max_num_queries):
    settings.PINNED_DAY = JULY.date()
    for number in range(45):
        a_pupil(room, f"Em {number}", date(2013, 1, 1))
    lan = signed_in("lan")
    lan.get(url(room))
    with django_assert_max_num_queries(12):
        page = lan.get(url(room))
    assert len(page.content) < 150_000
