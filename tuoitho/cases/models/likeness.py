"""Pairs of children who may be one: noted when a child becomes known, so that nobody reads the whole table later."""

from collections import Counter
from collections.abc import Collection, Iterable
from datetime import datetime
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from tuoitho.base.models import Keyed
from tuoitho.cases.matching import LIKELY, Alike, Known, alike, sound
from tuoitho.cases.models.children import Child
from tuoitho.cases.models.words import ChildWord, Of, known_of

_A_WORD = 300
_READ = 40
"""So many children at most are unsealed and compared: those who share the most words."""


def candidates(wards: Collection[int], known: Known, apart_from: int | None = None) -> list[Child]:
    """The children of these wards who share most words with what is known; three queries at most, flat in the table's
    size."""
    said = {word for one in known.names for word in one}
    kinds = (Of.NAME, Of.SOUND, Of.GUARDIAN, Of.PHONE)
    sought = said | {sound(word) for word in said} | set(known.guardian) | set(known.phones)
    hits = set(ChildWord.objects.holding(wards, kinds, sorted(sought), _A_WORD))
    weight = Counter(word for word, _child in hits)
    shared: Counter[int] = Counter()
    for word, child in hits:
        # A word that few share tells more than a family name; a number tells most.
        shared[child] += 4 * _A_WORD if word in known.phones else 1 + _A_WORD // weight[word]
    common = [said for said in known.names if all(weight[word] >= _A_WORD for word in said)]
    for name in common[:1]:
        # Every word of the name is too common to be read whole: only who has all of them.
        alike_in_all = ChildWord.objects.with_all(wards, Of.NAME, name).values_list("child", flat=True)
        shared.update(dict.fromkeys(alike_in_all[:_READ], _A_WORD))
    shared.pop(apart_from or 0, None)
    best = [child for child, _points in sorted(shared.items(), key=lambda one: (-one[1], -one[0]))[:_READ]]
    return list(Child.objects.filter(pk__in=best, merged_into=None))


def ranked(known: Known, children: Iterable[Child], least: int) -> list[tuple[Child, Alike]]:
    """Those alike enough, the likeliest first."""
    scored = [(child, alike(known, known_of(child))) for child in children]
    return sorted((one for one in scored if one[1].points >= least), key=lambda one: (-one[1].points, one[0].pk))


class LikenessTable(models.Manager["Likeness"]):
    def note(self, child: Child, at: datetime) -> None:
        """Write the words of a child and the pairs it makes now; what a person said of a pair stays."""
        ChildWord.objects.write(child)
        wards, known = set(child.words.values_list("ward", flat=True)), known_of(child)
        found = {other.pk: like for other, like in ranked(known, candidates(wards, known, child.pk), LIKELY)}
        self.of(child).filter(apart_at=None).exclude(Q(first__in=found) | Q(second__in=found)).delete()
        for other, like in found.items():
            words = {"points": like.points, "reasons": list(like.reasons)}
            self.update_or_create(**pair(child.pk, other), defaults=words, create_defaults=words | {"found_at": at})

    def of(self, child: Child) -> models.QuerySet["Likeness"]:
        return self.filter(Q(first=child) | Q(second=child))


def pair(one: int, other: int) -> dict[str, int]:
    """The columns of a pair: the lower id first, so that it is there once."""
    return {"first_id": min(one, other), "second_id": max(one, other)}


class Likeness(Keyed):
    """Two children who may be one, with the codes of the reasons. `apart_at`: a person said that they are two."""

    first = models.ForeignKey(Child, on_delete=models.CASCADE, related_name="+")
    second = models.ForeignKey(Child, on_delete=models.CASCADE, related_name="+")
    points = models.PositiveSmallIntegerField(default=0)
    reasons = models.JSONField(default=list)
    found_at = models.DateTimeField()
    apart_at = models.DateTimeField(null=True, blank=True)
    apart_by = models.CharField(max_length=80, blank=True)

    objects: ClassVar = LikenessTable()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["first", "second"], name="one_likeness"),
            models.CheckConstraint(condition=Q(first__lt=F("second")), name="lower_first"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["points", "id"], condition=Q(apart_at__isnull=True), name="likeness_open")
        ]
