"""The marks a paragraph opens with: I. · 1. · 1.1. · a) · - · + · "Mục tiêu 1:" · "Chỉ tiêu 2:"."""

import re
from dataclasses import dataclass
from enum import IntEnum

from tuoitho.programme.reader.text import begins, is_upper


class Kind(IntEnum):
    """How deep a mark stands; a larger number stands under a smaller one."""

    PART = 0
    NUMBER = 10
    SUBNUMBER = 20
    LETTER = 30
    DASH = 40
    ROW = 45
    PLUS = 50
    NONE = 60


OBJECTIVE, TARGET, TASK = "objective", "target", "task"

_MARKS = [
    (Kind.PART, re.compile(r"(?:(?:PHẦN|Phần|MỤC|CHƯƠNG|Chương)\s+)?(?P<value>[IVX]{1,5})\s*[./:)–-]+\s*(?=\S)")),
    (Kind.PART, re.compile(r"(?P<value>[A-H])\s*[./)]\s*(?=[^\W\d_]{2})")),
    (Kind.SUBNUMBER, re.compile(r"(?P<value>\d{1,2}(?:\.\d{1,2}){1,3})[.)]?\s+(?![%\d]|phần trăm)")),
    (Kind.NUMBER, re.compile(r"(?P<value>\d{1,2})\s*(?:[.)/]\s+|[.)/](?=[^\W\d_]))(?=\S)")),
    (Kind.LETTER, re.compile(r"(?P<value>[a-zđ])\s*(?:[.,]\s+|[)/]\s*)(?=\S)")),
    (Kind.PLUS, re.compile(r"(?P<value>[+◦○])\s*(?=\S)")),
    (Kind.DASH, re.compile(r"(?P<value>[-–—•*▪●·►\uf0b7\uf02d]+)\s*(?=\S)")),
]
_WORDS = [
    (OBJECTIVE, r"muc tieu(?: so)?\s*(\d{1,2})\s*(?:[:.,)–-]+\s*|$)"),
    (TARGET, r"chi tieu(?: so)?\s*(\d{1,2})\s*(?:[:.,)–-]+\s*|$)"),
    (TASK, r"nhiem vu(?: so)?\s*(\d{1,2})\s*(?:[:.,)–-]+\s*|$)"),
]


@dataclass(frozen=True)
class Mark:
    """`value` as printed (II, 3, b); `word` and `ordinal` from "Chỉ tiêu 2:"; `rest` the text behind the mark."""

    kind: Kind
    value: str
    word: str | None
    ordinal: str | None
    rest: str

    @property
    def depth(self) -> int:
        """Where it stands: a written-out word ranks between letters and dashes whatever sign is before it."""
        if self.word == OBJECTIVE:
            return min(self.kind, Kind.LETTER + 5)
        if self.word == TASK:
            return min(self.kind, Kind.NUMBER + 5)
        if self.word == TARGET:
            return max(min(self.kind, Kind.ROW), Kind.LETTER + 6)
        return self.kind


def read_mark(text: str, *, row: bool = False) -> Mark:
    """The mark of one paragraph; `row` when it is a row of a table."""
    kind, value, rest = _sign(text)
    if row:
        number = re.match(r"(\d{1,2})[.)]?\s+(?=\D)", text)
        kind, value, rest = Kind.ROW, number[1] if number else "", text[number.end() :] if number else rest
    for word, pattern in _WORDS:
        if match := begins(pattern, rest):
            return Mark(kind, value, word, str(int(match[1])), rest[match.end() :])
    return Mark(kind, value, None, None, rest)


def is_marked(text: str) -> bool:
    mark = read_mark(text)
    return mark.kind is not Kind.NONE or mark.word is not None


def _sign(text: str) -> tuple[Kind, str, str]:
    for kind, pattern in _MARKS:
        match = pattern.match(text)
        if match and not _is_initial(match["value"], text[match.end() :]):
            return kind, match["value"], text[match.end() :]
    return Kind.NONE, "", text


def _is_initial(value: str, rest: str) -> bool:
    """A capital A–H opens a part only before capitals: "A. MỤC TIÊU" does, "C. Mác" does not."""
    return len(value) == 1 and value in "ABCDEFGH" and not is_upper(rest)
