"""Reminders of the law's terms: letters in the outbox that hold no word of a child, each once."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from tuoitho.base.action import action
from tuoitho.base.actors import Actor, System
from tuoitho.base.audit import record
from tuoitho.base.models import Letter
from tuoitho.base.outbox import write
from tuoitho.base.refusals import Refused
from tuoitho.cases import rules
from tuoitho.cases.models.reminders import Reminder
from tuoitho.organisations.models import Unit, User

KIND = "cases.remind"


@action("cases.remind")
def remind(
    *,
    ladder: str,
    rung: str,
    about: UUID,
    unit: Unit,
    to: Sequence[User],
    subject: str,
    text: str,
    by: Actor,
    at: datetime,
) -> list[Letter]:
    """Tell one rung of a ladder about the thing with this key, to each of these people; `Refused` when it was told.

    Whoever has no address gets the letter to read in the outbox; with nobody at all it goes to the unit's address.
    `subject` and `text` say neither who the child is nor what was told.
    """
    rules.insist(isinstance(by, System), "cases.remind")
    _mark, is_new = Reminder.objects.get_or_create(ladder=ladder, about=about, rung=rung, defaults={"at": at})
    if not is_new:
        raise Refused(_("Việc này đã được nhắc rồi."), code="cases.remind")
    kind = f"{KIND}.{ladder}.{rung}"
    letters = [
        write(to=address, subject=subject, text=text, kind=kind, unit=unit.code, about=about, at=at)
        for address in [user.email for user in to] or [unit.email]
    ]
    record(by=by, at=at, verb="cases.remind", subject=about, unit=unit.code, fields=[ladder, rung])
    return letters
