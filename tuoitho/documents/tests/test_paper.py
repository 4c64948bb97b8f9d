"""The two renderers of official paper, read back with other people's tools."""

import dataclasses
import io
import shutil
import subprocess

import docx
import pytest
from docx.oxml.ns import qn

from tuoitho.documents import docx as word
from tuoitho.documents import layout, pdf
from tuoitho.documents.blocks import Document, Number, Paragraph, Run, Table
from tuoitho.documents.reading import read_text
from tuoitho.documents.tests.samples import LETTER, MADE_AT, REPORT, SHEET

_TONED = "àáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ"
_OWN = "ăâđêôơư" + _TONED

needs_poppler = pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler-utils is not installed")


def _poppler(tool: str, data: bytes, folder, *options: str) -> str:
    path = folder / "paper.pdf"
    path.write_bytes(data)
    target = ["-"] if tool == "pdftotext" else []
    return subprocess.run([tool, *options, str(path), *target], check=True, capture_output=True, text=True).stdout


def _words(data: bytes) -> list[str]:
    return " ".join(read_text("x.docx", data)).split()


@needs_poppler
def test_a_pdf_gives_back_every_vietnamese_letter(tmp_path):
    letters = _OWN + _OWN.upper()
    assert len(set(letters)) == 134
    text = " ".join(letters[start : start + 8] for start in range(0, 134, 8))
    runs = [Run(text), Run(" "), Run(text, bold=True), Run(" "), Run(text, italic=True)]
    data = pdf.render(Document(body=[Paragraph(runs)]), MADE_AT)
    assert "".join(_poppler("pdftotext", data, tmp_path).split()) == letters * 3


@needs_poppler
def test_a_pdf_carries_its_own_face(tmp_path):
    fonts = _poppler("pdffonts", pdf.render(REPORT, MADE_AT), tmp_path).splitlines()[2:]
    assert {line.split()[0].partition("+")[2] for line in fonts} == {
        "Tinos-Regular",
        "Tinos-Bold",
        "Tinos-Italic",
        "Tinos-BoldItalic",
    }
    assert all(" yes yes yes " in line for line in fonts)


@needs_poppler
@pytest.mark.parametrize("document", [REPORT, LETTER, SHEET], ids=["report", "letter", "sheet"])
def test_word_and_pdf_say_the_same_words_in_the_same_order(document, tmp_path):
    document = dataclasses.replace(document, illustrative=False)
    shown = _poppler("pdftotext", pdf.render(document, MADE_AT), tmp_path, "-raw")
    pages = [page.split() for page in shown.split("\f")]
    numbered = [page[1:] if place and page[:1] == [str(place + 1)] else page for place, page in enumerate(pages)]
    words = [word for page in numbered for word in page if set(word) != {"."}]
    assert _without_repeated_heads(words, document) == _words(word.render(document, MADE_AT))


def _without_repeated_heads(words: list[str], document: Document) -> list[str]:
    """A table's head is printed again on each page; Word does so by a flag, the PDF in words."""
    for table in (block for block in document.body if isinstance(block, Table)):
        head = " ".join(table.head).split()
        starts = [place for place in range(len(words)) if words[place : place + len(head)] == head]
        for start in reversed(starts[1:]):
            del words[start : start + len(head)]
    return words


@needs_poppler
def test_signs_of_markup_in_a_text_stay_signs(tmp_path):
    nasty = '#panic("x") $x^2$ *b* _i_ @ref <lab> // c /* d */ \\ ` ~ [x] {y} "q" <script> &amp; = h'
    document = Document(body=[Paragraph(nasty), Table(("#a",), [("*b*",)])], title="#let x")
    shown = " ".join(_poppler("pdftotext", pdf.render(document, MADE_AT), tmp_path).split())
    for piece in (nasty, "#a", "*b*", "#let x"):
        assert piece in shown
    assert nasty.split() == _words(word.render(document, MADE_AT))[2 : 2 + len(nasty.split())]


@pytest.mark.parametrize("draw", [pdf.render, word.render], ids=["pdf", "docx"])
def test_the_same_document_gives_the_same_bytes(draw):
    assert draw(REPORT, MADE_AT) == draw(REPORT, MADE_AT)


@needs_poppler
def test_illustrative_figures_say_so_on_every_page(tmp_path):
    pages = _poppler("pdftotext", pdf.render(REPORT, MADE_AT), tmp_path).split("\f")[:-1]
    assert len(pages) >= 3
    assert all(layout.ILLUSTRATIVE in page for page in pages)
    section = docx.Document(io.BytesIO(word.render(REPORT, MADE_AT))).sections[0]
    assert section.footer.paragraphs[0].text == section.first_page_footer.paragraphs[0].text == layout.ILLUSTRATIVE


def test_word_paper_follows_the_decree():
    paper = docx.Document(io.BytesIO(word.render(REPORT, MADE_AT)))
    section = paper.sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    assert 20 <= round(section.top_margin.mm) <= 25
    assert 20 <= round(section.bottom_margin.mm) <= 25
    assert 30 <= round(section.left_margin.mm) <= 35
    assert 15 <= round(section.right_margin.mm) <= 20
    assert paper.styles["Normal"].font.name == "Times New Roman"
    assert section.different_first_page_header_footer
    assert "PAGE" in section.header._element.xpath("string(.//w:instrText)")
    assert section.first_page_header.paragraphs[0].text == ""


def test_the_head_of_word_paper_has_the_nation_at_13_and_the_motto_at_14_bold():
    head = docx.Document(io.BytesIO(word.render(REPORT, MADE_AT))).tables[0]
    nation, motto = head.cell(0, 1).paragraphs[:2]
    assert (nation.text, nation.runs[0].font.size.pt, nation.runs[0].bold) == (layout.NATION, 13, True)
    assert (motto.text, motto.runs[0].font.size.pt, motto.runs[0].bold) == (layout.MOTTO, 14, True)
    assert head.cell(1, 1).text == "Hà Đông, ngày 05 tháng 11 năm 2024"
    assert head.cell(1, 1).paragraphs[0].runs[0].italic


def test_the_head_of_a_table_repeats_and_no_row_is_torn():
    tables = docx.Document(io.BytesIO(word.render(REPORT, MADE_AT))).tables
    grid = next(table for table in tables if table.cell(0, 0).text == "Trường")
    assert grid.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in grid.rows)


def test_a_letter_carries_its_subject_under_the_number_and_no_kind():
    paper = docx.Document(io.BytesIO(word.render(LETTER, MADE_AT)))
    number, subject = paper.tables[0].cell(1, 0).paragraphs
    assert number.text == "Số:      /PGDĐT-TH"
    assert subject.text.startswith("V/v đôn đốc")
    assert paper.paragraphs[0].text == "Kính gửi: Hiệu trưởng trường Trung học cơ sở Vườn Xanh"


def test_annexes_follow_the_signature():
    words = " ".join(_words(word.render(REPORT, MADE_AT)))
    assert words.index("Nguyễn Thị Phương Thảo") < words.index("Phụ lục I")


def test_every_figure_of_a_document_is_listed_in_order():
    assert [number.ref for number in REPORT.numbers()][:5] == ["schools", "groups", "screened", "found", "2.1"]
    assert all(isinstance(number, Number) for number in REPORT.numbers())


def test_a_table_with_a_short_row_is_refused_at_once():
    with pytest.raises(ValueError, match="2 cells"):
        Table(("a", "b"), [("1",)])


def test_without_its_fonts_a_pdf_is_not_made(tmp_path, monkeypatch):
    monkeypatch.setattr(pdf, "FONTS", tmp_path)
    pdf._fonts.cache_clear()
    with pytest.raises(FileNotFoundError):
        pdf.render(LETTER, MADE_AT)
    pdf._fonts.cache_clear()
