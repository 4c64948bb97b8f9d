"""The kit: tags and filters that print the parts in templates/kit. `{% load kit %}`."""

import re
from collections.abc import Sequence
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from django import template
from django.conf import settings
from django.contrib.staticfiles import finders
from django.forms import BaseForm, BoundField
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from tuoitho.base import parts

register = template.Library()
_SYMBOL = re.compile(r'<symbol[^>]*viewBox="([^"]+)"[^>]*\bid="([^"]+)"[^>]*>(.*?)</symbol>', re.DOTALL)


@lru_cache(maxsize=1)
def _drawings() -> dict[str, tuple[str, str]]:
    path = finders.find("vendor/bootstrap-icons/bootstrap-icons.svg")
    if path is None:
        raise FileNotFoundError("The icons are missing: run scripts/setup")
    with open(path, encoding="utf-8") as sprite:
        return {name: (box, drawing) for box, name, drawing in _SYMBOL.findall(sprite.read())}


@register.simple_tag
def icon(name: str, extra: str = "") -> SafeString:
    """A Bootstrap icon drawn in place, silent to screen readers: words beside it say the same. Unknown: KeyError."""
    box, drawing = _drawings()[name]
    shape = mark_safe(drawing)  # noqa: S308  the drawing is a file of ours
    return format_html('<svg class="icon {}" viewBox="{}" aria-hidden="true">{}</svg>', extra, box, shape)


@register.simple_tag
def leave_to() -> str:
    """The neutral address of "leave at once"."""
    return str(settings.LEAVE_TO)


@register.inclusion_tag("kit/status.html")
def status(code: str, text: Any = "") -> dict[str, Any]:
    """A status by word, icon and colour. `text` replaces the usual word. Unknown code: KeyError."""
    return {"tone": parts.STATUSES[code], "text": text}


@register.inclusion_tag("kit/status_cell.html")
def status_cell(code: str, text: Any = "") -> dict[str, Any]:
    """The same for a dense grid: a square with an icon, its words for screen readers and as a tooltip."""
    return {"tone": parts.STATUSES[code], "text": text}


@register.inclusion_tag("kit/target_card.html")
def target_card(card: parts.TargetCard) -> dict[str, Any]:
    """One of the plan's targets: value, bar against the goal, status, parts, years."""
    return {"card": card, "tone": parts.STATUSES[card.status]}


@register.inclusion_tag("kit/goal_bar.html")
def goal_bar(card: parts.TargetCard) -> dict[str, Any]:
    """The bar alone, for the rows of a table."""
    return {"bar": card.bar, "colour": parts.STATUSES[card.status].colour}


@register.inclusion_tag("kit/todo.html")
def todo_list(items: Sequence[parts.Todo]) -> dict[str, Any]:
    return {"items": [(item, parts.STATUSES[item.status]) for item in items]}


@register.inclusion_tag("kit/tiles.html")
def tile_map(tiles: Sequence[parts.Tile], label: str) -> dict[str, Any]:
    """Schematic map: the same colours as the cards; put the table of the same figures beside it."""
    return {"tiles": [(tile, parts.STATUSES[tile.status]) for tile in tiles], "label": label}


@register.inclusion_tag("kit/timeline.html")
def timeline(entries: Sequence[parts.Entry]) -> dict[str, Any]:
    return {"entries": [(entry, parts.STATUSES[entry.status].colour if entry.status else "") for entry in entries]}


@register.inclusion_tag("kit/pager.html")
def pager(page: Any) -> dict[str, Any]:
    """For a `tuoitho.base.paging.Page`: on to the next rows, back to the first."""
    return {"page": page}


@register.inclusion_tag("kit/breadcrumb.html")
def breadcrumb(crumbs: Sequence[tuple[Any, str]]) -> dict[str, Any]:
    """(words, URL) pairs; the last is this page and its URL is not used."""
    return {"above": crumbs[:-1], "here": crumbs[-1][0]}


@register.inclusion_tag("kit/progress.html", takes_context=True)
def work_progress(context: template.Context, work: Any, poll_url: str, cancel_url: str = "") -> dict[str, Any]:
    """How far a `base.Work` row is. While it runs the part asks `poll_url` every second for itself; that view answers
    with templates/kit/progress_answer.html and the same three names."""
    running = work.state in ("waiting", "running")
    return {
        "work": work,
        "poll_url": poll_url,
        "cancel_url": cancel_url,
        "running": running,
        "csrf_token": context.get("csrf_token"),
    }


@register.inclusion_tag("kit/file_drop.html")
def file_drop(field: BoundField, hint: Any = "") -> dict[str, Any]:
    """A field for a file that also takes one dropped on it. The form needs enctype multipart (`kit_form` sets it)."""
    field.field.widget.attrs.setdefault("class", "form-control")
    return {"field": field, "hint": hint}


@register.inclusion_tag("kit/choice_chips.html")
def choice_chips(field: BoundField) -> dict[str, Any]:
    """A radio or checkbox question as large buttons; nothing is chosen beforehand."""
    return {"field": field}


@register.inclusion_tag("kit/form.html", takes_context=True)
def kit_form(
    context: template.Context, form: BaseForm, submit: str, cancel_url: str = "", secret: bool = False
) -> dict[str, Any]:
    """A whole form: what is wrong first, with links to the fields, then the fields, then one button.

    `secret`: it asks for a password or a code, so nothing is saved by it and what was typed is not shown again.
    """
    wrong = [(field, field.errors) for field in form.visible_fields() if field.errors]
    return {
        "form": form,
        "submit": submit,
        "cancel_url": cancel_url,
        "secret": secret,
        "wrong": wrong,
        "csrf_token": context.get("csrf_token"),
    }


@register.inclusion_tag("kit/empty.html")
def empty(title: Any, body: Any, action: Any = "", url: str = "", icon_name: str = "inbox") -> dict[str, Any]:
    """An empty list says how to begin."""
    return {"title": title, "body": body, "action": action, "url": url, "icon_name": icon_name}


@register.simple_block_tag
def table_wrap(content: SafeString, label: str, tall: bool = False) -> SafeString:
    """Around a `<table class="table">`: scrolls inside itself, reachable by keyboard. `tall`: heads stay in sight."""
    return mark_safe(  # noqa: S308  rendered by the template below, which escapes
        render_to_string("kit/table_wrap.html", {"content": content, "label": label, "tall": tall})
    )


@register.simple_block_tag
def note(content: SafeString, tone: str, title: str = "", icon_name: str = "") -> SafeString:
    """A coloured box with a heading; `tone` is met, near, missed, due or none."""
    return mark_safe(  # noqa: S308
        render_to_string("kit/note.html", {"content": content, "tone": tone, "title": title, "icon_name": icon_name})
    )


@register.filter
def vn_count(value: Any) -> str:
    """``4.806`` (vi), ``4,806`` (en); a dash for None: missing is not zero."""
    return "–" if value is None else parts.local(value, 0)


@register.filter
def vn_percent(value: Any, digits: int = 1) -> str:
    """``94,1%`` (vi), ``94.1%`` (en) of a number 0–100; a dash for None."""
    return "–" if value is None else parts.percent(value, digits)


@register.filter
def vn_date(value: date | datetime | None) -> str:
    """``09/11/2024``; with the hour, in Việt Nam, for a date-time: ``08:00 09/11/2024``; empty for None."""
    if isinstance(value, datetime):
        return timezone.localtime(value).strftime("%H:%M %d/%m/%Y")
    return value.strftime("%d/%m/%Y") if value else ""


@register.filter
def initials(name: str) -> str:
    """First letters of the last two words, as people are called: "Nguyễn Hoàng Mai" → HM."""
    return "".join(word[0] for word in name.split()[-2:]).upper()


@register.simple_tag
def language() -> str:
    """``vi`` or ``en``."""
    return (get_language() or "vi")[:2]
