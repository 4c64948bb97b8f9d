"""Two people edited at once: what is saved now beside what one typed."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.forms import BoundField


@dataclass(frozen=True)
class Difference:
    label: str
    saved: str
    typed: str


def differences(fields: Iterable[BoundField], saved: dict[str, Any]) -> list[Difference]:
    """Fields whose saved value is not the typed one, each as the form would show it."""
    found = []
    for field in fields:
        there, typed = _shown(field, saved.get(field.name)), _shown(field, field.value())
        if there != typed:
            found.append(Difference(str(field.label), there, typed))
    return found


def _shown(field: BoundField, value: Any) -> str:
    text = "" if value is None else str(value).strip()
    choices = getattr(field.field, "choices", ())
    flat = [pair for group in choices for pair in (group[1] if isinstance(group[1], list) else [group])]
    return str(dict(flat).get(text, text)) or "–"
