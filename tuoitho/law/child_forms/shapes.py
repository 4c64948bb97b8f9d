"""What a form is made of, and how its levels are counted."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Any, Final

from tuoitho.law.confidence import Confidence, gettext_noop


class Kind(StrEnum):
    """How a field is answered. `LEVEL`: Cao, Trung bình, Thấp. `ROWS`: lines of the columns in `columns`."""

    TEXT = "text"
    LONG = "long"
    DATE = "date"
    TIME = "time"
    YES_NO = "yes_no"
    LEVEL = "level"
    ROWS = "rows"


class Level(StrEnum):
    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


LEVELS: Final = MappingProxyType(
    {
        Level.HIGH: gettext_noop("Cao"),
        Level.MEDIUM: gettext_noop("Trung bình"),
        Level.LOW: gettext_noop("Thấp"),
    }
)


@dataclass(frozen=True, slots=True)
class Field:
    """One question. Not `required`: "ghi nếu biết". `columns` of rows: code → label."""

    code: str
    label: str
    kind: Kind = Kind.LONG
    required: bool = False
    columns: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """Questions under one heading; a `counted` section adds up its levels."""

    code: str
    title: str
    fields: tuple[Field, ...]

    @property
    def counted(self) -> bool:
        return any(field.kind is Kind.LEVEL for field in self.fields)


@dataclass(frozen=True, slots=True)
class Definition:
    """A form: its number and name as the annex prints them, its article, how sure we are of its fields."""

    code: str
    title: str
    article: str
    sections: tuple[Section, ...]
    confidence: Confidence = Confidence.MEMORY
    by_chair: bool = False

    @property
    def verified(self) -> bool:
        return self.confidence.verified

    @property
    def fields(self) -> Iterator[Field]:
        for section in self.sections:
            yield from section.fields


def level_counts(section: Section, answers: Mapping[str, Any]) -> dict[Level, int]:
    """How many answers of a section are at each level; the form counts levels, it does not score."""
    given = [answers.get(field.code) for field in section.fields if field.kind is Kind.LEVEL]
    return {level: given.count(level) for level in Level}


def more_harm_than_protection(definition: Definition, answers: Mapping[str, Any]) -> bool | None:
    """Whether part a has more "Cao" than part b, as forms 02, 03 and 06 compare them; None until all is answered."""
    harm, protection = (section for section in definition.sections if section.counted)
    fields = [*harm.fields, *protection.fields]
    if any(answers.get(field.code) not in list(Level) for field in fields if field.kind is Kind.LEVEL):
        return None
    return level_counts(harm, answers)[Level.HIGH] > level_counts(protection, answers)[Level.HIGH]
