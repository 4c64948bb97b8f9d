"""From changes to the edges they close and open, and back."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeAlias

from tuoitho.organisations.succession.changes import (
    Change,
    Close,
    Found,
    ImpossibleChange,
    Merge,
    Move,
    Rename,
    Split,
    WhyImpossible,
)
from tuoitho.organisations.succession.tree import BrokenTree, Edge, Fault, Tree

Step: TypeAlias = Rename | Found | Close | Move


@dataclass(frozen=True, slots=True)
class Diff:
    """What a reform does on its day: ``closed`` edges (as they stood, open-ended) end, ``opened`` ones begin.

    ``names`` are the names that begin that day, of new and of renamed units. Each tuple is ordered by unit.
    """

    on: date
    closed: tuple[Edge, ...]
    opened: tuple[Edge, ...]
    names: tuple[tuple[int, str], ...]

    @property
    def units_closed(self) -> tuple[int, ...]:
        return _children_only_in(self.closed, self.opened)

    @property
    def units_opened(self) -> tuple[int, ...]:
        return _children_only_in(self.opened, self.closed)


def plan_change(edges: Sequence[Edge], changes: Sequence[Change]) -> Diff:
    """The diff of changes that all happen on one day; their order means nothing.

    Raises ImpossibleChange when a change contradicts another, comes before one already made to the same unit, or
    leaves, on its day or any later one, what is not a tree.
    """
    on = _one_day(changes)
    before = Tree.at(edges, on)
    steps = [step for change in changes for step in _steps(change, before)]
    current = _current_edges(edges, steps, on)
    diff = Diff(
        on,
        closed=_by_child(current[step.unit] for step in steps if isinstance(step, Move | Close)),
        opened=_by_child(Edge(step.unit, step.parent, on) for step in steps if isinstance(step, Move | Found)),
        names=tuple(sorted((step.unit, step.name) for step in steps if isinstance(step, Rename | Found))),
    )
    _require_tree(apply(edges, diff), on)
    return diff


def apply(edges: Sequence[Edge], diff: Diff) -> list[Edge]:
    """The edges after a reform: nothing before its day is altered."""
    closed = set(diff.closed)
    return [replace(edge, ends_on=diff.on) if edge in closed else edge for edge in edges] + list(diff.opened)


def undo(edges: Sequence[Edge], diff: Diff) -> list[Edge]:
    """The edges as they were before ``apply(edges, diff)``.

    Raises ImpossibleChange when a later change has been built upon this one.
    """
    opened = set(diff.opened)
    ended = {replace(edge, ends_on=diff.on): edge for edge in diff.closed}
    built_upon = (opened | ended.keys()) - set(edges)
    if built_upon:
        raise ImpossibleChange(WhyImpossible.LATER_CHANGE, sorted({edge.child for edge in built_upon}), diff.on)
    restored = [ended.get(edge, edge) for edge in edges if edge not in opened]
    _require_tree(restored, diff.on)
    return restored


def _one_day(changes: Sequence[Change]) -> date:
    days = {change.on for change in changes}
    if not days:
        raise ImpossibleChange(WhyImpossible.NOTHING)
    if len(days) > 1:
        raise ImpossibleChange(WhyImpossible.SEVERAL_DATES)
    return days.pop()


def _steps(change: Change, before: Tree) -> Iterator[Step]:
    match change:
        case Split():
            yield from _steps_of_split(change, before)
        case Merge():
            yield from _steps_of_merge(change, before)
        case _:
            yield change


def _steps_of_split(split: Split, before: Tree) -> Iterator[Step]:
    _require_units(before, [split.unit], split.on)
    children, assigned = set(before.children(split.unit)), [child for part in split.into for child in part.children]
    if strange := set(assigned) - children:
        raise ImpossibleChange(WhyImpossible.NOT_A_CHILD, sorted(strange), split.on)
    if forgotten := children - set(assigned):
        raise ImpossibleChange(WhyImpossible.UNASSIGNED, sorted(forgotten), split.on)
    for part in split.into:
        if part.name is not None:
            yield Found(part.unit, split.on, before.parent(split.unit), part.name)
        yield from (Move(child, split.on, part.unit) for child in part.children)
    yield Close(split.unit, split.on)


def _steps_of_merge(merge: Merge, before: Tree) -> Iterator[Step]:
    _require_units(before, merge.units, merge.on)
    if merge.name is not None:
        parents = {before.parent(unit) for unit in merge.units}
        if len(parents) != 1:
            raise ImpossibleChange(WhyImpossible.PARENTS_DIFFER, merge.units, merge.on)
        yield Found(merge.into, merge.on, parents.pop(), merge.name)
    for unit in merge.units:
        if unit != merge.into:
            yield from (Move(child, merge.on, merge.into) for child in before.children(unit))
            yield Close(unit, merge.on)


def _current_edges(edges: Sequence[Edge], steps: Sequence[Step], on: date) -> Mapping[int, Edge]:
    """The edge that each moved or closed unit leaves. Refuses steps that contradict the past, the future or another."""
    if not steps:
        raise ImpossibleChange(WhyImpossible.NOTHING)
    history = defaultdict(list)
    for edge in edges:
        history[edge.child].append(edge)
    _require_one_step_each(steps, on)
    _refuse(
        WhyImpossible.NUMBER_TAKEN, (step.unit for step in steps if isinstance(step, Found) and step.unit in history)
    )
    touched = [step for step in steps if not isinstance(step, Found)]
    current = {edge.child: edge for step in touched for edge in history[step.unit] if edge.holds_on(on)}
    _refuse(WhyImpossible.UNKNOWN_UNIT, (step.unit for step in touched if step.unit not in current), on)
    shifted = [step for step in touched if not isinstance(step, Rename)]
    _refuse(
        WhyImpossible.LATER_CHANGE,
        (step.unit for step in shifted if not _open_since_before(current[step.unit], on)),
        on,
    )
    moves = [step for step in shifted if isinstance(step, Move)]
    _refuse(WhyImpossible.SAME_PARENT, (step.unit for step in moves if step.parent == current[step.unit].parent), on)
    return current


def _open_since_before(edge: Edge, on: date) -> bool:
    """An edge that has ended already, or that begins this very day, belongs to a change that is to be undone first."""
    return edge.ends_on is None and edge.starts_on < on


def _require_one_step_each(steps: Sequence[Step], on: date) -> None:
    named = Counter(step.unit for step in steps if isinstance(step, Rename | Found | Close))
    placed = Counter(step.unit for step in steps if isinstance(step, Move | Found | Close))
    _refuse(WhyImpossible.CHANGED_TWICE, (unit for unit in named | placed if max(named[unit], placed[unit]) > 1), on)


def _require_units(tree: Tree, units: Iterable[int], on: date) -> None:
    _refuse(WhyImpossible.UNKNOWN_UNIT, (unit for unit in units if unit not in tree), on)


def _refuse(why: WhyImpossible, units: Iterable[int], on: date | None = None) -> None:
    if found := sorted(set(units)):
        raise ImpossibleChange(why, found, on)


def _require_tree(edges: Sequence[Edge], on: date) -> None:
    """The edges make a tree on the day and on every later day on which something changes."""
    borders = {day for edge in edges for day in (edge.starts_on, edge.ends_on) if day is not None and day > on}
    for day in sorted(borders | {on}):
        try:
            Tree.at(edges, day)
        except BrokenTree as broken:
            raise ImpossibleChange(_WHY[broken.fault], broken.units, day) from broken


_WHY = {
    Fault.TWO_PARENTS: WhyImpossible.LATER_CHANGE,
    Fault.NO_PARENT: WhyImpossible.NO_PARENT,
    Fault.CYCLE: WhyImpossible.CYCLE,
}


def _by_child(edges: Iterable[Edge]) -> tuple[Edge, ...]:
    return tuple(sorted(edges, key=lambda edge: edge.child))


def _children_only_in(these: Sequence[Edge], those: Sequence[Edge]) -> tuple[int, ...]:
    return tuple(sorted({edge.child for edge in these} - {edge.child for edge in those}))
