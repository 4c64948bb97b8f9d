"""Which unit goes to which: the table of a reform that splits wards among several new ones."""

from collections.abc import Collection
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from tuoitho.organisations.reader.table import Column, Fault, read_table, twice

COLUMNS = [
    Column("unit", ("Mã đơn vị", "Mã trường"), required=True),
    Column("parent", ("Mã đơn vị mới", "Mã phường mới"), required=True),
]


@dataclass
class ReadAssignments:
    """Unit code → code of the unit it goes to."""

    moves: dict[str, str] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)


def read_assignments(name: str, data: bytes, *, units: Collection[str], parents: Collection[str]) -> ReadAssignments:
    """Moves and faults; `units`: codes that may move, `parents`: codes of units there and of those founded."""
    table = read_table(name, data, COLUMNS)
    read = ReadAssignments(faults=[*table.faults, *twice(table, "unit", _("Mã này đã có ở dòng trên của tệp."))])
    for line in table.lines:
        if line["unit"] and line["unit"] not in units:
            read.faults.append(
                line.fault("unit", _("Không có đơn vị nào mang mã “%(code)s”.") % {"code": line["unit"]})
            )
        elif line["parent"] and line["parent"] not in parents:
            read.faults.append(
                line.fault("parent", _("Không có đơn vị nào mang mã “%(code)s”.") % {"code": line["parent"]})
            )
        elif line["unit"] and line["parent"]:
            read.moves[line["unit"]] = line["parent"]
    return read
