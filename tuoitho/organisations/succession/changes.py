"""Changes of the tree as data, and why a change cannot be."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Rename:
    unit: int
    on: date
    name: str


@dataclass(frozen=True, slots=True)
class Found:
    """A new unit; its number was never another's."""

    unit: int
    on: date
    parent: int | None
    name: str


@dataclass(frozen=True, slots=True)
class Close:
    """``on`` is the first day without the unit; its children have gone elsewhere by then."""

    unit: int
    on: date


@dataclass(frozen=True, slots=True)
class Move:
    unit: int
    on: date
    parent: int | None


@dataclass(frozen=True, slots=True)
class Part:
    """Where some children of a split unit go: a new unit beside it when ``name`` is given, else one that is there."""

    unit: int
    children: tuple[int, ...]
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Split:
    """The unit closes and each of its children goes to the part that names it."""

    unit: int
    on: date
    into: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Merge:
    """The units close and their children go to ``into``: one of them that stays, another one, or a new one.

    With a ``name`` it is new and stands where they stood, so they must share a parent; else found it beside this.
    """

    units: tuple[int, ...]
    on: date
    into: int
    name: str | None = None


Change: TypeAlias = Rename | Found | Close | Move | Split | Merge


class WhyImpossible(StrEnum):
    NOTHING = "nothing"
    SEVERAL_DATES = "several_dates"
    UNKNOWN_UNIT = "unknown_unit"
    NUMBER_TAKEN = "number_taken"
    CHANGED_TWICE = "changed_twice"
    LATER_CHANGE = "later_change"
    SAME_PARENT = "same_parent"
    PARENTS_DIFFER = "parents_differ"
    UNASSIGNED = "unassigned"
    NOT_A_CHILD = "not_a_child"
    NO_PARENT = "no_parent"
    CYCLE = "cycle"


def gettext_noop(text: str) -> str:
    """Mark a text for the catalogue; whoever shows it puts the units' names in place of their numbers."""
    return text


SENTENCES = {
    WhyImpossible.NOTHING: gettext_noop("Chưa có thay đổi nào."),
    WhyImpossible.SEVERAL_DATES: gettext_noop("Các thay đổi của một đợt phải cùng một ngày."),
    WhyImpossible.UNKNOWN_UNIT: gettext_noop("Chưa hoặc không còn tồn tại vào ngày %(on)s: %(units)s."),
    WhyImpossible.NUMBER_TAKEN: gettext_noop("Mã của đơn vị mới đã được dùng: %(units)s."),
    WhyImpossible.CHANGED_TWICE: gettext_noop("Được thay đổi hai lần trong cùng một đợt: %(units)s."),
    WhyImpossible.LATER_CHANGE: gettext_noop(
        "Đã có thay đổi từ ngày %(on)s trở đi: %(units)s. Hãy hoàn tác thay đổi đó trước."
    ),
    WhyImpossible.SAME_PARENT: gettext_noop("Vốn đã trực thuộc đơn vị được chọn: %(units)s."),
    WhyImpossible.PARENTS_DIFFER: gettext_noop(
        "Các đơn vị được sáp nhập có đơn vị cấp trên khác nhau, cần chọn đơn vị cấp trên cho đơn vị mới: %(units)s."
    ),
    WhyImpossible.UNASSIGNED: gettext_noop("Chưa được xếp về đơn vị nào sau khi chia tách: %(units)s."),
    WhyImpossible.NOT_A_CHILD: gettext_noop("Không trực thuộc đơn vị được chia tách: %(units)s."),
    WhyImpossible.NO_PARENT: gettext_noop("Không còn đơn vị cấp trên từ ngày %(on)s: %(units)s."),
    WhyImpossible.CYCLE: gettext_noop("Trở thành cấp dưới của chính mình từ ngày %(on)s: %(units)s."),
}


class ImpossibleChange(ValueError):
    """A change that the tree does not allow: why, for which units, on which day (None where no day matters)."""

    def __init__(self, why: WhyImpossible, units: Sequence[int] = (), on: date | None = None) -> None:
        super().__init__(f"{why}: {', '.join(map(str, units))} ({on})")
        self.why = why
        self.units = tuple(units)
        self.on = on

    @property
    def template(self) -> str:
        """The sentence for the person, with ``%(units)s`` and ``%(on)s`` to fill in."""
        return SENTENCES[self.why]
