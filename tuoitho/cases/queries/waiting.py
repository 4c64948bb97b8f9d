"""What waits for someone, of several kinds, as narrow rows in one question to the store: a desk asks for all."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import CharField, DateField, DateTimeField, F, QuerySet, Value
from django.db.models.functions import Cast

from tuoitho.cases import rules
from tuoitho.cases.models import Watch
from tuoitho.cases.models.referrals import OPEN
from tuoitho.cases.queries.referrals import ANSWER, referrals_received
from tuoitho.cases.queries.scope import reports_received, reports_told
from tuoitho.cases.workflow import ReportState
from tuoitho.organisations.queries import Viewer

REPORT, ASKED, ON_PAPER, REFERRAL, WATCH = "report", "asked", "on_paper", "referral", "watch"
UNDER_WAY = (ReportState.RECEIVED, ReportState.TAKEN, ReportState.CLOSING)


@dataclass(frozen=True)
class Waiting:
    """One thing that waits. `at`: when it came; `until`: of a turn of duty, its end; `day`: to be answered by."""

    kind: str
    key: UUID
    state: str
    at: datetime | None
    until: datetime | None
    day: date | None


def waiting_for(viewer: Viewer, unit_id: int, at: datetime, ahead: timedelta) -> list[Waiting]:
    """Reports to decide, one's own reports that ask something back, referrals to answer, and the turns of duty of a
    unit in the time ahead. One query; nothing sealed is opened."""
    parts = [*_of_inbox(viewer, unit_id, at, ahead), *_of_teller(viewer), *_of_referee(viewer)]
    if not parts:
        return []
    first, *others = parts
    return [Waiting(*row) for row in first.union(*others, all=True)]


def _of_inbox(viewer: Viewer, unit_id: int, at: datetime, ahead: timedelta) -> list[QuerySet[Any, Any]]:
    if not viewer.holds("cases.receive_reports"):
        return []
    found = [_rows(reports_received(viewer).filter(state__in=UNDER_WAY), REPORT, F("state"), at=F("received_at"))]
    if unit_id in rules.seats(viewer, "cases.keep_watch"):
        turns = Watch.objects.within(at, at + ahead).filter(unit=unit_id)
        found.append(_rows(turns, WATCH, Value(""), at=F("starts_at"), until=F("ends_at")))
    return found


def _of_teller(viewer: Viewer) -> list[QuerySet[Any, Any]]:
    if not viewer.holds("cases.file_report"):
        return []
    mine = reports_told(viewer)
    asked = mine.filter(needs_school=True).exclude(state=ReportState.CLOSED)
    unread = mine.filter(on_paper=True, state=ReportState.RECEIVED, needs_school=False)  # type: ignore[misc]
    return [
        _rows(asked, ASKED, F("state"), at=F("received_at")),
        _rows(unread, ON_PAPER, F("state"), at=F("received_at")),
    ]


def _of_referee(viewer: Viewer) -> list[QuerySet[Any, Any]]:
    if not viewer.holds(ANSWER):
        return []
    return [_rows(referrals_received(viewer).filter(state__in=OPEN), REFERRAL, F("state"), day=F("answer_by"))]


def _rows(
    rows: QuerySet[Any], kind: str, state: Any, *, at: Any = None, until: Any = None, day: Any = None
) -> QuerySet[Any, Any]:
    """The rows in the columns of `Waiting`, of the same types whatever the kind."""
    moments, days = DateTimeField(), DateField()
    return rows.order_by().values_list(
        Cast(Value(kind), CharField()),
        F("key"),
        Cast(state, CharField()),
        Cast(Value(None) if at is None else at, moments),
        Cast(Value(None) if until is None else until, moments),
        Cast(Value(None) if day is None else day, days),
    )
