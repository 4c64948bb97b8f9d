"""What each person sees, and the numbers that rooms above read."""

from collections.abc import Callable
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from tests.cast import NOW, World
from tuoitho.base.actors import SYSTEM
from tuoitho.programme import actions, queries
from tuoitho.programme.models import Target
from tuoitho.programme.tests.stage import adopted, drawn

SignedIn = Callable[[str], Client]


@pytest.fixture
def school_plan(world: World):
    plan = drawn(world, world.primary)
    Target.objects.filter(clause__plan=plan, series="2.2").update(percent=95)
    return actions.adopt(by=SYSTEM, at=NOW, plan=plan)


def test_a_school_sees_its_own_plan_and_the_one_above(world: World, school_plan) -> None:
    viewer = world.viewer("lan")
    assert queries.plan_of(viewer, school_plan.key) == school_plan
    assert queries.plan_of(viewer, school_plan.carries_out.key) == school_plan.carries_out
    assert queries.plan_above(viewer, world.primary) == school_plan.carries_out
    assert queries.adopted_plan(viewer, world.primary) == school_plan


def test_outsiders_see_neither(world: World, school_plan) -> None:
    assert queries.plan_of(world.viewer("ngoc"), school_plan.key) is None
    assert queries.adopted_plan(world.viewer("ngoc"), world.primary) is None
    assert not queries.clauses_of(world.viewer("ngoc"), school_plan).exists()
    assert queries.plan_of(world.viewer("linh"), school_plan.carries_out.key) is None
    assert not queries.plans_of(world.viewer("giang")).exists()


def test_a_draft_is_seen_by_those_who_write_it_only(world: World) -> None:
    draft = drawn(world, world.primary)
    seen = {name for name in ("hanh", "binh", "lan", "mai", "ngoc", "yen", "khoa", "thu", "dung")
            if queries.plan_of(world.viewer(name), draft.key)}  # fmt: skip
    assert seen == {"hanh", "binh", "thu"}


def test_the_officer_and_the_city_see_plans_in_force_below_them(world: World, school_plan) -> None:
    for name in ("mai", "yen", "khoa"):
        assert queries.plan_of(world.viewer(name), school_plan.key) == school_plan
    assert list(queries.plans_below(world.viewer("mai"))) == [school_plan]


def test_goals_come_from_the_nearest_plan_that_names_them(world: World, school_plan) -> None:
    units = [world.primary.pk, world.secondary.pk, world.group.pk, world.department.pk, world.other_department.pk]
    goals = queries.count_goals(units, 2024)
    assert goals[world.primary.pk]["2.2"] == (">=", Decimal(95))
    assert goals[world.primary.pk]["1.1"] == ("<", Decimal(1))
    assert goals[world.secondary.pk]["2.2"] == (">=", Decimal(85))
    assert goals[world.group.pk] == goals[world.department.pk]
    assert goals[world.other_department.pk] == {}
    assert "H30" not in goals[world.primary.pk]


def test_a_goal_outlives_the_years_of_its_plan_and_does_not_precede_them(world: World, school_plan) -> None:
    assert queries.count_goals([world.primary.pk], 2028)[world.primary.pk]["2.2"] == (">=", Decimal(95))
    assert queries.count_goals([world.primary.pk], 2020)[world.primary.pk] == {}


def test_goals_of_many_units_take_one_query(
    world: World, school_plan, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    tree = world.viewer("mai").tree
    with django_assert_num_queries(1):
        queries.count_goals([unit.pk for unit in world.units.values()], 2024, tree)


def test_who_has_a_plan_in_force(world: World, school_plan) -> None:
    drawn(world, world.secondary)
    every = [unit.pk for unit in world.units.values()]
    assert queries.count_adopted(every) == {world.primary.pk, world.department.pk}


PAGES = ["plans", "upload", "draw", "relay", "show", "correct", "adopt"]


@pytest.mark.parametrize("page", PAGES)
def test_a_page_asks_at_most_twelve_queries(
    page: str, world: World, signed_in: SignedIn, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    draft, client = drawn(world, world.preschool), signed_in("cuc")
    kwargs = {"key": draft.key} if page in ("show", "correct", "adopt") else {}
    client.get(reverse("public:home"))
    with django_assert_max_num_queries(12):
        assert client.get(reverse(f"programme:{page}", kwargs=kwargs)).status_code == 200


def test_the_list_and_the_papers_of_the_department(
    world: World, signed_in: SignedIn, school_plan, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client = signed_in("mai")
    client.get(reverse("public:home"))
    with django_assert_max_num_queries(12):
        listed = client.get(reverse("programme:plans")).content.decode()
    assert "Trường Tiểu học Vườn Xanh" in listed
    with django_assert_max_num_queries(12):
        key = {"key": school_plan.key, "kind": "pdf"}
        assert client.get(reverse("programme:export", kwargs=key)).content.startswith(b"%PDF")


def test_a_plan_drawn_before_the_departments_is_adopted_waits(world: World, signed_in: SignedIn) -> None:
    assert signed_in("hanh").post(reverse("programme:draw")).status_code == 409
    adopted(world.department)
    assert signed_in("hanh").post(reverse("programme:draw")).status_code == 302
    assert signed_in("hanh").post(reverse("programme:draw")).status_code == 409
