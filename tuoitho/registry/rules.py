"""Who may: one permission each."""

from tuoitho.base.actors import Actor
from tuoitho.base.refusals import NotAllowed


def keep_people(by: Actor, unit_id: int) -> bool:
    """Change the lists of a unit."""
    return by.holds("registry.keep_people", unit_id)


def import_people(by: Actor, unit_id: int) -> bool:
    """Bring lists in from files, and take them back."""
    return by.holds("registry.import_people", unit_id)


def keep_headcounts(by: Actor, unit_id: int) -> bool:
    """State numbers of a unit."""
    return by.holds("registry.keep_headcounts", unit_id)


def insist(allowed: bool, code: str) -> None:
    """`NotAllowed`, naming the permission that was missing, unless allowed."""
    if not allowed:
        raise NotAllowed("", code=code)
