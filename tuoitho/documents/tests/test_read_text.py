"""Plans people send: plain text in four encodings, Word, PDF."""

import io
import unicodedata
import zipfile

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from tuoitho.documents import docx as word
from tuoitho.documents import pdf
from tuoitho.documents.blocks import Document, Lines, Paragraph, Slip, Slips
from tuoitho.documents.reading import Unreadable, read_text, read_zip
from tuoitho.documents.tests.samples import MADE_AT

_TEXT = "KẾ HOẠCH\r\n\r\n  Căn cứ Luật Trẻ em; ưỡn ẹo\r\nTỷ lệ 90%"
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_LINES = ["KẾ HOẠCH", "Căn cứ Luật Trẻ em; ưỡn ẹo", "Tỷ lệ 90%"]


def _windows(text: str) -> bytes:
    """Windows-1258 writes a letter's shape composed and its tone after it."""
    out = ""
    for letter in text:
        parts = unicodedata.normalize("NFD", letter)
        tones = "".join(part for part in parts if part in _TONES)
        out += unicodedata.normalize("NFC", "".join(part for part in parts if part not in _TONES)) + tones
    return out.encode("cp1258")


def _refusal(name: str, data: bytes) -> str:
    with pytest.raises(Unreadable) as refused:
        read_text(name, data)
    assert name in str(refused.value)
    return str(refused.value)


def _saved(paper) -> bytes:
    out = io.BytesIO()
    paper.save(out)
    return out.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_plain_text_is_read_in_every_unicode(encoding):
    assert read_text("kh.txt", _TEXT.encode(encoding)) == _LINES
    assert read_text("kh.txt", unicodedata.normalize("NFD", _TEXT).encode(encoding)) == _LINES


def test_the_old_windows_encoding_is_read():
    data = _windows("Kế hoạch phòng ngừa trẻ em lao động\r\nĐúng tuổi")
    with pytest.raises(UnicodeDecodeError):
        data.decode()
    assert read_text("kh.txt", data) == ["Kế hoạch phòng ngừa trẻ em lao động", "Đúng tuổi"]


def test_the_content_counts_and_not_the_ending():
    assert read_text("kh.docx", _TEXT.encode()) == _LINES
    assert read_text("kh.txt", word.render(Document([Paragraph("Một")]), MADE_AT)) == ["Một"]


def test_word_gives_paragraphs_and_cells_in_order():
    paper = docx.Document()
    paper.add_paragraph("Trước")
    grid = paper.add_table(2, 2)
    for cell, text in zip(grid._cells, "abcd", strict=True):
        cell.text = text
    grid.cell(0, 0).merge(grid.cell(0, 1))
    paper.add_paragraph("Sau\nxuống dòng")
    assert read_text("a.docx", _saved(paper)) == ["Trước", "a", "b", "c", "d", "Sau", "xuống dòng"]


def test_word_gives_the_numbers_of_lists():
    paper = docx.Document()
    for style, text in [
        ("List Number", "một"),
        ("List Number", "hai"),
        ("List Bullet", "chấm"),
        ("List Number", "ba"),
        ("Normal", "thường"),
    ]:
        paper.add_paragraph(text, style)
    assert read_text("a.docx", _saved(paper)) == ["1. một", "2. hai", "- chấm", "3. ba", "thường"]


def test_word_numbers_of_several_levels_are_counted():
    paper = docx.Document()
    numbering = paper.part.numbering_part.element
    levels = (("upperRoman", "%1."), ("decimal", "%1.%2"), ("lowerLetter", "%3)"))
    made = "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{shown}"/></w:lvl>'
        for depth, (form, shown) in enumerate(levels)
    )
    numbering.insert(0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="77">{made}</w:abstractNum>'))
    numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="77"><w:abstractNumId w:val="77"/></w:num>'))
    for depth, text in [(0, "a"), (1, "b"), (2, "c"), (2, "d"), (1, "e"), (0, "f"), (1, "g"), (2, "h")]:
        properties = paper.add_paragraph(text)._p.get_or_add_pPr()
        place = f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{depth}"/><w:numId w:val="77"/></w:numPr>'
        properties.append(parse_xml(place))
    expected = ["I. a", "I.1 b", "a) c", "b) d", "I.2 e", "II. f", "II.1 g", "a) h"]
    assert read_text("a.docx", _saved(paper)) == expected


def test_word_gives_content_controls_and_leaves_out_what_was_deleted():
    paper = docx.Document()
    run = "<w:r><w:t>{}</w:t></w:r>"
    box = f"<w:sdt {nsdecls('w')}><w:sdtContent><w:p>{run.format('trong ô')}</w:p></w:sdtContent></w:sdt>"
    gone = f"<w:p {nsdecls('w')}>{run.format('còn')}<w:del><w:r><w:delText>bỏ</w:delText></w:r></w:del></w:p>"
    for xml in (box, gone):
        paper.element.body.insert(0, parse_xml(xml))
    assert read_text("a.docx", _saved(paper)) == ["còn", "trong ô"]


def test_a_pdf_with_text_gives_its_lines():
    document = Document([Paragraph("Căn cứ Luật Trẻ em"), Paragraph("Tỷ lệ trẻ được hỗ trợ: 90%")], title="Kế hoạch")
    assert read_text("a.pdf", pdf.render(document, MADE_AT)) == [
        "Kế hoạch",
        "Căn cứ Luật Trẻ em",
        "Tỷ lệ trẻ được hỗ trợ: 90%",
    ]


def test_a_scanned_pdf_is_told():
    scanned = pdf.render(Document([Slips([Slip("", (), "https://x.test")])]), MADE_AT)
    assert "bản quét không có chữ" in _refusal("a.pdf", scanned)


def test_an_encrypted_pdf_is_told():
    protected = pdf.render(Document([Paragraph("x")]), MADE_AT)
    locked = protected.replace(
        b"trailer\n<<",
        b"trailer\n<< /Encrypt << /Filter /Standard /V 2 /R 3 /Length 128 /P -4 "
        b"/O <" + b"41" * 32 + b"> /U <" + b"42" * 32 + b"> >>",
    )
    assert locked != protected
    assert "mật khẩu" in _refusal("a.pdf", locked)


def test_a_damaged_pdf_is_told():
    assert "bị hỏng" in _refusal("a.pdf", b"%PDF-1.7\nnothing here")


def test_an_old_word_file_is_told_how_to_be_saved():
    old = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "WordDocument".encode("utf-16-le") + bytes(50)
    assert "lưu lại thành .docx" in _refusal("a.doc", old)


def test_a_word_file_with_a_password_is_told():
    data = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le")
    assert "mật khẩu" in _refusal("a.docx", data)


@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\n\x00\x00\x00", b"\x01\x02\x03 abc", b"\xff\xfe\x00\xd8\x00\xd8"])
def test_what_is_no_text_is_told(data):
    assert "không phải là văn bản" in _refusal("a.txt", data)


@pytest.mark.parametrize("data", [b"", b"\xef\xbb\xbf \r\n\t"])
def test_an_empty_file_is_told(data):
    assert "rỗng" in _refusal("a.txt", data)


def test_a_word_file_without_words_is_told():
    assert "không có chữ nào" in _refusal("a.docx", word.render(Document([Lines(3)]), MADE_AT))


def test_an_excel_file_is_not_taken_for_word():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
    assert "không phải là tệp Word" in _refusal("a.docx", out.getvalue())


def test_a_broken_word_file_is_told():
    data = word.render(Document([Paragraph("x")]), MADE_AT)
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w") as target:
        for member in source.namelist():
            target.writestr(member, b"<broken" if member == "word/document.xml" else source.read(member))
    assert "bị hỏng" in _refusal("a.docx", out.getvalue())
    assert "bị hỏng" in _refusal("a.docx", data[:2000])


def test_a_zip_needs_to_be_one_and_to_be_open():
    with pytest.raises(Unreadable, match="không phải là tệp nén"):
        read_zip("a.zip", b"abc")
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.xlsx", b"1")
    locked = bytearray(out.getvalue())
    directory = locked.index(b"PK\x01\x02")
    locked[6] |= 1
    locked[directory + 8] |= 1
    with pytest.raises(Unreadable, match="mật khẩu"):
        read_zip("a.zip", bytes(locked))


def test_a_sentence_is_a_message_id_with_values():
    with pytest.raises(Unreadable) as refused:
        read_text("kế hoạch 100%.txt", b"")
    assert "%(name)s" in refused.value.sentence
    assert refused.value.values == {"name": "kế hoạch 100%.txt"}
    assert "“kế hoạch 100%.txt”" in str(refused.value)
