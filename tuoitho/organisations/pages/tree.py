"""The tree of a date as lines of a page."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tuoitho.organisations.models import Unit
from tuoitho.organisations.succession import Tree


@dataclass(frozen=True)
class Branch:
    """A unit with what stands below it; `schools` and `groups` count all below, itself left out."""

    unit: Unit
    name: str
    schools: int
    groups: int
    children: tuple["Branch", ...]


def branches(tree: Tree, units: Mapping[int, Unit], names: Mapping[int, str]) -> list[Branch]:
    """The units as a forest: a unit whose parent is not among them stands at the top."""
    tops = [unit for unit in tree.order if unit in units and tree.parent(unit) not in units]
    return [_branch(unit, tree, units, names) for unit in tops]


def _branch(unit: int, tree: Tree, units: Mapping[int, Unit], names: Mapping[int, str]) -> Branch:
    below = [units[one] for one in tree.subtree(unit)[1:] if one in units]
    return Branch(
        units[unit],
        names.get(unit, units[unit].name),
        _count(below, Unit.Kind.SCHOOL),
        _count(below, Unit.Kind.GROUP),
        tuple(_branch(one, tree, units, names) for one in tree.children(unit) if one in units),
    )


def _count(units: Iterable[Unit], kind: str) -> int:
    return sum(unit.kind == kind for unit in units)
