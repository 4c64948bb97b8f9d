"""Document → .docx: the page, the head, the foot; the body's blocks are in `body`."""

import io
import zipfile
from datetime import datetime

import docx
from docx.document import Document as Paper
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import _Cell
from docx.text.paragraph import Paragraph as Line

from tuoitho.documents import layout
from tuoitho.documents.blocks import Document, Letterhead
from tuoitho.documents.docx import body
from tuoitho.documents.docx.paper import (
    CENTRE,
    FACE,
    LEFT,
    element,
    first,
    hang,
    keep,
    lay,
    page_number,
    rule,
    running,
    shape,
    write,
)

_ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)


def render(document: Document, made_at: datetime) -> bytes:
    """The document as a .docx file; equal input gives equal bytes."""
    paper = docx.Document()
    _set_page(paper, document)
    _set_properties(paper, document, made_at)
    if document.letterhead:
        _letterhead(paper, document, document.letterhead)
    _title(paper, document)
    _addressees(paper, document)
    for line in layout.closed(document.basis):
        write(running(paper.add_paragraph()), line, size=layout.BODY_PT, italic=True)
    for block in document.text:
        body.draw(block, paper)
    _foot(paper, document)
    for block in document.annexes:
        body.draw(block, paper)
    return _repacked(paper)


def _set_page(paper: Paper, document: Document) -> None:
    section = paper.sections[0]
    section.page_width, section.page_height = (Mm(side) for side in layout.PAGE_MM)
    section.top_margin, section.bottom_margin = Mm(layout.MARGIN_TOP_MM), Mm(layout.MARGIN_BOTTOM_MM)
    section.left_margin, section.right_margin = Mm(layout.MARGIN_LEFT_MM), Mm(layout.MARGIN_RIGHT_MM)
    section.header_distance = section.footer_distance = Mm(10)
    section.different_first_page_header_footer = True
    page_number(shape(section.header.paragraphs[0], CENTRE))
    if document.illustrative:
        for footer in (section.first_page_footer, section.footer):
            write(shape(footer.paragraphs[0], CENTRE), layout.ILLUSTRATIVE, size=12, bold=True, italic=True)
    normal = paper.styles["Normal"]
    normal.font.name, normal.font.size = FACE, Pt(layout.BODY_PT)
    normal.paragraph_format.line_spacing = 1
    faces = normal.element.rPr.rFonts
    for script in ("w:hAnsi", "w:eastAsia", "w:cs"):
        faces.set(qn(script), FACE)
    normal.element.rPr.append(element("lang", val="vi-VN"))


def _set_properties(paper: Paper, document: Document, made_at: datetime) -> None:
    core = paper.core_properties
    core.title = document.title
    core.author = document.letterhead.issuer if document.letterhead else ""
    core.last_modified_by, core.comments, core.language = "", "", "vi-VN"
    core.created = core.modified = made_at
    core.revision = 1


def _letterhead(paper: Paper, document: Document, head: Letterhead) -> None:
    grid = paper.add_table(2, 2)
    lay(grid, (layout.LEFT_COLUMN_MM, layout.RIGHT_COLUMN_MM))
    issuer, nation, number, dated = (cell for row in grid.rows for cell in row.cells)
    write(shape(first(issuer), CENTRE), head.parent, size=layout.ISSUER_PT, caps=True)
    write(shape(issuer.add_paragraph(), CENTRE), head.issuer, size=layout.ISSUER_PT, bold=True, caps=True)
    rule(issuer.add_paragraph(), layout.ISSUER_RULE_MM, layout.LEFT_COLUMN_MM)
    write(shape(first(nation), CENTRE), layout.NATION, size=layout.NATION_PT, bold=True)
    write(shape(nation.add_paragraph(), CENTRE), layout.MOTTO, size=layout.BODY_PT, bold=True)
    rule(nation.add_paragraph(), layout.MOTTO_MM, layout.RIGHT_COLUMN_MM)
    write(shape(first(number), CENTRE, before=6), head.number, size=layout.NUMBER_PT)
    if document.is_letter:
        write(shape(number.add_paragraph(), CENTRE), document.title, size=layout.SUBJECT_PT)
    write(shape(first(dated), CENTRE, before=6), layout.dateline(head), size=layout.BODY_PT, italic=True)


def _title(paper: Paper, document: Document) -> None:
    if document.kind:
        write(shape(paper.add_paragraph(), CENTRE, before=16), document.kind, size=layout.BODY_PT, bold=True, caps=True)
    if document.title and not document.is_letter:
        before = 0 if document.kind else 16
        write(shape(paper.add_paragraph(), CENTRE, before=before), document.title, size=layout.BODY_PT, bold=True)
        under = rule(paper.add_paragraph(), layout.TITLE_RULE_MM, layout.TEXT_MM, before=5)
        under.paragraph_format.space_after = Pt(10)


def _addressees(paper: Paper, document: Document) -> None:
    lines = layout.addressed(document)
    if len(lines) == 1:
        write(shape(paper.add_paragraph(), CENTRE, before=14, after=8), lines[0], size=layout.BODY_PT)
        return
    for place, line in enumerate(lines):
        shaped = shape(paper.add_paragraph(), LEFT, before=14 if place == 0 else 2, after=8 if line == lines[-1] else 0)
        write(hang(shaped, 30 if place == 0 else 53, 0 if place == 0 else 3), line, size=layout.BODY_PT)


def _foot(paper: Paper, document: Document) -> None:
    if not (document.recipients or document.signature):
        return
    if paper.paragraphs:
        keep(paper.paragraphs[-1])
    keep(shape(paper.add_paragraph(), LEFT)).paragraph_format.line_spacing = Pt(10)
    grid = paper.add_table(1, 2)
    lay(grid, (layout.TEXT_MM / 2, layout.TEXT_MM / 2))
    left, right = grid.rows[0].cells
    if document.recipients:
        _recipients(left, document)
    if document.signature:
        for line in layout.signing(document.signature):
            last = write(shape(_next(right), CENTRE), line, size=layout.BODY_PT, bold=True)
        last.paragraph_format.space_after = Pt(72)
        write(shape(right.add_paragraph(), CENTRE), document.signature.name, size=layout.BODY_PT, bold=True)
    shape(paper.add_paragraph()).paragraph_format.line_spacing = Pt(1)


def _recipients(cell: _Cell, document: Document) -> None:
    write(shape(first(cell)), layout.RECIPIENTS, size=layout.RECIPIENTS_PT, bold=True, italic=True)
    for line in layout.received(document):
        write(shape(cell.add_paragraph()), line, size=layout.RECIPIENT_PT)


def _next(cell: _Cell) -> Line:
    line = first(cell)
    return line if not line.runs and len(cell.paragraphs) == 1 else cell.add_paragraph()


def _repacked(paper: Paper) -> bytes:
    """Save with every member dated alike: python-docx stamps the wall clock into the archive."""
    saved, out = io.BytesIO(), io.BytesIO()
    paper.save(saved)
    with zipfile.ZipFile(saved) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for member in source.infolist():
            info = zipfile.ZipInfo(member.filename, _ZIP_EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(info, source.read(member))
    return out.getvalue()
