"""Reforms of the tree, for those who may change the units they are about."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from tuoitho.organisations.models import Change, Post, Unit
from tuoitho.organisations.queries.viewer import Viewer

CHANGE = "organisations.change_units"


def changes_of(viewer: Viewer) -> QuerySet[Change]:
    """Reforms of units that the viewer may change."""
    return Change.objects.filter(unit__in=viewer.units(CHANGE)).select_related("unit")


def change_of(viewer: Viewer, key: UUID) -> Change | None:
    return changes_of(viewer).filter(key=key).first()


def units_touched(viewer: Viewer, units: Collection[int]) -> dict[int, Unit]:
    """Units that a reform speaks of, by id: of a reform that the viewer may see, its units' names are no secret."""
    return Unit.objects.in_bulk([unit for unit in units if unit > 0]) if viewer.holds(CHANGE) else {}


def posts_closing(viewer: Viewer, units: Collection[int], day: date) -> QuerySet[Post]:
    """Posts that would still be held on a day at units that end by then: to be handed over."""
    mine = [unit for unit in units if unit in viewer.units(CHANGE)]
    held = Post.objects.on(day).filter(unit_id__in=mine, user__is_active=True)
    return held.select_related("user", "unit").order_by("unit__folded", "pk")
