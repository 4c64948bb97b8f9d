"""What a person asks to change, as clean values."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any


@dataclass(frozen=True)
class ClauseEdit:
    """A line as it shall be. `removed`: its text goes to what was not understood."""

    text: str
    party: str = ""
    due_on: date | None = None
    responsible: str = ""
    removed: bool = False


@dataclass(frozen=True)
class GoalEdit:
    """A percentage as it shall be. `removed`: it is taken out, the words of its line stay."""

    series: str
    comparison: str
    percent: Decimal | None
    reason: str = ""
    removed: bool = False


@dataclass(frozen=True)
class Correction:
    """All that one saving changes.

    `version`: the one the person saw. `header`: column → value. `clauses`, `goals`: primary key → edit. `new_goals`:
    (primary key of a target's line, percentage to add). `placed`: index in `unread` → "kind@address of what it shall
    stand under". `added`: (address of a task, text of a new item).
    """

    version: int
    header: Mapping[str, Any] = field(default_factory=dict)
    clauses: Mapping[int, ClauseEdit] = field(default_factory=dict)
    goals: Mapping[int, GoalEdit] = field(default_factory=dict)
    new_goals: Sequence[tuple[int, GoalEdit]] = ()
    placed: Mapping[int, str] = field(default_factory=dict)
    added: Sequence[tuple[str, str]] = ()


@dataclass(frozen=True)
class Adoption:
    """How the reporting years of a plan are counted. `last`: (day, month) a year ends with."""

    last: tuple[int, int]
    five_year_olds: bool = False
    cooperatives_with: str = "enterprise"
