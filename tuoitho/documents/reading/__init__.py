"""Open files that came from outside, under limits; whatever cannot be read says so in a sentence."""

from tuoitho.documents.reading.archive import read_zip
from tuoitho.documents.reading.picture import Picture, read_picture
from tuoitho.documents.reading.refusal import Unreadable
from tuoitho.documents.reading.sheets import SheetRows, cell_name, meta, read_sheets
from tuoitho.documents.reading.text import read_text

__all__ = [
    "Picture",
    "SheetRows",
    "Unreadable",
    "cell_name",
    "meta",
    "read_picture",
    "read_sheets",
    "read_text",
    "read_zip",
]
