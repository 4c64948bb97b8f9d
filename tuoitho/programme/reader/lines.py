"""Lines as a file gives them, made clean: one Unicode form, no web or scanning debris, table bars taken out."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from tuoitho.programme.reader.plan import Passage, Role
from tuoitho.programme.reader.text import fold, has_letters


@dataclass(frozen=True)
class Line:
    """A clean line: its number in the file (from 1), whether a blank stood before it, whether it was a table's row."""

    number: int
    text: str
    after_gap: bool
    row: bool


_FRAGMENTS = re.compile(
    r"!important;?"  # style sheets pasted along with a web page
    r"|&(?:nbsp|amp|quot|lt|gt);"
    r"|</?[a-zA-Z][^<>]{0,80}>"
    r"|(?<=/)\s*\*[^*]{1,30}\*\s*$"  # a scanned signature read as "/ *Bach*"
)
_DEBRIS_LINE = re.compile(
    r"(?:(?:luot (?:xem|truy cap|doc)|so lan xem|in trang|in bai viet|ban in|chia se|gui (?:email|mail) cho ban be"
    r"|trang chu|dang nhap|dang ky|tin lien quan|cac tin khac|bai viet lien quan|quay lai|ve dau trang|tai ve"
    r"|tac gia|nguon tin|facebook|zalo|twitter|print|email|download|co chu)\b\s*[:.|0-9/, ]*)+"
    r"|https?://\S+|www\.\S+"
    r"|(?:trang|page)?\s*\d{1,3}(?:\s*/\s*\d{1,3})?|[-–—]\s*\d{1,3}\s*[-–—]"  # page numbers
)
_INVISIBLE = dict.fromkeys(map(ord, "\ufeff\u200b\u200c\u200d\u2060\u00ad\u0000"), None)


def clean(lines: list[str]) -> tuple[list[Line], list[Passage]]:
    """The lines that carry text, and the debris taken out of them."""
    kept: list[Line] = []
    debris: list[Passage] = []
    gap = False
    for number, raw in _numbered(lines):
        text = unicodedata.normalize("NFC", raw).translate(_INVISIBLE)
        fragments = [match.group() for match in _FRAGMENTS.finditer(text)]
        text = _FRAGMENTS.sub(" ", text)
        bars = text.count("|")
        text = " ".join(text.replace("|", " ").split())
        if _DEBRIS_LINE.fullmatch(fold(text)):
            fragments.append(text)
            text = ""
        debris += [Passage(number, piece.strip(), Role.DEBRIS) for piece in fragments if has_letters(piece)]
        if not has_letters(text):
            gap = gap or not (bars or fragments)
            continue
        kept.append(Line(number, text, gap, row=bars >= 2))
        gap = False
    return kept, debris


def _numbered(lines: list[str]) -> Iterator[tuple[int, str]]:
    """Every line with its number; a paragraph with line breaks of its own gives several of one number."""
    for number, line in enumerate(lines, start=1):
        for piece in line.splitlines() or [""]:
            yield number, piece
