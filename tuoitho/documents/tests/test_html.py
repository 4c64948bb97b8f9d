"""The A4 preview."""

import re

import pytest

from tuoitho.documents import html
from tuoitho.documents.blocks import Document, Number, Paragraph, Run, Table
from tuoitho.documents.tests.samples import LETTER, REPORT, SHEET


def _link(ref: str) -> str:
    return f"/so?ref={ref}&x=1"


def test_every_figure_is_a_link_to_its_rows():
    shown = html.render(REPORT, _link)
    refs = re.findall(r'<a class="number" href="[^"]+" data-ref="([^"]+)">', shown)
    assert refs == [number.ref for number in REPORT.numbers()]
    assert '<a class="number" href="/so?ref=2.1&amp;x=1" data-ref="2.1">96,4%</a>' in shown


def test_text_is_escaped_everywhere():
    nasty = '<script>"&'
    document = Document([Paragraph([Run(nasty), Number(nasty, nasty)]), Table((nasty,), [(nasty,)])], title=nasty)
    shown = html.render(document, lambda ref: ref)
    assert "<script>" not in shown
    assert shown.count("&lt;script&gt;") == 7


@pytest.mark.parametrize("document", [REPORT, LETTER, SHEET])
def test_the_preview_has_no_inline_style_or_script(document):
    shown = html.render(document, _link)
    assert not re.search(r"<script|\sstyle=|\son\w+=", re.sub(r">[^<]*<", "><", shown))


def test_templates_take_the_fragment_as_it_is():
    shown = html.render(LETTER, _link)
    assert shown.__html__() == shown
    assert shown.startswith('<article class="paper" lang="vi">')
