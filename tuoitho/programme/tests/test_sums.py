"""By whatever money is split, the parts add up to the đồng."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tuoitho.programme.models.sums import Books, Entry, Line, line, lines, split

ENTRIES = st.lists(
    st.builds(
        Entry,
        year=st.sampled_from([2023, 2024]),
        clause=st.sampled_from(["", "II.2", "II.3"]),
        source=st.sampled_from(["state", "inside", "outside"]),
        vnd=st.integers(min_value=-(10**12), max_value=10**12),
        late=st.booleans(),
    )
).map(tuple)
BOOKS = st.builds(Books, budget=ENTRIES, received=ENTRIES, spent=ENTRIES, returned=ENTRIES)
KEYS = [
    lambda one: one.year,
    lambda one: one.clause,
    lambda one: one.source,
    lambda one: one.late,
    lambda one: (one.year, one.clause, one.source),
]


@pytest.mark.parametrize("key", KEYS)
@given(entries=ENTRIES)
def test_totals_by_any_split_are_equal(key, entries):
    assert sum(split(entries, key).values()) == sum(one.vnd for one in entries)


@pytest.mark.parametrize("key", KEYS)
@given(books=BOOKS)
def test_the_lines_add_up_to_the_line_of_all(key, books):
    parts, whole = lines(books, key).values(), line(books)
    assert sum(one.budget or 0 for one in parts) == (whole.budget or 0)
    assert sum(one.left for one in parts) == whole.left


@given(BOOKS)
def test_what_is_on_time_and_what_is_late_are_the_whole(books):
    late, on_time = books.where(lambda one: one.late), books.where(lambda one: not one.late)
    assert line(late).left + line(on_time).left == line(books).left


@given(ENTRIES)
def test_an_entry_and_its_counter_entry_leave_nothing(entries):
    back = [Entry(one.year, one.clause, one.source, -one.vnd) for one in entries]
    assert not any(split([*entries, *back], lambda one: one.clause).values())


def test_an_unplanned_line_is_not_over_its_budget():
    assert not Line(None, 5, 6).over_budget and Line(None, 5, 6).budget_left is None
    assert Line(5, 6, 6).over_budget and Line(5, 6, 6).left == 0
    assert Line(5, 9, 6, 2).left == 1
