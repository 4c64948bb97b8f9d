"""Steps of a reform as data, by the codes of units, and the changes of `succession` that they mean.

    {"do": "found", "unit": "P1", "name": "…", "kind": "ward", "level": "", "public": true, "parent": "HN"}
    {"do": "close", "unit": "W1"}      {"do": "rename", "unit": "W1", "name": "…"}
    {"do": "move", "unit": "TH1", "parent": "P1"}
    {"do": "split", "unit": "W1", "into": {"P1": ["TH1"], "P2": ["TH2"]}}
    {"do": "merge", "units": ["W1", "W2"], "into": "P1"}

A unit that a split or a merger makes is founded by a step of its own, so that its kind and level are said once.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, TypeAlias

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from tuoitho.organisations.succession import Change, Close, Found, Merge, Move, Part, Rename, Split

StepData: TypeAlias = dict[str, Any]


class Do(TextChoices):
    FOUND = "found", _("Thành lập")
    CLOSE = "close", _("Giải thể")
    RENAME = "rename", _("Đổi tên")
    MOVE = "move", _("Chuyển về đơn vị khác")
    SPLIT = "split", _("Chia tách")
    MERGE = "merge", _("Sáp nhập")


class UnknownCode(ValueError):
    """A step names units that are neither there nor founded by the reform."""

    def __init__(self, codes: Iterable[str]) -> None:
        self.codes = tuple(sorted(set(codes)))
        super().__init__(", ".join(self.codes))


def founded(steps: Sequence[StepData]) -> list[StepData]:
    """The steps that make a new unit, in order."""
    return [step for step in steps if step["do"] == Do.FOUND]


def codes(steps: Iterable[StepData]) -> set[str]:
    """Every code that the steps name, new ones too."""
    return {code for step in steps for code in _codes(step) if code}


def subject(step: StepData) -> set[str]:
    """The codes of the units that a step itself changes."""
    return set(step["units"]) if step["do"] == Do.MERGE else {step["unit"]}


def changes(steps: Sequence[StepData], on: date, ids: Mapping[str, int]) -> list[Change]:
    """The steps as changes of one day, codes as numbers. Raises UnknownCode."""
    if unknown := codes(steps) - ids.keys():
        raise UnknownCode(unknown)
    return [_change(step, on, ids) for step in steps]


def with_move(steps: Sequence[StepData], moves: Mapping[str, str]) -> list[StepData]:
    """The steps with these moves (unit → new parent); an earlier move of the same unit gives way."""
    kept = [step for step in steps if step["do"] != Do.MOVE or step["unit"] not in moves]
    return kept + [{"do": Do.MOVE.value, "unit": unit, "parent": parent} for unit, parent in moves.items()]


def _codes(step: StepData) -> Iterator[str]:
    yield from subject(step)
    yield step.get("parent", "")
    into = step.get("into", {})
    if isinstance(into, str):
        yield into
    else:
        for part, children in into.items():
            yield part
            yield from children


def _change(step: StepData, on: date, ids: Mapping[str, int]) -> Change:
    match step["do"]:
        case Do.FOUND:
            return Found(ids[step["unit"]], on, _parent(step, ids), step["name"])
        case Do.CLOSE:
            return Close(ids[step["unit"]], on)
        case Do.RENAME:
            return Rename(ids[step["unit"]], on, step["name"])
        case Do.MOVE:
            return Move(ids[step["unit"]], on, _parent(step, ids))
        case Do.SPLIT:
            parts = tuple(Part(ids[part], tuple(ids[one] for one in those)) for part, those in step["into"].items())
            return Split(ids[step["unit"]], on, parts)
        case Do.MERGE:
            return Merge(tuple(ids[unit] for unit in step["units"]), on, ids[step["into"]])
    raise ValueError(f"no such step: {step['do']}")


def _parent(step: StepData, ids: Mapping[str, int]) -> int | None:
    return ids[step["parent"]] if step["parent"] else None
