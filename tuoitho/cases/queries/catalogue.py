"""The catalogue of tasks and places as it holds on a day, and its versions. It holds nothing of a child."""

from datetime import date

from tuoitho.cases.models import CatalogueEntry
from tuoitho.law.work import Catalogue
from tuoitho.organisations.queries import Viewer


def catalogue_on(viewer: Viewer, on: date) -> Catalogue:
    """The law's own with what was added and corrected, for work on that day."""
    return CatalogueEntry.objects.merged(on)


def versions(viewer: Viewer) -> list[CatalogueEntry]:
    """Everything recorded, the latest first; the table is as long as the law's annexes."""
    return list(CatalogueEntry.objects.order_by("-pk")) if viewer.holds("cases.keep_catalogue") else []


def versions_of(viewer: Viewer, of: str, code: str) -> list[CatalogueEntry]:
    """What was recorded of one entry, the latest first."""
    return [row for row in versions(viewer) if (row.of, row.code) == (of, code)]
