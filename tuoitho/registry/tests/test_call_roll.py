"""A class is called by hand."""

import re
from datetime import date

import pytest
from django.urls import reverse

from tests.cast import TODAY
from tuoitho.base.models import AuditEntry
from tuoitho.registry.models import Absence, RollCall, is_school_day
from tuoitho.registry.tests.people import a_class, a_pupil


@pytest.fixture
def room(world):
    room = a_class(world.primary, teacher=world.lan)
    for number, name in enumerate(["Lê Anh", "Bùi Bé", "Vũ Cúc"]):
        a_pupil(room, name, date(2014, 9, 5 + number))
    return room


def url(room, on=""):
    return reverse("registry:call_roll", args=[room.key]) + (f"?on={on}" if on else "")


def hidden(page):
    text = page.content.decode()
    return {name: re.search(rf'name="{name}" value="([^"]*)"', text).group(1) for name in ("version", "roster")}


def ids(page):
    return re.findall(r'name="mark_(\d+)" value="here"', page.content.decode())


def call(client, room, away=(), on="", half=(), page=None):
    page = page or client.get(url(room, on))
    marks = {f"mark_{one}": "here" for one in ids(page)}
    marks |= {f"mark_{one}": mark for one, mark in away} | {f"half_{one}": "on" for one in half}
    return client.post(url(room, on), {**hidden(page), **marks}, follow=True)


def test_a_teacher_marks_the_absent_with_one_tap_each_and_sees_it_again(room, signed_in):
    lan = signed_in("lan")
    first, second, _third = ids(lan.get(url(room)))
    said = call(lan, room, [(first, "excused"), (second, "unexcused")], half=[second]).content.decode()
    assert "1 em có mặt, 2 em vắng" in said
    assert "đang hiện bản đã lưu" in said
    assert re.search(rf'name="mark_{second}" value="unexcused"[^>]*checked', said)
    rows = Absence.objects.order_by("pk").values_list("pupil_id", "part", "excused", "on_date")
    assert list(rows) == [(int(first), "whole", True, TODAY), (int(second), "half", False, TODAY)]
    entry = AuditEntry.objects.get(verb="registry.call_roll")
    assert entry.subject == f"{room.key}/2024-11-09"


def test_nobody_absent_is_an_answer(room, signed_in):
    assert "không em nào vắng" in call(signed_in("lan"), room).content.decode()
    assert RollCall.objects.get().version == 1
    assert not Absence.objects.exists()


def test_a_second_save_replaces_the_first(room, signed_in):
    lan = signed_in("lan")
    first, second, _third = ids(lan.get(url(room)))
    call(lan, room, [(first, "excused")])
    call(lan, room, [(second, "unexcused")])
    assert Absence.objects.get().pupil_id == int(second)
    assert RollCall.objects.get().version == 2


def test_two_people_calling_at_once_see_both_and_lose_neither(room, signed_in):
    lan, binh = signed_in("lan"), signed_in("binh")
    page = lan.get(url(room))
    first, second, _third = ids(page)
    call(binh, room, [(first, "excused")])
    both = call(lan, room, [(second, "unexcused")], page=page)
    assert both.status_code == 409
    assert "Bản đang lưu, vắng: Lê Anh" in " ".join(both.content.decode().split())
    assert re.search(rf'name="mark_{second}" value="unexcused"[^>]*checked', both.content.decode())
    assert Absence.objects.get().pupil_id == int(first)
    call(lan, room, [(second, "unexcused")], page=both)
    assert Absence.objects.get().pupil_id == int(second)


def test_a_pupil_who_joined_meanwhile_is_not_taken_as_present(room, signed_in):
    lan = signed_in("lan")
    page = lan.get(url(room))
    a_pupil(room, "Mới Vào", date(2014, 1, 1))
    assert "Danh sách lớp vừa thay đổi" in call(lan, room, page=page).content.decode()
    assert not RollCall.objects.exists()


def test_a_whole_class_away_is_a_day_without_school(room, signed_in):
    for number in range(3):
        a_pupil(room, f"Thêm {number}", date(2014, 3, 1 + number))
    lan = signed_in("lan")
    away = [(one, "unexcused") for one in ids(lan.get(url(room)))]
    answer = call(lan, room, away)
    assert answer.status_code == 409
    assert not Absence.objects.exists()


@pytest.mark.parametrize("on", ["10/11/2024", "03/11/2024", "02/09/2024", "15/07/2024", "10/11/2023", "12/11/2024"])
def test_a_day_to_come_a_holiday_and_another_year_are_not_called(room, signed_in, on):
    lan = signed_in("lan")
    page = lan.get(url(room))
    answer = call(lan, room, page=page, on=on)
    assert answer.status_code in (200, 409)
    assert not RollCall.objects.exists()


def test_the_days_of_school():
    assert is_school_day(date(2024, 11, 9))  # a Saturday
    assert is_school_day(date(2024, 11, 8))
    assert not is_school_day(date(2024, 11, 10))
    assert not is_school_day(date(2025, 1, 29))
    assert not is_school_day(date(2025, 7, 1))


@pytest.mark.parametrize(("who", "status"), [("ngoc", 404), ("dung", 403), ("mai", 403), ("son", 403), ("khoa", 403)])
def test_an_outsider_calls_no_class(room, signed_in, who, status):
    assert signed_in(who).get(url(room)).status_code == status


def test_a_teacher_calls_no_other_class(world, room, signed_in):
    other = a_class(world.primary, "4B")
    a_pupil(other, "Không Thấy")
    lan = signed_in("lan")
    assert lan.get(url(other)).status_code == 404
    assert ">4B<" not in lan.get(reverse("registry:absences", args=["HD-TH01"])).content.decode()


def test_a_pupil_of_another_class_cannot_be_slipped_in(world, room, signed_in):
    other = a_pupil(a_class(world.primary, "4B"), "Em Khác")
    call(signed_in("lan"), room, [(other.pk, "unexcused")])
    assert not Absence.objects.exists()


def test_the_day_shows_who_was_not_called(world, room, signed_in):
    a_class(world.primary, "4B")
    lan, binh = signed_in("lan"), signed_in("binh")
    call(lan, room, [(ids(lan.get(url(room)))[0], "excused")])
    text = binh.get(reverse("registry:absences", args=["HD-TH01"])).content.decode()
    assert text.count("chưa điểm danh") == 1


def test_the_pages_take_few_queries_and_few_bytes(world, room, signed_in, django_assert_max_num_queries):
    for number in range(45):
        a_pupil(room, f"Nguyễn Thị Hồng Em {number}", date(2013, 1, 1))
        a_class(world.primary, f"5A{number}")
    lan = signed_in("lan")
    lan.get(url(room))
    with django_assert_max_num_queries(12):
        page = lan.get(url(room))
    assert len(page.content) < 150_000
    binh, day = signed_in("binh"), reverse("registry:absences", args=["HD-TH01"])
    binh.get(day)
    with django_assert_max_num_queries(12):
        binh.get(day)
