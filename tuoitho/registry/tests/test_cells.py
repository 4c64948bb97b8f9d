"""A roster and a head-count become cells the moment they are saved."""

from datetime import date

import pytest

from tests.cast import NOW, TODAY
from tuoitho.counts.models import Cell, Period
from tuoitho.organisations.models import Unit
from tuoitho.registry.models import Enrolment, Headcount, Mark, refresh_all, refresh_people
from tuoitho.registry.models.stated import NAMED_ROLLS, kept_by
from tuoitho.registry.tests.people import a_class, a_colleague, a_pupil


def cells(unit: Unit, year: int = 2024) -> dict[str, int]:
    return dict(Cell.objects.filter(unit=unit, year=year).values_list("measure", "value"))


def state(world, name: str, year: int = 2024, by: str = "hanh", **spans: object) -> None:
    said = {measure.replace("__", "."): span for measure, span in spans.items()}
    Headcount.objects.state(world.units[name], year, said, TODAY, "sổ theo dõi", world.viewer(by), NOW)


def test_the_roll_of_today_counts_while_the_year_runs(world):
    room = a_class(world.primary)
    a_pupil(room)
    a_pupil(room, "Lê Thị Bé")
    a_pupil(room, "Đã chuyển", ends_on=TODAY)
    a_pupil(room, "Chưa đến", starts_on=date(2024, 11, 10))
    refresh_people(world.primary.pk, TODAY)
    assert cells(world.primary) == {"pupils.roll": 2}
    refresh_people(world.primary.pk, date(2024, 11, 10))
    assert cells(world.primary)["pupils.roll"] == 3


def test_no_roster_is_no_cell_and_no_one_informed_is_silence(world):
    refresh_people(world.primary.pk, TODAY)
    assert cells(world.primary) == {}
    a_colleague(world.primary)
    refresh_people(world.primary.pk, TODAY)
    assert cells(world.primary) == {"staff.roll": 1}


def test_marks_of_people_still_on_the_roll_count_once(world):
    room = a_class(world.primary)
    stays, left = a_pupil(room), a_pupil(room, "Lê Thị Bé", ends_on=date(2024, 10, 1))
    Mark.objects.mark("pupil", [stays.pk, left.pk], 2024)
    Mark.objects.mark("pupil", [stays.pk], 2024)
    refresh_people(world.primary.pk, TODAY)
    assert cells(world.primary) == {
        "pupils.roll": 1,
        "pupils.informed.named": 1,
        "pupils.informed.low": 1,
        "pupils.informed.high": 1,
    }
    Mark.objects.unmark("pupil", [stays.pk], 2024)
    refresh_people(world.primary.pk, TODAY)
    assert cells(world.primary) == {"pupils.roll": 1}


def test_a_mark_of_a_pupil_is_none_of_a_colleague_with_the_same_number(world):
    pupil, colleague = a_pupil(a_class(world.primary)), a_colleague(world.primary)
    Mark.objects.mark("pupil", [pupil.pk, colleague.pk], 2024)
    refresh_people(world.primary.pk, TODAY)
    assert "staff.informed.named" not in cells(world.primary)


def test_a_named_roster_wins_over_a_stated_roll_and_gives_it_back(world):
    state(world, "primary", pupils__roll=(500, 500))
    assert cells(world.primary)["pupils.roll"] == 500
    pupil = a_pupil(a_class(world.primary))
    refresh_people(world.primary.pk, TODAY)
    assert cells(world.primary)["pupils.roll"] == 1
    state(world, "primary", pupils__roll=(501, 501))
    assert cells(world.primary)["pupils.roll"] == 1
    Enrolment.objects.filter(pupil=pupil).delete()
    refresh_people(world.primary.pk, TODAY)
    assert cells(world.primary)["pupils.roll"] == 501


def test_a_roster_says_nothing_of_years_before_it(world):
    state(world, "primary", 2023, pupils__roll=(480, 480), pupils__informed=(400, 450))
    a_pupil(a_class(world.primary))
    refresh_people(world.primary.pk, TODAY)
    assert cells(world.primary, 2023)["pupils.roll"] == 480
    assert (cells(world.primary, 2023)["pupils.informed.low"], cells(world.primary, 2023)["pupils.informed.high"]) == (
        400,
        450,
    )


def test_preschool_children_count_only_as_five_year_olds_and_only_by_the_setting(world):
    room = a_class(world.preschool, "Lá 1", None)
    a_pupil(room, "Năm Tuổi", date(2019, 3, 1))
    a_pupil(room, "Bốn Tuổi", date(2020, 3, 1))
    refresh_people(world.preschool.pk, TODAY)
    assert cells(world.preschool) == {}
    Period.objects.filter(year=2024).update(five_year_olds=True)
    refresh_people(world.preschool.pk, TODAY)
    assert cells(world.preschool) == {"pupils.roll": 1}


def test_children_in_labour_are_also_those_found(world):
    state(world, "ward", by="son", children__in_labour=(0, 0), children__resident=(4000, 4000))
    assert cells(world.ward) == {
        "children.in_labour": 0,
        "children.resident": 4000,
        "children.found.stated_low": 0,
        "children.found.stated_high": 0,
        "children.found.low": 0,
        "children.found.high": 0,
    }


def test_a_statement_taken_back_leaves_no_cell(world):
    state(world, "group", caregivers__roll=(40, 40), caregivers__informed=(30, 40))
    state(world, "group", caregivers__roll=None, caregivers__informed=None)
    assert cells(world.group) == {}
    assert not Headcount.objects.exists()


def test_stating_again_raises_the_version(world):
    state(world, "group", caregivers__roll=(40, 40))
    state(world, "group", caregivers__roll=(41, 41))
    assert Headcount.objects.values_list("low", "version").get() == (41, 2)


def test_a_unit_states_only_what_it_keeps(world):
    with pytest.raises(ValueError, match="does not state"):
        state(world, "primary", children__resident=(1, 1))


def test_a_roll_is_one_number(world):
    with pytest.raises(ValueError, match="one number"):
        state(world, "primary", caregivers__roll=(1, 2))


def test_every_kind_of_unit_keeps_each_measure_once(world):
    period = Period.objects.get(year=2024)
    for unit in world.units.values():
        measures = [stated.measure for stated in kept_by(unit, period)]
        assert len(measures) == len(set(measures))
        assert all(stated.of in measures for stated in kept_by(unit, period) if stated.of)
    assert not {one.measure for one in kept_by(world.preschool, period)} & {NAMED_ROLLS[0]}


def test_the_nightly_refresh_reaches_every_unit_with_people(world):
    a_pupil(a_class(world.primary), starts_on=date(2024, 11, 9))
    a_colleague(world.secondary)
    refresh_all(TODAY)
    assert cells(world.primary) == {"pupils.roll": 1}
    assert cells(world.secondary) == {"staff.roll": 1}


def test_refreshing_is_flat_in_the_number_of_people(world, django_assert_max_num_queries):
    room = a_class(world.primary)
    for number in range(30):
        a_pupil(room, f"Em {number}")
    refresh_people(world.primary.pk, TODAY)
    with django_assert_max_num_queries(12):
        refresh_people(world.primary.pk, TODAY)
