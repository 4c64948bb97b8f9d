"""Facts of the installation itself."""

from functools import lru_cache
from uuid import UUID

from tuoitho.base import installation
from tuoitho.organisations.queries import Viewer


def is_illustrative(viewer: Viewer) -> bool:
    """Whether the installation says that its people and numbers are made up. Kept in the process with the tree."""
    return _illustrative(viewer.stamp)


@lru_cache(maxsize=16)
def _illustrative(stamp: UUID | None) -> bool:
    return installation.is_illustrative()
