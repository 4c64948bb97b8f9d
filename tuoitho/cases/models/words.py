"""The keyed tokens by which a child is found again, without reading any other child."""

from collections.abc import Collection, Iterator
from typing import Any, ClassVar

from django.db import connection, models
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from tuoitho.base.crypto import token
from tuoitho.cases.matching import Known, names, phones, sound
from tuoitho.cases.models.children import Child
from tuoitho.organisations.models import Unit


def known_of(child: Child) -> Known:
    """What the pure comparison looks at."""
    return Known(
        names(child.name, child.nickname),
        next(iter(names(child.guardian_name)), ()),
        phones(child.guardian_phone or ""),
        child.born_on,
        child.birth_year,
        child.sex,
        child.ward_id,
    )


class WordTable(models.Manager["ChildWord"]):
    def write(self, child: Child) -> None:
        """Find this child by these words from now on and by no others, in the wards that know of it: where a case of
        it happened, where it lives by a case, where a report of it was received. Call it when any of these changed."""
        self.filter(child=child).delete()
        said = list(words_of(known_of(child)))
        self.bulk_create(
            ChildWord(child=child, ward_id=ward, of=of, token=token(word))
            for ward in sorted(self._wards(child))
            for of, word in said
        )

    def holding(
        self, wards: Collection[int], of: Collection[str], sought: Collection[str], most: int
    ) -> list[tuple[str, int]]:
        """(word, child's id) for each word sought, at most so many children a word. One query, flat in the table's
        size: each word reads one short range of an index."""
        wanted = {token(word): word for word in sought}
        if not wanted or not wards:
            return []
        table, places, kinds = ChildWord._meta.db_table, ",".join(["%s"] * len(wards)), ",".join(["%s"] * len(of))
        part = (
            f"SELECT token, child_id FROM (SELECT token, child_id FROM {table}"  # noqa: S608  a table's own name
            f" WHERE ward_id IN ({places}) AND token = %s AND of IN ({kinds}) LIMIT {int(most)}) AS part"
        )
        with connection.cursor() as cursor:
            values: list[Any] = [value for one in wanted for value in (*wards, one, *of)]
            cursor.execute(" UNION ALL ".join([part] * len(wanted)), values)
            return [(wanted[bytes(one)], child) for one, child in cursor.fetchall()]

    def with_all(self, wards: Collection[int], of: str, sought: Collection[str]) -> models.QuerySet["ChildWord"]:
        """One row for each ward and child that has every word, newest child first; the first word sought is walked, the
        others are looked up, so let the rarest be the first."""
        first, *others = [token(word) for word in sought]
        rows = self.filter(ward__in=wards, of=of, token=first)
        for one in others:
            same = {"ward": OuterRef("ward"), "child": OuterRef("child"), "of": of, "token": one}
            rows = rows.filter(Exists(self.filter(**same)))
        return rows.order_by("-child")

    def _wards(self, child: Child) -> set[int]:
        cases = child.cases.values_list("ward", "home_ward")
        reports = child.reports.filter(receiver__kind=Unit.Kind.WARD).values_list("receiver", flat=True)
        return {ward for pair in cases for ward in pair} | set(reports)


class ChildWord(models.Model):
    """The token of one folded word of a child's name, nickname, guardian or telephone, in a ward that knows of it."""

    class Of(models.TextChoices):
        NAME = "name", _("Tên")
        SOUND = "sound", _("Tên theo cách đọc")
        GUARDIAN = "guardian", _("Người chăm sóc")
        PHONE = "phone", _("Điện thoại")

    child = models.ForeignKey(Child, on_delete=models.CASCADE, related_name="words")
    ward = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", db_index=False)
    of = models.CharField(max_length=8, choices=Of.choices)
    token = models.BinaryField(max_length=16)

    objects: ClassVar = WordTable()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["ward", "token", "of", "child"], name="child_word_token")]


Of = ChildWord.Of


def words_of(known: Known) -> Iterator[tuple[str, str]]:
    """(kind, word) of each word to be found by, once."""
    said = {word for one in known.names for word in one}
    yield from ((Of.NAME, word) for word in sorted(said))
    yield from ((Of.SOUND, heard) for heard in sorted({sound(word) for word in said} - said))
    yield from ((Of.GUARDIAN, word) for word in sorted(set(known.guardian)))
    yield from ((Of.PHONE, digits) for digits in sorted(known.phones))
