"""Sums of money: whole đồng, so that by whatever it is split the parts add up to the whole."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from typing import TypeVar

By = TypeVar("By", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Entry:
    """One amount, or several of one kind together; đồng. `late`: entered after the close of its year. `bare`: how many
    of them have no paper."""

    year: int
    clause: str
    source: str
    vnd: int
    late: bool = False
    bare: int = 0


@dataclass(frozen=True, slots=True)
class Books:
    """Entries of each kind."""

    budget: tuple[Entry, ...] = ()
    received: tuple[Entry, ...] = ()
    spent: tuple[Entry, ...] = ()
    returned: tuple[Entry, ...] = ()

    def where(self, wanted: Callable[[Entry], bool]) -> "Books":
        """The entries that are wanted, each among its kind."""
        kinds = (self.budget, self.received, self.spent, self.returned)
        return Books(*(tuple(filter(wanted, entries)) for entries in kinds))


@dataclass(frozen=True, slots=True)
class Line:
    """What was planned, came in and went out; đồng. `budget` None: nobody planned."""

    budget: int | None = None
    received: int = 0
    spent: int = 0
    returned: int = 0

    @property
    def left(self) -> int:
        """Of the money that came in."""
        return self.received - self.spent - self.returned

    @property
    def budget_left(self) -> int | None:
        return None if self.budget is None else self.budget - self.spent

    @property
    def over_budget(self) -> bool:
        return self.budget is not None and self.spent > self.budget


def split(entries: Iterable[Entry], key: Callable[[Entry], By]) -> dict[By, int]:
    """The sum of each part."""
    parts: dict[By, int] = defaultdict(int)
    for entry in entries:
        parts[key(entry)] += entry.vnd
    return dict(parts)


def lines(books: Books, key: Callable[[Entry], By]) -> dict[By, Line]:
    """The same of all kinds, side by side."""
    planned, came, went, back = (
        split(entries, key) for entries in (books.budget, books.received, books.spent, books.returned)
    )
    return {
        part: Line(planned.get(part), came.get(part, 0), went.get(part, 0), back.get(part, 0))
        for part in {**planned, **came, **went, **back}
    }


def line(books: Books) -> Line:
    """All of it on one line."""
    return lines(books, lambda entry: None).get(None, Line())
