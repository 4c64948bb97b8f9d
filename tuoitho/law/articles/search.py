"""The table, and how it is searched."""

import unicodedata
from collections.abc import Iterator
from datetime import date
from types import MappingProxyType
from typing import Final

from tuoitho.law.articles.article import Article
from tuoitho.law.articles.children import CHILDREN
from tuoitho.law.articles.labour import LABOUR
from tuoitho.law.articles.offices import OFFICES
from tuoitho.law.articles.protection import PROTECTION

ARTICLES: Final = MappingProxyType(
    {article.code: article for article in (*LABOUR, *CHILDREN, *PROTECTION, *OFFICES)},
)


def search_articles(text: str, on: date | None = None) -> tuple[Article, ...]:
    """The articles in which every word of ``text`` begins some word, with or without tone marks, in table order.

    With ``on``, only those of acts in force that day. No words, no articles.
    """
    wanted = frozenset(_words(text))
    return tuple(
        article
        for article in ARTICLES.values()
        if wanted and _answers(_INDEX[article.code], wanted) and (on is None or article.act.in_force(on))
    )


def article_of(cited: str) -> Article | None:
    """The article of the table that a citation such as "BLLĐ 146.1" or "TT 09/2020 PL V.9" lies in."""
    inside = (code for code in ARTICLES if cited == code or cited.startswith(f"{code}."))
    return ARTICLES.get(max(inside, key=len, default=""))


def _answers(words: frozenset[str], wanted: frozenset[str]) -> bool:
    return all(any(word.startswith(start) for word in words) for start in wanted)


def _words(text: str) -> Iterator[str]:
    """The words without case, tone marks or the bar of đ: "Điều 26.3" is ``dieu``, ``26``, ``3``."""
    letters = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    bare = "".join(letter for letter in letters if not unicodedata.combining(letter))
    yield from "".join(letter if letter.isalnum() else " " for letter in bare).split()


_INDEX: Final = {
    article.code: frozenset(_words(f"{article.code} điều {article.act.name} {article.title} {article.summary}"))
    for article in ARTICLES.values()
}
