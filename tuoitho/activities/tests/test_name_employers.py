"""Employers named at an activity: 2.3 and 3.2 count each once, within the ward's register."""

from datetime import date

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from tests.cast import NOW, TODAY, World
from tuoitho.activities import actions
from tuoitho.activities.models import Activity
from tuoitho.activities.rules import Counted, Details
from tuoitho.activities.tests.steps import cell, log
from tuoitho.activities.tests.test_laws import cells, law, undone
from tuoitho.base.actors import SYSTEM
from tuoitho.base.refusals import Changed, NotAllowed, Refused
from tuoitho.registry.models import Employer, refresh_employers
from tuoitho.registry.tests.samples import an_employer

DAY = date(2024, 5, 6)
PARTS = [f"{theme}.{end}" for theme in ("informed", "trained") for end in ("named", "low", "high")]


def name(world: World, activity: Activity, *add: Employer, drop=(), by: str = "son") -> Activity:
    activity.refresh_from_db()
    return actions.name_employers(
        activity=activity, version=activity.version, add=add, drop=drop, by=world.viewer(by), at=NOW
    )


@pytest.fixture
def register(world: World) -> dict[str, Employer]:
    """Ten enterprises, two of them closed before the year ends; a co-operative; four households."""
    rows = {f"e{n}": an_employer(world.ward, f"Công ty Số {n}") for n in range(1, 9)}
    rows["e9"] = an_employer(world.ward, "Công ty Số 9", closed_on=date(2024, 10, 1))
    rows["e10"] = an_employer(world.ward, "Công ty Số 10", closed_on=date(2023, 12, 1))
    rows["c1"] = an_employer(world.ward, "HTX Lụa", "cooperative")
    rows |= {f"h{n}": an_employer(world.ward, f"Hộ Số {n}", "household") for n in range(1, 5)}
    refresh_employers(world.ward.pk, TODAY)
    return rows


def test_the_worked_example_of_2_3_and_3_2(world: World, register: dict[str, Employer]) -> None:
    """By hand. In the denominator: who is open on the roll's day, so 8 enterprises (9 and 10 have closed), 1
    co-operative, 4 households: 13.

    A talk on 6/5: companies 1, 2, 9 and household 1 by name. A training on 1/6: companies 2 and 3 and the co-operative
    by name, and 5 enterprises by heads, these two among them. A school speaks with companies 3 and 4.
    Informed by name: companies 1, 2, 3, 4 (9 has closed), the co-operative, household 1: 6 of 13, each once.
    The 5 heads are at least 5 enterprises; at most the 4 named and 3 more: enterprises lie between 5 and 7.
    Trained by name: companies 2 and 3 and the co-operative; a school does not train. Enterprises: 5 heads, so at least
    5; at most 2 named and 3 more: exactly 5 of 8.
    """
    talk = log(world, "son", "ward", on=DAY)
    name(world, talk, register["e1"], register["e2"], register["e9"], register["h1"])
    course = log(world, "son", "ward", Counted("enterprises", None, 5), kind="training", on=date(2024, 6, 1))
    name(world, course, register["e2"], register["e3"], register["c1"])
    visit = log(world, "hanh", "primary", kind="training", on=date(2024, 6, 3))
    name(world, visit, register["e3"], register["e4"], by="hanh")
    found = {
        measure: cell(world, "ward", measure)
        for audience in ("enterprises", "cooperatives", "households")
        for measure in (f"{audience}.roll", *(f"{audience}.{part}" for part in PARTS))
    }
    assert found == {
        "enterprises.roll": 8,
        "enterprises.informed.named": 4,
        "enterprises.informed.low": 5,
        "enterprises.informed.high": 7,
        "enterprises.trained.named": 2,
        "enterprises.trained.low": 5,
        "enterprises.trained.high": 5,
        "cooperatives.roll": 1,
        "cooperatives.informed.named": 1,
        "cooperatives.informed.low": 1,
        "cooperatives.informed.high": 1,
        "cooperatives.trained.named": 1,
        "cooperatives.trained.low": 1,
        "cooperatives.trained.high": 1,
        "households.roll": 4,
        "households.informed.named": 1,
        "households.informed.low": 1,
        "households.informed.high": 1,
        "households.trained.named": None,
        "households.trained.low": None,
        "households.trained.high": None,
    }


def test_one_employer_at_five_events_is_one_and_taking_it_out_is_being_where_one_was(
    world: World, register: dict[str, Employer]
) -> None:
    before = cells(world.ward)
    events = [log(world, "son", "ward", on=DAY) for _ in range(5)]
    for event in events:
        name(world, event, register["e1"])
    assert cell(world, "ward", "enterprises.informed.named") == 1
    for event in events[:4]:
        name(world, event, drop=[register["e1"]])
    assert cell(world, "ward", "enterprises.informed.named") == 1
    events[4].refresh_from_db()
    actions.withdraw_activity(
        activity=events[4], version=events[4].version, because="Ghi nhầm", by=world.viewer("son"), at=NOW
    )
    assert cells(world.ward) == before
    actions.restore_activity(activity=events[4], by=world.viewer("son"), at=NOW)
    assert cell(world, "ward", "enterprises.informed.named") == 1


def test_moving_the_day_to_another_year_moves_the_employers_with_it(
    world: World, register: dict[str, Employer]
) -> None:
    event = log(world, "son", "ward", on=DAY)
    name(world, event, register["e1"])
    details = Details("communication", "Truyền thông", date(2023, 5, 6))
    actions.edit_activity(
        activity=event, version=event.version, details=details, counted=[], by=world.viewer("son"), at=NOW
    )
    assert cell(world, "ward", "enterprises.informed.named") is None
    assert cell(world, "ward", "enterprises.informed.named", 2023) == 1


def test_a_meeting_informs_nobody(world: World, register: dict[str, Employer]) -> None:
    name(world, log(world, "son", "ward", kind="meeting", on=DAY), register["e1"])
    assert cell(world, "ward", "enterprises.informed.named") is None


def test_one_that_was_closed_that_day_is_refused_and_nothing_is_saved(
    world: World, register: dict[str, Employer]
) -> None:
    event = log(world, "son", "ward", on=DAY)
    with pytest.raises(Refused, match="không hoạt động"):
        name(world, event, register["e1"], register["e10"])
    assert cell(world, "ward", "enterprises.informed.named") is None


def test_of_two_who_name_at_once_the_second_is_told(world: World, register: dict[str, Employer]) -> None:
    event = log(world, "son", "ward", on=DAY)
    name(world, event, register["e1"])
    with pytest.raises(Changed):
        actions.name_employers(
            activity=event, version=1, add=[register["e2"]], drop=[], by=world.viewer("phuc"), at=NOW
        )


def test_nobody_names_for_a_unit_that_is_not_theirs(world: World, register: dict[str, Employer]) -> None:
    event = log(world, "son", "ward", on=DAY)
    for stranger in ("vinh", "ngoc", "hanh", "lan", "khoa"):
        with pytest.raises(NotAllowed):
            name(world, event, register["e1"], by=stranger)


def test_found_ticked_saved_on_the_page(world: World, register: dict[str, Employer], signed_in) -> None:
    an_employer(world.other_ward, "Công ty Nơi Khác")
    event = log(world, "hanh", "primary", on=DAY)
    hanh = signed_in("hanh")
    path = reverse("activities:name_employers", args=[event.key])
    page = hanh.get(path, {"find": "cong ty"}).content.decode()
    assert "Công ty Số 1" in page
    assert "Nơi Khác" not in page, "another ward's register is not looked into"
    assert "Công ty Số 10" not in page, "it was closed that day"
    sent = {"version": 1, "add": [str(register["e1"].key), str(register["e9"].key)]}
    assert hanh.post(f"{path}?find=cong+ty", sent).status_code == 302
    shown = hanh.get(reverse("activities:activity", args=[event.key])).content.decode()
    assert "Công ty Số 9" in shown
    assert hanh.post(path, {"version": 2}).status_code == 200, "nothing ticked"
    foreign = an_employer(world.other_ward, "Công ty Lạ")
    assert hanh.post(path, {"version": 2, "add": [str(foreign.key)]}).status_code == 200, "not offered, not taken"
    assert cell(world, "ward", "enterprises.informed.named") == 1


@pytest.mark.parametrize("many", [2, 60])
def test_the_page_asks_twelve_queries_at_most(
    world: World, signed_in, many: int, django_assert_max_num_queries
) -> None:
    rows = [an_employer(world.ward, f"Quán {n:03}", "household") for n in range(many)]
    event = log(world, "son", "ward", on=DAY)
    name(world, event, *rows[: many // 2])
    son = signed_in("son")
    path = reverse("activities:name_employers", args=[event.key])
    son.get(path)
    with django_assert_max_num_queries(12):
        assert son.get(path).status_code == 200
    with django_assert_max_num_queries(12):
        assert son.get(reverse("activities:activity", args=[event.key])).status_code == 200


events = st.tuples(
    st.sampled_from(["communication", "training", "meeting"]), st.frozensets(st.integers(0, 3)), st.integers(0, 6)
)


@law
@given(before=st.lists(events, max_size=3), more=events)
def test_one_more_event_never_lowers_reach_nor_lifts_it_above_the_register(
    world: World, before: list, more: tuple
) -> None:
    with undone():
        rows = [an_employer(world.ward, f"Công ty Số {n}") for n in range(4)]
        refresh_employers(world.ward.pk, TODAY)

        def held(event: tuple) -> None:
            kind, who, heads = event
            made = actions.log_activity(
                unit=world.ward,
                details=Details(kind, "Buổi", DAY),
                counted=[Counted("enterprises", None, heads)],
                by=SYSTEM,
                at=NOW,
            )
            actions.name_employers(
                activity=made, version=1, add=[rows[n] for n in sorted(who)], drop=[], by=SYSTEM, at=NOW
            )

        for event in before:
            held(event)
        first = cells(world.ward)
        held(more)
        after = cells(world.ward)
        for theme in ("informed", "trained"):
            for end in ("low", "high"):
                key = (world.ward.code, 2024, f"enterprises.{theme}.{end}")
                assert first.get(key, 0) <= after.get(key, 0) <= 4
            low, high = (after.get((world.ward.code, 2024, f"enterprises.{theme}.{end}"), 0) for end in ("low", "high"))
            assert low <= high
