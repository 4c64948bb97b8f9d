"""Small counts are hidden here and nowhere else.

Four children in a ward are four children somebody knows. Outside the chain of duty a count of one to four is not
shown, and nothing that is shown lets a reader work it out. Zero is shown: "không phát sinh" is an answer.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Final, TypeAlias

THRESHOLD: Final = 5


class Hidden(Enum):
    """What stands in the place of a count that is not shown."""

    HIDDEN = "hidden"


HIDDEN: Final = Hidden.HIDDEN
Shown: TypeAlias = int | Hidden


@dataclass(frozen=True, slots=True)
class PublicRow:
    """The cells of a table row and their total, as an outsider may see them."""

    cells: tuple[Shown, ...]
    total: Shown


def hide_small(count: int, threshold: int = THRESHOLD) -> Shown:
    return HIDDEN if _is_small(count, threshold) else count


def hide_row(counts: Sequence[int], threshold: int = THRESHOLD) -> PublicRow:
    """Hide the small counts of a row so that its total does not give them away.

    When the total less the shown cells would pin the hidden ones down, the next smallest count is hidden with them,
    wherever it stands: the choice between two equal cells would itself tell. When there is no other cell, the total is
    hidden.
    """
    total = sum(counts)
    hidden = {index for index, count in enumerate(counts) if _is_small(count, threshold)}
    if _is_small(total, threshold) or not _pinned([counts[index] for index in hidden], threshold):
        return _row(counts, hidden, hide_small(total, threshold))
    others = [count for index, count in enumerate(counts) if index not in hidden]
    if not others:
        return _row(counts, hidden, HIDDEN)
    companion = min(others, key=lambda count: (count == 0, count))
    return _row(counts, hidden | {index for index, count in enumerate(counts) if count == companion}, total)


def _row(counts: Sequence[int], hidden: set[int], total: Shown) -> PublicRow:
    return PublicRow(tuple(HIDDEN if index in hidden else count for index, count in enumerate(counts)), total)


def _is_small(count: int, threshold: int) -> bool:
    return 0 < count < threshold


def _pinned(small: Sequence[int], threshold: int) -> bool:
    """Whether the sum of these hidden counts tells each: one alone, all ones, or all at the largest small count."""
    return len(small) == 1 or (len(small) > 0 and sum(small) in (len(small), len(small) * (threshold - 1)))
