"""Lines of a .docx: paragraphs, list items with their numbers, table cells and text boxes, in reading order."""

import io
from collections.abc import Iterator

import docx
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn
from lxml import etree

from tuoitho.documents.reading.archive import open_archive
from tuoitho.documents.reading.numbering import Numbering
from tuoitho.documents.reading.refusal import Unreadable
from tuoitho.documents.texts import gettext_noop

_MAX_XML = 60 * 1024 * 1024

_NOT_WORD = gettext_noop(
    "Tệp “%(name)s” không phải là tệp Word .docx. Hãy mở bằng Word, lưu lại thành .docx rồi tải lên."
)
_TOO_LONG = gettext_noop("Tệp “%(name)s” quá dài. Hãy chỉ giữ lại phần cần đọc rồi tải lên.")
_DAMAGED = gettext_noop("Tệp Word “%(name)s” bị hỏng. Hãy mở bằng Word, lưu lại thành tệp mới rồi tải lên.")

_PARAGRAPH = qn("w:p")
_SKIPPED = {
    qn("w:pPr"),
    qn("w:del"),
    qn("w:moveFrom"),
    qn("w:instrText"),
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
}
_SIGNS = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}


def lines(name: str, data: bytes) -> list[str]:
    """Each line of the main text; Unreadable when the file is no .docx, damaged or too long."""
    with open_archive(name, data) as archive:
        members = {member.filename: member.file_size for member in archive.infolist()}
    if not any(member.startswith("word/") for member in members):
        raise Unreadable(_NOT_WORD, name=name)
    if any(size > _MAX_XML for member, size in members.items() if member.endswith(".xml")):
        raise Unreadable(_TOO_LONG, name=name)
    try:
        return list(_lines(docx.Document(io.BytesIO(data))))
    except ValueError as other:
        raise Unreadable(_NOT_WORD, name=name) from other
    except (PackageNotFoundError, KeyError, AttributeError, TypeError, etree.XMLSyntaxError) as damage:
        raise Unreadable(_DAMAGED, name=name) from damage


def _lines(document: docx.document.Document) -> Iterator[str]:
    numbering = Numbering(document)
    for paragraph in _paragraphs(document.element.body):
        text = "".join(_text(paragraph))
        if text.strip():
            yield from (numbering.label(paragraph) + text).split("\n")


def _paragraphs(parent: etree._Element) -> Iterator[etree._Element]:
    """Every paragraph, those of tables, content controls and text boxes too; the fallback copy of a box left out."""
    for child in parent:
        if child.tag == _PARAGRAPH:
            yield child
        if child.tag not in _SKIPPED:
            yield from _paragraphs(child)


def _text(parent: etree._Element) -> Iterator[str]:
    """The words of one paragraph without those of the paragraphs inside it."""
    for child in parent:
        if child.tag == qn("w:t"):
            yield child.text or ""
        elif child.tag in _SIGNS:
            yield _SIGNS[child.tag]
        elif child.tag != _PARAGRAPH and child.tag not in _SKIPPED:
            yield from _text(child)
