"""Lines of a .pdf that carries text."""

import threading

import pypdfium2

from tuoitho.documents.reading.refusal import Unreadable
from tuoitho.documents.texts import gettext_noop

MAX_PAGES = 500

_ENCRYPTED = gettext_noop("Tệp “%(name)s” có mật khẩu. Hãy bỏ mật khẩu, lưu lại rồi tải lên.")
_DAMAGED = gettext_noop("Tệp PDF “%(name)s” bị hỏng. Hãy xuất lại tệp PDF hoặc tải lên tệp .docx.")
_SCANNED = gettext_noop(
    "Tệp “%(name)s” là bản quét không có chữ nên không đọc được. Hãy tải lên tệp .docx, hoặc tệp PDF lưu từ Word."
)
_TOO_LONG = gettext_noop("Tệp “%(name)s” có hơn %(limit)s trang. Hãy chỉ giữ lại các trang cần đọc rồi tải lên.")

_pdfium = threading.Lock()  # the library keeps global state and may not be entered twice at once


def lines(name: str, data: bytes) -> list[str]:
    """The text line by line, pages in order; Unreadable when encrypted, damaged, scanned or too long."""
    with _pdfium:
        text = "\n".join(_pages(name, data))
    if not text.strip():
        raise Unreadable(_SCANNED, name=name)
    return text.replace("\ufffe", "").splitlines()


def _pages(name: str, data: bytes) -> list[str]:
    try:
        with pypdfium2.PdfDocument(data) as document:
            if len(document) > MAX_PAGES:
                raise Unreadable(_TOO_LONG, name=name, limit=MAX_PAGES)
            return [page.get_textpage().get_text_range() for page in document]
    except pypdfium2.PdfiumError as failure:
        encrypted = "password" in str(failure).lower()
        raise Unreadable(_ENCRYPTED if encrypted else _DAMAGED, name=name) from failure
