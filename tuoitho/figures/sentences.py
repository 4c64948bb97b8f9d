"""Sentences for people, made where Django may not be imported.

A sentence is a template in Vietnamese, marked for the catalogue, and its arguments. Whoever shows it translates the
template and fills it in: ``gettext(sentence.template) % sentence.arguments``.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field


def gettext_noop(text: str) -> str:
    """Mark a text for the catalogue; the reader's language is known only where it is shown."""
    return text


@dataclass(frozen=True, slots=True)
class Sentence:
    template: str
    arguments: Mapping[str, object] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.template % self.arguments
