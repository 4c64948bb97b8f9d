"""The twelve series as people get them: goals, statuses, settings, trees, and what an outsider does not see."""

from datetime import date

import pytest

from tuoitho.base.refusals import Refused
from tuoitho.counts.models import Cell, Period
from tuoitho.figures.ratio import Bounds
from tuoitho.figures.status import Goal, Status
from tuoitho.indicators.models import Indicator
from tuoitho.indicators.queries import Value, figures_of, values
from tuoitho.organisations.models import TreeVersion, Unit, UnitParent
from tuoitho.programme.models import Clause, Plan, Target

CODES = ["1.1", "1.2", "1.3", "2.1a", "2.1b", "2.2", "2.3", "3.1a", "3.1b", "3.2a", "3.2b", "H30"]


def figure(world, who: str, unit: str, code: str, year: int = 2024, tree: str = "then") -> Value:
    return next(v for v in values(world.viewer(who), world.units[unit], year, tree) if v.code == code)


def put(unit, year: int = 2024, **counts: int) -> None:
    Cell.objects.put(unit.pk, year, {name.replace("__", "."): count for name, count in counts.items()})


def test_eight_targets_hold_eleven_percentages_and_one_outlook(world):
    assert [v.code for v in values(world.viewer("mai"), world.department, 2024)] == CODES
    assert Indicator.objects.values("target").distinct().count() == 9


def test_a_school_figure_is_reached_over_roll(world):
    put(world.primary, pupils__roll=412, pupils__informed__named=388)
    found = figure(world, "hanh", "primary", "2.2")
    assert (found.numerator, found.denominator) == (Bounds.exactly(388), Bounds.exactly(412))
    assert found.status == Status.MET and found.goal == Goal(">=", 85)
    assert round(float(found.percent), 2) == 94.17


def test_head_counts_alone_make_an_interval(world):
    put(world.primary, pupils__roll=400, pupils__informed__max=280, pupils__informed__sum=320)
    found = figure(world, "hanh", "primary", "2.2")
    assert (float(found.low), float(found.high), found.percent) == (70.0, 80.0, None)
    assert found.status == Status.MISSED


def test_a_department_with_too_few_answers_is_never_green(world):
    put(world.primary, pupils__roll=400, pupils__informed__named=400)
    found = figure(world, "mai", "department", "2.2")
    assert (found.ratio.units_with_data, found.ratio.units_concerned) == (1, 3)
    assert found.status == Status.NOT_ENOUGH_DATA


def test_one_one_waits_for_a_dated_population(world):
    put(world.ward, children__in_labour=2, children__found__stated_low=2, children__found__stated_high=2)
    put(world.other_ward, children__found__stated_low=0, children__found__stated_high=0)
    assert figure(world, "mai", "department", "1.1").status == Status.NOT_ENOUGH_DATA
    put(world.ward, children__resident=3000)
    put(world.other_ward, children__resident=2000)
    found = figure(world, "mai", "department", "1.1")
    assert (found.numerator, found.denominator, found.status) == (Bounds.exactly(2), Bounds.exactly(5000), Status.MET)


def test_a_school_shows_found_and_screened_and_no_rate(world):
    put(
        world.primary,
        pupils__roll=400,
        pupils__found=1,
        pupils__screened__stated_low=390,
        pupils__screened__stated_high=390,
    )
    found = figure(world, "hanh", "primary", "1.1")
    assert (found.numerator, found.denominator) == (Bounds.exactly(1), Bounds.exactly(390))
    assert (found.percent, found.status) == (None, Status.NOT_APPLICABLE)


@pytest.mark.parametrize("code", ["1.2", "1.3", "2.3", "3.1a", "3.1b", "3.2a", "3.2b", "H30"])
def test_what_is_the_wards_is_not_a_schools(world, code):
    found = figure(world, "hanh", "primary", code)
    assert (found.status, found.numerator) == (Status.NOT_APPLICABLE, None)


def test_preschool_children_count_only_by_the_setting(world):
    put(world.preschool, pupils__roll=50, pupils__informed__named=50)
    assert figure(world, "cuc", "preschool", "2.2").status == Status.NOT_APPLICABLE
    Period.objects.filter(year=2024).update(five_year_olds=True)
    assert figure(world, "cuc", "preschool", "2.2").ratio.units_concerned == 3, "the preschool and its two groups"


@pytest.mark.parametrize(("setting", "enterprises", "households"), [("enterprise", 12, 30), ("household", 10, 32)])
def test_where_cooperatives_count_is_a_setting(world, setting, enterprises, households):
    Period.objects.filter(year=2024).update(cooperatives_with=setting)
    put(world.ward, enterprises__roll=10, cooperatives__roll=2, households__roll=30)
    put(world.ward, enterprises__trained__named=1, cooperatives__trained__named=1, households__trained__named=1)
    assert figure(world, "son", "ward", "3.2a").denominator == Bounds.exactly(enterprises)
    assert figure(world, "son", "ward", "3.2b").denominator == Bounds.exactly(households)


def test_the_last_series_is_judged_against_the_year_before(world):
    assert figure(world, "son", "ward", "H30").status == Status.NOT_ENOUGH_DATA
    for year, hazardous in ((2023, 8), (2024, 6)):
        put(world.ward, year, children__in_labour=10)
        put(world.ward, year, children__hazardous__stated_low=hazardous, children__hazardous__stated_high=hazardous)
    found = figure(world, "son", "ward", "H30")
    assert (found.goal, found.status) == (Goal("<", 80), Status.MET)


def test_a_stricter_plan_of_the_school_sets_its_goal(world, today):
    plan = Plan.objects.create(
        unit=world.primary,
        title="x",
        from_year=2024,
        to_year=2025,
        state="adopted",
        drafted_at="2024-01-01T00:00:00+07:00",
    )
    clause = Clause.objects.create(plan=plan, position=1, address="I.2.b.2", kind="target", text="x")
    Target.objects.create(clause=clause, series="2.2", comparison=">=", percent=95)
    put(world.primary, pupils__roll=100, pupils__informed__named=93)
    found = figure(world, "hanh", "primary", "2.2")
    assert (found.goal, found.status) == (Goal(">=", 95), Status.NEAR)


def test_a_small_count_is_hidden_from_the_city_and_shown_in_the_chain_of_duty(world):
    put(world.ward, children__resident=3000, children__found__stated_low=2, children__found__stated_high=2)
    outside, inside = figure(world, "yen", "ward", "1.1"), figure(world, "mai", "ward", "1.1")
    assert (outside.hidden, outside.numerator, outside.percent) == (True, None, None)
    assert (inside.hidden, inside.numerator) == (False, Bounds.exactly(2))


def test_a_hidden_count_cannot_be_worked_out_from_its_neighbours(world):
    for ward, found in ((world.ward, 2), (world.other_ward, 9)):
        put(ward, children__resident=3000, children__found__stated_low=found, children__found__stated_high=found)
    figures = figures_of(world.viewer("yen"), [world.department.pk], 2024)
    column = figures.column([world.ward.pk, world.other_ward.pk], figures.indicators[0])
    assert [value.hidden for value in column] == [True, True]


def test_another_schools_figures_are_out_of_sight(world):
    with pytest.raises(Refused):
        values(world.viewer("ngoc"), world.primary, 2024)
    with pytest.raises(Refused):
        values(world.viewer("linh"), world.department, 2024)


@pytest.mark.parametrize(("year", "tree"), [(2019, "then"), (2024, "yesterday"), (2024, "2001-01-01")])
def test_what_cannot_be_asked_is_refused_in_a_sentence(world, year, tree):
    with pytest.raises(Refused):
        values(world.viewer("mai"), world.department, year, tree)


def test_after_a_reform_the_same_numbers_stand_under_the_new_ward(world):
    reform = date(2025, 7, 1)
    new = Unit.objects.create(code="HD-P1", kind="ward", name="Phường Mới", starts_on=reform)
    UnitParent.objects.create(child=new, parent=world.department, starts_on=reform)
    UnitParent.objects.filter(child=world.primary).update(ends_on=reform)
    UnitParent.objects.create(child=world.primary, parent=new, starts_on=reform)
    TreeVersion.renew()
    put(world.primary, pupils__roll=100, pupils__informed__named=90)
    put(world.secondary, pupils__roll=100, pupils__informed__named=50)
    mai = world.viewer("mai", date(2025, 8, 1))
    then, now = (figures_of(mai, [world.department.pk], 2024, tree) for tree in ("then", "now"))
    series = then.indicators[5]
    assert then.value(world.department.pk, series).ratio == now.value(world.department.pk, series).ratio
    assert then.value(world.ward.pk, series).numerator == Bounds.exactly(140)
    assert now.value(world.ward.pk, series).numerator == Bounds.exactly(50)
    assert now.value(new.pk, series).numerator == Bounds.exactly(90)


def test_all_figures_of_a_department_are_few_queries(world, django_assert_max_num_queries):
    mai = world.viewer("mai")
    with django_assert_max_num_queries(9):
        figures = figures_of(mai, [world.department.pk], 2024, since=2021)
        figures.prepare(figures.tree.subtree(world.department.pk))
        for unit in figures.tree.subtree(world.department.pk):
            figures.values(unit)


def test_what_comes_later_never_makes_a_figure_smaller(world):
    put(world.primary, pupils__roll=100)
    seen = []
    for named, most, total in ((0, 0, 0), (10, 0, 0), (10, 40, 40), (10, 40, 70), (60, 40, 70)):
        put(world.primary, pupils__informed__named=named, pupils__informed__max=most, pupils__informed__sum=total)
        value = figure(world, "hanh", "primary", "2.2")
        seen.append((value.numerator.low, value.numerator.high))
    assert seen == sorted(seen)


def test_a_unit_founded_this_year_has_no_last_year_to_be_measured_by(world):
    founded = date(2024, 3, 1)
    young = Unit.objects.create(code="HD-W03", kind="ward", name="Phường Mới", starts_on=founded)
    UnitParent.objects.create(child=young, parent=world.department, starts_on=founded)
    TreeVersion.renew()
    put(young, children__in_labour=4, children__found__stated_low=4, children__found__stated_high=4)
    put(young, children__hazardous__stated_low=1, children__hazardous__stated_high=1)
    figures = figures_of(world.viewer("mai"), [world.department.pk], 2024, since=2022)
    found = {value.code: value for value in figures.values(young.pk)}
    assert found["H30"].goal is None
