"""What protects a case's data: its exports and who took them, how long it is kept, who holds it back."""

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from django.db.models import Prefetch, QuerySet
from django.utils import timezone

from tuoitho.cases import rules
from tuoitho.cases.models import Case, CaseExport, ExportTaken, Hold
from tuoitho.cases.models.retention import NOTICE, cases_due, holds_standing, years_after, years_kept
from tuoitho.organisations.queries import Viewer


def exports_of(viewer: Viewer, case: Case) -> list[CaseExport]:
    """Newest first, each with who took it."""
    taken = Prefetch("taken", ExportTaken.objects.order_by("-pk"))
    return list(CaseExport.objects.filter(case=case).prefetch_related(taken).order_by("-pk")[:20])


def export_of(viewer: Viewer, case: Case, key: UUID) -> CaseExport | None:
    found = CaseExport.objects.filter(case=case, key=key)
    return found.select_related("file", "case__home_ward", "case__owner").first()


def hold_of(viewer: Viewer, case: Case, at: datetime) -> Hold | None:
    return holds_standing(timezone.localdate(at)).filter(case=case).last()


def cases_to_forget(viewer: Viewer, at: datetime) -> QuerySet[Case]:
    """Cases of the chair's ward whose data goes within a month."""
    own = cases_due(at, NOTICE).filter(home_ward__in=rules.seats(viewer, "cases.approve"))
    return own.select_related("child", "home_ward")


def days_they_go(viewer: Viewer, cases: Iterable[Case], at: datetime) -> dict[int, date]:
    """Case id → the day its retention ends as the settings stand; another case of the child may move it."""
    years, _ = years_kept(at)
    closed = [case for case in cases if case.closed_at is not None and case.anonymised_at is None]
    return {case.pk: timezone.localdate(years_after(case.closed_at, years)) for case in closed if case.closed_at}


def holds_seen(viewer: Viewer, at: datetime) -> list[Hold]:
    """Held back at the chair's ward, the next to end first."""
    held = holds_standing(timezone.localdate(at)).filter(case__home_ward__in=rules.seats(viewer, "cases.approve"))
    return list(held.select_related("case__child").order_by("until"))
