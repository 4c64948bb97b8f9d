"""The sheet that stands for every scan."""

from functools import lru_cache

from tuoitho.demo.scale import TODAY, moment
from tuoitho.documents.blocks import Document, Paragraph
from tuoitho.documents.pdf import render


@lru_cache(maxsize=1)
def sheet() -> bytes:
    """One page that says it is no scan."""
    words = "Trang này thay cho bản quét có chữ ký và dấu của trường. Người, đơn vị và con số đều là giả định."
    return render(Document(body=(Paragraph(words),), title="Bản quét minh hoạ", illustrative=True), moment(TODAY))
