"""A person is found by any whole word of the name, without tone marks, only by those who may see them."""

from datetime import date

import pytest

from tests.cast import TODAY
from tuoitho.registry.queries import search_people
from tuoitho.registry.tests.people import a_class, a_colleague, a_pupil


@pytest.fixture
def roster(world):
    room = a_class(world.primary, teacher=world.lan)
    a_pupil(room, "Nguyễn Văn Đức")
    a_pupil(room, "Đức Thị Nguyễn")
    a_pupil(a_class(world.primary, "4B"), "Nguyễn Đức Anh")
    a_pupil(room, "Nguyễn Đức Cũ", ends_on=date(2024, 10, 1))
    a_colleague(world.primary, "Nguyễn Minh Đức", "Tổng phụ trách")
    a_pupil(a_class(world.other_school), "Nguyễn Văn Đức")
    return world


def names(viewer, text, **more):
    return [hit.name for hit in search_people(viewer, text, **more)]


def test_words_in_any_order_without_marks_find_whoever_has_them_all(roster):
    found = names(roster.viewer("hanh"), "duc NGUYEN")
    assert found == ["Nguyễn Đức Anh", "Nguyễn Minh Đức", "Nguyễn Văn Đức", "Đức Thị Nguyễn"]
    assert names(roster.viewer("hanh"), "đức anh") == ["Nguyễn Đức Anh"]


def test_part_of_a_word_finds_no_one_and_no_words_find_nothing(roster):
    assert names(roster.viewer("hanh"), "ngu") == []
    assert names(roster.viewer("hanh"), " ,. ") == []


def test_a_class_teacher_finds_only_the_own_class(roster):
    assert names(roster.viewer("lan"), "duc") == ["Nguyễn Văn Đức", "Đức Thị Nguyễn"]


@pytest.mark.parametrize("person", ["mai", "son", "yen", "khoa", "an", "giang", "dung", "cuc"])
def test_whoever_sees_no_names_there_finds_no_one(roster, person):
    assert names(roster.viewer(person), "duc") == []


def test_the_outsider_finds_only_their_own(roster):
    assert [hit.unit for hit in search_people(roster.viewer("ngoc"), "nguyen duc")] == [roster.other_school.name]


def test_the_former_head_found_them_while_in_office(roster):
    pupil_then = a_pupil(a_class(roster.primary, "3A", year=2022), "Trịnh Kha", starts_on=date(2022, 9, 5))
    assert names(roster.viewer("dung", date(2023, 5, 1)), "kha") == [pupil_then.name]
    assert names(roster.viewer("dung", TODAY), "kha") == []


def test_a_limit_and_four_queries_hold_for_a_common_name(roster, django_assert_max_num_queries):
    viewer = roster.viewer("hanh")
    viewer.units("registry.see_people"), viewer.units("registry.see_own_class")
    with django_assert_max_num_queries(4):
        assert len(names(viewer, "nguyen", limit=2)) == 2
