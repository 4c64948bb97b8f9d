"""The list, one activity, and who sees what."""

import re
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from tests.cast import NOW, World
from tuoitho.activities.models import Reach
from tuoitho.activities.tests.samples import DAY, a_class_activity, an_activity
from tuoitho.programme.models import Clause, Plan

LIST = "/activities/"


def titles(client: Client, query: str = "") -> list[str]:
    page = client.get(LIST + query).content.decode()
    return re.findall(r'<a class="what" href="[^"]*">([^<]*)</a>', page)


def test_the_list_pages_newest_first_and_shows_each_once(world: World, signed_in: Callable[[str], Client]) -> None:
    for number in range(60):
        an_activity(world.primary, title=f"Buổi {number}", on_date=DAY - timedelta(days=number // 2))
    binh, query, seen = signed_in("binh"), "", []
    while True:
        page = binh.get(LIST + query).content.decode()
        seen += re.findall(r">(Buổi \d+)</a>", page)
        following = re.search(r'href="(\?[^"]*after=[^"]*)"', page)
        if not following:
            break
        query = following[1].replace("&amp;", "&")
    assert len(seen) == 60
    assert sorted(seen, key=lambda title: int(title[5:]) // 2) == [*seen]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", {"June", "May", "Item"}),
        ("?kind=training", {"May"}),
        ("?audience=staff", {"May"}),
        ("?clause=II.2", {"Item"}),
        ("?month=2024-06", {"June"}),
        ("?year=2023", {"Before"}),
        ("?kind=nonsense&month=2024-13", {"June", "May", "Item"}),
    ],
)
def test_filters_narrow_the_list(world: World, signed_in: Callable[[str], Client], query: str, found: set[str]) -> None:
    an_activity(world.primary, title="June", on_date=date(2024, 6, 1))
    may = an_activity(world.primary, title="May", kind="training", on_date=date(2024, 5, 1))
    Reach.objects.create(activity=may, audience="staff", reached=3)
    Reach.objects.create(activity=may, audience="caregivers", reached=3)
    an_activity(world.primary, title="Item", clause="II.2.3", on_date=date(2024, 5, 2))
    an_activity(world.primary, title="Before", clause="II.20", on_date=date(2023, 11, 17))
    plan = Plan.objects.create(
        unit=world.department, title="KH", from_year=2021, to_year=2025, state="adopted", drafted_at=NOW, adopted_at=NOW
    )
    Clause.objects.create(plan=plan, position=1, address="II.2", kind="task", text="Truyền thông")
    assert set(titles(signed_in("binh"), query)) == found


def test_each_sees_the_activities_of_their_scope(world: World, signed_in: Callable[[str], Client]) -> None:
    an_activity(world.primary, title="Trường")
    an_activity(world.other_school, title="Trường khác")
    mine = a_class_activity(world.primary, world.lan)
    mine.title = "Lớp"
    mine.save()
    assert set(titles(signed_in("mai"))) == {"Trường", "Trường khác", "Lớp"}
    assert set(titles(signed_in("khoa"))) == {"Trường", "Trường khác", "Lớp"}
    assert set(titles(signed_in("son"))) == {"Trường", "Lớp"}
    assert set(titles(signed_in("binh"))) == {"Trường", "Lớp"}
    assert set(titles(signed_in("lan"))) == {"Lớp"}
    assert set(titles(signed_in("ngoc"))) == {"Trường khác"}
    assert titles(signed_in("linh")) == []
    assert signed_in("yen").get(LIST).status_code == 403
    assert set(titles(signed_in("mai"), f"?unit={world.ward.code}")) == {"Trường", "Lớp"}


def test_names_are_for_the_school_and_the_classs_own_teacher(world: World, signed_in: Callable[[str], Client]) -> None:
    activity = a_class_activity(world.primary, world.lan)
    path = reverse("activities:activity", kwargs={"key": activity.key})
    for name in ("lan", "binh", "hanh"):
        assert "Nguyễn Văn Đức" in signed_in(name).get(path).content.decode()
    for name in ("mai", "khoa", "son", "tung"):
        page = signed_in(name).get(path).content.decode()
        assert "Nguyễn Văn Đức" not in page
        assert "Tên người dự chỉ hiện" in page


@pytest.mark.parametrize("name", ["binh", "mai", "lan"])
def test_pages_ask_few_questions(
    world: World, signed_in: Callable[[str], Client], name: str, django_assert_max_num_queries: Callable
) -> None:
    activity = a_class_activity(world.primary, world.lan)
    for number in range(30):
        Reach.objects.create(activity=an_activity(world.primary, clause="II.2"), audience="pupils", reached=number)
    client = signed_in(name)
    client.get(LIST)
    paths = [LIST, reverse("activities:activity", kwargs={"key": activity.key})]
    if name != "mai":
        paths += [f"/activities/{activity.key}/{verb}/" for verb in ("edit", "attendance", "withdraw")]
    if name != "lan":
        paths.append("/activities/log/")
    for path in paths:
        with django_assert_max_num_queries(12):
            assert client.get(path).status_code == 200


def test_an_empty_list_says_how_to_begin(world: World, signed_in: Callable[[str], Client]) -> None:
    assert "Ghi hoạt động đầu tiên" in signed_in("binh").get(LIST).content.decode()


def test_the_clauses_are_those_of_the_nearest_adopted_plan(world: World, signed_in: Callable[[str], Client]) -> None:
    def plan(unit: object, text: str, state: str = "adopted") -> None:
        made = Plan.objects.create(
            unit=unit, title="KH", from_year=2021, to_year=2025, state=state, drafted_at=NOW, adopted_at=NOW
        )
        Clause.objects.create(plan=made, position=1, address="II.2", kind="task", text=text)
        Clause.objects.create(plan=made, position=2, address="II.2.1", kind="item", text=f"Việc {text}")
        Clause.objects.create(plan=made, position=3, address="I.1", kind="general", text=f"Chung {text}")

    plan(world.department, "của Phòng")
    page = signed_in("binh").get("/activities/log/").content.decode()
    assert "II.2.1. Việc của Phòng" in page
    assert "Chung của Phòng" not in page
    plan(world.primary, "của trường")
    plan(world.primary, "dự thảo", state="draft")
    page = signed_in("binh").get("/activities/log/").content.decode()
    assert "Việc của trường" in page
    assert "của Phòng" not in page
    assert "dự thảo" not in page
