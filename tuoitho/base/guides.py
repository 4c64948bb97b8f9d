"""The guides in docs/how-to, one page a role, as HTML."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt

GUIDES: Path = settings.ROOT / "docs" / "how-to"
_PICTURE = re.compile(r"!\[([^\]]*)\]\(img/([a-z0-9-]+)\.png\)")
_NAME = re.compile(r"[a-z0-9-]+")


@dataclass(frozen=True)
class Guide:
    """A guide as HTML; it is written in Vietnamese."""

    title: str
    html: SafeString


def guide_of(role: str, address: Callable[[str], str] | None = None) -> Guide | None:
    """The guide of a role ("ward_officer" is docs/how-to/ward-officer.md); None where none is written.

    `address`: the address of a picture by its name. Without it, or where a picture was never taken, there is none.
    """
    path = GUIDES / f"{role.replace('_', '-')}.md"
    if not path.is_file():
        return None
    title, _, text = path.read_text("utf-8").partition("\n")

    def shown(found: re.Match[str]) -> str:
        words, name = found.groups()
        return f"![{words}]({address(name)})" if address and picture_of(name) else ""

    html = MarkdownIt("commonmark", {"html": False}).enable("table").render(_PICTURE.sub(shown, text))
    return Guide(title.lstrip("# "), mark_safe(html))  # noqa: S308  our own file, its HTML escaped


def picture_of(name: str) -> Path | None:
    """A picture of the guides by its name; None for anything else."""
    path = GUIDES / "img" / f"{name}.png"
    return path if _NAME.fullmatch(name) and path.is_file() else None
