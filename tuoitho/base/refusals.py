"""A refusal is one exception with a sentence for the person; one handler turns it into a page."""

from typing import Any


class Refused(Exception):
    """What was asked cannot be done. `sentence`: what is wrong; `kept`: what was kept; `todo`: what to do."""

    status = 409

    def __init__(self, sentence: Any, *, kept: Any = "", todo: Any = "", code: str = "") -> None:
        super().__init__(sentence)
        self.sentence, self.kept, self.todo, self.code = sentence, kept, todo, code

    def __str__(self) -> str:
        return " ".join(str(part) for part in (self.sentence, self.kept, self.todo) if part)


class NotAllowed(Refused):
    """The person may not; `code` names the permission that was missing."""

    status = 403


class Changed(Refused):
    """Someone else saved first; both versions are shown, nothing is lost."""
