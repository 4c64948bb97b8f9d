"""What an installation adds to the law's catalogue of tasks and places, or corrects in it: versions, never changed."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from tuoitho.base.models import Keyed
from tuoitho.law.confidence import Confidence
from tuoitho.law.work import CATALOGUE, Catalogue, Entry

MARKS = ("hazardous", "light", "arts", "extra")
CONFIDENCES = [
    (Confidence.READ, _("Đã đọc văn bản chính thức")),
    (Confidence.SECONDARY, _("Đọc ở nguồn thứ hai: báo, trang luật")),
    (Confidence.MEMORY, _("Chưa xác minh: bản dự thảo hoặc nghe nói")),
]


class EntryTable(models.Manager["CatalogueEntry"]):
    def merged(self, on: date) -> Catalogue:
        """The law's own catalogue with what is recorded here, as it holds for work on a day. One query."""
        return merged(list(self.order_by("pk")), on)


class CatalogueEntry(Keyed):
    """One version of a task or a place, for work from `starts_on` on; of two from one day the later recorded holds.

    `version`: 1 for the first that is recorded of a code; the law's own stands before it. `source`: where it was read.
    `confidence`: who recorded it says how sure it is; what is not verified decides nothing.
    """

    class Of(models.TextChoices):
        TASK = "task", _("Việc")
        PLACE = "place", _("Nơi làm")

    of = models.CharField(max_length=5, choices=Of.choices)
    code = models.CharField(max_length=40)
    version = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=300)
    article = models.CharField(max_length=60)
    hazardous = models.BooleanField(default=False)
    light = models.BooleanField(default=False)
    arts = models.BooleanField(default=False)
    extra = models.BooleanField(default=False)
    confidence = models.CharField(max_length=2, choices=CONFIDENCES)
    source = models.CharField(max_length=300)
    starts_on = models.DateField()
    recorded_at = models.DateTimeField()
    by = models.CharField(max_length=80)

    objects: ClassVar = EntryTable()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["of", "code", "version"], name="entry_version_once")]

    @property
    def entry(self) -> Entry:
        """As the law takes it."""
        marks = {mark: getattr(self, mark) for mark in MARKS}
        confidence = Confidence(self.confidence)
        return Entry(self.code, self.text, self.article, confidence, **marks, source=self.source)


def merged(rows: Iterable[CatalogueEntry], on: date) -> Catalogue:
    """The law's catalogue with these versions, in the order they were recorded, as it holds on a day."""
    every = list(rows)
    holding: dict[tuple[str, str], CatalogueEntry] = {}
    for row in sorted(every, key=lambda row: row.starts_on):
        if row.starts_on <= on:
            holding[row.of, row.code] = row
    version = f"{CATALOGUE.version}+{len(every)}" if every else CATALOGUE.version

    def with_rows(built_in: Mapping[str, Entry], of: str) -> dict[str, Entry]:
        return {**built_in, **{row.code: row.entry for row in holding.values() if row.of == of}}

    return Catalogue(
        with_rows(CATALOGUE.tasks, CatalogueEntry.Of.TASK),
        with_rows(CATALOGUE.places, CatalogueEntry.Of.PLACE),
        version,
    )
