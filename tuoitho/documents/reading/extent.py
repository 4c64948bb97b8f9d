"""How far a worksheet's data reaches, measured on its XML before a reader lays out every cell in memory.

A reader allocates the whole rectangle up to the last filled cell, so one stray cell at XFD1048576 would
ask for terabytes.
"""

import posixpath
import re
import zipfile
from dataclasses import dataclass
from xml.parsers import expat

from lxml import etree

MAX_ROWS = 200_000
MAX_COLUMNS = 200
MAX_CELLS = 6_000_000

_CELL = re.compile(rb"<(?:[^\s<>/:]+:)?c(?=[\s/>])(?:\s+r\s*=\s*[\"']([A-Za-z]{1,3})([0-9]{1,7})[\"'])?")
_EMPTY_CELL = re.compile(rb'<(?:[^\s<>/:]+:)?c(?: [a-z]+="[^"<>/]*+")*+ ?/>')
_FORMULA = re.compile(rb"<(?:[^\s<>/:]+:)?f[\s/>]")
_REFERENCE = re.compile(r"([A-Za-z]{1,3})([0-9]{1,7})$")
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


@dataclass(frozen=True, slots=True)
class Extent:
    """The last row and column, from 1, that hold data, and the number of formulas."""

    rows: int = 0
    columns: int = 0
    formulas: int = 0

    @property
    def fits(self) -> bool:
        """Within the limits."""
        return self.rows <= MAX_ROWS and self.columns <= MAX_COLUMNS and self.rows * self.columns <= MAX_CELLS


def measure(archive: zipfile.ZipFile) -> dict[str, Extent]:
    """The extent of every XML part that may be a worksheet, by sheet name or else by the part's own name.

    Raises etree.XMLSyntaxError or expat.ExpatError when the XML is broken.
    """
    names = _sheet_names(archive)
    parts = (part for part in archive.namelist() if not part.endswith("/"))
    extents = {names.get(part.lower(), part): extent_of(archive.read(part)) for part in parts}
    return {name: extent for name, extent in extents.items() if extent.rows}


def extent_of(xml: bytes) -> Extent:
    """The extent of one worksheet: a look at all cells, at the filled ones when those go too far, then with care.

    The two quick looks can only see too much, never too little.
    """
    formulas = sum(1 for _ in _FORMULA.finditer(xml)) if _CELL.search(xml) else 0
    reached = _reach(xml, formulas) or _reach(_EMPTY_CELL.sub(b"", xml), formulas)
    if reached:
        return reached
    filled = _Filled()
    filled.parse(xml)
    return Extent(filled.rows, filled.columns, formulas)


def _reach(xml: bytes, formulas: int) -> Extent | None:
    """The extent of all cells, empty ones too; none when it goes too far or a cell does not begin with its place."""
    rows = 0
    letters: set[bytes] = set()
    for found in _CELL.finditer(xml):
        if found[1] is None:
            return None
        letters.add(found[1])
        rows = max(rows, int(found[2]))
    extent = Extent(rows, max((column_number(part.decode()) for part in letters), default=0), formulas)
    return extent if extent.fits else None


class _Filled:
    """Walks a worksheet's XML and keeps the last row and column with a value; formatted empty cells do not count."""

    def __init__(self) -> None:
        self.rows = self.columns = 0
        self._row = self._column = 0

    def parse(self, xml: bytes) -> None:
        parser = expat.ParserCreate()
        parser.StartElementHandler = self._start
        parser.Parse(xml, True)

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        name = tag.rpartition(":")[2]
        if name == "c":
            self._place(attributes.get("r", ""))
        elif name in ("v", "is", "f"):
            self.rows = max(self.rows, self._row)
            self.columns = max(self.columns, self._column)
        elif name == "row":
            self._row = int(attributes.get("r", self._row + 1))
            self._column = 0

    def _place(self, reference: str) -> None:
        if found := _REFERENCE.match(reference):
            self._column, self._row = column_number(found[1]), int(found[2])
        else:
            self._column += 1


def _sheet_names(archive: zipfile.ZipFile) -> dict[str, str]:
    """Part name in lower case → sheet name, as the workbook relates them."""
    relations = _tree(archive, "xl/_rels/workbook.xml.rels")
    targets = {one.get("Id"): posixpath.join("/xl", one.get("Target", "")).lstrip("/").lower() for one in relations}
    sheets = _tree(archive, "xl/workbook.xml").iter()
    return {targets[key]: one.get("name", "") for one in sheets if (key := one.get(_RELATION)) in targets}


def _tree(archive: zipfile.ZipFile, part: str) -> etree._Element:
    return etree.fromstring(archive.read(part), etree.XMLParser(resolve_entities=False, no_network=True))


def column_number(letters: str) -> int:
    """ "A" is 1, "AA" is 27."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def column_letters(number: int) -> str:
    """1 is "A", 27 is "AA"."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
