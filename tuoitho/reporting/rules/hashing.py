"""Hashes: of a report's content, to which a scan is bound; of its figures, which a receipt proves."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import Any

from tuoitho.reporting.models import Figure, Passage, Submission

Values = dict[str, list[int | None]]


def hash_of(content: Any) -> str:
    """SHA-256 of the content as JSON with sorted keys and no spaces."""
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def values_of(figures: Iterable[Figure]) -> Values:
    """Series → [low, high, denominator] as reported."""
    return {figure.series: list(figure.value) for figure in figures}


def report_hash(submission: Submission, figures: Iterable[Figure], passages: Mapping[str, Passage]) -> str:
    """The hash of everything a report says, whoever signs it."""
    figures = list(figures)
    said = {code: [one.text.strip(), one.nothing] for code, one in passages.items() if one.answered}
    reasons = {figure.series: figure.reason for figure in figures if figure.reason}
    whose = [submission.unit.code, submission.cycle.year]
    return hash_of([*whose, values_of(figures), reasons, said, submission.tasks, submission.told])


def receipt_hash(unit_code: str, year: int, values: Mapping[str, Any]) -> str:
    """The hash of one school's accepted figures, the same wherever they stand."""
    return hash_of([unit_code, year, {series: list(value) for series, value in values.items()}])
