"""Running text of .txt, .docx and .pdf as lines."""

import unicodedata

from tuoitho.documents.reading import pdf, word
from tuoitho.documents.reading.kind import Kind, kind_of
from tuoitho.documents.reading.refusal import Unreadable
from tuoitho.documents.texts import gettext_noop

_OLD_WORD = gettext_noop("Tệp “%(name)s” là tệp Word cũ (.doc). Hãy mở bằng Word, lưu lại thành .docx rồi tải lên.")
_PASSWORD = gettext_noop("Tệp “%(name)s” có mật khẩu. Hãy bỏ mật khẩu, lưu lại rồi tải lên.")
_NOT_TEXT = gettext_noop("Tệp “%(name)s” không phải là văn bản. Hãy tải lên tệp .docx, .txt hoặc .pdf có chữ.")
_NO_WORDS = gettext_noop("Tệp “%(name)s” không có chữ nào. Hãy kiểm tra nội dung rồi tải lên lần nữa.")

_ENCODINGS = ("utf-8-sig", "cp1258")


def read_text(name: str, data: bytes) -> list[str]:
    """The lines that hold words, in reading order, composed (NFC) and without edges of white space.

    Raises Unreadable for what is empty, too large, encrypted, scanned or not a text.
    """
    kind = kind_of(name, data)
    if kind is Kind.ZIP:
        lines = word.lines(name, data)
    elif kind is Kind.PDF:
        lines = pdf.lines(name, data)
    elif kind is Kind.PLAIN:
        lines = _decoded(name, data).splitlines()
    else:
        sentences = {Kind.OLE_WORD: _OLD_WORD, Kind.OLE_ENCRYPTED: _PASSWORD}
        raise Unreadable(sentences.get(kind, _NOT_TEXT), name=name)
    tidy = [unicodedata.normalize("NFC", line).replace("\u00a0", " ").strip() for line in lines]
    if found := [line for line in tidy if line]:
        return found
    raise Unreadable(_NO_WORDS, name=name)


def _decoded(name: str, data: bytes) -> str:
    encodings = ("utf-16",) if data.startswith((b"\xff\xfe", b"\xfe\xff")) else _ENCODINGS
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if not any(unicodedata.category(letter) == "Cc" and letter not in "\t\r\n\f\v" for letter in text):
            return text
    raise Unreadable(_NOT_TEXT, name=name)
