"""What is known of a person beside the roll: the tokens that find them, and that they were informed in a year."""

from collections.abc import Collection

from django.db import models

from tuoitho.base.crypto import tokens
from tuoitho.organisations.models import Unit
from tuoitho.registry.models.people import PersonKind

BATCH = 500


class WordTable(models.Manager["PersonWord"]):
    def write(self, kind: str, person_id: int, unit_id: int, name: str) -> None:
        """Find this person by these words from now on, and by no others, within this unit."""
        self.filter(kind=kind, person_id=person_id).delete()
        self.bulk_create(PersonWord(kind=kind, person_id=person_id, unit_id=unit_id, token=t) for t in tokens(name))


class PersonWord(models.Model):
    """A keyed token of one word of a person's name: found by any whole word, readable by no one."""

    kind = models.CharField(max_length=6, choices=PersonKind.choices)
    person_id = models.BigIntegerField()
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    token = models.BinaryField(max_length=16)

    objects = WordTable()

    class Meta:
        indexes = [
            models.Index(fields=["token", "unit"], name="word_token_unit"),
            models.Index(fields=["kind", "person_id"], name="word_person"),
        ]


class MarkTable(models.Manager["Mark"]):
    """People are marked once a year, however often they came. Afterwards call `refresh_people` of their unit."""

    def mark(self, kind: str, person_ids: Collection[int], year: int) -> None:
        """These people were informed in the year; who was marked already stays so."""
        self.bulk_create(
            [Mark(kind=kind, person_id=person, year=year) for person in person_ids],
            batch_size=BATCH,
            ignore_conflicts=True,
        )

    def unmark(self, kind: str, person_ids: Collection[int], year: int) -> None:
        """These people were not: for the caller who knows that nothing else they attended counts in the year."""
        people = list(person_ids)
        for start in range(0, len(people), BATCH):
            self.filter(kind=kind, person_id__in=people[start : start + BATCH], year=year).delete()


class Mark(models.Model):
    """A person was informed (or trained) at least once in a reporting year: people are counted, not attendances."""

    kind = models.CharField(max_length=6, choices=PersonKind.choices)
    person_id = models.BigIntegerField()
    year = models.PositiveSmallIntegerField()

    objects = MarkTable()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "person_id", "year"], name="one_mark")]
