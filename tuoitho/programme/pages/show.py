"""A plan on the screen: its parts, and its text as it was read."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tuoitho.programme.models import Clause, Plan
from tuoitho.programme.pages.goals import goal_words

Kind = Clause.Kind
_PARTS: list[tuple[str | Promise, tuple[str, ...]]] = [
    (_("I. Mục tiêu"), (Kind.GENERAL, Kind.OBJECTIVE, Kind.TARGET, Kind.OUTLOOK)),
    (_("II. Nhiệm vụ và giải pháp"), (Kind.TASK, Kind.ITEM)),
    (_("III. Kinh phí thực hiện"), (Kind.FUNDING,)),
    (_("IV. Tổ chức thực hiện"), (Kind.DUTY,)),
    (_("V. Tổng kết, báo cáo"), (Kind.REPORT, Kind.HAND_DOWN)),
]
_HEADS = (Kind.OBJECTIVE, Kind.TASK)


@dataclass(frozen=True)
class Line:
    """`heading` when lines stand under it; `party` when it begins a party's duties."""

    clause: Clause
    heading: bool
    party: str
    goals: list[tuple[str, str, str]]


@dataclass(frozen=True)
class Part:
    title: str | Promise
    anchor: str
    lines: list[Line] = field(default_factory=list)


@dataclass(frozen=True)
class Piece:
    """A piece of the file's text and the address it was given. `asked`: it has no place yet."""

    text: str
    address: str
    heading: bool
    asked: bool


def parts_of(clauses: Iterable[Clause]) -> list[Part]:
    """The five parts of an official plan, empty ones left out."""
    rows = list(clauses)
    parts: list[Part] = []
    for title, kinds in _PARTS:
        lines: list[Line] = []
        party = ""
        for clause in (row for row in rows if row.kind in kinds):
            new = clause.party if clause.party != party else ""
            party = clause.party
            goals = [(target.series, goal_words(target), target.reason) for target in clause.targets.all()]
            lines.append(Line(clause, clause.kind in _HEADS, new, goals))
        if lines:
            parts.append(Part(title, f"part-{len(parts) + 1}", lines))
    return parts


def passages(plan: Plan) -> list[Piece]:
    """The whole text beside which the draft is corrected."""
    heads = ("heading", "kind", "title", "objective", "task", "party")
    return [
        Piece(
            piece["text"],
            "" if piece["role"] == "heading" else piece["address"],
            piece["role"] in heads,
            piece["role"] == "unread",
        )
        for piece in plan.text
        if piece["role"] != "debris"
    ]
