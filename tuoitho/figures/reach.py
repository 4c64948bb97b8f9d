"""How many people were informed at least once, when some are known by name and others were only counted."""

from collections.abc import Sequence

from tuoitho.figures.ratio import Bounds


def informed_bounds(named: int, headcounts: Sequence[int], roll: int) -> Bounds:
    """Bounds on the people of a roll who were informed at least once.

    ``named`` people of the roll are marked by name; each head-count is one activity's "lượt", and nobody knows who
    came. At least, the largest activity and the named are the same people; at most, no two activities share anyone.
    A head-count above the roll counts as the roll: the rest were guests.

    Raises ValueError when a number is negative or more people are named than are on the roll.
    """
    if not 0 <= named <= roll or any(count < 0 for count in headcounts):
        raise ValueError(f"{named} named and head-counts {list(headcounts)} on a roll of {roll}")
    low = max([named, *headcounts])
    high = named + sum(headcounts)
    return Bounds(min(low, roll), min(high, roll))
