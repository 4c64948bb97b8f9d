"""Who may do what with figures. Scope is held over a unit or a body above it in the tree that is asked for."""

from tuoitho.base.actors import Actor
from tuoitho.organisations.succession import Tree


def see_figures(viewer: Actor, tree: Tree, unit_id: int) -> bool:
    """Figures of the unit, the small ones hidden unless `see_small_counts` holds too."""
    return _held(viewer, "indicators.see_figures", tree, unit_id)


def see_small_counts(viewer: Actor, tree: Tree, unit_id: int) -> bool:
    """Within the chain of duty a count of one to four is shown (figures.md, small counts)."""
    return _held(viewer, "indicators.see_small_counts", tree, unit_id)


def _held(viewer: Actor, permission: str, tree: Tree, unit_id: int) -> bool:
    """A ward dissolved since is still below its department in the tree of its year."""
    above = tree.ancestors(unit_id) if unit_id in tree else []
    return any(viewer.holds(permission, one) for one in (unit_id, *above))
