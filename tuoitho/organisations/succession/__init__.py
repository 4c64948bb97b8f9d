"""The tree of units in time, pure: edges with dates, reforms as data, and nothing rewritten.

A unit exists on a date when an edge holds it that day, under a parent or as a root. A reform closes edges and opens
others from one day on; what was before stays as it was, so a figure can be read by the tree of any date.
"""

from tuoitho.organisations.succession.changes import (
    Change,
    Close,
    Found,
    ImpossibleChange,
    Merge,
    Move,
    Part,
    Rename,
    Split,
    WhyImpossible,
)
from tuoitho.organisations.succession.plan import Diff, apply, plan_change, undo
from tuoitho.organisations.succession.preview import Moved, Preview, TotalChange, preview
from tuoitho.organisations.succession.tree import BrokenTree, Edge, Tree, prefix_totals, subtree_total

__all__ = [
    "BrokenTree",
    "Change",
    "Close",
    "Diff",
    "Edge",
    "Found",
    "ImpossibleChange",
    "Merge",
    "Move",
    "Moved",
    "Part",
    "Preview",
    "Rename",
    "Split",
    "TotalChange",
    "Tree",
    "WhyImpossible",
    "apply",
    "plan_change",
    "prefix_totals",
    "preview",
    "subtree_total",
    "undo",
]
