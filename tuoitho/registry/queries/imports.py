"""Files on their way in, as those who may import lists for a unit see them."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from tuoitho.base.models import Work
from tuoitho.organisations.models import Unit
from tuoitho.organisations.queries import Viewer
from tuoitho.registry.models import SAVE_WORK, ImportBatch
from tuoitho.registry.models.intake import Intake
from tuoitho.registry.models.lists import compare, read_again
from tuoitho.registry.reader import Reading

IMPORT = "registry.import_people"


@dataclass(frozen=True)
class Preview:
    """What a file says and what confirming it would do, on the roster as it is now."""

    reading: Reading
    intake: Intake[Any]


def batch_of(viewer: Viewer, batch_key: UUID | str) -> ImportBatch | None:
    """One batch within the viewer's scope."""
    scoped = ImportBatch.objects.filter(unit_id__in=viewer.units(IMPORT))
    return scoped.select_related("unit", "file").filter(key=batch_key).first()


def batches_of(viewer: Viewer, unit: Unit, kind: str, limit: int = 5) -> list[ImportBatch]:
    """The last batches of a unit, newest first."""
    scoped = ImportBatch.objects.filter(unit=unit, kind=kind, unit_id__in=viewer.units(IMPORT))
    return list(scoped.select_related("file").defer("effect").order_by("-pk")[:limit])


def preview_of(viewer: Viewer, batch: ImportBatch, today: date) -> Preview:
    """Reads the sealed file again and compares it."""
    viewer.require(IMPORT, batch.unit_id)
    reading = read_again(batch)
    return Preview(reading, compare(batch, reading, today))


def work_of(viewer: Viewer, batch: ImportBatch) -> Work | None:
    """The long work that saves or saved this batch, if it was long."""
    viewer.require(IMPORT, batch.unit_id)
    return Work.objects.filter(kind=SAVE_WORK, subject=str(batch.key)).order_by("-pk").first()
