"""A reform worked out against the stored tree, before anyone applies it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.utils.translation import gettext as _

from tuoitho.base.refusals import Refused
from tuoitho.organisations.models.rows import stored_edges
from tuoitho.organisations.models.steps import StepData, UnknownCode, changes, codes, founded
from tuoitho.organisations.models.units import Change, Unit
from tuoitho.organisations.succession import Diff, Edge, ImpossibleChange, Preview, plan_change, preview


@dataclass(frozen=True)
class Planned:
    """Edges as stored, and what the reform does to them. New units have negative numbers until they are founded."""

    edges: list[Edge]
    diff: Diff
    names: Mapping[int, str]
    new: Mapping[str, int]

    @property
    def seen(self) -> Preview:
        return preview(self.edges, self.diff)

    @property
    def touched(self) -> set[int]:
        """Units that are there and are moved, closed or renamed."""
        return {one for one in self._changed if one > 0}

    @property
    def parents(self) -> set[int]:
        """Units that are there and get others below them."""
        return {edge.parent for edge in self.diff.opened if edge.parent is not None and edge.parent > 0}

    @property
    def _changed(self) -> set[int]:
        return {edge.child for edge in (*self.diff.closed, *self.diff.opened)} | {unit for unit, _ in self.diff.names}

    def numbered(self, ids: Mapping[str, int]) -> Diff:
        """The diff with the numbers that new units got."""
        real = {stand_in: ids[code] for code, stand_in in self.new.items()}

        def edge(one: Edge) -> Edge:
            parent = one.parent if one.parent is None else real.get(one.parent, one.parent)
            return replace(one, child=real.get(one.child, one.child), parent=parent)

        return Diff(
            self.diff.on,
            tuple(sorted(map(edge, self.diff.closed), key=lambda one: one.child)),
            tuple(sorted(map(edge, self.diff.opened), key=lambda one: one.child)),
            tuple(sorted((real.get(unit, unit), name) for unit, name in self.diff.names)),
        )


def plan(steps: Sequence[StepData], on: date) -> Planned:
    """Work a reform out whole, or `Refused` with why it cannot be."""
    there = {code: (pk, name) for code, pk, name in _units(steps)}
    new = stand_ins(steps)
    if taken := sorted(new.keys() & there.keys()):
        raise Refused(_("Mã của đơn vị mới đã được dùng: %(units)s.") % {"units": ", ".join(taken)})
    ids = {code: pk for code, (pk, _name) in there.items()} | new
    edges = stored_edges()
    names = {step_id: step["name"] for step, step_id in zip(founded(steps), new.values(), strict=True)}
    try:
        diff = plan_change(edges, changes(steps, on, ids))
    except UnknownCode as unknown:
        raise Refused(
            _("Không có đơn vị nào mang mã: %(codes)s.") % {"codes": ", ".join(unknown.codes)},
            todo=_("Hãy sửa mã, hoặc thêm bước thành lập đơn vị ấy."),
        ) from unknown
    except ImpossibleChange as impossible:
        raise refused(impossible, names) from impossible
    return Planned(edges, diff, names, new)


def stand_ins(steps: Sequence[StepData]) -> dict[str, int]:
    """Code → negative number of every unit that the steps found, rising in their order."""
    new = founded(steps)
    return {step["unit"]: place - len(new) for place, step in enumerate(new)}


def refused(impossible: ImpossibleChange, names: Mapping[int, str] | None = None) -> Refused:
    """Why a reform cannot be, with the names of the units."""
    known = {**dict(Unit.objects.filter(pk__in=impossible.units).values_list("pk", "name")), **(names or {})}
    words = {
        "units": ", ".join(known.get(unit, "?") for unit in impossible.units),
        "on": impossible.on.strftime("%d/%m/%Y") if impossible.on else "",
    }
    return Refused(_(impossible.template) % words, code=f"change.{impossible.why}")


def plan_of(change: Change) -> Planned:
    return plan(change.steps, change.on_date)


def _units(steps: Sequence[StepData]) -> list[tuple[str, int, str]]:
    return list(Unit.objects.filter(code__in=codes(steps)).values_list("code", "pk", "name"))
