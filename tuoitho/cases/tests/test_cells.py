"""Cases are numbers of the ward where the child lives: every child once, timely only within the law's terms."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cast import NOW, TODAY
from tuoitho.base.actors import SYSTEM
from tuoitho.cases.actions.referring import finish_referral
from tuoitho.cases.models import Case, CaseSettings, CaseStep, Clock, ServiceGiven
from tuoitho.cases.models.cells import refresh_all, refresh_children
from tuoitho.cases.models.counted import children_of
from tuoitho.cases.tests.serving import a_place, a_referral
from tuoitho.cases.tests.stage import a_case, a_child
from tuoitho.counts.models import Cell
from tuoitho.registry.actions import state_headcounts
from tuoitho.registry.tests.people import a_class, a_pupil

YEAR = 2024


def cells(unit) -> dict[str, int]:
    found = Cell.objects.filter(unit=unit, year=YEAR, measure__startswith="children.")
    return dict(found.values_list("measure", "value"))


def supported(case: Case, verb: str = "approve_plan") -> Case:
    CaseStep.objects.create(case=case, verb=verb, state=case.state, at=NOW, by=case.by)
    return case


def a_clock(case: Case, *, due: int, met: int | None = None) -> Clock:
    """`due`, `met`: days from now."""
    return Clock.objects.create(
        case=case,
        duty="plan",
        whose=case.owner,
        since=NOW - timedelta(days=9),
        due_at=NOW + timedelta(days=due),
        met_at=None if met is None else NOW + timedelta(days=met),
    )


def test_a_ward_without_a_case_has_no_number_of_its_cases(world):
    refresh_children(world.ward.pk, NOW)
    assert cells(world.ward) == {}


def test_a_child_with_two_cases_counts_once(world):
    child = a_child(world.ward)
    for _ in range(2):
        a_case(world, child=child, in_labour=True)
    refresh_children(world.ward.pk, NOW)
    found = cells(world.ward)
    assert found["children.notified"] == found["children.in_care"] == found["children.in_labour"] == 1


@pytest.mark.parametrize(
    ("due", "met", "timely"), [(1, None, 1), (-1, -2, 1), (-2, -1, 0), (-1, None, 0), (0, None, 1)]
)
def test_support_is_timely_only_while_every_term_was_kept(due, met, timely, world):
    a_clock(supported(a_case(world)), due=due, met=met)
    refresh_children(world.ward.pk, NOW)
    assert cells(world.ward)["children.supported.named"] == timely


def test_a_case_without_any_help_is_notified_and_not_supported(world):
    a_case(world)
    refresh_children(world.ward.pk, NOW)
    assert (cells(world.ward)["children.notified"], cells(world.ward)["children.supported.named"]) == (1, 0)


def test_one_neglected_case_of_a_child_is_not_made_good_by_another(world):
    child = a_child(world.ward)
    supported(a_case(world, child=child))
    a_case(world, child=child)
    refresh_children(world.ward.pk, NOW)
    assert cells(world.ward)["children.supported.named"] == 0


def test_the_older_count_by_a_setting_and_a_recorded_call_is_their_help(world):
    older = a_child(world.ward, born_on=TODAY.replace(year=TODAY.year - 16))
    supported(a_case(world, child=older, follows_procedure=False, at=NOW + timedelta(hours=2)), "record_call")
    refresh_children(world.ward.pk, NOW)
    assert (cells(world.ward)["children.notified"], cells(world.ward)["children.supported.named"]) == (1, 1)
    CaseSettings.objects.create(counts_older=False, set_at=NOW, by="system")
    refresh_children(world.ward.pk, NOW)
    assert cells(world.ward)["children.notified"] == 0


def test_who_is_on_a_roll_is_at_school_and_who_nobody_knows_of_leaves_the_figure_open(world):
    pupil = a_pupil(a_class(world.primary))
    a_case(world, child=a_child(world.ward, pupil=pupil))
    a_case(world)
    refresh_children(world.ward.pk, NOW)
    found = cells(world.ward)
    assert (found["children.schooled.low"], found["children.schooled.high"], found["children.in_care"]) == (1, 2, 2)


def test_dangerous_work_is_counted_among_those_in_labour(world):
    a_case(world, in_labour=True, hazardous=True)
    a_case(world, in_labour=True, hazardous=None)
    a_case(world, in_labour=None)
    refresh_children(world.ward.pk, NOW)
    found = cells(world.ward)
    assert (found["children.in_labour"], found["children.hazardous.high"]) == (2, 1)


def test_cases_win_over_a_statement_whenever_it_is_made_and_give_way_when_none_is_left(world):
    spans = {"children.notified": (7, 7), "children.supported": (7, 7)}
    words = {"unit": world.ward, "year": YEAR, "counted_on": TODAY, "source": "", "by": SYSTEM}
    state_headcounts(**words, spans=spans, seen={}, at=NOW)
    case = a_case(world)
    refresh_all(NOW)
    assert cells(world.ward)["children.notified"] == 1
    state_headcounts(**words, spans={"children.notified": (8, 8)}, seen={"children.notified": 1}, at=NOW)
    assert cells(world.ward)["children.notified"] == 1
    case.delete()
    refresh_children(world.ward.pk, NOW)
    assert cells(world.ward)["children.notified"] == 8 and cells(world.ward)["children.supported.high"] == 7


def test_a_case_of_last_year_counts_there(world):
    a_case(world, at=NOW - timedelta(days=400), closed_at=NOW - timedelta(days=380), state="closed")
    refresh_children(world.ward.pk, NOW)
    assert cells(world.ward) == {}
    assert Cell.objects.get(unit=world.ward, year=2023, measure="children.notified").value == 1


def test_another_wards_children_are_not_this_wards(world):
    a_case(world)
    refresh_all(NOW)
    assert cells(world.other_ward) == {}


def test_a_service_given_is_support_also_when_a_referral_led_to_it(world):
    by_hand, by_referral, asked_only = (a_case(world) for _ in range(3))
    for case in (by_hand, by_referral):
        ServiceGiven.objects.create(case=case, kind="health", given_on=TODAY, at=NOW, by=case.by)
    a_referral(asked_only, to_unit=world.primary)
    refresh_children(world.ward.pk, NOW)
    assert cells(world.ward)["children.supported.named"] == 2


def test_what_a_receiver_does_counts_at_once(world):
    referral = a_referral(a_case(world), state="accepted", to_unit=world.primary)
    refresh_children(world.ward.pk, NOW)
    assert cells(world.ward)["children.supported.named"] == 0
    finish_referral(referral=referral, note="", given_on=TODAY, by=world.viewer("binh"), at=NOW)
    assert cells(world.ward)["children.supported.named"] == 1


@pytest.mark.parametrize(
    ("left_on", "there"), [(None, 1), (TODAY, 0), (TODAY + timedelta(days=1), 1), (TODAY - timedelta(days=1), 0)]
)
def test_learning_is_judged_on_the_last_day_of_the_period_or_today(left_on, there, world):
    a_place(a_case(world), left_on=left_on, left_because="moved" if left_on else "")
    refresh_children(world.ward.pk, NOW)
    assert cells(world.ward)["children.schooled.low"] == there


@given(st.lists(st.tuples(st.integers(0, 3), st.booleans()), max_size=8))
def test_no_numerator_outgrows_its_denominator(cases):
    """Whatever cases share a child: of the same children some are supported, some learn, some are in danger."""
    rows = [Case(child_id=child, in_labour=True, hazardous=danger) for child, danger in cases]
    assert children_of(row for row in rows if row.hazardous) <= children_of(rows) == len({child for child, _ in cases})
