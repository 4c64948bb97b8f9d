"""The catalogue of tasks and places as its keeper sees it: what holds today, how sure it is, what was corrected."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tuoitho.cases.models import CatalogueEntry
from tuoitho.cases.models.catalogue import CONFIDENCES, MARKS, merged
from tuoitho.cases.queries import catalogue as reading
from tuoitho.cases.queries.cases import names_of
from tuoitho.law.confidence import Confidence
from tuoitho.law.work import CATALOGUE, Entry
from tuoitho.organisations.queries import Viewer

Of = CatalogueEntry.Of
SAID: Mapping[str, str | Promise] = {
    "hazardous": gettext_lazy("Cấm dưới 18 tuổi"),
    "light": gettext_lazy("Việc nhẹ, từ đủ 13 tuổi"),
    "arts": gettext_lazy("Nghệ thuật, thể thao"),
    "extra": gettext_lazy("Được làm thêm giờ, làm đêm từ đủ 15 tuổi"),
}


@dataclass(frozen=True)
class Line:
    """An entry. `version`: 0 for the law's own; `starts_on`: None for it; `to_come`: holds only from a later day."""

    of: str
    code: str
    text: str
    article: str
    marks: Sequence[str | Promise]
    verified: bool
    confidence: str | Promise
    source: str
    version: int
    starts_on: date | None = None
    recorded_at: datetime | None = None
    who: str = ""
    to_come: bool = False


def lines(viewer: Viewer, on: date, unverified: bool) -> dict[str | Promise, list[Line]]:
    """Heading → its entries: what holds on a day, then what is to come. Two queries."""
    rows = reading.versions(viewer)
    names = names_of(viewer, {row.by for row in rows})
    catalogue = merged(reversed(rows), on)
    holding = {Of.TASK: catalogue.tasks, Of.PLACE: catalogue.places}
    return {
        of.label: [
            line
            for line in _lines_of(of, holding[of], [row for row in rows if row.of == of], names, on)
            if not (unverified and line.verified)
        ]
        for of in Of
    }


def history(viewer: Viewer, of: str, code: str) -> list[Line]:
    """Every version of one entry, the latest first and the law's own last; empty where there is no such entry."""
    if of not in Of.values:
        return []
    rows = reading.versions_of(viewer, of, code)
    names = names_of(viewer, {row.by for row in rows})
    found = [_recorded(row, names) for row in rows]
    built_in = (CATALOGUE.tasks if of == Of.TASK else CATALOGUE.places).get(code)
    return [*found, _built_in(of, built_in)] if built_in else found


def _lines_of(
    of: str, entries: Mapping[str, Entry], rows: Sequence[CatalogueEntry], names: Mapping[str, str], on: date
) -> Iterator[Line]:
    for code, entry in entries.items():
        row = next((row for row in rows if row.code == code and row.entry == entry and row.starts_on <= on), None)
        yield _recorded(row, names) if row else _built_in(of, entry)
    for row in rows:
        if row.starts_on > on:
            yield _recorded(row, names, to_come=True)


def _recorded(row: CatalogueEntry, names: Mapping[str, str], to_come: bool = False) -> Line:
    entry, who = row.entry, names.get(row.by, "")
    return Line(row.of, *_words(entry), row.source, row.version, row.starts_on, row.recorded_at, who, to_come)


def _built_in(of: str, entry: Entry) -> Line:
    same = _("Trùng với %(item)s, đã đọc") % {"item": entry.confirmed_by} if entry.confirmed_by else ""
    return Line(of, *_words(entry), same, 0)


def _words(entry: Entry) -> tuple[str, str, str, list[str | Promise], bool, str | Promise]:
    marks = [SAID[mark] for mark in MARKS if getattr(entry, mark)]
    confidence = {Confidence(value): label for value, label in CONFIDENCES}[entry.confidence]
    return entry.code, _(entry.text), entry.article, marks, entry.verified, confidence
