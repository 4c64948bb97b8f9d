"""The guide of a role, as the "?" of every page opens it."""

from tuoitho.base import guides
from tuoitho.base.guides import Guide, picture_of
from tuoitho.desk.pages.links import link

__all__ = ["Guide", "guide_of", "picture_of"]


def guide_of(role: str) -> Guide | None:
    """With its pictures; None where none is written."""
    return guides.guide_of(role, lambda name: link("desk:picture", {"name": name}))
