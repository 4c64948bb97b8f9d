"""Vietnamese text made comparable: whatever scanning did to its tones, a heading is still recognised."""

import re
import unicodedata
from functools import lru_cache


def gettext_noop(sentence: str) -> str:
    """Marks a sentence for the catalogues without importing Django here; whoever shows it translates it."""
    return sentence


@lru_cache(maxsize=4096)
def _plain(character: str) -> str:
    if character in "đĐ":
        return "d"
    lowered = unicodedata.normalize("NFD", character)[0].lower()
    return lowered if len(lowered) == 1 else character


def fold(text: str) -> str:
    """Lower case without tone marks, exactly as long as `text`, so a place found in one is a place in the other.

    "Chi tiêu" for "Chỉ tiêu", "thiếu" for "thiểu" and MUC TIEU for MỤC TIÊU are all one here.
    """
    return "".join(map(_plain, text))


def found(pattern: str, text: str) -> re.Match[str] | None:
    """The first match of `pattern`, written without tones, anywhere in `text`."""
    return re.search(pattern, fold(text))


def begins(pattern: str, text: str) -> re.Match[str] | None:
    """The match of `pattern`, written without tones, at the beginning of `text`."""
    return re.match(pattern, fold(text))


def is_upper(text: str) -> bool:
    """Whether every cased letter is a capital, and there is one."""
    return text.isupper()


def count_words(text: str) -> int:
    return len(text.split())


def has_letters(text: str) -> bool:
    """Whether the text carries anything: a letter, a figure or the % that a figure was parted from."""
    return any(character.isalnum() or character in "%％" for character in text)


def tidy(text: str) -> str:
    """One line without the punctuation that hangs at the ends of a title."""
    return " ".join(text.split()).strip(" :;,.-–—/")


def clauses(text: str) -> list[str]:
    """The sentences and half-sentences of a paragraph, every character kept in one of them."""
    return [piece for piece in re.split(r"(?<=[;.])\s+", text) if piece.strip()]
