"""Sums of money: whole đồng, so that by whatever it is split the parts add up to the whole."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from typing import TypeVar

By = TypeVar("By", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Entry:
    """One amount of one kind. `donor`: its primary key; None of the state's own money."""

    year: int
    clause: str
    source: str
    donor: int | None
    vnd: int


@dataclass(frozen=True, slots=True)
class Line:
    """What was planned, came in and went out; đồng. `budget` None: nobody planned."""

    budget: int | None = None
    received: int = 0
    spent: int = 0

    @property
    def left(self) -> int:
        return self.received - self.spent

    @property
    def overspent(self) -> bool:
        """More went out than came in."""
        return self.spent > self.received

    @property
    def over_budget(self) -> bool:
        return self.budget is not None and self.spent > self.budget


def split(entries: Iterable[Entry], key: Callable[[Entry], By]) -> dict[By, int]:
    """The sum of each part."""
    parts: dict[By, int] = defaultdict(int)
    for entry in entries:
        parts[key(entry)] += entry.vnd
    return dict(parts)


def lines(
    budget: Iterable[Entry], received: Iterable[Entry], spent: Iterable[Entry], key: Callable[[Entry], By]
) -> dict[By, Line]:
    """The same of all three, side by side."""
    planned, came, went = (split(entries, key) for entries in (budget, received, spent))
    return {part: Line(planned.get(part), came.get(part, 0), went.get(part, 0)) for part in {**planned, **came, **went}}
