"""Each block of the body as Word paragraphs and tables."""

import io
from functools import singledispatch

from docx.document import Document as Paper
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_ROW_HEIGHT_RULE
from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.shared import Mm, Pt
from docx.table import _Cell

from tuoitho.documents import layout, qr
from tuoitho.documents.blocks import (
    Annex,
    Block,
    Bullets,
    Heading,
    Lines,
    PageBreak,
    Paragraph,
    SignInTable,
    Slip,
    Slips,
    Table,
)
from tuoitho.documents.docx.paper import (
    CENTRE,
    JUSTIFY,
    LEFT,
    RIGHT,
    element,
    first,
    keep,
    lay,
    repeat,
    running,
    shape,
    write,
)

_ALIGN = {"l": LEFT, "c": CENTRE, "r": RIGHT}


@singledispatch
def draw(block: Block, paper: Paper) -> None:
    """Add one block to the end of the paper."""
    raise TypeError(f"no way to draw {type(block).__name__}")


@draw.register
def _heading(block: Heading, paper: Paper) -> None:
    line = keep(shape(paper.add_paragraph(), JUSTIFY, before=8, after=2, first_mm=layout.FIRST_LINE_MM))
    write(line, block.text, size=layout.BODY_PT, bold=True, italic=block.level == 3)
    line._p.get_or_add_pPr().insert_element_before(element("outlineLvl", val=str(block.level - 1)), "w:rPr", "w:sectPr")


@draw.register
def _paragraph(block: Paragraph, paper: Paper) -> None:
    line = paper.add_paragraph()
    if block.centred:
        shape(line, CENTRE, before=6)
    else:
        running(line)
    write(line, block.words, size=layout.BODY_PT)


@draw.register
def _bullets(block: Bullets, paper: Paper) -> None:
    for item in block.items:
        line = running(paper.add_paragraph())
        write(write(line, "- ", size=layout.BODY_PT), item, size=layout.BODY_PT)


@draw.register
def _table(block: Table, paper: Paper, row_mm: float = 0) -> None:
    if paper.paragraphs:
        paper.paragraphs[-1].paragraph_format.space_after = Pt(6)
    grid = paper.add_table(1 + len(block.rows), len(block.head))
    cells = grid._cells
    columns = len(block.head)
    for cell, text in zip(cells, block.head, strict=False):
        write(keep(shape(first(cell), CENTRE, before=2, after=2)), text, size=layout.TABLE_PT, bold=True)
        cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    for number, row in enumerate(block.rows, 1):
        for cell, words, align in zip(cells[number * columns :], row, block.alignment, strict=False):
            write(shape(first(cell), _ALIGN[align], before=2, after=2), words, size=layout.TABLE_PT)
    lay(
        grid,
        [share * layout.TEXT_MM for share in block.column_widths],
        borders="single",
        padding_mm=layout.CELL_PADDING_MM,
    )
    repeat(grid.rows[0])
    if row_mm:
        for row in list(grid.rows)[1:]:
            row.height, row.height_rule = Mm(row_mm), WD_ROW_HEIGHT_RULE.AT_LEAST
    _space_after(paper)


@draw.register
def _sign_in(block: SignInTable, paper: Paper) -> None:
    _table(block.table, paper, layout.SIGNING_ROW_MM)


@draw.register
def _lines(block: Lines, paper: Paper) -> None:
    for _ in range(block.count):
        line = shape(paper.add_paragraph(), before=10)
        line.paragraph_format.tab_stops.add_tab_stop(Mm(layout.TEXT_MM), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)
        write(line, "\t", size=layout.BODY_PT)


@draw.register
def _page_break(block: PageBreak, paper: Paper) -> None:
    paper.add_page_break()


@draw.register
def _annex(block: Annex, paper: Paper) -> None:
    label = write(shape(paper.add_paragraph(), CENTRE), block.label, size=layout.BODY_PT, bold=True)
    label.paragraph_format.page_break_before = True
    write(shape(paper.add_paragraph(), CENTRE), block.title, size=layout.BODY_PT, bold=True, caps=True)
    if block.note:
        write(shape(paper.add_paragraph(), CENTRE), block.note, size=layout.BODY_PT, italic=True)
    _space_after(paper)


@draw.register
def _slips(block: Slips, paper: Paper) -> None:
    grid = paper.add_table((len(block.slips) + 1) // 2, 2)
    for cell, slip in zip(grid._cells, block.slips, strict=False):
        _slip(slip, cell)
    lay(grid, (layout.TEXT_MM / 2, layout.TEXT_MM / 2), borders="dashed", padding_mm=3)
    _space_after(paper)


def _slip(slip: Slip, cell: _Cell) -> None:
    write(shape(first(cell), LEFT, before=6, after=4), slip.title, size=13, bold=True)
    for label, value in slip.lines:
        line = write(shape(cell.add_paragraph()), f"{label}: ", size=layout.TABLE_PT)
        write(line, value, size=layout.TABLE_PT, bold=True)
    if slip.link:
        picture = shape(cell.add_paragraph(), before=4, after=6).add_run()
        picture.add_picture(io.BytesIO(qr.png(slip.link)), width=Mm(layout.QR_MM))


def _space_after(paper: Paper) -> None:
    """Word glues neighbouring tables together unless a paragraph stands between them."""
    shape(paper.add_paragraph()).paragraph_format.line_spacing = Pt(4)
