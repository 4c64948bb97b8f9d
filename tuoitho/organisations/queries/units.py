"""Units as people look for them: by name without tone marks, by kind, on a date."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Min, QuerySet

from tuoitho.base.folding import words
from tuoitho.organisations.models import Unit, UnitName, UnitParent
from tuoitho.organisations.queries.viewer import Viewer, tree_on, units_of

SEE = "organisations.see_units"


def search_units(viewer: Viewer, text: str, limit: int = 20, permission: str = SEE) -> list[Unit]:
    """Units in scope whose name or code holds words beginning so, in any order, without tone marks. One query."""
    return list(found_units(viewer, text, permission).order_by("kind", "folded", "id")[:limit]) if words(text) else []


def found_units(viewer: Viewer, text: str, permission: str = SEE) -> QuerySet[Unit]:
    """The same as a queryset; all of scope without a word."""
    found = units_of(viewer, permission)
    for word in words(text):
        found = found.filter(folded__contains=word)
    return found


def units_on(viewer: Viewer, day: date, permission: str = SEE) -> QuerySet[Unit]:
    """Units that stood on a day within what stands below the viewer's posts, on today's tree or on that day's."""
    return Unit.objects.on(day).filter(pk__in=_scope_on(viewer, day, permission))


def children_on(viewer: Viewer, unit: Unit, day: date) -> QuerySet[Unit]:
    """Units directly below a unit on a day."""
    below = UnitParent.objects.on(day).filter(parent=unit).values("child_id")
    return units_on(viewer, day).filter(pk__in=below)


def names_on(viewer: Viewer, units: Collection[int], day: date) -> Mapping[int, str]:
    """Unit → what it was called on a day; a unit without dated names has its one name. Two queries."""
    seen = _scope_on(viewer, day, SEE) | viewer.units(SEE)
    wanted = [unit for unit in units if unit in seen]
    names = dict(Unit.objects.filter(pk__in=wanted).values_list("pk", "name"))
    dated = UnitName.objects.on(day).filter(unit_id__in=wanted)
    return names | dict(dated.values_list("unit_id", "name"))


@dataclass(frozen=True)
class Story:
    """One line of a unit's life: what it was called, or under whom it stood, from–to."""

    what: str
    text: str
    starts_on: date
    ends_on: date | None


def unit_story(viewer: Viewer, unit: Unit) -> list[Story]:
    """Names and parents of a unit over time, newest first. Two queries."""
    if not viewer.holds(SEE, unit.pk) and unit.pk not in _scope_on(viewer, unit.starts_on, SEE):
        return []
    names = [Story("name", row.name, row.starts_on, row.ends_on) for row in UnitName.objects.filter(unit=unit)]
    parents = [
        Story("parent", row.parent.name, row.starts_on, row.ends_on)
        for row in UnitParent.objects.filter(child=unit).select_related("parent")
    ]
    return sorted(names + parents, key=lambda line: (line.starts_on, line.what), reverse=True)


def ward_of(viewer: Viewer, unit: Unit, day: date | None = None) -> Unit | None:
    """The ward that a unit belonged to on a day (today without one), itself if it is one."""
    tree = tree_on(day, viewer.stamp) if day else viewer.tree
    if unit.pk not in tree:
        return None
    return Unit.objects.filter(pk__in=[unit.pk, *tree.ancestors(unit.pk)], kind=Unit.Kind.WARD).first()


def count_units(
    units: Collection[int],
    day: date,
    *,
    kinds: Collection[str] = (),
    levels: Collection[str] = (),
    public: bool | None = None,
) -> int:
    """How many of these units stood on a day, of some kinds and levels, public or not (None: both)."""
    found = Unit.objects.on(day).filter(pk__in=units)
    if kinds:
        found = found.filter(kind__in=kinds)
    if levels:
        found = found.filter(level__in=levels)
    if public is not None:
        found = found.filter(public=public)
    return found.count()


def _scope_on(viewer: Viewer, day: date, permission: str) -> frozenset[int]:
    """Scope is today's tree; of another day one also sees what then stood below one's own unit."""
    mine = viewer.units(permission)
    if day == viewer.on:
        return mine
    tree = tree_on(day, viewer.stamp)
    return mine | frozenset(unit for one in mine if one in tree for unit in tree.subtree(one))


def kinds_by_code(viewer: Viewer) -> dict[str, str]:
    """Code → kind of every unit there is, for those who set up units: a code is never used twice."""
    if not viewer.holds("organisations.keep_units"):
        return {}
    return dict(Unit.objects.values_list("code", "kind"))


def first_day(viewer: Viewer) -> date:
    """The day from which the viewer's units stand."""
    return units_of(viewer).aggregate(first=Min("starts_on"))["first"] or viewer.on
