"""Draw a document as an HTML fragment for the A4 preview: classes only, every figure a link."""

from collections.abc import Callable, Iterable
from functools import singledispatch
from html import escape

from tuoitho.documents import layout, qr
from tuoitho.documents.blocks import (
    Annex,
    Block,
    Bullets,
    Document,
    Heading,
    Letterhead,
    Lines,
    Number,
    PageBreak,
    Paragraph,
    Run,
    SignInTable,
    Slip,
    Slips,
    Table,
    Words,
    inlines,
)

Href = Callable[[str], str]
_ALIGN = {"l": "", "c": "centre", "r": "right"}


class Fragment(str):
    """Markup that templates may show as it is: they ask for `__html__`."""

    __slots__ = ()

    def __html__(self) -> str:
        return str(self)


def render(document: Document, href: Href) -> Fragment:
    """The document as `<article class="paper">`; `href` turns a figure's reference into its link."""
    parts = [
        _tag("p", "illustrative", escape(layout.ILLUSTRATIVE)) if document.illustrative else "",
        _letterhead(document, document.letterhead) if document.letterhead else "",
        _title(document),
        _each("p", "addressed", layout.addressed(document)),
        _each("p", "basis", layout.closed(document.basis)),
        *(draw(block, href) for block in document.text),
        _foot(document),
        *(draw(block, href) for block in document.annexes),
    ]
    return Fragment(f'<article class="paper" lang="vi">{"".join(parts)}</article>')


def _tag(name: str, classes: str, inner: str) -> str:
    return f'<{name} class="{classes}">{inner}</{name}>' if classes else f"<{name}>{inner}</{name}>"


def _each(name: str, classes: str, texts: Iterable[str]) -> str:
    return "".join(_tag(name, classes, escape(text)) for text in texts)


def _words(words: Words, href: Href) -> str:
    return "".join(_inline(part, href) for part in inlines(words))


def _inline(part: Run | Number, href: Href) -> str:
    text = escape(part.text)
    if isinstance(part, Number):
        return f'<a class="number" href="{escape(href(part.ref))}" data-ref="{escape(part.ref)}">{text}</a>'
    if part.italic:
        text = f"<i>{text}</i>"
    return f"<b>{text}</b>" if part.bold else text


def _letterhead(document: Document, head: Letterhead) -> str:
    subject = _tag("p", "subject", escape(document.title)) if document.is_letter else ""
    return _tag(
        "header",
        "letterhead",
        _tag("div", "issuer", _each("p", "", [head.parent.upper()]) + _tag("p", "", _bold(head.issuer.upper())))
        + _tag("div", "nation", _tag("p", "", _bold(layout.NATION)) + _tag("p", "motto", _bold(layout.MOTTO)))
        + _tag("div", "number-line", _each("p", "", [head.number]) + subject)
        + _tag("div", "dateline", _tag("p", "", f"<i>{escape(layout.dateline(head))}</i>")),
    )


def _bold(text: str) -> str:
    return f"<b>{escape(text)}</b>"


def _title(document: Document) -> str:
    kind = _tag("h1", "kind", escape(document.kind.upper())) if document.kind else ""
    own = document.title and not document.is_letter
    return kind + (_tag("p", "title", escape(document.title)) if own else "")


def _foot(document: Document) -> str:
    left = ""
    if document.recipients:
        left = _tag("p", "", f"<b><i>{layout.RECIPIENTS}</i></b>") + _each("p", "", layout.received(document))
    right = ""
    if signature := document.signature:
        right = _each("p", "authority", layout.signing(signature)) + _tag("p", "signer", escape(signature.name))
    if not left + right:
        return ""
    return _tag("footer", "signing", _tag("div", "recipients", left) + _tag("div", "signature", right))


@singledispatch
def draw(block: Block, href: Href) -> str:
    """One block as markup."""
    raise TypeError(f"no way to draw {type(block).__name__}")


@draw.register
def _heading(block: Heading, href: Href) -> str:
    return _tag(f"h{block.level + 1}", "", escape(block.text))


@draw.register
def _paragraph(block: Paragraph, href: Href) -> str:
    return _tag("p", "centre" if block.centred else "body", _words(block.words, href))


@draw.register
def _bullets(block: Bullets, href: Href) -> str:
    return "".join(_tag("p", "body", "- " + _words(item, href)) for item in block.items)


@draw.register
def _table(block: Table, href: Href, classes: str = "ruled") -> str:
    columns = "".join(f'<col width="{share:.1%}">' for share in block.column_widths)
    head = "".join(f'<th scope="col">{escape(text)}</th>' for text in block.head)
    rows = "".join(
        _tag("tr", "", "".join(_cell(words, align, href) for words, align in zip(row, block.alignment, strict=True)))
        for row in block.rows
    )
    inner = f"<colgroup>{columns}</colgroup><thead><tr>{head}</tr></thead><tbody>{rows}</tbody>"
    return _tag("table", classes, inner)


def _cell(words: Words, align: str, href: Href) -> str:
    return _tag("td", _ALIGN[align], _words(words, href))


@draw.register
def _sign_in(block: SignInTable, href: Href) -> str:
    return _table(block.table, href, "ruled sign-in")


@draw.register
def _lines(block: Lines, href: Href) -> str:
    return _tag("p", "dotted", "") * block.count


@draw.register
def _page_break(block: PageBreak, href: Href) -> str:
    return '<hr class="page-break">'


@draw.register
def _annex(block: Annex, href: Href) -> str:
    note = _each("p", "centre note", [block.note] if block.note else [])
    head = _tag("p", "label", escape(block.label)) + _tag("h2", "", escape(block.title.upper()))
    return '<hr class="page-break">' + _tag("div", "annex", head + note)


@draw.register
def _slips(block: Slips, href: Href) -> str:
    return _tag("div", "slips", "".join(_slip(slip) for slip in block.slips))


def _slip(slip: Slip) -> str:
    lines = "".join(_tag("p", "", f"{escape(label)}: {_bold(value)}") for label, value in slip.lines)
    code = _tag("div", "qr", qr.svg(slip.link)) if slip.link else ""
    return _tag("section", "slip", _tag("h3", "", escape(slip.title)) + lines + code)
