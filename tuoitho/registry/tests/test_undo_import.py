"""What was confirmed is taken back exactly, or refused once something rests on it."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from tests.cast import NOW, TODAY
from tuoitho.base.refusals import Refused
from tuoitho.counts.models import Cell
from tuoitho.registry import actions
from tuoitho.registry.models import (
    Enrolment,
    ImportBatch,
    Mark,
    PersonWord,
    Pupil,
    SchoolClass,
    refresh_people,
)
from tuoitho.registry.models.lists import compare, read_again
from tuoitho.registry.queries import search_people
from tuoitho.registry.tests.books import book, pupil_row, sector_list
from tuoitho.registry.tests.lists import BE, DUC, confirmed, everything, handed_in, seen, undone
from tuoitho.registry.tests.people import a_colleague, a_pupil


def test_a_child_who_left_another_school_is_the_same_child_here_and_goes_back_on_undo(world):
    confirmed(world, sector_list(DUC), unit="other_school", by="ngoc")
    Enrolment.objects.update(ends_on=date(2024, 11, 1))
    for unit in (world.primary, world.other_school):
        refresh_people(unit.pk, TODAY)
    before = everything()
    batch = confirmed(world, sector_list(DUC))
    assert Pupil.objects.count() == 1
    assert [hit.unit for hit in search_people(world.viewer("hanh"), "duc")] == [world.primary.name]
    undone(world, batch)
    assert everything() == before


def test_undo_is_refused_once_someone_was_informed(world):
    batch = confirmed(world, sector_list(DUC))
    Mark.objects.mark("pupil", [Pupil.objects.get().pk], 2024)
    with pytest.raises(Refused, match="điểm danh"):
        undone(world, batch)
    assert Pupil.objects.count() == 1


def test_undo_is_refused_once_a_pupil_moved_left_or_joined_a_new_class(world):
    batch = confirmed(world, sector_list(DUC))
    a_pupil(SchoolClass.objects.get(), "Vào Sau")
    with pytest.raises(Refused, match="dựa vào nó"):
        undone(world, batch)
    other = confirmed(world, sector_list(BE), unit="other_school", by="ngoc")
    Enrolment.objects.filter(unit=world.other_school).update(ends_on=date(2024, 11, 1))
    with pytest.raises(Refused, match="dựa vào nó"):
        actions.undo_import(batch=other, by=world.viewer("ngoc"), at=NOW)


def test_the_earlier_of_two_lists_waits_for_the_later_to_be_undone(world):
    first, second = confirmed(world, sector_list(DUC)), confirmed(world, sector_list(BE))
    with pytest.raises(Refused, match="lần nhập khác"):
        undone(world, first)
    undone(world, second)
    assert undone(world, first).state == "undone"
    assert not Pupil.objects.exists()


PEOPLE = some.lists(
    some.tuples(
        some.sampled_from(["Nguyễn Văn Đức", "Lê Thị Bé", "Vũ Cả", "Trần Anh", "Đỗ An Bình"]),
        some.dates(date(2013, 1, 1), date(2016, 12, 31)),
        some.sampled_from(["4A", "4B", "3A"]),
        some.sampled_from(["", "1", "2", "3", "4", "5"]),
    ),
    min_size=1,
    max_size=6,
)


def as_list(people) -> bytes:
    """The people as a list in which codes and persons are unique, so that it has no fault."""
    codes, known, rows = set(), set(), []
    for name, born, room, code in people:
        if code in codes or (name, born) in known:
            continue
        codes |= {code} - {""}
        known.add((name, born))
        rows.append(pupil_row(len(rows) + 1, name, born.strftime("%d/%m/%Y"), room, code))
    return sector_list(*rows, ["", "", "", "", "Chân trang"])


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(PEOPLE, PEOPLE, some.booleans())
def test_undoing_what_was_confirmed_brings_back_every_row(world, first, second, full_list):
    for table in (PersonWord, Enrolment, Pupil, SchoolClass):
        table.objects.all().delete()
    ImportBatch.objects.all().delete()
    confirmed(world, as_list(first))
    before = everything()
    batch = handed_in(world, as_list(second))
    if batch.wrong:
        return
    batch = actions.confirm_import(batch=batch, seen=seen(batch), full_list=full_list, by=world.viewer("binh"), at=NOW)
    again = compare(batch, read_again(batch), TODAY)
    assert (len(again.arrivals), len(again.changes), again.wrong) == (0, 0, 0)
    undone(world, batch)
    assert everything() == before


def test_staff_come_in_change_leave_and_go_back(world):
    a_colleague(world.primary, "Trần Thị Hoa")
    a_colleague(world.primary, "Sẽ Nghỉ")
    refresh_people(world.primary.pk, TODAY)
    before = everything()
    rows = [["Họ và tên", "Chức vụ"], ["Trần Thị Hoa", "Tổ trưởng, giáo viên"], ["Mới Đến", "Kế toán"]]
    batch = confirmed(world, book(rows), kind="staff", full_list=True)
    assert batch.summary == {"new": 1, "changed": 1, "same": 0, "left": 1}
    assert Cell.objects.get(unit=world.primary, year=2024, measure="staff.roll").value == 2
    undone(world, batch)
    assert everything() == before
