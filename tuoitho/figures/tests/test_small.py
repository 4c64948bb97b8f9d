from collections import defaultdict
from itertools import product

import pytest

from tuoitho.figures.small import HIDDEN, PublicRow, hide_row, hide_small


@pytest.mark.parametrize(("count", "shown"), [(0, 0), (1, HIDDEN), (4, HIDDEN), (5, 5)])
def test_one_to_four_are_hidden_and_zero_is_an_answer(count: int, shown: object) -> None:
    assert hide_small(count) == shown


def test_a_row_without_small_counts_is_shown_whole() -> None:
    assert hide_row([5, 0, 12]) == PublicRow((5, 0, 12), 17)


def test_a_lone_hidden_cell_takes_the_next_smallest_with_it() -> None:
    assert hide_row([3, 20, 9, 0]) == PublicRow((HIDDEN, 20, HIDDEN, 0), 32)


def test_equal_companions_are_hidden_alike() -> None:
    assert hide_row([5, 5, 3]) == PublicRow((HIDDEN, HIDDEN, HIDDEN), 13)


def test_two_hidden_cells_protect_each_other() -> None:
    assert hide_row([2, 3, 9]) == PublicRow((HIDDEN, HIDDEN, 9), 14)


def test_two_ones_do_not_since_their_sum_tells_both() -> None:
    assert hide_row([1, 1, 9, 20]) == PublicRow((HIDDEN, HIDDEN, HIDDEN, 20), 31)


def test_a_small_total_is_hidden_too() -> None:
    assert hide_row([3, 0, 0]) == PublicRow((HIDDEN, 0, 0), HIDDEN)


def test_a_total_is_hidden_when_no_other_cell_can_be() -> None:
    assert hide_row([4, 4]) == PublicRow((HIDDEN, HIDDEN), HIDDEN)


@pytest.mark.parametrize("width", [1, 2, 3, 4])
def test_no_reader_can_work_out_a_hidden_count(width: int) -> None:
    """Every row that publishes alike is a row the reader must reckon with, even one who knows how rows are hidden."""
    possible = defaultdict(list)
    for counts in product(range(9), repeat=width):
        possible[hide_row(counts)].append(counts)

    for published, rows in possible.items():
        for index, cell in enumerate(published.cells):
            if cell is HIDDEN:
                assert len({row[index] for row in rows}) > 1, (published, rows)
