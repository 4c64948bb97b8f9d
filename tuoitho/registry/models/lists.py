"""One door for both kinds of lists: compare, save, undo."""

from datetime import date
from typing import Any

from tuoitho.base.files import read
from tuoitho.documents.reading.sheets import read_sheets
from tuoitho.registry.models.bulk import save_pupils, save_staff
from tuoitho.registry.models.effects import Effect
from tuoitho.registry.models.imports import ImportBatch
from tuoitho.registry.models.intake import Intake
from tuoitho.registry.models.people import PersonKind
from tuoitho.registry.models.pupil_intake import compare_pupils
from tuoitho.registry.models.staff_intake import compare_staff
from tuoitho.registry.reader import Reading, read_list
from tuoitho.registry.reader.lists import Tick


def read_again(batch: ImportBatch, tick: Tick = lambda rows: None) -> Reading:
    """The list out of the sealed file."""
    return read_list(read_sheets(batch.file.name, read(batch.file)), batch.kind, tick)


def compare(batch: ImportBatch, reading: Reading, today: date) -> Intake[Any]:
    """What the list would change on the unit's roster as it is now."""
    compare_kind = compare_pupils if batch.kind == PersonKind.PUPIL else compare_staff
    return compare_kind(batch.unit, batch.school_year, reading, today)


def save(batch: ImportBatch, intake: Intake[Any]) -> Effect:
    """Write it; inside a transaction."""
    return save_pupils(batch, intake) if batch.kind == PersonKind.PUPIL else save_staff(batch, intake)
