"""Withdrawn, an activity stays in sight and counts no more; restored, it counts again."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from tests.cast import NOW, World
from tuoitho.activities import actions, queries
from tuoitho.activities.rules import Counted
from tuoitho.activities.tests.steps import cell, log
from tuoitho.base.refusals import NotAllowed, Refused


def test_withdrawn_with_its_reason_and_restored(world: World, signed_in: Callable[[str], Client]) -> None:
    activity = log(world, "binh", "primary", Counted("caregivers", None, 40))
    binh = signed_in("binh")
    withdraw = reverse("activities:withdraw_activity", kwargs={"key": activity.key})
    assert "Hãy ghi lý do" in binh.post(withdraw, {"version": 1, "because": " "}).content.decode()
    binh.post(withdraw, {"version": 1, "because": "Ghi trùng với buổi sáng"})
    assert cell(world, "primary", "caregivers.informed.max") is None
    assert queries.count_activities({world.primary.pk}, 2024) == 0
    listed = binh.get("/activities/").content.decode()
    assert activity.title in listed
    assert "Đã rút" in listed
    one = binh.get(reverse("activities:activity", kwargs={"key": activity.key})).content.decode()
    assert "Ghi trùng với buổi sáng" in one
    binh.post(reverse("activities:restore_activity", kwargs={"key": activity.key}))
    assert cell(world, "primary", "caregivers.informed.max") == 40


def test_to_look_at_restoring_is_not_to_restore(world: World, signed_in: Callable[[str], Client]) -> None:
    activity = log(world, "binh", "primary", Counted("caregivers", None, 40))
    actions.withdraw_activity(activity=activity, version=1, because="Nhầm", by=world.viewer("binh"), at=NOW)
    signed_in("binh").get(reverse("activities:restore_activity", kwargs={"key": activity.key}))
    assert cell(world, "primary", "caregivers.informed.max") is None


def test_twice_is_once_too_often(world: World) -> None:
    activity = log(world, "binh", "primary", Counted("caregivers", None, 40))
    with pytest.raises(Refused, match="chưa bị rút"):
        actions.restore_activity(activity=activity, by=world.viewer("binh"), at=NOW)
    actions.withdraw_activity(activity=activity, version=1, because="Nhầm", by=world.viewer("binh"), at=NOW)
    with pytest.raises(Refused, match="đã được rút"):
        actions.withdraw_activity(activity=activity, version=2, because="Nhầm", by=world.viewer("binh"), at=NOW)


@pytest.mark.parametrize("name", ["ngoc", "mai", "lan", "dung"])
def test_others_do_not_withdraw(world: World, name: str) -> None:
    activity = log(world, "binh", "primary", Counted("caregivers", None, 40))
    with pytest.raises(NotAllowed):
        actions.withdraw_activity(activity=activity, version=1, because="Nhầm", by=world.viewer(name), at=NOW)
