"""Cases on their way to another ward, and cases whose ward is no more."""

from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone

from tuoitho.base.actors import Actor, System
from tuoitho.cases import rules
from tuoitho.cases.models import Case, Handover
from tuoitho.cases.queries.scope import cases_seen
from tuoitho.organisations.models import Unit, successors_of
from tuoitho.organisations.queries import Viewer


def offers_to(viewer: Viewer) -> QuerySet[Handover]:
    """The cases offered to a ward where the viewer protects children, still to be answered."""
    wards = rules.seats(viewer, "cases.keep_case")
    return Handover.objects.waiting().filter(to_ward__in=wards).select_related("from_ward", "to_ward")


def offer_to(viewer: Viewer, key: UUID) -> Handover | None:
    """One of them with what one reads before answering, else None. Whoever shows it logs the opening."""
    return offers_to(viewer).filter(key=key).select_related("case__child", "case__ward", "from_user").first()


def handovers_of(viewer: Viewer, case: Case) -> list[Handover]:
    """Where the case was offered, newest first, to those who see it."""
    return list(Handover.objects.filter(case=case).select_related("from_ward", "to_ward").order_by("-pk"))


def waiting_handover(viewer: Viewer, case: Case) -> Handover | None:
    return Handover.objects.waiting().filter(case=case).first()


def wards_to_hand_to(viewer: Viewer, case: Case) -> QuerySet[Unit]:
    """Every other ward that stands today."""
    return Unit.objects.on(viewer.on).filter(kind=Unit.Kind.WARD).exclude(pk=case.home_ward_id).order_by("folded")


def cases_adrift(viewer: Actor, at: datetime) -> QuerySet[Case]:
    """Open cases whose ward is no more: the officer's own; every one for the administrator and the installation."""
    day = timezone.localdate(at)
    ended = Q(home_ward__ends_on__isnull=False, home_ward__ends_on__lte=day) & ~Q(state="closed")
    if isinstance(viewer, System) or viewer.holds("cases.keep_settings"):
        return Case.objects.filter(ended).select_related("home_ward", "owner")
    seen = cases_seen(viewer, at) if isinstance(viewer, Viewer) else Case.objects.none()
    return seen.filter(ended).select_related("home_ward", "owner")


def case_adrift(viewer: Actor, key: UUID, at: datetime) -> Case | None:
    return cases_adrift(viewer, at).filter(key=key).first()


def wards_after(viewer: Actor, case: Case, at: datetime) -> QuerySet[Unit]:
    """The wards that came after the case's own, standing today."""
    return successors_of(case.home_ward, timezone.localdate(at))
