"""Saying it better, and putting right who came."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from tests.cast import NOW, TODAY, World
from tuoitho.activities import actions
from tuoitho.activities.models import Activity, Attendance
from tuoitho.activities.rules import Counted, Details
from tuoitho.activities.tests.steps import address, cell, key_of, log, named, shown
from tuoitho.base.models import AuditEntry
from tuoitho.base.refusals import Changed, NotAllowed
from tuoitho.registry.models import SchoolClass


def words(activity: Activity, **more: object) -> dict[str, object]:
    return {
        "kind": activity.kind,
        "title": activity.title,
        "on_date": f"{activity.on_date:%d/%m/%Y}",
        "version": activity.version,
        **more,
    }


def edit(activity: Activity) -> str:
    return reverse("activities:edit_activity", kwargs={"key": activity.key})


def test_an_edit_moves_the_counts_to_the_right_year(world: World, signed_in: Callable[[str], Client]) -> None:
    activity = log(world, "binh", "primary", Counted("caregivers", None, 40))
    page = signed_in("binh").get(edit(activity)).content.decode()
    assert 'value="40"' in page
    signed_in("binh").post(edit(activity), words(activity, on_date="17/11/2023", reached_caregivers="41"))
    assert cell(world, "primary", "caregivers.informed.max", 2024) is None
    assert cell(world, "primary", "caregivers.informed.max", 2023) == 41
    entry = AuditEntry.objects.get(verb="activities.edit_activity")
    assert entry.fields == ["on_date", "reaches"]


def test_of_two_who_edit_at_once_the_second_sees_both_versions(
    world: World, signed_in: Callable[[str], Client]
) -> None:
    activity = log(world, "binh", "primary", Counted("caregivers", None, 40))
    signed_in("hanh").post(edit(activity), words(activity, title="Bản của hiệu trưởng", reached_caregivers="50"))
    answer = signed_in("binh").post(edit(activity), words(activity, title="Bản của đầu mối", reached_caregivers="60"))
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "<td>Bản của hiệu trưởng</td><td>Bản của đầu mối</td>" in page
    assert "<td>50</td><td>60</td>" in page
    assert Activity.objects.get().title == "Bản của hiệu trưởng"
    assert 'name="version" value="2"' in page
    again = words(activity, title="Bản của đầu mối", reached_caregivers="60", version=2)
    signed_in("binh").post(edit(activity), again)
    assert Activity.objects.get().title == "Bản của đầu mối"


def test_an_old_version_is_refused_below_the_screens_too(world: World) -> None:
    activity = log(world, "binh", "primary", Counted("caregivers", None, 40))
    change = {"details": Details("other", "Khác", TODAY), "counted": [], "by": world.viewer("binh"), "at": NOW}
    actions.edit_activity(activity=activity, version=1, **change)
    with pytest.raises(Changed):
        actions.edit_activity(activity=activity, version=1, **change)


def test_turning_a_lesson_into_a_meeting_informs_nobody_any_more(
    world: World, lans: SchoolClass, signed_in: Callable[[str], Client]
) -> None:
    lan = signed_in("lan")
    path = address(lans)
    lan.post(path, {**shown(lan, path), "ready": "rights"})
    activity = Activity.objects.get()
    lan.post(edit(activity), words(activity, kind="meeting"))
    assert named(world.primary) is None
    assert Attendance.objects.count() == 3


def test_who_came_is_put_right(world: World, lans: SchoolClass, signed_in: Callable[[str], Client]) -> None:
    lan = signed_in("lan")
    path = address(lans)
    lan.post(path, {**shown(lan, path), "ready": "rights"})
    activity = Activity.objects.get()
    correct = reverse("activities:correct_attendance", kwargs={"key": activity.key})
    away = key_of(lan, correct, "Trần Đức Bình")
    lan.post(correct, {**shown(lan, correct), "version": 1, "absent": [away]})
    assert named(world.primary) == 2
    assert f'value="{away}" id="id_absent_1" checked' in lan.get(correct).content.decode()
    late = lan.post(correct, {**shown(lan, correct), "version": 1})
    assert late.status_code == 409
    assert "Trần Đức Bình" in late.content.decode()
    assert named(world.primary) == 2


@pytest.mark.parametrize("name", ["ngoc", "mai", "khoa", "lan", "dung"])
def test_others_do_not_edit(world: World, signed_in: Callable[[str], Client], name: str) -> None:
    activity = log(world, "binh", "primary", Counted("caregivers", None, 40), on=date(2024, 5, 5))
    assert signed_in(name).post(edit(activity), words(activity, title="Khác")).status_code in (403, 404)
    with pytest.raises(NotAllowed):
        actions.edit_activity(
            activity=activity,
            version=1,
            details=Details("other", "Khác", TODAY),
            counted=[],
            by=world.viewer(name),
            at=NOW,
        )
