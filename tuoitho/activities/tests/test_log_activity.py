"""Writing an activity down."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from tests.cast import TODAY, World
from tuoitho.activities.models import Activity
from tuoitho.activities.rules import Counted
from tuoitho.activities.tests.steps import cell, log
from tuoitho.base.models import AuditEntry
from tuoitho.base.refusals import NotAllowed, Refused
from tuoitho.counts.models import Cell
from tuoitho.programme.tests.stage import adopted

LOG = "/activities/log/"
WORDS = {
    "kind": "communication",
    "title": "Truyền thông ngày hội đọc sách",
    "on_date": "01/06/2024",
    "channel": "direct",
    "reached_caregivers": "1.120",
    "invited_caregivers": "1200",
}


def test_the_focal_person_logs_an_activity_and_its_counts_are_there_at_once(
    world: World, signed_in: Callable[[str], Client]
) -> None:
    answer = signed_in("binh").post(LOG, WORDS)
    activity = Activity.objects.get()
    assert answer.headers["Location"] == reverse("activities:activity", kwargs={"key": activity.key})
    assert (activity.unit, activity.by) == (world.primary, world.users["binh"].actor_key)
    assert cell(world, "primary", "caregivers.informed.max") == 1120
    assert AuditEntry.objects.filter(verb="activities.log_activity", subject=str(activity.key)).count() == 1


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"reached_caregivers": "1300"}, "lớn hơn số người được mời"),
        ({"reached_caregivers": "12,5"}, "không phải là số nguyên"),
        ({"reached_caregivers": "nhiều"}, "không phải là một số"),
        ({"reached_caregivers": ""}, "chưa có số người dự"),
        ({"on_date": "10/11/2024"}, "chưa đến"),
        ({"on_date": "31/12/2014"}, "chưa thành lập"),
        ({"on_date": "31/02/2024"}, "ngày/tháng/năm"),
        ({"title": ""}, "Hãy ghi tên hoạt động"),
        ({"kind": ""}, "Hãy chọn loại hoạt động"),
    ],
)
def test_bad_input_gets_a_sentence_and_loses_nothing(
    world: World, signed_in: Callable[[str], Client], wrong: dict[str, str], sentence: str
) -> None:
    page = signed_in("binh").post(LOG, {**WORDS, "place": "Sân trường", **wrong}).content.decode()
    assert sentence in page
    assert 'value="Sân trường"' in page
    for name, typed in wrong.items():
        assert not typed or f'value="{typed}"' in page, name
    assert not Activity.objects.exists()


def test_the_action_refuses_what_a_form_would(world: World) -> None:
    with pytest.raises(Refused, match="chưa đến"):
        log(world, "binh", "primary", on=TODAY + timedelta(days=1))
    with pytest.raises(Refused, match="được mời"):
        log(world, "binh", "primary", Counted("caregivers", 10, 11))
    assert not Activity.objects.exists()


@pytest.mark.parametrize(
    ("name", "unit"),
    [
        ("ngoc", "primary"),
        ("dung", "primary"),
        ("lan", "primary"),
        ("yen", "primary"),
        ("mai", "primary"),
        ("son", "primary"),
        ("linh", "department"),
        ("khoa", "department"),
    ],
)
def test_nobody_logs_for_a_unit_where_they_do_not_sit(world: World, name: str, unit: str) -> None:
    with pytest.raises(NotAllowed):
        log(world, name, unit, Counted("caregivers", None, 1))


@pytest.mark.parametrize(
    ("name", "unit"),
    [
        ("binh", "primary"),
        ("thu", "primary"),
        ("mai", "department"),
        ("son", "ward"),
        ("cuc", "preschool"),
        ("cuc", "group"),
    ],
)
def test_one_logs_where_one_sits_and_for_the_groups_one_guides(world: World, name: str, unit: str) -> None:
    assert log(world, name, unit, Counted("caregivers", None, 7)).unit == world.units[unit]


def test_a_head_chooses_among_the_groups_they_guide(world: World, signed_in: Callable[[str], Client]) -> None:
    page = signed_in("cuc").get(LOG).content.decode()
    assert world.group.name in page
    signed_in("cuc").post(f"{LOG}?unit={world.group.code}", WORDS)
    assert Activity.objects.get().unit == world.group
    assert signed_in("cuc").get(f"{LOG}?unit={world.primary.code}").status_code == 404


def test_a_meeting_informs_nobody(world: World) -> None:
    log(world, "binh", "primary", Counted("caregivers", None, 50), kind="meeting")
    assert cell(world, "primary", "caregivers.informed.max") is None


def test_training_also_trains_employers_and_officials(world: World) -> None:
    log(world, "son", "ward", Counted("enterprises", 20, 12), Counted("ward_officials", None, 9), kind="training")
    log(world, "son", "ward", Counted("enterprises", None, 30))
    assert cell(world, "ward", "enterprises.trained.sum") == 12
    assert (cell(world, "ward", "enterprises.informed.max"), cell(world, "ward", "enterprises.informed.sum")) == (
        30,
        42,
    )
    assert cell(world, "ward", "ward_officials.trained.max") == 9


def test_a_schools_word_to_employers_is_a_contact_and_no_figure(
    world: World, signed_in: Callable[[str], Client]
) -> None:
    activity = log(world, "binh", "primary", Counted("enterprises", None, 5), kind="training")
    assert not Cell.objects.filter(unit=world.primary, measure__startswith="enterprises").exists()
    page = signed_in("binh").get(reverse("activities:activity", kwargs={"key": activity.key})).content.decode()
    assert "Lượt tiếp xúc" in page


def test_an_activity_counts_in_the_reporting_year_its_day_falls_in(world: World) -> None:
    log(world, "binh", "primary", Counted("caregivers", None, 5), on=date(2023, 11, 17))
    log(world, "binh", "primary", Counted("caregivers", None, 6), on=date(2023, 11, 18))
    assert cell(world, "primary", "caregivers.informed.max", 2023) == 5
    assert cell(world, "primary", "caregivers.informed.max", 2024) == 6


def test_a_day_of_no_reporting_year_is_kept_and_counts_nowhere(world: World) -> None:
    activity = log(world, "binh", "primary", Counted("caregivers", None, 5), on=date(2018, 5, 5))
    assert Activity.objects.filter(pk=activity.pk).exists()
    assert not Cell.objects.filter(unit=world.primary).exists()


def test_the_form_opens_with_the_clause_it_was_asked_for(world: World, signed_in: Callable[[str], Client]) -> None:
    adopted(world.department)
    client = signed_in("binh")
    page = client.get(LOG, {"clause": "II.2.3"})
    assert page.context["form"]["clause"].value() == "II.2.3"
    assert '<option value="II.2.3" selected>' in page.content.decode()
    assert client.get(LOG, {"clause": "IX.9"}).context["form"]["clause"].value() is None, "no plan has it"
    client.post(f"{LOG}?clause=II.2.3", WORDS | {"clause": "II.2.1"})
    assert Activity.objects.get().clause == "II.2.1", "what is chosen on the page holds"
