"""What is read in a plan's text: frozen nouns, and the JSON that others rely on."""

import datetime as dt
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


class ReadingError(Exception):
    """Nothing to read; the message is a sentence for the person who brought the file."""


class Role(StrEnum):
    """What a passage of the text is to the plan. Every passage has exactly one."""

    MOTTO = "motto"
    ISSUER = "issuer"
    NUMBER = "number"
    DATE = "date"
    KIND = "kind"
    TITLE = "title"
    BASIS = "basis"
    OPENING = "opening"
    HEADING = "heading"
    GENERAL = "general"
    OBJECTIVE = "objective"
    TARGET = "target"
    OUTLOOK = "outlook"
    TASK = "task"
    ITEM = "item"
    FUNDING = "funding"
    PARTY = "party"
    DUTY = "duty"
    REPORT = "report"
    CLOSING = "closing"
    HAND_DOWN = "hand_down"
    RECIPIENT = "recipient"
    SIGNATURE = "signature"
    DEBRIS = "debris"
    UNREAD = "unread"


@dataclass(frozen=True)
class Passage:
    """A piece of the text as printed, the line it begins on (from 1) and what it was understood as."""

    line: int
    text: str
    role: Role
    address: str | None = None


@dataclass(frozen=True)
class Measure:
    """`comparison` is one of < <= > >=; `percent` is 0–100."""

    comparison: str
    percent: float

    def as_json(self) -> dict[str, Any]:
        return {"comparison": self.comparison, "percent": self.percent}


@dataclass(frozen=True)
class Clause:
    """A sentence that evidence can be hung on: `address` is its place in the plan, as II.2.3."""

    address: str
    text: str


@dataclass(frozen=True)
class Target:
    code: str
    address: str
    text: str
    measures: tuple[Measure, ...]

    def as_json(self) -> dict[str, Any]:
        return {"code": self.code, "address": self.address, "text": self.text,
                "measures": [measure.as_json() for measure in self.measures]}  # fmt: skip


@dataclass(frozen=True)
class Objective:
    code: str
    address: str
    title: str
    targets: tuple[Target, ...]

    def as_json(self) -> dict[str, Any]:
        return {"code": self.code, "address": self.address, "title": self.title,
                "targets": [target.as_json() for target in self.targets]}  # fmt: skip


@dataclass(frozen=True)
class Task:
    code: str
    address: str
    title: str
    items: tuple[Clause, ...]

    def as_json(self) -> dict[str, Any]:
        return {"code": self.code, "address": self.address, "title": self.title, **_items(self.items)}


@dataclass(frozen=True)
class Duty:
    address: str
    party: str
    items: tuple[Clause, ...]

    def as_json(self) -> dict[str, Any]:
        return {"address": self.address, "party": self.party, **_items(self.items)}


@dataclass(frozen=True)
class Period:
    """Years, both ends included; `horizon` is the year the plan looks towards."""

    first: int | None
    last: int | None
    horizon: int | None

    def as_json(self) -> dict[str, int | None]:
        return {"from": self.first, "to": self.last, "horizon": self.horizon}


@dataclass(frozen=True)
class Report:
    """What units owe each year: by which day, to whom, at which address, doing what."""

    day: int | None = None
    month: int | None = None
    to: str | None = None
    address: str | None = None
    items: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        return {"day": self.day, "month": self.month, "to": self.to, "address": self.address, "items": list(self.items)}


@dataclass(frozen=True)
class PlanText:
    """A plan as read. `passages` is the whole text, in order, each piece with what it was understood as."""

    kind: str | None = None
    number: str | None = None
    date: dt.date | None = None
    place: str | None = None
    issuer: str | None = None
    title: str | None = None
    period: Period | None = None
    basis: tuple[str, ...] = ()
    objectives: tuple[Objective, ...] = ()
    outlook: tuple[str, ...] = ()
    tasks: tuple[Task, ...] = ()
    funding: tuple[str, ...] = ()
    duties: tuple[Duty, ...] = ()
    general: tuple[str, ...] = ()
    report: Report | None = None
    hand_down: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    signatory: str | None = None
    unread: tuple[str, ...] = ()
    passages: tuple[Passage, ...] = field(default=(), repr=False)

    def as_json(self) -> dict[str, Any]:
        """The document of `tuoitho plan read`: what is absent is null or []."""
        return {
            "kind": self.kind,
            "number": self.number,
            "date": self.date.isoformat() if self.date else None,
            "place": self.place,
            "issuer": self.issuer,
            "title": self.title,
            "period": self.period.as_json() if self.period else None,
            "basis": list(self.basis),
            "objectives": [objective.as_json() for objective in self.objectives],
            "outlook": list(self.outlook),
            "tasks": [task.as_json() for task in self.tasks],
            "funding": list(self.funding),
            "duties": [duty.as_json() for duty in self.duties],
            "general": list(self.general),
            "report": self.report.as_json() if self.report else None,
            "hand_down": list(self.hand_down),
            "recipients": list(self.recipients),
            "signatory": self.signatory,
            "unread": list(self.unread),
        }


def _items(clauses: tuple[Clause, ...]) -> dict[str, list[str]]:
    return {"items": [clause.text for clause in clauses], "addresses": [clause.address for clause in clauses]}
