"""By whatever money is split, the parts add up to the đồng."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tuoitho.programme.models.sums import Entry, Line, lines, split

ENTRIES = st.lists(
    st.builds(
        Entry,
        year=st.sampled_from([2023, 2024]),
        clause=st.sampled_from(["", "II.2", "II.3"]),
        source=st.sampled_from(["state", "inside", "outside"]),
        donor=st.sampled_from([None, 1, 2]),
        vnd=st.integers(min_value=-(10**12), max_value=10**12),
    )
)
KEYS = [
    lambda one: one.year,
    lambda one: one.clause,
    lambda one: one.source,
    lambda one: one.donor,
    lambda one: (one.year, one.source),
]


@pytest.mark.parametrize("key", KEYS)
@given(entries=ENTRIES)
def test_totals_by_any_split_are_equal(key, entries):
    assert sum(split(entries, key).values()) == sum(one.vnd for one in entries)


@given(ENTRIES, ENTRIES, ENTRIES)
def test_the_lines_add_up_to_the_line_of_all(budget, received, spent):
    by_source = lines(budget, received, spent, lambda one: one.source).values()
    (whole,) = lines(budget, received, spent, lambda one: "all").values() or [Line()]
    assert sum(one.budget or 0 for one in by_source) == (whole.budget or 0)
    assert sum(one.left for one in by_source) == whole.left


@given(ENTRIES)
def test_an_entry_and_its_counter_entry_leave_nothing(entries):
    back = [Entry(one.year, one.clause, one.source, one.donor, -one.vnd) for one in entries]
    assert not any(split([*entries, *back], lambda one: one.clause).values())


def test_more_out_than_in_is_overspent_and_an_unplanned_line_is_not_over_its_budget():
    assert Line(None, 5, 6).overspent and not Line(None, 5, 6).over_budget
    assert Line(5, 6, 6).over_budget and not Line(5, 6, 6).overspent
