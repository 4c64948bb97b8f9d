"""The screenings of a case, for its team; and cases that wait for one."""

from uuid import UUID

from tuoitho.cases.models import Case, Screening
from tuoitho.organisations.queries import Viewer


def screenings_of(viewer: Viewer, case: Case) -> list[Screening]:
    """Newest first."""
    return list(Screening.objects.filter(case=case).select_related("officer").order_by("-made_at", "-pk"))


def was_screened(viewer: Viewer, case: Case, key: UUID) -> bool:
    """Whether the page that bears this key was saved already."""
    return Screening.objects.filter(case=case, key=key).exists()
