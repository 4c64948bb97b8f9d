"""The tree on one date: units in preorder, so that every subtree is one stretch of the order."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import accumulate
from typing import Any


@dataclass(frozen=True, slots=True)
class Edge:
    """``child`` stands under ``parent`` (None: at the root) from ``starts_on`` until the day before ``ends_on``."""

    child: int
    parent: int | None
    starts_on: date
    ends_on: date | None = None

    def holds_on(self, day: date) -> bool:
        return self.starts_on <= day and (self.ends_on is None or day < self.ends_on)


class Fault(StrEnum):
    TWO_PARENTS = "two_parents"
    NO_PARENT = "no_parent"
    CYCLE = "cycle"


class BrokenTree(ValueError):
    """The edges of a date are not a tree; ``units`` are the children at fault."""

    def __init__(self, fault: Fault, units: Sequence[int]) -> None:
        super().__init__(f"{fault}: {', '.join(map(str, units))}")
        self.fault = fault
        self.units = tuple(units)


@dataclass(frozen=True, slots=True)
class Tree:
    """Units of one date. The subtree of ``unit`` is ``order[left[unit]:right[unit]]``, itself first."""

    order: list[int]
    left: dict[int, int]
    right: dict[int, int]
    depth: dict[int, int]
    parents: dict[int, int | None]

    @classmethod
    def at(cls, edges: Iterable[Edge], on: date, sort_key: Callable[[int], Any] | None = None) -> "Tree":
        """The tree of a date, children ordered by ``sort_key`` (by number without one).

        Raises BrokenTree when a unit has two parents, a parent that does not exist that day, or is its own ancestor.
        """
        parents = _parents(edges, on)
        children: dict[int | None, list[int]] = defaultdict(list)
        for unit in sorted(parents, key=sort_key):
            children[parents[unit]].append(unit)
        order = _preorder(children)
        if len(order) < len(parents):
            raise BrokenTree(Fault.CYCLE, sorted(parents.keys() - set(order)))
        left = {unit: place for place, unit in enumerate(order)}
        return cls(order, left, _ends(order, parents), _depths(order, parents), parents)

    def __contains__(self, unit: object) -> bool:
        return unit in self.left

    @property
    def roots(self) -> list[int]:
        return [unit for unit in self.order if self.parents[unit] is None]

    def parent(self, unit: int) -> int | None:
        return self.parents[unit]

    def children(self, unit: int) -> list[int]:
        """The units directly under ``unit``, in order."""
        found, place = [], self.left[unit] + 1
        while place < self.right[unit]:
            child = self.order[place]
            found.append(child)
            place = self.right[child]
        return found

    def subtree(self, unit: int) -> list[int]:
        """``unit`` and all below it."""
        return self.order[self.left[unit] : self.right[unit]]

    def ancestors(self, unit: int) -> list[int]:
        """What ``unit`` belongs to, nearest first."""
        found = []
        above = self.parents[unit]
        while above is not None:
            found.append(above)
            above = self.parents[above]
        return found

    def contains(self, whole: int, part: int) -> bool:
        """Whether ``part`` is ``whole`` or lies below it."""
        return self.left[whole] <= self.left[part] < self.right[whole]


def prefix_totals(order: Sequence[int], values: Mapping[int, int]) -> list[int]:
    """Running totals of the units' own values in preorder, from 0 before the first; a unit without a value adds 0."""
    return list(accumulate((values.get(unit, 0) for unit in order), initial=0))


def subtree_total(prefix: Sequence[int], left: int, right: int) -> int:
    return prefix[right] - prefix[left]


def _parents(edges: Iterable[Edge], on: date) -> dict[int, int | None]:
    parents: dict[int, int | None] = {}
    for edge in edges:
        if edge.starts_on <= on and (edge.ends_on is None or on < edge.ends_on):
            if edge.child in parents:
                raise BrokenTree(Fault.TWO_PARENTS, [edge.child])
            parents[edge.child] = edge.parent
    orphans = [unit for unit, parent in parents.items() if parent is not None and parent not in parents]
    if orphans:
        raise BrokenTree(Fault.NO_PARENT, sorted(orphans))
    return parents


def _preorder(children: Mapping[int | None, list[int]]) -> list[int]:
    order = []
    waiting = children.get(None, [])[::-1]
    while waiting:
        unit = waiting.pop()
        order.append(unit)
        if unit in children:
            waiting.extend(reversed(children[unit]))
    return order


def _ends(order: Sequence[int], parents: Mapping[int, int | None]) -> dict[int, int]:
    """The place after the last unit of each subtree; a unit's descendants all come after it in the order."""
    ends = {unit: place + 1 for place, unit in enumerate(order)}
    for unit in reversed(order):
        parent = parents[unit]
        if parent is not None and ends[parent] < ends[unit]:
            ends[parent] = ends[unit]
    return ends


def _depths(order: Sequence[int], parents: Mapping[int, int | None]) -> dict[int, int]:
    depths: dict[int, int] = {}
    for unit in order:
        parent = parents[unit]
        depths[unit] = 0 if parent is None else depths[parent] + 1
    return depths
