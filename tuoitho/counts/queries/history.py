"""Which units count in a year, and where each of them stands in the tree of any other day."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from uuid import UUID

import numpy as np
from numpy.typing import NDArray

from tuoitho.organisations.models import Unit, UnitParent
from tuoitho.organisations.queries import Viewer
from tuoitho.organisations.succession import Edge, Tree

Numbers = NDArray[np.int64]


@dataclass(frozen=True)
class Population:
    """The units that count in a year, each at its place in the preorder of `tree`.

    `units`: their ids. `places`: for each, the position in `tree.order` whose totals hold it, or -1. `groups`: for
    each, the number of its kind and level in `names` ("school:primary"). `index`: unit id → position in the three, -1
    for a unit that does not count. `ends`: for each position in `tree.order`, the position after the unit's subtree.
    """

    tree: Tree
    ends: Numbers
    units: Numbers
    places: Numbers
    groups: Numbers
    names: tuple[str, ...]
    index: Numbers

    def of_groups(self, groups: Iterable[str]) -> NDArray[np.bool_]:
        """True where the unit is of one of these kinds ("ward") or kinds and levels ("school:primary")."""
        wanted = set(groups)
        return np.array([name in wanted or name.split(":")[0] in wanted for name in self.names], bool)[self.groups]

    def group(self, unit: int) -> str:
        """Kind and level of a unit as "school:primary"; empty for one that does not count."""
        at = self.index[unit] if unit < len(self.index) else -1
        return self.names[self.groups[at]] if at >= 0 else ""

    def below(self, units: Iterable[int]) -> NDArray[np.bool_]:
        """True where the unit counts for one of these or below it."""
        opened = np.zeros(len(self.tree.order) + 1, np.int64)
        for unit in units:
            opened[self.tree.left[unit]] += 1
            opened[self.tree.right[unit]] -= 1
        inside = np.append(np.cumsum(opened[:-1]) > 0, False)
        return inside[self.places]


@dataclass(frozen=True)
class _Past:
    """One unit's days and parents, oldest parent first."""

    group: str
    starts_on: date
    ends_on: date | None
    rank: int
    parents: list[tuple[int, date, date | None]] = field(default_factory=list)


class History:
    """Every unit and parent there ever was, read once in two queries."""

    def __init__(self, pasts: Mapping[int, _Past]) -> None:
        self._pasts = pasts
        self._trees: dict[date, Tree] = {}
        self._populations: dict[tuple[date, date], Population] = {}
        self._moved: dict[int, list[int]] = defaultdict(list)
        for unit, past in pasts.items():
            for parent, _, _ in past.parents:
                self._moved[parent].append(unit)

    @classmethod
    def read(cls) -> "History":
        units = Unit.objects.order_by("kind", "folded", "id").values_list("id", "kind", "level", "starts_on", "ends_on")
        pasts = {
            unit: _Past(f"{kind}:{level}", starts, ends, rank)
            for rank, (unit, kind, level, starts, ends) in enumerate(units)
        }
        rows = UnitParent.objects.order_by("starts_on").values_list("child_id", "parent_id", "starts_on", "ends_on")
        for child, parent, starts, ends in rows:
            pasts[child].parents.append((parent, starts, ends))
        return cls(pasts)

    def tree(self, day: date) -> Tree:
        """The tree of a day: the units in force, siblings by kind and folded name."""
        if day not in self._trees:
            edges = [
                Edge(unit, self._parent(past, day), past.starts_on, past.ends_on) for unit, past in self._pasts.items()
            ]
            self._trees[day] = Tree.at(edges, day, sort_key=lambda unit: self._pasts[unit].rank)
        return self._trees[day]

    def next_change(self, day: date) -> date | None:
        """The first later day on which a unit begins or moves; None when nothing lies ahead."""
        begun = (starts for past in self._pasts.values() for _, starts, _ in past.parents)
        return min((starts for starts in begun if starts > day), default=None)

    def rank(self, unit: int) -> int:
        """The place of a unit among all by kind and folded name."""
        return self._pasts[unit].rank

    def kind(self, unit: int) -> str:
        """What a unit is, whichever year it counts in: "ward"."""
        return self._pasts[unit].group.split(":")[0]

    def home(self, unit: int, day: date) -> int | None:
        """Where a unit is counted on a day.

        At its own place while it stands. A dissolved unit whose children all went to one unit is counted there; any
        other unit that does not stand that day is counted at the nearest body above it that does. None: nowhere.
        """
        tree = self.tree(day)
        place: int | None = unit
        while place is not None and place not in tree:
            past = self._pasts[place]
            place = self._heir(place, past, day) or self._nearest(past, day)
        return place

    def population(self, year_day: date, tree_day: date) -> Population:
        """The units in force on `year_day`, the day whose roll counts, placed in the tree of `tree_day`."""
        key = (year_day, tree_day)
        if key not in self._populations:
            self._populations[key] = self._populate(self.tree(year_day).order, tree_day)
        return self._populations[key]

    def _populate(self, units: list[int], day: date) -> Population:
        tree = self.tree(day)
        homes = (unit if unit in tree else self.home(unit, day) for unit in units)
        places = np.array([-1 if home is None else tree.left[home] for home in homes], np.int64)
        index = np.full(max(self._pasts, default=0) + 1, -1, np.int64)
        index[units] = np.arange(len(units))
        names = sorted({self._pasts[unit].group for unit in units})
        number = {name: n for n, name in enumerate(names)}
        groups = np.array([number[self._pasts[unit].group] for unit in units], np.int64)
        ends = np.array([tree.right[unit] for unit in tree.order], np.int64)
        return Population(tree, ends, np.array(units, np.int64), places, groups, tuple(names), index)

    def _heir(self, unit: int, past: _Past, day: date) -> int | None:
        end = past.ends_on
        if end is None or end > day:
            return None
        children = (self._pasts[child] for child in self._moved[unit])
        went_to = {
            self._parent(child, end) for child in children if any((p, to) == (unit, end) for p, _, to in child.parents)
        }
        return went_to.pop() if len(went_to) == 1 else None

    @staticmethod
    def _nearest(past: _Past, day: date) -> int | None:
        if not past.parents:
            return None
        return past.parents[0 if past.starts_on > day else -1][0]

    @staticmethod
    def _parent(past: _Past, day: date) -> int | None:
        for parent, starts, ends in past.parents:
            if starts <= day and (ends is None or day < ends):
                return parent
        return None


@lru_cache(maxsize=4)
def _kept(stamp: UUID) -> History:
    return History.read()


def history_of(viewer: Viewer) -> History:
    """The history of all units (ids and days only), kept in the process under the stamp of the stored tree."""
    return History.read() if viewer.stamp is None else _kept(viewer.stamp)
