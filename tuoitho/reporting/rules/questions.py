"""What a report still asks of its school: the completeness meter, and what stands in the way of presenting it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tuoitho.reporting.models import SECTIONS, Figure, Passage
from tuoitho.reporting.rules.series import ALL

MINUTES = {"figure": 3, "section": 4}
"""Rough time for one answer, from the head's ten minutes."""


@dataclass(frozen=True)
class Question:
    """One thing to answer: a series or a section, and whether it has an answer."""

    about: str
    answered: bool

    @property
    def title(self) -> str:
        return title_of(self.about)

    @property
    def minutes(self) -> int:
        return MINUTES["figure" if self.about in ALL else "section"]


def title_of(about: str) -> str:
    """The words of a series or a section by its code."""
    return str(ALL[about].title if about in ALL else SECTIONS[about])


def questions(figures: Iterable[Figure], passages: Mapping[str, Passage]) -> list[Question]:
    """Every question of a report, figures first."""
    asked = [Question(figure.series, figure.answered) for figure in figures]
    return asked + [Question(code, code in passages and passages[code].answered) for code in SECTIONS]


def minutes_left(asked: Sequence[Question]) -> int:
    """How long the open ones take, in fives: an honest "about"."""
    left = sum(question.minutes for question in asked if not question.answered)
    return -(-left // 5) * 5


def contradicts(figures: Iterable[Figure], passages: Mapping[str, Passage]) -> bool:
    """ "Không phát sinh" is ticked while the figure says that children were found."""
    nothing = "cases" in passages and passages["cases"].nothing
    return nothing and any(figure.series == "1.1" and (figure.high or 0) > 0 for figure in figures)
