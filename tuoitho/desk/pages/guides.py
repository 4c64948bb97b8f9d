"""The guides in docs/how-to, one page a role, as the "?" of every page opens them."""

import re
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt

from tuoitho.desk.pages.links import link

GUIDES: Path = settings.ROOT / "docs" / "how-to"
_PICTURE = re.compile(r"!\[([^\]]*)\]\(img/([a-z0-9-]+)\.png\)")
_NAME = re.compile(r"[a-z0-9-]+")


@dataclass(frozen=True)
class Guide:
    """A guide as HTML; it is written in Vietnamese."""

    title: str
    html: SafeString


def guide_of(role: str) -> Guide | None:
    """The guide of a role ("ward_officer" is docs/how-to/ward-officer.md); None where none is written."""
    path = GUIDES / f"{role.replace('_', '-')}.md"
    if not path.is_file():
        return None
    title, _, text = path.read_text("utf-8").partition("\n")
    text = _PICTURE.sub(_picture, text)
    html = MarkdownIt("commonmark", {"html": False}).enable("table").render(text)
    return Guide(title.lstrip("# "), mark_safe(html))  # noqa: S308  our own file, its HTML escaped


def _picture(found: re.Match[str]) -> str:
    """The picture at its address here; nothing where it was never taken."""
    words, name = found.groups()
    return f"![{words}]({link('desk:picture', {'name': name})})" if picture_of(name) else ""


def picture_of(name: str) -> Path | None:
    """A picture of the guides by its name; None for anything else."""
    path = GUIDES / "img" / f"{name}.png"
    return path if _NAME.fullmatch(name) and path.is_file() else None
