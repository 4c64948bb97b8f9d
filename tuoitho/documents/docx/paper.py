"""Word's own small parts: paragraphs, borderless grids, rules, fields."""

from collections.abc import Sequence

from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm, Pt
from docx.table import Table as Grid
from docx.table import _Cell, _Row
from docx.text.paragraph import Paragraph as Line

from tuoitho.documents import layout
from tuoitho.documents.blocks import Words, inlines

FACE = "Times New Roman"
LEFT, CENTRE, RIGHT, JUSTIFY = (
    WD_ALIGN_PARAGRAPH.LEFT,
    WD_ALIGN_PARAGRAPH.CENTER,
    WD_ALIGN_PARAGRAPH.RIGHT,
    WD_ALIGN_PARAGRAPH.JUSTIFY,
)


def element(tag: str, **values: str) -> BaseOxmlElement:
    """An element of the w: namespace with w: attributes."""
    made = OxmlElement(f"w:{tag}")
    for name, value in values.items():
        made.set(qn(f"w:{name}"), value)
    return made


def write(
    line: Line, words: Words, *, size: float, bold: bool = False, italic: bool = False, caps: bool = False
) -> Line:
    """Add words to a paragraph; a part's own bold or italic adds to the paragraph's."""
    for part in inlines(words):
        run = line.add_run(part.text.upper() if caps else part.text)
        run.font.size = Pt(size)
        run.bold = bold or getattr(part, "bold", False)
        run.italic = italic or getattr(part, "italic", False)
    return line


def shape(
    line: Line, align: WD_ALIGN_PARAGRAPH = LEFT, *, before: float = 0, after: float = 0, first_mm: float = 0
) -> Line:
    """Set a paragraph's alignment, spacing in points and first-line indent."""
    line.alignment = align
    line.paragraph_format.space_before = Pt(before)
    line.paragraph_format.space_after = Pt(after)
    if first_mm:
        line.paragraph_format.first_line_indent = Mm(first_mm)
    return line


def running(line: Line) -> Line:
    """Shape a paragraph of body text: first line indented, both edges even."""
    line.paragraph_format.line_spacing = 1.15
    return shape(line, JUSTIFY, before=6, first_mm=layout.FIRST_LINE_MM)


def hang(line: Line, left_mm: float, hanging_mm: float = 0) -> Line:
    """Indent a whole paragraph, its first line less than the others."""
    line.paragraph_format.left_indent = Mm(left_mm)
    line.paragraph_format.first_line_indent = Mm(-hanging_mm)
    return line


def keep(line: Line) -> Line:
    """Hold a paragraph on the page of the next one."""
    line.paragraph_format.keep_with_next = True
    return line


def rule(line: Line, length_mm: float, within_mm: float, before: float = 3) -> Line:
    """Turn an empty paragraph into a centred rule of a given length: a border, which Word never moves."""
    line.paragraph_format.line_spacing = Pt(2)
    side = Mm((within_mm - length_mm) / 2)
    line.paragraph_format.left_indent = side
    line.paragraph_format.right_indent = side
    shape(line, CENTRE, before=before)
    borders = element("pBdr")
    borders.append(element("top", val="single", sz="6", space="1", color="000000"))
    line._p.get_or_add_pPr().insert_element_before(
        borders, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc", "w:rPr"
    )
    return line


def lay(grid: Grid, widths_mm: Sequence[float], *, borders: str = "nil", padding_mm: float = 0) -> Grid:
    """Fix a grid's columns, borders ("nil", "single" or "dashed") and inner side margins."""
    grid.autofit = False
    grid.alignment = WD_TABLE_ALIGNMENT.CENTER
    properties = grid._tbl.tblPr
    edges = element("tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        edges.append(element(side, val=borders, sz="4", space="0", color="000000"))
    margins = element("tblCellMar")
    for side in ("left", "right"):
        margins.append(element(side, w=str(round(padding_mm * 56.7)), type="dxa"))
    layout = properties.find(qn("w:tblLayout"))
    layout.addprevious(edges)
    layout.addnext(margins)
    for column, width in zip(grid.columns, widths_mm, strict=True):
        column.width = Mm(width)
    for row in grid.rows:
        whole(row)
        for cell, width in zip(row.cells, widths_mm, strict=True):
            cell.width = Mm(width)
    return grid


def whole(row: _Row) -> None:
    """Never break a row over two pages."""
    row._tr.get_or_add_trPr().append(element("cantSplit"))


def repeat(row: _Row) -> None:
    """Show a row again at the top of every page of its table."""
    row._tr.get_or_add_trPr().append(element("tblHeader"))


def first(cell: _Cell) -> Line:
    """The empty paragraph a new cell begins with."""
    return cell.paragraphs[0]


def page_number(line: Line) -> None:
    """Insert Word's PAGE field."""
    for kind, text in (("begin", ""), ("", " PAGE "), ("end", "")):
        run = line.add_run()
        run.font.size = Pt(13)
        if kind:
            run._r.append(element("fldChar", fldCharType=kind))
        else:
            instruction = element("instrText")
            instruction.text = text
            run._r.append(instruction)
