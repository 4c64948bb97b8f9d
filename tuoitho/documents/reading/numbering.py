"""The numbers Word shows before list items: they are computed, not part of the text."""

import re
from collections import defaultdict
from dataclasses import dataclass

from docx.document import Document
from docx.oxml.ns import qn
from lxml.etree import _Element

_LEVEL = re.compile(r"%([1-9])")
_ROMAN = dict(
    zip(
        ("m", "cm", "d", "cd", "c", "xc", "l", "xl", "x", "ix", "v", "iv", "i"),
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        strict=True,
    )
)


@dataclass(frozen=True, slots=True)
class _Level:
    pattern: str
    form: str
    start: int


class Numbering:
    """Counts a document's list items as Word does; ask for each paragraph once, in order."""

    def __init__(self, document: Document) -> None:
        self._lists = _lists(document)
        self._styled = _styled(document)
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)

    def label(self, paragraph: _Element) -> str:
        """The label with a space after it: "1. ", "a) ", "- " for a bullet, "" for a paragraph outside lists."""
        place = _place(paragraph.find(qn("w:pPr"))) or self._styled.get(_style(paragraph))
        levels = self._lists.get(place[0]) if place else None
        if not place or not levels or place[1] not in levels:
            return ""
        number, depth = place
        self._count(number, depth, levels)
        if levels[depth].form == "bullet":
            return "- "
        shown = _LEVEL.sub(lambda found: self._shown(number, int(found[1]) - 1, levels), levels[depth].pattern)
        return f"{shown} " if shown else ""

    def _count(self, number: str, depth: int, levels: dict[int, _Level]) -> None:
        counts = self._counts[number]
        counts[depth] = counts[depth] + 1 if depth in counts else levels[depth].start
        for deeper in [level for level in counts if level > depth]:
            del counts[deeper]

    def _shown(self, number: str, depth: int, levels: dict[int, _Level]) -> str:
        level = levels.get(depth, _Level("", "decimal", 1))
        return _written(self._counts[number].get(depth, level.start), level.form)


def _lists(document: Document) -> dict[str, dict[int, _Level]]:
    """List id → its levels."""
    try:
        root = document.part.numbering_part.element
    except (KeyError, NotImplementedError):
        return {}
    models = {one.get(qn("w:abstractNumId")): _levels(one) for one in root.iterfind(qn("w:abstractNum"))}
    links = ((one, one.find(qn("w:abstractNumId"))) for one in root.iterfind(qn("w:num")))
    return {one.get(qn("w:numId")): models.get(link.get(qn("w:val")), {}) for one, link in links if link is not None}


def _levels(model: _Element) -> dict[int, _Level]:
    return {
        int(level.get(qn("w:ilvl"), "0")): _Level(
            _value(level, "w:lvlText"), _value(level, "w:numFmt") or "decimal", int(_value(level, "w:start") or 1)
        )
        for level in model.iterfind(qn("w:lvl"))
    }


def _styled(document: Document) -> dict[str, tuple[str, int]]:
    """Paragraph style id → the list and level it brings along."""
    styles = document.styles.element.iterfind(qn("w:style"))
    placed = ((style.get(qn("w:styleId")), _place(style.find(qn("w:pPr")))) for style in styles)
    return {name: place for name, place in placed if place}


def _place(properties: _Element | None) -> tuple[str, int] | None:
    """List id and level of a paragraph or a style."""
    numbered = properties.find(qn("w:numPr")) if properties is not None else None
    if numbered is None:
        return None
    return _value(numbered, "w:numId"), int(_value(numbered, "w:ilvl") or 0)


def _style(paragraph: _Element) -> str:
    properties = paragraph.find(qn("w:pPr"))
    return _value(properties, "w:pStyle") if properties is not None else ""


def _value(parent: _Element, tag: str) -> str:
    child = parent.find(qn(tag))
    return child.get(qn("w:val"), "") if child is not None else ""


def _written(count: int, form: str) -> str:
    if form in ("lowerLetter", "upperLetter"):
        letter = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)
        return letter.upper() if form == "upperLetter" else letter
    if form in ("lowerRoman", "upperRoman"):
        return _roman(count).upper() if form == "upperRoman" else _roman(count)
    return f"{count:02}" if form == "decimalZero" else str(count)


def _roman(count: int) -> str:
    letters = ""
    for sign, value in _ROMAN.items():
        letters += sign * (count // value)
        count %= value
    return letters
