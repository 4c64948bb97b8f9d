"""What the page of a cycle shows: each school, how far its report is, and what looks odd in it."""

from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise

from tuoitho.reporting.models import Submission
from tuoitho.reporting.pages.report import TONES, state_words
from tuoitho.reporting.rules.questions import questions


@dataclass(frozen=True)
class SchoolLine:
    submission: Submission
    state: str | Promise
    tone: str
    late: bool
    answered: int
    questions: int
    odd: list[tuple[str, str]]


def school_line(row: Submission, odd: dict[int, list[tuple[str, str]]], today: date) -> SchoolLine:
    """`row` with its figures and passages already read."""
    asked = questions(row.figures.all(), {one.section: one for one in row.passages.all()})
    silent = row.begun_at is None and row.state == "draft"
    return SchoolLine(
        submission=row,
        state=state_words(row),
        tone="not_enough_data" if silent else TONES[row.state],
        late=row.is_late(today),
        answered=0 if silent else sum(question.answered for question in asked),
        questions=len(asked),
        odd=odd.get(row.pk, []),
    )
