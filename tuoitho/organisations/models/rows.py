"""Between the rows of the store and the edges of `succession`: read, write a diff, take it back row by row."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from tuoitho.organisations.models.units import Unit, UnitName, UnitParent
from tuoitho.organisations.succession import Diff, Edge


def stored_edges() -> list[Edge]:
    """Every edge of every unit; where a unit has no parent's row it stands at the root."""
    rows: dict[int, list[Edge]] = defaultdict(list)
    for child, parent, start, end in UnitParent.objects.order_by("starts_on", "pk").values_list(
        "child_id", "parent_id", "starts_on", "ends_on"
    ):
        rows[child].append(Edge(child, parent, start, end))
    units = Unit.objects.order_by("pk").values_list("pk", "starts_on", "ends_on")
    return [edge for unit, start, end in units for edge in _whole_life(unit, start, end, rows[unit])]


def _whole_life(unit: int, start: date, end: date | None, rows: Sequence[Edge]) -> Iterator[Edge]:
    covered: date | None = start
    for edge in rows:
        if covered is not None and covered < edge.starts_on:
            yield Edge(unit, None, covered, edge.starts_on)
        yield edge
        covered = edge.ends_on
    if covered is not None and covered != end:
        yield Edge(unit, None, covered, end)


@dataclass(frozen=True)
class Written:
    """The primary keys of what a diff touched; `renamed`: (unit, the name for lists it had)."""

    parents_ended: list[int]
    parents_begun: list[int]
    units_ended: list[int]
    units_begun: list[int]
    names_ended: list[int]
    names_begun: list[int]
    renamed: list[tuple[int, str]]

    def as_data(self) -> dict[str, Any]:
        return asdict(self)


def write_diff(diff: Diff) -> Written:
    """End rows and begin others; nothing before the diff's day is altered. New units are there already."""
    ended = UnitParent.objects.filter(
        child_id__in=[edge.child for edge in diff.closed if edge.parent is not None], ends_on=None
    )
    parents_ended = _keys(ended)
    ended.update(ends_on=diff.on)
    parents_begun = [
        UnitParent.objects.create(child_id=edge.child, parent_id=edge.parent, starts_on=diff.on).pk
        for edge in diff.opened
        if edge.parent is not None
    ]
    Unit.objects.filter(pk__in=diff.units_closed).update(ends_on=diff.on)
    named = {unit for unit, _name in diff.names} - set(diff.units_opened)
    names = UnitName.objects.filter(unit_id__in=[*named, *diff.units_closed], ends_on=None)
    names_ended = _keys(names)
    names.update(ends_on=diff.on)
    return Written(
        parents_ended=parents_ended,
        parents_begun=parents_begun,
        units_ended=list(diff.units_closed),
        units_begun=list(diff.units_opened),
        names_ended=names_ended,
        names_begun=[
            UnitName.objects.create(unit_id=unit, name=name, starts_on=diff.on).pk for unit, name in diff.names
        ],
        renamed=_rename((unit, name) for unit, name in diff.names if unit in named),
    )


def take_back(written: Written) -> None:
    """The rows as they were. Raises ProtectedError when something stands on a unit that is to go."""
    UnitParent.objects.filter(pk__in=written.parents_begun).delete()
    UnitName.objects.filter(pk__in=written.names_begun).delete()
    Unit.objects.filter(pk__in=written.units_begun).delete()
    UnitParent.objects.filter(pk__in=written.parents_ended).update(ends_on=None)
    UnitName.objects.filter(pk__in=written.names_ended).update(ends_on=None)
    Unit.objects.filter(pk__in=written.units_ended).update(ends_on=None)
    _rename(written.renamed)


def names_built_upon(written: Written) -> list[int]:
    """Units whose name was changed again after what was written."""
    rows = UnitName.objects.filter(pk__in=written.names_begun).exclude(ends_on=None)
    return sorted(rows.values_list("unit_id", flat=True))


def diff_as_data(diff: Diff) -> dict[str, Any]:
    """For a JSON column; `diff_of` reads it back."""
    return {
        "on": diff.on.isoformat(),
        "closed": [_edge_as_data(edge) for edge in diff.closed],
        "opened": [_edge_as_data(edge) for edge in diff.opened],
        "names": [list(pair) for pair in diff.names],
    }


def diff_of(data: dict[str, Any]) -> Diff:
    return Diff(
        date.fromisoformat(data["on"]),
        tuple(_edge_of(edge) for edge in data["closed"]),
        tuple(_edge_of(edge) for edge in data["opened"]),
        tuple((unit, name) for unit, name in data["names"]),
    )


def _rename(pairs: Iterable[tuple[int, str]]) -> list[tuple[int, str]]:
    """Give the names for lists; returns (unit, name it had)."""
    wanted, before = dict(pairs), []
    for unit in Unit.objects.filter(pk__in=wanted).order_by("pk"):
        before.append((unit.pk, unit.name))
        unit.name = wanted[unit.pk]
        unit.save(update_fields=["name", "folded"])
    return before


def _keys(rows: Any) -> list[int]:
    return list(rows.order_by("pk").values_list("pk", flat=True))


def _edge_as_data(edge: Edge) -> list[Any]:
    return [edge.child, edge.parent, edge.starts_on.isoformat(), edge.ends_on.isoformat() if edge.ends_on else None]


def _edge_of(data: list[Any]) -> Edge:
    child, parent, start, end = data
    return Edge(child, parent, date.fromisoformat(start), date.fromisoformat(end) if end else None)
