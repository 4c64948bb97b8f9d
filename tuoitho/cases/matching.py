"""How alike two children are, as far as anyone knows who they are. Pure.

People write a name as they hear it and in any order, swap day and month, remember only a year. A likeness is a question
to a person, never an answer.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tuoitho.base.folding import words

SHOWN = 35
"""From so many points a child is shown while its name is typed: half a name with a birth year, or a telephone."""
LIKELY = 60
"""From so many a pair stands in the queue: a whole name with a birth year, or with a telephone."""
MOST = 100
_SOUNDS = ((re.compile(r"^tr"), "ch"), (re.compile(r"^s"), "x"), (re.compile("y"), "i"))
_BETWEEN_NUMBERS = re.compile(r"[,;/]|[^\d+\s.()-]+")
_SHORTEST, _LONGEST = 8, 11
Words = tuple[str, ...]


class Reason(StrEnum):
    """Why two children may be one; nothing of either."""

    NAME = "name"
    BORN = "born"
    SWAPPED = "swapped"
    NEAR = "near"
    YEAR = "year"
    PHONE = "phone"
    GUARDIAN = "guardian"
    WARD = "ward"


@dataclass(frozen=True)
class Known:
    """What is known of a child. `names`: the folded words of its name and of its nickname; `phones`: digits only."""

    names: tuple[Words, ...] = ()
    guardian: Words = ()
    phones: frozenset[str] = frozenset()
    born_on: date | None = None
    birth_year: int | None = None
    sex: str = ""
    ward: int | None = None

    @property
    def year(self) -> int | None:
        return self.born_on.year if self.born_on else self.birth_year


@dataclass(frozen=True)
class Alike:
    """Points from 0 to 100, and why."""

    points: int
    reasons: tuple[Reason, ...] = ()


def sound(word: str) -> str:
    """A folded word as it is heard: `my` and `mi`, `trau` and `chau`, `sinh` and `xinh` are one."""
    for written, heard in _SOUNDS:
        word = written.sub(heard, word)
    return word


def phones(text: str) -> frozenset[str]:
    """Every telephone number of a text as digits with a leading 0: `+84 912 345 678` is `0912345678`."""
    found = (re.sub(r"\D", "", part) for part in _BETWEEN_NUMBERS.split(text))
    plain = (f"0{one[2:]}" if one.startswith("84") and len(one) > _LONGEST - 1 else one for one in found)
    return frozenset(one for one in plain if _SHORTEST <= len(one) <= _LONGEST)


def names(*texts: str | None) -> tuple[Words, ...]:
    """The folded words of each text that says anything."""
    return tuple(said for said in (tuple(words(text or "")) for text in texts) if said)


def alike(one: Known, other: Known) -> Alike:
    """Symmetric; the order of words, tone marks and đ or d make no difference."""
    found = [_names(one, other), _birth(one, other), *_home(one, other)]
    points = sum(points for points, _reason in found)
    reasons = [reason for points, reason in found if reason and points > 0]
    if reasons and one.ward is not None and one.ward == other.ward:
        points, reasons = points + 5, [*reasons, Reason.WARD]
    if one.sex and other.sex and one.sex != other.sex:
        points -= 15
    return Alike(max(0, min(MOST, points)), tuple(reasons))


_Part = tuple[int, Reason | None]


def _names(one: Known, other: Known) -> _Part:
    """Up to 50 for a whole name and 30 for a lone word; two whole names that differ speak against it."""
    pairs = [(mine, theirs) for mine in one.names for theirs in other.names]
    best = max(
        (_share(mine, theirs) * (50 if max(len(mine), len(theirs)) > 1 else 30) for mine, theirs in pairs), default=0
    )
    if best >= 25:
        return round(best), Reason.NAME
    whole = any(len(mine) > 1 and len(theirs) > 1 for mine, theirs in pairs)
    return (-30 if whole else 0), None


def _birth(one: Known, other: Known) -> _Part:
    if one.born_on and other.born_on:
        return _days(one.born_on, other.born_on)
    if one.year is None or other.year is None:
        return 0, None
    apart = abs(one.year - other.year)
    return (12, Reason.YEAR) if apart == 0 else (6, Reason.YEAR) if apart == 1 else (-10 * min(apart, 4), None)


def _days(one: date, other: date) -> _Part:
    if one == other:
        return 30, Reason.BORN
    if (one.day, one.month, one.year) == (other.month, other.day, other.year):
        return 25, Reason.SWAPPED
    same = (one.day == other.day) + (one.month == other.month) + (one.year == other.year)
    return (12, Reason.NEAR) if same == 2 else (-20, None) if abs(one.year - other.year) < 3 else (-40, None)


def _home(one: Known, other: Known) -> Iterable[_Part]:
    if one.phones & other.phones:
        yield 35, Reason.PHONE
    share = _share(one.guardian, other.guardian)
    if share >= 0.6:
        yield round(20 * share), Reason.GUARDIAN


def _share(one: Words, other: Words) -> float:
    """Twice the words in common over the words of both; 0 where either says nothing."""
    mine, theirs = Counter(map(sound, one)), Counter(map(sound, other))
    return 2 * (mine & theirs).total() / ((mine + theirs).total() or 1)
