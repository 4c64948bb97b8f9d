"""Reforms of the tree, for those who may change the units they are about."""

from collections.abc import Collection
from datetime import date, timedelta
from uuid import UUID

from django.conf import settings
from django.db.models import QuerySet
from django.utils.module_loading import import_string

from tuoitho.organisations.models import Change, Post, Unit
from tuoitho.organisations.queries.units import children_on, units_on
from tuoitho.organisations.queries.viewer import Viewer, tree_on

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


def codes_known(viewer: Viewer, change: Change) -> dict[str, str]:
    """Code → name of the units that a reform may speak of: those in scope on the day before, and those above it."""
    eve = change.on_date - timedelta(days=1)
    tree = tree_on(eve, viewer.stamp)
    above = tree.ancestors(change.unit_id) if change.unit_id in tree else []
    found = units_on(viewer, eve, CHANGE) | Unit.objects.filter(pk__in=above)
    return dict(found.order_by("kind", "folded").values_list("code", "name"))


def places_of(viewer: Viewer, change: Change) -> list[tuple[str, str, str]]:
    """(code, name, name of the unit above) of every school in scope whose place a reform may change."""
    eve = change.on_date - timedelta(days=1)
    tree = tree_on(eve, viewer.stamp)
    units = {unit.pk: unit for unit in units_on(viewer, eve, CHANGE)}
    return [
        (units[one].code, units[one].name, units[above].name)
        for one in tree.order
        if one in units
        and units[one].kind == Unit.Kind.SCHOOL
        and (above := tree.parent(one)) is not None
        and above in units
    ]


def codes_below(viewer: Viewer, change: Change, code: str) -> dict[str, str]:
    """Code → name of the units directly below one on the day before a reform."""
    unit = units_on(viewer, change.on_date - timedelta(days=1), CHANGE).filter(code=code).first()
    if unit is None:
        return {}
    below = children_on(viewer, unit, change.on_date - timedelta(days=1))
    return dict(below.order_by("kind", "folded").values_list("code", "name"))


def warnings_of(viewer: Viewer, units: Collection[int]) -> list[str]:
    """What the rooms above say of a reform of these units; `settings.CHANGE_WARNINGS` names whom to ask."""
    mine = [unit for unit in units if viewer.holds(CHANGE, unit)]
    return [sentence for name in settings.CHANGE_WARNINGS if (sentence := import_string(name)(mine))]
