"""The screenings of a case, for its team; and cases that wait for one."""

from datetime import datetime
from uuid import UUID

from tuoitho.cases.models import Case, Screening
from tuoitho.cases.queries.scope import cases_seen
from tuoitho.organisations.queries import Viewer


def screenings_of(viewer: Viewer, case: Case) -> list[Screening]:
    """Newest first."""
    return list(Screening.objects.filter(case=case).select_related("officer").order_by("-made_at", "-pk"))


def was_screened(viewer: Viewer, case: Case, key: UUID) -> bool:
    """Whether the page that bears this key was saved already."""
    return Screening.objects.filter(case=case, key=key).exists()


def cases_to_screen(viewer: Viewer, at: datetime, limit: int = 7) -> list[Case]:
    """Open cases of one's team, opened for labour, that nobody has screened; oldest first. One query."""
    if not viewer.holds("cases.keep_case"):
        return []
    rows = cases_seen(viewer, at).filter(kind=Case.Kind.IN_LABOUR, screenings=None).exclude(state="closed")
    return list(rows.order_by("opened_at", "pk")[:limit])
