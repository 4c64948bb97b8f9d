"""What makes a function an action: keyword-only, `by` and `at`, one transaction, one audit entry."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

from django.db import transaction

from tuoitho.base.audit import expecting_one

Verb = TypeVar("Verb", bound=Callable[..., Any])


def action(verb: str) -> Callable[[Verb], Verb]:
    """Mark a function as the action `room.verb`. Its body calls `audit.record(verb=...)` once, last."""

    def mark(function: Verb) -> Verb:
        @wraps(function)
        def run(**words: Any) -> Any:
            with transaction.atomic(), expecting_one(verb):
                return function(**words)

        run.verb = verb  # type: ignore[attr-defined]
        return run  # type: ignore[return-value]

    return mark
