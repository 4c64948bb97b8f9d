"""Clause → queries: what counts as evidence of a line of the plan, and what does not."""

from datetime import date
from decimal import Decimal

import pytest

from tests.cast import NOW
from tuoitho.activities.models import Activity
from tuoitho.base.actors import SYSTEM
from tuoitho.counts.models import Cell
from tuoitho.indicators.evidence import TABLE, Evidence, Row, evidence_of
from tuoitho.programme import actions
from tuoitho.programme.models import Clause
from tuoitho.programme.rules import Sum
from tuoitho.programme.tests.stage import adopted


@pytest.fixture
def plan(world):
    return adopted(world.department)


def of(plan, world, units=None, year=2024, **more):
    everyone = [unit.pk for unit in world.units.values()] if units is None else [unit.pk for unit in units]
    return evidence_of(plan.clauses.prefetch_related("targets"), everyone, year, **more)


def log(unit, clause, day="2024-10-03", **more):
    return Activity.objects.create(
        unit=unit, kind="meeting", title="Họp", on_date=day, clause=clause, recorded_at=NOW, by="system", **more
    )


def test_activities_count_under_their_line_in_their_year_and_among_the_units_asked_for(plan, world):
    log(world.primary, "II.1.3")
    log(world.other_school, "II.1.3")
    log(world.primary, "II.1.3", day="2023-10-03")
    log(world.primary, "II.1.3", withdrawn_at=NOW)
    assert of(plan, world)["II.1.3"] == [Evidence("activities", 2)]
    assert of(plan, world, [world.primary])["II.1.3"] == [Evidence("activities", 1)]
    assert of(plan, world, year=2023)["II.1.3"] == [Evidence("activities", 1)]


def test_a_line_is_not_shown_by_its_neighbour_whose_number_begins_alike(plan, world):
    log(world.primary, "II.2.10")
    assert of(plan, world)["II.2.1"] == [Evidence("activities", 0)]


def test_a_target_counts_units_that_know_its_whole(plan, world):
    Cell.objects.put(world.primary.pk, 2024, {"pupils.roll": 400})
    Cell.objects.put(world.other_school.pk, 2024, {"staff.roll": 30})
    assert of(plan, world)["I.2.b.2"] == [Evidence("figures", 1)]
    assert of(plan, world)["I.2.a.2"] == [Evidence("figures", 0)]


def test_writing_plans_is_shown_by_schools_that_adopted_one(plan, world):
    assert Evidence("plans", 0, 4) in of(plan, world)["IV.2.1"]
    adopted(world.primary)
    assert Evidence("plans", 1, 4) in of(plan, world)["IV.2.1"]
    assert [one.source for one in of(plan, world)["IV.2.2"]] == ["activities"], "another duty of the same party"


def test_the_hand_down_is_shown_by_groups_that_acknowledged(plan, world):
    handed = plan.clauses.get(kind=Clause.Kind.HAND_DOWN)
    assert of(plan, world)[handed.address] == [Evidence("groups", 0, 2)]


def test_money_shows_a_line_of_its_source_in_its_year_while_it_stands(plan, world):
    def spent(source, day=date(2024, 10, 3)):
        words = {"clause": "II.2", "purpose": "In tờ rơi", "source": source}
        return actions.spend(unit=world.primary, vnd=9, spent_on=day, by=SYSTEM, at=NOW, **words)

    sum_of = Sum(Decimal(9))
    actions.receive_money(unit=world.primary, money=sum_of, received_on=date(2024, 10, 3), by=SYSTEM, at=NOW)
    spent("state", date(2023, 11, 17))
    spent("inside")
    actions.correct_spending(entry=spent("state"), because="Trả trùng", by=SYSTEM, at=NOW)
    spent("outside")
    assert Evidence("money", 1) in of(plan, world)["III.1"], "of the state's budget"
    assert Evidence("money", 2) in of(plan, world)["III.2"], "of contributions"
    assert Evidence("money", 0) in of(plan, world, [world.other_school])["III.2"]


def test_general_aims_and_headings_ask_for_no_evidence_of_their_own(plan, world):
    silent = plan.clauses.filter(kind__in=["general", "objective", "task"]).values_list("address", flat=True)
    assert not set(silent) & set(of(plan, world))


def test_a_room_above_adds_its_own_row(plan, world):
    row = Row(lambda units, year: lambda clause: Evidence("reports", len(units)), (Clause.Kind.REPORT,))
    report = plan.clauses.filter(kind=Clause.Kind.REPORT).first()
    assert of(plan, world, more=[row])[report.address] == [Evidence("reports", len(world.units))]


def test_each_source_is_asked_once_however_many_lines(plan, world, django_assert_max_num_queries):
    with django_assert_max_num_queries(6):
        of(plan, world)
    assert {kind for row in TABLE for kind in row.kinds} <= set(Clause.Kind.values)
