"""Draw a document as .pdf with typst: the layout is `paper.typ`, the document is handed over as JSON data."""

import json
from datetime import UTC, datetime
from functools import cache, singledispatch
from pathlib import Path
from typing import Any

import typst

from tuoitho.documents import layout, qr
from tuoitho.documents.blocks import (
    Annex,
    Block,
    Bullets,
    Document,
    Heading,
    Letterhead,
    Lines,
    PageBreak,
    Paragraph,
    SignInTable,
    Slip,
    Slips,
    Table,
    Words,
    inlines,
)

FONTS = Path(__file__).parents[1] / "static" / "vendor" / "tinos"
_PAPER = Path(__file__).with_name("paper.typ")
_FACES = 4

Data = dict[str, Any]


def render(document: Document, made_at: datetime) -> bytes:
    """The document as a .pdf file; equal input gives equal bytes.

    Raises FileNotFoundError when the fonts have not been set up: another face would lose letters silently.
    """
    return typst.compile(
        _PAPER.read_bytes(),
        font_paths=_fonts(),
        sys_inputs={"document": json.dumps(_document(document), ensure_ascii=False)},
        timestamp=made_at.astimezone(UTC).replace(microsecond=0),
        format="pdf",
    )


@cache
def _fonts() -> typst.Fonts:
    if len(list(FONTS.glob("Tinos-*.ttf"))) < _FACES:
        raise FileNotFoundError("the four faces of Tinos are not in static/vendor/tinos; run the set-up")
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])


def _document(document: Document) -> Data:
    signature = document.signature
    return {
        "measure": _measures(),
        "head": _head(document.letterhead) if document.letterhead else None,
        "kind": document.kind.upper(),
        "title": document.title,
        "letter": document.is_letter,
        "addressed": layout.addressed(document),
        "basis": layout.closed(document.basis),
        "text": [data(block) for block in document.text],
        "annexes": [data(block) for block in document.annexes],
        "recipients": [layout.RECIPIENTS, *layout.received(document)] if document.recipients else [],
        "signature": {"lines": layout.signing(signature), "name": signature.name} if signature else None,
        "footer": layout.ILLUSTRATIVE if document.illustrative else document.watermark,
        "watermark": document.watermark,
    }


def _head(head: Letterhead) -> Data:
    return {
        "parent": head.parent.upper(),
        "issuer": head.issuer.upper(),
        "nation": layout.NATION,
        "motto": layout.MOTTO,
        "number": head.number,
        "dateline": layout.dateline(head),
    }


def _measures() -> dict[str, float]:
    """The layout's constants, by their names."""
    return {name: value for name, value in vars(layout).items() if isinstance(value, int | float)}


def _words(words: Words) -> list[Data]:
    return [
        {"text": part.text, "bold": getattr(part, "bold", False), "italic": getattr(part, "italic", False)}
        for part in inlines(words)
    ]


@singledispatch
def data(block: Block) -> Data:
    """One block as plain data; `is` names the function of `paper.typ` that draws it."""
    raise TypeError(f"no way to draw {type(block).__name__}")


@data.register
def _heading(block: Heading) -> Data:
    return {"is": "heading", "level": block.level, "text": block.text}


@data.register
def _paragraph(block: Paragraph) -> Data:
    return {"is": "paragraph", "words": _words(block.words), "centred": block.centred}


@data.register
def _bullets(block: Bullets) -> Data:
    return {"is": "bullets", "items": [_words(item) for item in block.items]}


@data.register
def _table(block: Table, row_mm: float = 0) -> Data:
    return {
        "is": "table",
        "head": list(block.head),
        "rows": [[_words(cell) for cell in row] for row in block.rows],
        "shares": list(block.column_widths),
        "align": list(block.alignment),
        "row_mm": row_mm,
    }


@data.register
def _sign_in(block: SignInTable) -> Data:
    return _table(block.table, layout.SIGNING_ROW_MM)


@data.register
def _lines(block: Lines) -> Data:
    return {"is": "lines", "count": block.count}


@data.register
def _page_break(block: PageBreak) -> Data:
    return {"is": "page_break"}


@data.register
def _annex(block: Annex) -> Data:
    return {"is": "annex", "label": block.label, "title": block.title.upper(), "note": block.note}


@data.register
def _slips(block: Slips) -> Data:
    return {"is": "slips", "slips": [_slip(slip) for slip in block.slips]}


def _slip(slip: Slip) -> Data:
    lines = [{"label": f"{label}: ", "value": value} for label, value in slip.lines]
    return {"title": slip.title, "lines": lines, "qr": qr.svg(slip.link) if slip.link else ""}
