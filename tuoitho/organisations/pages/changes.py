"""A reform as a page tells it: its steps in sentences, and who goes where."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from tuoitho.organisations.models import Unit
from tuoitho.organisations.models.steps import Do, StepData


@dataclass(frozen=True)
class StepLine:
    """A step in a sentence; `place`: its number in the list."""

    place: int
    label: str
    sentence: str


@dataclass(frozen=True)
class Stream:
    """Units that go from one parent to another."""

    from_name: str
    to_name: str
    names: tuple[str, ...]


@dataclass(frozen=True)
class Total:
    """A unit whose totals change, and by how many units."""

    name: str
    loses: int
    gains: int


@dataclass(frozen=True)
class Seen:
    """What a reform does, in names."""

    streams: tuple[Stream, ...]
    closed: tuple[str, ...]
    opened: tuple[str, ...]
    renamed: tuple[tuple[str, str], ...]
    totals: tuple[Total, ...]

    @property
    def moved(self) -> int:
        return sum(len(stream.names) for stream in self.streams)


def step_lines(steps: Sequence[StepData], names: Mapping[str, str]) -> list[StepLine]:
    """All steps but plain moves, which `moves_by_parent` gathers."""
    return [
        StepLine(place, _label(step), _sentence(step, names))
        for place, step in enumerate(steps)
        if step["do"] != Do.MOVE
    ]


def moves_by_parent(steps: Sequence[StepData], names: Mapping[str, str]) -> list[tuple[str, list[StepLine]]]:
    """Plain moves under the unit they go to."""
    gathered: dict[str, list[StepLine]] = defaultdict(list)
    for place, step in enumerate(steps):
        if step["do"] == Do.MOVE:
            gathered[step["parent"]].append(StepLine(place, "", _called(step["unit"], names)))
    return [(_called(parent, names), lines) for parent, lines in gathered.items()]


def seen_of(preview: Mapping[str, Any], names: Mapping[int, str], before: Mapping[int, str]) -> Seen:
    """A preview as data (`asdict` of `succession.Preview`) in names; `before`: what renamed units were called."""
    streams: dict[tuple[int | None, int | None], list[str]] = defaultdict(list)
    for move in preview["moved"]:
        streams[(move["from_parent"], move["to_parent"])].append(_name(move["unit"], names))
    opened = set(preview["opened"])
    return Seen(
        streams=tuple(
            Stream(_name(here, names), _name(there, names), tuple(those)) for (here, there), those in streams.items()
        ),
        closed=tuple(_name(unit, names) for unit in preview["closed"]),
        opened=tuple(_name(unit, names) for unit in preview["opened"]),
        renamed=tuple((_name(unit, before), name) for unit, name in preview["names"] if unit not in opened),
        totals=tuple(
            Total(_name(one["unit"], names), len(one["loses"]), len(one["gains"])) for one in preview["totals"]
        ),
    )


def called(unit: Unit) -> str:
    """A unit's name; with its code where an old and a new one may share the name, as wards do after a reform."""
    return unit.name if unit.kind in (Unit.Kind.SCHOOL, Unit.Kind.GROUP) else f"{unit.name} ({unit.code})"


def ids_of(preview: Mapping[str, Any]) -> set[int]:
    """Every unit that a preview names."""
    moves = {unit for move in preview["moved"] for unit in move.values()}
    named = {unit for unit, _name in preview["names"]}
    totals = {one["unit"] for one in preview["totals"]}
    return {*moves, *named, *totals, *preview["closed"], *preview["opened"]} - {None}


def _label(step: StepData) -> str:
    """A unit whose children all go to one other is merged into it, however the step is written."""
    one_part = step["do"] == Do.SPLIT and len(step["into"]) == 1
    return str(Do.MERGE.label if one_part else Do(step["do"]).label)


def _name(unit: int | None, names: Mapping[int, str]) -> str:
    return _("không có cấp trên") if unit is None else names.get(unit, "?")


def _called(code: str, names: Mapping[str, str]) -> str:
    return f"{names[code]} ({code})" if code in names else code or _("không có cấp trên")


def _sentence(step: StepData, names: Mapping[str, str]) -> str:
    match step["do"]:
        case Do.FOUND:
            return _("%(name)s (%(code)s), trực thuộc %(parent)s") % {
                "name": step["name"],
                "code": step["unit"],
                "parent": _called(step["parent"], names),
            }
        case Do.RENAME:
            return _("%(unit)s thành %(name)s") % {"unit": _called(step["unit"], names), "name": step["name"]}
        case Do.MERGE:
            units = ", ".join(_called(code, names) for code in step["units"])
            return _("%(units)s vào %(into)s") % {"units": units, "into": _called(step["into"], names)}
        case Do.SPLIT:
            parts = ", ".join(f"{_called(part, names)}: {len(those)}" for part, those in step["into"].items())
            return f"{_called(step['unit'], names)} → {parts}" if parts else _called(step["unit"], names)
    return _called(step["unit"], names)
