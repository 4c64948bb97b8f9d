"""How a child is reached safely, and whether its home may hear of the case."""

from datetime import datetime
from typing import Any

from django.db.models import F

from tuoitho.base.action import action
from tuoitho.base.actors import Actor
from tuoitho.cases.actions.moving import Move
from tuoitho.cases.models import Case, Child


@action("cases.keep_contact")
def keep_contact(*, case: Case, who: str, how: str, when: str, seen: int, by: Actor, at: datetime) -> Case:
    """Whom to reach, how and when, so that nobody is put in danger by it."""
    move = Move.begin(case, "keep_contact", seen, by, at)
    words = {"contact_who": who or None, "contact_how": how or None, "contact_when": when or None}
    _write(move, **words)
    return move.done(fields=sorted(words))


@action("cases.ask_silence")
def ask_silence(*, case: Case, note: str, seen: int, by: Actor, at: datetime) -> Case:
    """An officer asks the chair that nothing goes to the home. Until the answer nothing does."""
    move = Move.begin(case, "ask_silence", seen, by, at)
    _write(move, silence_asked_at=at)
    return move.done(Move.said(note), fields=["silence_asked_at"])


@action("cases.silence_home")
def silence_home(*, case: Case, note: str, seen: int, by: Actor, at: datetime) -> Case:
    """Nothing goes to parents or caregivers, the papers of Art. 28.5 included; the chair decides and says why."""
    move = Move.begin(case, "silence_home", seen, by, at)
    because = Move.said(note)
    _write(move, silent_home=True, silent_because=because, silent_by=by.key, silent_at=at, silence_asked_at=None)
    return move.done(because, fields=["silent_home"])


@action("cases.lift_silence")
def lift_silence(*, case: Case, note: str, seen: int, by: Actor, at: datetime) -> Case:
    """The home may hear again, or an officer's request for silence is not granted; with why."""
    move = Move.begin(case, "lift_silence", seen, by, at)
    because = Move.said(note)
    _write(move, silent_home=False, silent_because=None, silent_by=by.key, silent_at=at, silence_asked_at=None)
    return move.done(because, fields=["silent_home"])


def _write(move: Move, **words: Any) -> None:
    """On the child's own row, so that another case of the same child says the same."""
    Child.objects.filter(pk=move.case.child_id).update(**words, version=F("version") + 1)
