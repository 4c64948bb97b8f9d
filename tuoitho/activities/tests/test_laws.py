"""What holds of the counts whatever is logged, in whatever order."""

import contextlib
from collections.abc import Iterator
from datetime import date

from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.cast import NOW, TODAY, World
from tuoitho.activities import actions
from tuoitho.activities.models import Activity
from tuoitho.activities.rules import Counted, Details
from tuoitho.base.actors import SYSTEM
from tuoitho.counts.models import Cell
from tuoitho.registry.models import refresh_people
from tuoitho.registry.tests.people import a_class, a_pupil

KINDS = ("communication", "training", "meeting", "other")
DAYS = st.sampled_from([date(2023, 11, 17), date(2023, 11, 18), date(2024, 5, 1), TODAY])
ROLL = 60
counted = st.tuples(st.sampled_from(KINDS), DAYS, st.sampled_from(["caregivers", "staff"]), st.integers(0, 90))
calls = st.tuples(st.sampled_from(KINDS), DAYS, st.frozensets(st.integers(0, 3), min_size=1))
law = settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))


class _Back(Exception):
    pass


@contextlib.contextmanager
def undone() -> Iterator[None]:
    """Each example leaves the store as it found it."""
    with contextlib.suppress(_Back), transaction.atomic():
        yield
        raise _Back


def cells(*units: object) -> dict[tuple[str, int, str], int]:
    rows = Cell.objects.filter(unit__in=units).values_list("unit__code", "year", "measure", "value")
    return {(code, year, measure): value for code, year, measure, value in rows}


def log(world: World, one: tuple[str, date, str, int]) -> Activity:
    kind, day, audience, reached = one
    return actions.log_activity(
        unit=world.primary,
        details=Details(kind, "Truyền thông", day),
        counted=[Counted(audience, None, reached)],
        by=SYSTEM,
        at=NOW,
    )


def call(world: World, school_class: object, pupils: list, one: tuple[str, date, frozenset[int]]) -> Activity:
    kind, day, who = one
    return actions.take_attendance(
        unit=world.primary,
        school_class=school_class,
        details=Details(kind, "Sinh hoạt lớp", day),
        present=[pupils[number].pk for number in who],
        invited=len(pupils),
        by=SYSTEM,
        at=NOW,
    )


def with_rolls(world: World) -> None:
    for year in (2023, 2024):
        Cell.objects.put(world.primary.pk, year, {"caregivers.roll": ROLL, "staff.roll": ROLL})


@law
@given(data=st.data(), logged=st.lists(counted, max_size=5))
def test_the_order_of_logging_is_nothing(world: World, data: st.DataObject, logged: list) -> None:
    shuffled = data.draw(st.permutations(logged))
    with undone():
        with_rolls(world)
        for one in logged:
            log(world, one)
        first = cells(world.primary)
    with undone():
        with_rolls(world)
        for one in shuffled:
            log(world, one)
        assert cells(world.primary) == first


@law
@given(logged=st.lists(counted, max_size=4), more=counted)
def test_one_more_activity_never_makes_a_figure_less_and_withdrawing_it_is_being_where_one_was(
    world: World, logged: list, more: tuple
) -> None:
    with undone():
        with_rolls(world)
        for one in logged:
            log(world, one)
        before = cells(world.primary)
        last = log(world, more)
        after = cells(world.primary)
        assert all(after[cell] >= value for cell, value in before.items())
        actions.withdraw_activity(activity=last, version=last.version, because="Ghi nhầm", by=SYSTEM, at=NOW)
        assert cells(world.primary) == before
        actions.restore_activity(activity=last, by=SYSTEM, at=NOW)
        assert cells(world.primary) == after


@law
@given(logged=st.lists(counted, max_size=5))
def test_those_informed_lie_within_the_roll(world: World, logged: list) -> None:
    with undone():
        with_rolls(world)
        for one in logged:
            log(world, one)
        found = cells(world.primary)
        for audience in ("caregivers", "staff"):
            for year in (2023, 2024):
                low = found.get((world.primary.code, year, f"{audience}.informed.low"), 0)
                high = found.get((world.primary.code, year, f"{audience}.informed.high"), 0)
                assert 0 <= low <= high <= ROLL


@law
@given(data=st.data(), called=st.lists(calls, min_size=1, max_size=4))
def test_people_are_counted_once_and_only_while_some_activity_covers_them(
    world: World, data: st.DataObject, called: list
) -> None:
    with undone():
        school_class = a_class(world.primary)
        pupils = [a_pupil(school_class, f"Em {letter}", starts_on=date(2023, 9, 5)) for letter in "ABCD"]
        refresh_people(world.primary.pk, TODAY)
        empty = cells(world.primary)
        activities = [call(world, school_class, pupils, one) for one in called]
        for year, (start, end) in {
            2023: (date(2022, 11, 18), date(2023, 11, 17)),
            2024: (date(2023, 11, 18), TODAY),
        }.items():
            who = {
                number
                for kind, day, came in called
                for number in came
                if kind in ("communication", "training") and start <= day <= end
            }
            assert cells(world.primary).get((world.primary.code, year, "pupils.informed.named"), 0) == len(who)
        for activity in data.draw(st.permutations(activities)):
            actions.withdraw_activity(
                activity=activity, version=activity.version, because="Ghi nhầm", by=SYSTEM, at=NOW
            )
        assert cells(world.primary) == empty
