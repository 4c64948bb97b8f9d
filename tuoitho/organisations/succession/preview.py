"""What a reform would do, before anyone applies it."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from tuoitho.organisations.succession.plan import Diff, apply
from tuoitho.organisations.succession.tree import Edge, Tree


@dataclass(frozen=True, slots=True)
class Moved:
    unit: int
    from_parent: int | None
    to_parent: int | None


@dataclass(frozen=True, slots=True)
class TotalChange:
    """A unit whose totals change, because these units leave it or come into it, alone or with all below them."""

    unit: int
    loses: tuple[int, ...]
    gains: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Preview:
    """The facts of a reform for a page to tell; tuples follow the tree's order, of the day before or of the day after.

    ``totals`` leaves out the units that are closed or opened themselves.
    """

    moved: tuple[Moved, ...]
    closed: tuple[int, ...]
    opened: tuple[int, ...]
    names: tuple[tuple[int, str], ...]
    totals: tuple[TotalChange, ...]


def preview(edges: Sequence[Edge], diff: Diff) -> Preview:
    """The facts of ``diff``, which ``plan_change(edges, …)`` made."""
    before, after = Tree.at(edges, diff.on), Tree.at(apply(edges, diff), diff.on)
    moved = {edge.child for edge in diff.closed} & {edge.child for edge in diff.opened}
    return Preview(
        moved=tuple(
            Moved(unit, before.parent(unit), after.parent(unit)) for unit in sorted(moved, key=after.left.__getitem__)
        ),
        closed=tuple(sorted(diff.units_closed, key=before.left.__getitem__)),
        opened=tuple(sorted(diff.units_opened, key=after.left.__getitem__)),
        names=diff.names,
        totals=_totals(diff, before, after),
    )


def _totals(diff: Diff, before: Tree, after: Tree) -> tuple[TotalChange, ...]:
    loses, gains = defaultdict(list), defaultdict(list)
    for unit in sorted({edge.child for edge in (*diff.closed, *diff.opened)}):
        above_before = set(before.ancestors(unit)) if unit in before else set()
        above_after = set(after.ancestors(unit)) if unit in after else set()
        for whole in above_before - above_after:
            loses[whole].append(unit)
        for whole in above_after - above_before:
            gains[whole].append(unit)
    staying = [unit for unit in after.order if unit in before and (unit in loses or unit in gains)]
    return tuple(TotalChange(unit, tuple(loses[unit]), tuple(gains[unit])) for unit in staying)
