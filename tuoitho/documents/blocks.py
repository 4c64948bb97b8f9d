"""The block model: what a document says, with no word on how it is drawn."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal


@dataclass(frozen=True, slots=True)
class Run:
    """Words in one style."""

    text: str
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True, slots=True)
class Number:
    """A figure and the reference of the rows that make it; on paper only the text shows."""

    text: str
    ref: str


Inline = Run | Number
Words = str | Sequence[Inline]


def inlines(words: Words) -> tuple[Inline, ...]:
    """Plain text is one plain run; the empty string is none."""
    if isinstance(words, str):
        return (Run(words),) if words else ()
    return tuple(words)


def plain(words: Words) -> str:
    """The words without their styles."""
    return "".join(part.text for part in inlines(words))


@dataclass(frozen=True, slots=True)
class Heading:
    """Level 1 "I. …" and 2 "1. …" stand bold, level 3 "a) …" bold italic."""

    level: Literal[1, 2, 3]
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Body text: first line indented and both edges even, or centred."""

    words: Words
    centred: bool = False


@dataclass(frozen=True, slots=True)
class Bullets:
    """Items that each begin with a dash."""

    items: Sequence[Words]


@dataclass(frozen=True, slots=True)
class Table:
    """A ruled table whose head repeats on every page.

    `widths` are relative; `align` has one letter a column, l, c or r. Empty means equal and left.
    """

    head: Sequence[str]
    rows: Sequence[Sequence[Words]]
    widths: Sequence[float] = ()
    align: str = ""

    def __post_init__(self) -> None:
        columns = len(self.head)
        if any(len(row) != columns for row in self.rows):
            raise ValueError(f"every row of the table needs {columns} cells")
        if (self.widths and len(self.widths) != columns) or (self.align and len(self.align) != columns):
            raise ValueError(f"widths and align need {columns} entries")

    @property
    def column_widths(self) -> tuple[float, ...]:
        """Each column's share; the shares add up to 1."""
        widths = self.widths or [1.0] * len(self.head)
        return tuple(width / sum(widths) for width in widths)

    @property
    def alignment(self) -> str:
        """One letter for each column."""
        return self.align or "l" * len(self.head)


@dataclass(frozen=True, slots=True)
class SignInTable:
    """A sheet to sign on: numbered rows with the known names, then numbered blank ones, tall enough for a pen."""

    head: Sequence[str]
    names: Sequence[Sequence[str]] = ()
    blank: int = 0
    widths: Sequence[float] = ()

    @property
    def table(self) -> Table:
        """The same sheet as a table: row number first, cells to be written on empty."""
        filled = [tuple(name) for name in self.names] + [()] * self.blank
        columns = len(self.head)
        rows = [(str(number), *cells, *[""] * (columns - len(cells))) for number, cells in enumerate(filled, 1)]
        widths = (0.5, *(self.widths or [2.0] * columns))
        return Table(("STT", *self.head), rows, widths, "c" + "l" * columns)


@dataclass(frozen=True, slots=True)
class Lines:
    """Dotted lines to write on by hand."""

    count: int


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins a page."""


@dataclass(frozen=True, slots=True)
class Annex:
    """Begins a page with "Phụ lục I" and its title, after the signature; what follows belongs to it."""

    title: str
    label: str = "Phụ lục"
    note: str = ""


@dataclass(frozen=True, slots=True)
class Slip:
    """One card to cut out: a title, labelled values, and a link printed as a QR code when there is one."""

    title: str
    lines: Sequence[tuple[str, str]]
    link: str = ""


@dataclass(frozen=True, slots=True)
class Slips:
    """Cards two abreast, with a dashed line to cut along."""

    slips: Sequence[Slip]


Block = Heading | Paragraph | Bullets | Table | SignInTable | Lines | PageBreak | Annex | Slips


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Who writes, under which number, where and when (Decree 30/2020, Annex I, part I.1–4).

    `number` is printed as given, gaps and all: "Số:      /BC-PGDĐT".
    """

    parent: str
    issuer: str
    number: str
    place: str
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Signature:
    """`authority` is "TM. …", "KT. …" or empty; `position` and `name` of the person who signs."""

    authority: str
    position: str
    name: str


@dataclass(frozen=True, slots=True)
class Document:
    """One paper. Without a letterhead it is a working sheet: slips, a sign-in sheet.

    `watermark`: across every page of the .pdf and at its foot.
    """

    body: Sequence[Block]
    letterhead: Letterhead | None = None
    kind: str = ""
    title: str = ""
    addressees: Sequence[str] = ()
    basis: Sequence[str] = ()
    recipients: Sequence[str] = ()
    signature: Signature | None = None
    illustrative: bool = False
    watermark: str = ""

    @property
    def is_letter(self) -> bool:
        """A công văn has no kind; its title stands under the number."""
        return self.letterhead is not None and not self.kind

    @property
    def text(self) -> Sequence[Block]:
        """The body that stands above the signature."""
        return self.body[: self._first_annex]

    @property
    def annexes(self) -> Sequence[Block]:
        """What follows the signature: the first annex and all after it."""
        return self.body[self._first_annex :]

    @property
    def _first_annex(self) -> int:
        places = (place for place, block in enumerate(self.body) if isinstance(block, Annex))
        return next(places, len(self.body))

    def numbers(self) -> Iterator[Number]:
        """Every figure of the body, in reading order."""
        for block in self.body:
            for words in _words_of(block):
                yield from (part for part in inlines(words) if isinstance(part, Number))


def _words_of(block: Block) -> Iterator[Words]:
    if isinstance(block, Paragraph):
        yield block.words
    elif isinstance(block, Bullets):
        yield from block.items
    elif isinstance(block, Table):
        for row in block.rows:
            yield from row
