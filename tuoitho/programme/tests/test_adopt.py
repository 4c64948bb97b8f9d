"""In force: the years are set, the plan before it gives way, the head answers."""

from collections.abc import Callable
from datetime import date
from itertools import pairwise

import pytest
from django.test import Client
from django.urls import reverse

from tests.cast import NOW, World
from tuoitho.base.actors import SYSTEM
from tuoitho.base.refusals import NotAllowed, Refused
from tuoitho.counts.models import Period
from tuoitho.programme import actions
from tuoitho.programme.models import Plan, Target
from tuoitho.programme.rules import Adoption
from tuoitho.programme.tests.stage import LAST_DAY, adopted, drawn, uploaded

SignedIn = Callable[[str], Client]


def press(client: Client, plan: Plan, **words: object) -> object:
    return client.post(reverse("programme:adopt", kwargs={"key": plan.key}), words)


def test_the_officer_adopts_and_the_years_follow(world: World, signed_in: SignedIn) -> None:
    Period.objects.all().delete()
    plan, client = uploaded(world.department), signed_in("mai")
    form = client.get(reverse("programme:adopt", kwargs={"key": plan.key})).context["form"]
    assert (form["last_day"].value(), form["last_month"].value()) == (17, 11)
    press(client, plan, last_day=17, last_month=11, five_year_olds="on", cooperatives_with="household")
    plan.refresh_from_db()
    assert plan.state == "adopted"
    years = Period.objects.in_bulk()
    assert sorted(years) == [2021, 2022, 2023, 2024, 2025]
    assert (years[2024].starts_on, years[2024].ends_on) == (date(2023, 11, 18), date(2024, 11, 17))
    assert years[2024].five_year_olds
    assert years[2024].cooperatives_with == "household"


def test_no_day_escapes_between_two_years(world: World) -> None:
    for last in ((17, 11), (31, 12), (29, 2), (28, 2), (1, 1)):
        actions.adopt(by=SYSTEM, at=NOW, plan=uploaded(world.department), adoption=Adoption(last))
        years = list(Period.objects.order_by("year"))
        assert all((b.starts_on - a.ends_on).days == 1 for a, b in pairwise(years))


def test_the_running_year_is_there_when_the_plan_has_ended(world: World) -> None:
    Period.objects.all().delete()
    plan = uploaded(world.department)
    actions.adopt(by=SYSTEM, at=NOW.replace(year=2026, month=12), plan=plan, adoption=LAST_DAY)
    assert Period.objects.order_by("-year").first().year == 2027


def test_a_new_plan_takes_the_place_of_the_old_and_one_for_other_years_stands_beside(world: World) -> None:
    first, later = adopted(world.department), uploaded(world.department)
    Plan.objects.filter(pk=later.pk).update(from_year=2026, to_year=2030)
    actions.adopt(by=SYSTEM, at=NOW, plan=later)
    first.refresh_from_db()
    assert first.state == "adopted"
    adopted(world.department)
    first.refresh_from_db()
    assert first.state == "replaced"


def test_the_head_adopts_and_answers_also_when_a_deputy_signs(world: World, signed_in: SignedIn) -> None:
    plan = drawn(world, world.primary)
    press(signed_in("thu"), plan)
    plan.refresh_from_db()
    assert (plan.state, plan.answerable) == ("adopted", world.hanh)


def test_a_school_does_not_set_the_years(world: World, signed_in: SignedIn) -> None:
    plan = drawn(world, world.primary)
    Period.objects.all().delete()
    press(signed_in("hanh"), plan, last_day=1, last_month=1, cooperatives_with="household")
    assert not Period.objects.exists()


def test_the_focal_person_drafts_and_does_not_adopt(world: World, signed_in: SignedIn) -> None:
    plan = drawn(world, world.primary)
    assert press(signed_in("binh"), plan).status_code == 403
    for outsider in ("ngoc", "mai", "dung"):
        assert press(signed_in(outsider), plan).status_code in (403, 404)
    with pytest.raises(NotAllowed):
        actions.adopt(by=world.viewer("mai"), at=NOW, plan=plan)
    plan.refresh_from_db()
    assert plan.state == "draft"


def test_a_looser_goal_without_a_reason_is_not_adopted_whoever_asks(world: World) -> None:
    plan = drawn(world, world.primary)
    mine = Target.objects.filter(clause__plan=plan, series="2.2")
    mine.update(percent=80)
    with pytest.raises(Refused, match=r"2\.2"):
        actions.adopt(by=SYSTEM, at=NOW, plan=plan)
    mine.update(reason="Trường mới thành lập")
    assert actions.adopt(by=SYSTEM, at=NOW, plan=plan).state == "adopted"


def test_a_plan_without_goals_or_with_one_twice_is_not_adopted(world: World) -> None:
    bare = uploaded(world.department, "KẾ HOẠCH\nMột việc\nI. MỤC TIÊU\n- Làm tốt.".encode())
    with pytest.raises(Refused):
        actions.adopt(by=SYSTEM, at=NOW, plan=bare)
    twice = uploaded(world.department)
    Target.objects.filter(clause__plan=twice, series="2.3").update(series="2.2")
    with pytest.raises(Refused, match=r"2\.2"):
        actions.adopt(by=SYSTEM, at=NOW, plan=twice)
