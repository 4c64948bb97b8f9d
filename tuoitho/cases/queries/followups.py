"""How a child is looked after, and where it learns, for the case's team."""

from datetime import date, datetime
from uuid import UUID

from tuoitho.cases.models import Case, FollowUp, Placement
from tuoitho.cases.queries.scope import cases_seen
from tuoitho.organisations.queries import Viewer
from tuoitho.registry.models import Enrolment


def follow_ups_of(viewer: Viewer, case: Case) -> list[FollowUp]:
    """All of a case, the earliest first."""
    return list(FollowUp.objects.filter(case=case).order_by("due_on", "pk"))


def follow_up_of(viewer: Viewer, case: Case, key: UUID) -> FollowUp | None:
    return FollowUp.objects.filter(case=case, key=key).first()


def follow_ups_due(viewer: Viewer, at: datetime, until: date, limit: int = 20) -> list[FollowUp]:
    """Open ones of the viewer's own cases that fall due up to a day, the earliest first. One query."""
    if not viewer.holds("cases.keep_case"):
        return []
    own = cases_seen(viewer, at).filter(owner=viewer.user)
    rows = FollowUp.objects.open().filter(case__in=own, due_on__lte=until).select_related("case")
    return list(rows.order_by("due_on", "pk")[:limit])


def placements_of(viewer: Viewer, case: Case) -> list[Placement]:
    """Of the case's child, the latest first."""
    return list(Placement.objects.filter(child=case.child_id).order_by("-starts_on", "-pk"))


def placement_of(viewer: Viewer, case: Case, key: UUID) -> Placement | None:
    return Placement.objects.filter(child=case.child_id, key=key).first()


def enrolment_of(viewer: Viewer, case: Case) -> Enrolment | None:
    """Where the child stands on a roll today, if it is known to be a pupil."""
    if case.child.pupil_id is None:
        return None
    rows = Enrolment.objects.on(viewer.on).filter(pupil=case.child.pupil_id)
    return rows.select_related("unit", "school_class").first()
