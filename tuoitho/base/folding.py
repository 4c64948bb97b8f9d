"""Folding: how people type. `Nguyễn Thị Đức` and `nguyen thi duc` are one search."""

import re
import unicodedata

from unidecode import unidecode

_WORD = re.compile(r"[a-z0-9]+")


def fold(text: str) -> str:
    """Lower case, no tone marks, đ as d, single spaces."""
    return " ".join(words(text))


def words(text: str) -> list[str]:
    """The folded words of a text, in order."""
    return _WORD.findall(unidecode(unicodedata.normalize("NFC", text)).lower())
