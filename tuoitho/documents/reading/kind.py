"""What a file is, by its first bytes; the name is only used in sentences."""

from enum import Enum, auto

from tuoitho.documents.reading.refusal import Unreadable
from tuoitho.documents.texts import gettext_noop

MAX_BYTES = 30 * 1024 * 1024

_EMPTY = gettext_noop("Tệp “%(name)s” rỗng. Hãy mở lại tệp trên máy, kiểm tra nội dung rồi tải lên lần nữa.")
_TOO_LARGE = gettext_noop("Tệp “%(name)s” lớn hơn %(limit)s MB. Hãy bỏ ảnh hoặc chia tệp thành nhiều phần rồi tải lên.")

_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
_WORD_STREAM = "WordDocument".encode("utf-16-le")
_WORKBOOK_STREAMS = ("Workbook".encode("utf-16-le"), "Book".encode("utf-16-le"))


class Kind(Enum):
    """The kinds of file a reader tells apart."""

    ZIP = auto()
    PDF = auto()
    HTML = auto()
    OLE_ENCRYPTED = auto()
    OLE_WORD = auto()
    OLE_WORKBOOK = auto()
    OLE_OTHER = auto()
    PLAIN = auto()
    BINARY = auto()


def kind_of(name: str, data: bytes) -> Kind:
    """Tell the kind; raises Unreadable when the file is empty or larger than MAX_BYTES."""
    if not data.strip(b"\x00 \t\r\n\xef\xbb\xbf"):
        raise Unreadable(_EMPTY, name=name)
    if len(data) > MAX_BYTES:
        raise Unreadable(_TOO_LARGE, name=name, limit=MAX_BYTES // 2**20)
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return Kind.ZIP
    if data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return _ole(data)
    if b"%PDF-" in data[:1024]:
        return Kind.PDF
    return _loose(data)


def _ole(data: bytes) -> Kind:
    if _ENCRYPTED_PACKAGE in data:
        return Kind.OLE_ENCRYPTED
    if _WORD_STREAM in data:
        return Kind.OLE_WORD
    return Kind.OLE_WORKBOOK if any(stream in data for stream in _WORKBOOK_STREAMS) else Kind.OLE_OTHER


def _loose(data: bytes) -> Kind:
    start = data[:2048].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith((b"<!doctype html", b"<html", b"<table", b"<head", b"<meta")) or b"<html" in start:
        return Kind.HTML
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return Kind.PLAIN
    return Kind.BINARY if b"\x00" in data[:8192] else Kind.PLAIN
