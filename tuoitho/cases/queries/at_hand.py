"""What of the viewer's cases wants someone today, for a desk. Never a name."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, F, OuterRef, Q, Subquery
from django.utils import timezone

from tuoitho.cases import rules
from tuoitho.cases.models import Call, Case, Clock, Handover, Screening
from tuoitho.cases.queries.cases import WITH_CHAIR
from tuoitho.cases.queries.handovers import cases_adrift
from tuoitho.cases.queries.scope import cases_seen
from tuoitho.law.terms import DUTIES, Duty
from tuoitho.organisations.queries import Viewer

MOST = 60


@dataclass(frozen=True)
class AtHand:
    """A case and why it wants someone. `duty`, `due_at`: the running term that ends first. `decide`: the chair's
    decision waits, and the viewer decides. `back`: one's own offer was refused or is without an answer. `offered`: not
    seen yet, another ward offers it; only that there is one may be said."""

    case: Case
    duty: Duty | None
    due_at: datetime | None
    decide: bool
    mine: bool
    must_call: bool
    adrift: bool
    back: bool
    to_screen: bool
    offered: bool


def cases_at_hand(viewer: Viewer, at: datetime) -> list[AtHand]:
    """The open cases the viewer sees or is offered, the next term to end first. One query."""
    seen = cases_seen(viewer, at)
    offers = Handover.objects.waiting().filter(case=OuterRef("pk"), to_ward__in=rules.seats(viewer, "cases.keep_case"))
    running = Clock.objects.running().filter(case=OuterRef("pk")).order_by("due_at")
    calls = Call.objects.filter(case=OuterRef("pk"))
    called = Exists(calls.filter(to=Call.To.HOTLINE)) & Exists(calls.filter(to__in=Call.POLICE_LINES))
    last = Handover.objects.filter(case=OuterRef("pk")).order_by("-pk")
    rows = (
        Case.objects.filter(Q(pk__in=seen.values("pk")) | Exists(offers))
        .exclude(state="closed")
        .annotate(
            is_seen=Exists(seen.filter(pk=OuterRef("pk"))),
            screened=Exists(Screening.objects.filter(case=OuterRef("pk"))),
            next_duty=Subquery(running.values("duty")[:1]),
            next_due=Subquery(running.values("due_at")[:1]),
            both_called=called,
            asked=F("child__silence_asked_at"),
            ward_ended=F("home_ward__ends_on"),
            offer_state=Subquery(last.values("state")[:1]),
            offered_at=Subquery(last.values("offered_at")[:1]),
        )
        .order_by(F("next_due").asc(nulls_last=True), "pk")
    )
    seats, today = rules.seats(viewer, "cases.approve"), timezone.localdate(at)
    found = []
    for case in rows[:MOST]:
        mine = viewer.user is not None and case.owner_id == viewer.user.pk
        offer = Handover(state=case.offer_state or "", offered_at=case.offered_at or at)
        found.append(
            AtHand(
                case=case,
                duty=DUTIES[case.next_duty] if case.next_duty else None,
                due_at=case.next_due,
                decide=case.home_ward_id in seats and (case.state in WITH_CHAIR or case.asked is not None),
                mine=mine,
                must_call=case.kind == Case.Kind.TRAFFICKED and not case.both_called,
                adrift=case.ward_ended is not None and case.ward_ended <= today,
                to_screen=mine and case.kind == Case.Kind.IN_LABOUR and not case.screened,
                offered=not case.is_seen,
                back=mine and (offer.state == "refused" or offer.is_overdue(at)),
            )
        )
    return found


def how_many_adrift(viewer: Viewer, at: datetime) -> int:
    """Open cases of wards that are no more, for the administrator."""
    return cases_adrift(viewer, at).count()
