"""What upper rooms ask."""

import pytest

from tests.cast import World
from tuoitho.activities import queries
from tuoitho.activities.rules import Counted
from tuoitho.activities.tests.samples import a_class_activity, an_activity
from tuoitho.activities.tests.steps import log


def test_numbers_of_units_leave_out_what_was_withdrawn_and_other_years(world: World) -> None:
    log(world, "binh", "primary", Counted("caregivers", None, 5), Counted("staff", None, 2))
    log(world, "ngoc", "other_school", Counted("caregivers", None, 7))
    an_activity(world.primary, clause="II.2.1")
    an_activity(world.primary, clause="II.2.1", withdrawn_at="2024-11-01T00:00Z")
    units = {world.primary.pk, world.other_school.pk}
    assert queries.count_activities(units, 2024) == 3
    assert queries.count_activities({world.primary.pk}, 2024) == 2
    assert queries.count_activities(units, 2023) == 0
    assert queries.count_activities(units, 2019) == 0
    assert queries.count_by_clause(units, 2024) == {"II.2.1": 1}
    assert queries.count_reached(units, 2024) == {"caregivers": 12, "staff": 2}


def test_evidence_of_a_task_is_that_of_its_items_too(world: World) -> None:
    whole, item = an_activity(world.primary, clause="II.2"), an_activity(world.primary, clause="II.2.3")
    an_activity(world.primary, clause="II.20")
    an_activity(world.other_school, clause="II.2")
    units = [world.primary.pk, world.other_school.pk]
    found = queries.evidence_of(world.viewer("binh"), "II.2", 2024, units)
    assert set(found) == {whole, item}
    assert not queries.evidence_of(world.viewer("ngoc"), "II.2", 2024, [world.primary.pk])


@pytest.mark.parametrize(
    ("measure", "found"),
    [
        ("caregivers.informed.max", {"large"}),
        ("caregivers.informed.sum", {"large", "small"}),
        ("caregivers.informed.high", {"large", "small"}),
        ("caregivers.informed.stated_low", set()),
        ("pupils.informed.named", {"named"}),
        ("pupils.informed.low", {"named"}),
        ("pupils.informed.sum", set()),
        ("enterprises.informed.sum", set()),
        ("pupils.roll", set()),
    ],
)
def test_the_rows_behind_a_measure(world: World, measure: str, found: set[str]) -> None:
    rows = {
        "small": log(world, "binh", "primary", Counted("caregivers", None, 5), Counted("enterprises", None, 5)),
        "large": log(world, "binh", "primary", Counted("caregivers", None, 50)),
        "meeting": log(world, "binh", "primary", Counted("caregivers", None, 500), kind="meeting"),
        "named": a_class_activity(world.primary),
    }
    behind = queries.rows_of(world.viewer("binh"), world.primary, 2024, measure)
    assert set(behind) == {rows[name] for name in found}
    assert not queries.rows_of(world.viewer("ngoc"), world.primary, 2024, measure)


def test_training_is_behind_both_themes(world: World) -> None:
    trained = log(world, "son", "ward", Counted("enterprises", None, 5), kind="training")
    told = log(world, "son", "ward", Counted("enterprises", None, 9))
    viewer = world.viewer("mai")
    assert set(queries.rows_of(viewer, world.ward, 2024, "enterprises.trained.sum")) == {trained}
    assert set(queries.rows_of(viewer, world.ward, 2024, "enterprises.informed.sum")) == {trained, told}
