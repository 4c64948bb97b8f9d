"""What people hand in as tables: units, accounts, which school goes where. Wrong cells are named, in a sentence."""

from tuoitho.organisations.reader.accounts import AccountRow, read_accounts
from tuoitho.organisations.reader.assignments import read_assignments
from tuoitho.organisations.reader.table import Column, Fault, Table, read_table
from tuoitho.organisations.reader.units import KINDS, LEVELS, NewUnit, UnitRow, read_units

__all__ = [
    "KINDS",
    "LEVELS",
    "AccountRow",
    "Column",
    "Fault",
    "NewUnit",
    "Table",
    "UnitRow",
    "read_accounts",
    "read_assignments",
    "read_table",
    "read_units",
]
