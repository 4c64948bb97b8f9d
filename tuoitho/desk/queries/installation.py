"""Facts of the installation itself."""

from tuoitho.base import installation
from tuoitho.organisations.queries import Viewer


def is_illustrative(viewer: Viewer) -> bool:
    """Whether the installation says that its people and numbers are made up."""
    return installation.is_illustrative(viewer.stamp)
