"""Cases by any whole words of the child's name, in any order, without tone marks, đ being d; or by their number."""

from collections import Counter
from collections.abc import Collection
from datetime import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet

from tuoitho.base.folding import words
from tuoitho.cases import rules
from tuoitho.cases.models import Case, ChildWord, TeamMember
from tuoitho.cases.models.words import Of
from tuoitho.cases.queries.children import KEEP, open_cases_of_ward
from tuoitho.cases.queries.scope import cases_seen
from tuoitho.organisations.queries import Viewer

_A_WORD = 300
_MOST_WORDS = 6


def search_cases(viewer: Viewer, text: str, at: datetime, limit: int = 20) -> list[Case]:
    """The viewer's own cases and no hint of any other. Four queries at most; none for who sees no case at all."""
    if not viewer.holds("cases.see_cases"):
        return []
    return _found(viewer, cases_seen(viewer, at), _wards(viewer, at), text, limit)


def search_open_cases(viewer: Viewer, text: str, at: datetime, limit: int = 6) -> list[Case]:
    """The open cases of the viewer's own ward, a colleague's too: to hand a report over to whoever keeps one."""
    return _found(viewer, open_cases_of_ward(viewer, at), rules.seats(viewer, KEEP), text, limit)


def _found(viewer: Viewer, rows: QuerySet[Case], wards: Collection[int], text: str, limit: int) -> list[Case]:
    children = _children(rows, wards, text, limit)
    found = rows.filter(Q(child__in=children) | Q(number__in=_numbers(viewer, text)))
    return list(found.select_related("child", "home_ward", "owner").order_by("-opened_at", "-pk")[:limit])


def _children(rows: QuerySet[Case], wards: Collection[int], text: str, limit: int) -> list[int]:
    """Newest first, at most twice as many as are shown; walked by the rarest of the words."""
    sought = set(words(text)[:_MOST_WORDS])
    count = Counter(word for word, _child in ChildWord.objects.holding(wards, [Of.NAME], sorted(sought), _A_WORD))
    if not sought or set(count) != sought:
        return []
    rarest_first = sorted(sought, key=lambda word: count[word])
    all_words = ChildWord.objects.with_all(wards, Of.NAME, rarest_first)
    mine = all_words.filter(Exists(rows.filter(child=OuterRef("child"))))
    return list(dict.fromkeys(mine.values_list("child", flat=True)[: 2 * limit]))


def _wards(viewer: Viewer, at: datetime) -> frozenset[int]:
    """Where the viewer keeps or decides; and the wards of cases that they were called in to help with."""
    called_in = TeamMember.objects.on(at).filter(user=viewer.user, part=TeamMember.Part.HELPER)
    own = rules.seats(viewer, "cases.see_cases")
    return own | frozenset(called_in.values_list("case__home_ward", flat=True)[:50])


def _numbers(viewer: Viewer, text: str) -> list[str]:
    """ "HD-W01/2024/003" as it stands, or "2024/003" and "3" at one's own seat."""
    typed = text.strip()
    if not any(letter.isdigit() for letter in typed):
        return []
    codes = [post.unit.code for post in viewer.posts]
    year, _slash, place = typed.upper().rpartition("/")
    padded = f"{int(place):03}" if place.isdecimal() else place
    short = f"{year or viewer.on.year}/{padded}"
    return [typed, typed.upper(), *(f"{code}/{short}" for code in codes)]
