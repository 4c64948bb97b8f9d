"""What an activity in a returned workbook must obey: what the activities room asks of every other."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from tuoitho.activities.rules import count_fault, date_fault
from tuoitho.documents.reading import cell_name
from tuoitho.organisations.models import Unit
from tuoitho.reporting.reader.layout import AUDIENCES

DAY_COLUMN = 3


def activity_faults(unit: Unit, row: Mapping[str, Any], today: date) -> list[tuple[str, str]]:
    """(cell, sentence) for each wrong cell of one row as `reader` gives it; the sheet asks for no invitations."""
    faults = [(DAY_COLUMN, date_fault(unit, date.fromisoformat(row["on_date"]), today))]
    columns = {audience: column + 1 for column, audience in AUDIENCES.items()}
    faults += [(columns[audience], count_fault(None, count)) for audience, count in row["reached"].items()]
    return [(cell_name(row["row"], column), sentence) for column, sentence in faults if sentence]
