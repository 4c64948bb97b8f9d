"""Whole class, or whole staff, but the absent."""

import gzip
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.test import Client
from django.urls import reverse

from tests.cast import NOW, TODAY, World
from tuoitho.activities import actions
from tuoitho.activities.forms.attendance import FOR_CLASS
from tuoitho.activities.models import Activity, Attendance
from tuoitho.activities.rules import Details
from tuoitho.activities.tests.steps import NAMES, address, key_of, named, pressed, shown
from tuoitho.base.models import AuditEntry
from tuoitho.base.refusals import NotAllowed
from tuoitho.registry.models import Mark, SchoolClass
from tuoitho.registry.tests.people import a_class, a_colleague, a_pupil


def test_a_teacher_with_one_class_stands_before_it_at_once(
    world: World, lans: SchoolClass, signed_in: Callable[[str], Client]
) -> None:
    assert signed_in("lan").get("/activities/quick/").headers["Location"] == address(lans)


def test_a_guiding_preschool_also_calls_the_staff_of_its_groups(
    world: World, signed_in: Callable[[str], Client]
) -> None:
    page = signed_in("cuc").get("/activities/quick/").content.decode()
    assert world.group.name in page
    assert world.primary.name not in page


def test_two_taps_inform_a_whole_class(world: World, lans: SchoolClass, signed_in: Callable[[str], Client]) -> None:
    lan = signed_in("lan")
    lan.post(address(lans), {**shown(lan, address(lans)), "ready": FOR_CLASS[0].code})
    activity = Activity.objects.get()
    assert (activity.title, activity.school_class, activity.on_date) == (FOR_CLASS[0].title, lans, TODAY)
    assert named(world.primary) == 3
    assert AuditEntry.objects.filter(verb="activities.take_attendance").count() == 1


def test_from_the_desk_a_teacher_taps_the_class_then_saves(
    world: World, lans: SchoolClass, signed_in: Callable[[str], Client]
) -> None:
    lan = signed_in("lan")
    assert f'href="{address(lans)}"' in lan.get("/").content.decode()
    lan.post(address(lans), pressed(lan, address(lans)))
    assert Activity.objects.get().title == FOR_CLASS[0].title
    assert named(world.primary) == 3


def test_what_the_class_heard_longest_ago_is_chosen_beforehand(
    lans: SchoolClass, signed_in: Callable[[str], Client]
) -> None:
    lan = signed_in("lan")
    days = ("15/10/2024", "22/10/2024", "29/10/2024", "05/11/2024")
    for day in days:
        lan.post(f"{address(lans)}?on={day}", pressed(lan, address(lans)))
    told = list(Activity.objects.order_by("on_date").values_list("title", flat=True))
    assert told == [one.title for one in (*FOR_CLASS, FOR_CLASS[0])]


def test_what_was_withdrawn_was_not_heard(world: World, lans: SchoolClass, signed_in: Callable[[str], Client]) -> None:
    lan = signed_in("lan")
    lan.post(address(lans), pressed(lan, address(lans)))
    wrong = Activity.objects.get()
    actions.withdraw_activity(activity=wrong, version=1, because="Ghi nhầm", by=world.viewer("lan"), at=NOW)
    assert pressed(lan, address(lans))["ready"] == FOR_CLASS[0].code


def test_the_absent_are_not_informed_and_who_comes_twice_counts_once(
    world: World, lans: SchoolClass, signed_in: Callable[[str], Client]
) -> None:
    lan = signed_in("lan")
    for _time in range(2):
        away = key_of(lan, address(lans), NAMES[1])
        lan.post(address(lans), {**shown(lan, address(lans)), "ready": FOR_CLASS[1].code, "absent": [away]})
    assert Attendance.objects.count() == 4
    assert named(world.primary) == 2
    page = lan.get(reverse("activities:activity", kwargs={"key": Activity.objects.first().key})).content.decode()
    absent, present = page.split("Có mặt", 1)
    assert NAMES[1] in absent
    assert NAMES[0] in present


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ({}, "Hãy chọn một nội dung"),
        ({"ready": "own"}, "Hãy ghi nội dung"),
        ({"ready": "recognise", "roster": "another"}, "Danh sách vừa thay đổi"),
    ],
)
def test_what_is_missing_is_said_and_the_ticks_stay(
    lans: SchoolClass, signed_in: Callable[[str], Client], words: dict[str, str], sentence: str
) -> None:
    lan, path = signed_in("lan"), address(lans)
    away = key_of(lan, path, NAMES[2])
    page = lan.post(path, {**shown(lan, path), "absent": [away], **words}).content.decode()
    assert sentence in page
    assert re.search(rf'value="{away}"[^>]* checked', page)
    assert not Activity.objects.exists()


def test_a_class_where_everybody_is_absent_is_no_activity(
    lans: SchoolClass, signed_in: Callable[[str], Client]
) -> None:
    lan, path = signed_in("lan"), address(lans)
    all_of_them = [key_of(lan, path, name) for name in NAMES]
    page = lan.post(path, {**shown(lan, path), "ready": "rights", "absent": all_of_them}).content.decode()
    assert "chưa lưu gì" in page
    assert not Activity.objects.exists()


def test_the_roll_is_that_of_the_day(world: World, lans: SchoolClass, signed_in: Callable[[str], Client]) -> None:
    a_pupil(lans, "Phạm Gia Huy", starts_on=date(2024, 11, 1))
    lan = signed_in("lan")
    earlier = f"{address(lans)}?on=15/10/2024"
    assert "Phạm Gia Huy" not in lan.get(earlier).content.decode()
    lan.post(earlier, {**shown(lan, earlier), "ready": "rights"})
    assert Activity.objects.get().on_date == date(2024, 10, 15)
    assert Attendance.objects.count() == 3


def test_a_day_that_is_none_is_said_and_today_is_shown(lans: SchoolClass, signed_in: Callable[[str], Client]) -> None:
    page = signed_in("lan").get(f"{address(lans)}?on=31/02/2024").content.decode()
    assert "ngày/tháng/năm, ví dụ" in page
    assert "09/11/2024" in page


def test_tomorrow_cannot_be_called(lans: SchoolClass, signed_in: Callable[[str], Client]) -> None:
    lan, path = signed_in("lan"), f"{address(lans)}?on=10112024"
    assert "chưa đến" in lan.post(path, {**shown(lan, path), "ready": "rights"}).content.decode()
    assert not Activity.objects.exists()


def test_staff_are_called_the_same_way(world: World, signed_in: Callable[[str], Client]) -> None:
    for name in ("Đỗ Thị Hoa", "Bùi Văn Kiên"):
        a_colleague(world.primary, name)
    path = reverse("activities:take_staff_attendance", kwargs={"code": world.primary.code})
    binh = signed_in("binh")
    away = key_of(binh, path, "Bùi Văn Kiên")
    binh.post(path, {**shown(binh, path), "ready": "detect", "absent": [away]})
    assert named(world.primary, "staff") == 1
    assert Mark.objects.get().kind == "staff"


@pytest.mark.parametrize("name", ["ngoc", "dung", "mai", "yen", "son"])
def test_nobody_else_calls_the_class(
    world: World, lans: SchoolClass, signed_in: Callable[[str], Client], name: str
) -> None:
    assert signed_in(name).get(address(lans)).status_code in (403, 404)
    with pytest.raises(NotAllowed):
        actions.take_attendance(
            unit=world.primary,
            school_class=lans,
            details=Details("communication", "Sinh hoạt lớp", TODAY),
            present=[1],
            invited=1,
            by=world.viewer(name),
            at=NOW,
        )


def test_a_teacher_sees_and_calls_only_their_own_class(
    world: World, lans: SchoolClass, signed_in: Callable[[str], Client]
) -> None:
    others = a_class(world.primary, "4B")
    lan = signed_in("lan")
    assert lan.get(address(others)).status_code == 404
    staff = reverse("activities:take_staff_attendance", kwargs={"code": world.primary.code})
    assert lan.get(staff).status_code == 404


def test_a_pupil_who_moved_is_counted_where_they_are_now(world: World, lans: SchoolClass) -> None:
    elsewhere = a_class(world.other_school)
    mover = a_pupil(elsewhere, "Vũ Nhật Minh", starts_on=date(2024, 10, 1))
    old = mover.enrolments.create(
        school_class=lans, unit=world.primary, starts_on=date(2024, 9, 5), ends_on=date(2024, 10, 1)
    )
    activity = actions.take_attendance(
        unit=world.primary,
        school_class=lans,
        details=Details("communication", "Sinh hoạt lớp", date(2024, 9, 20)),
        present=[old.pupil_id],
        invited=4,
        by=world.viewer("lan"),
        at=NOW,
    )
    assert named(world.other_school) == 1
    actions.withdraw_activity(activity=activity, version=1, because="Ghi nhầm ngày", by=world.viewer("lan"), at=NOW)
    assert named(world.other_school) is None


def test_the_page_of_a_full_class_is_light_and_needs_no_script(
    world: World, lans: SchoolClass, signed_in: Callable[[str], Client], django_assert_max_num_queries
) -> None:
    for number in range(45):
        a_pupil(lans, f"Nguyễn Hoàng Phương Thảo Vy {number}")
    lan = signed_in("lan")
    lan.get(address(lans))
    with django_assert_max_num_queries(12):
        answer = lan.get(address(lans))
    page = answer.content.decode()
    assets = [finders.find(path) for path in re.findall(r'(?:href|src)="/static/([^"?]+\.(?:css|js|svg))', page)]
    assert assets
    packed = len(gzip.compress(answer.content))
    packed += sum(len(gzip.compress(Path(path).read_bytes())) for path in assets)
    faces = [f"{face}-{weight}" for face in ("latin", "vietnamese") for weight in (400, 600)]
    fonts = sum(Path(finders.find(f"vendor/be-vietnam-pro/{face}.woff2")).stat().st_size for face in faces)
    assert packed + fonts <= 150_000
    assert page.count('type="checkbox" name="absent"') == 48
