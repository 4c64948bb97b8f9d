"""Cases to which the calendar or the clock has something to say, for the installation alone."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Exists, OuterRef
from django.utils import timezone

from tuoitho.base.actors import System
from tuoitho.cases.models import Call, Case, CaseStep, Clock, Reminder
from tuoitho.cases.models.ages import Turn, turn_of
from tuoitho.cases.models.clocks import APPROVAL
from tuoitho.cases.models.offices import chair_of
from tuoitho.cases.models.reminders import To
from tuoitho.cases.queries.watch import in_post
from tuoitho.organisations.models import User

AHEAD = timedelta(hours=24)
"""How long before its end the first rung of any ladder lies."""


def cases_turned(viewer: System, at: datetime) -> Iterator[Case]:
    """Open cases whose child has come to lie on the other side of a line of age. Days of birth are sealed: each is
    opened, one pass a night over open cases only."""
    told = CaseStep.objects.filter(case=OuterRef("pk"), verb="reconsider_age", reason=Turn.EIGHTEEN)
    rows = Case.objects.exclude(state="closed").select_related("child").annotate(told=Exists(told))
    today = timezone.localdate(at)
    for case in rows.order_by("pk").iterator(chunk_size=500):
        if turn_of(case, today, told_of_age=case.told):
            yield case


def clocks_to_remind(viewer: System, at: datetime) -> list[Clock]:
    """Running terms that end within a day, or have ended."""
    rows = Clock.objects.running().filter(due_at__lte=at + AHEAD).order_by("due_at")
    return list(rows.select_related("case__home_ward", "case__owner", "whose"))


def cases_to_call(viewer: System, at: datetime) -> list[Case]:
    """Open cases of suspected trafficking of which not both calls, to 111 and to the police, are on record."""
    calls = Call.objects.filter(case=OuterRef("pk"))
    hotline, police = calls.filter(to=Call.To.HOTLINE), calls.filter(to__in=Call.POLICE_LINES)
    rows = Case.objects.filter(kind=Case.Kind.TRAFFICKED).exclude(state="closed")
    return list(rows.exclude(Exists(hotline) & Exists(police)).select_related("home_ward", "owner").order_by("pk"))


def rungs_told(viewer: System, ladder: str, about: Iterable[UUID]) -> dict[UUID, set[str]]:
    """Key → the rungs that were told about it."""
    found: dict[UUID, set[str]] = {}
    for key, rung in Reminder.objects.filter(ladder=ladder, about__in=list(about)).values_list("about", "rung"):
        found.setdefault(key, set()).add(rung)
    return found


def who_hears(viewer: System, case: Case, to: To, at: datetime, duty: str = "") -> list[User]:
    """Whom a rung tells. What is the chair's goes to whoever decides today; where that office is empty, as where an
    owner cannot sign in any more, to the next above."""
    chair = chair_of(case.home_ward_id, at)
    if to is To.DUTY and duty != APPROVAL and case.owner.is_active:
        return [case.owner]
    if to in (To.DUTY, To.CHAIR) and chair is not None:
        return [chair]
    return [post.user for post in in_post(viewer, case.home_ward, at, ("administrator",))]
