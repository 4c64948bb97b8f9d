"""Requests about children's data, at the seats of those who handle them."""

from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from tuoitho.cases import rules
from tuoitho.cases.models import Case, DataRequest, RequestStep, Suspect
from tuoitho.cases.queries.scope import cases_seen
from tuoitho.organisations.models import Unit
from tuoitho.organisations.queries import Viewer

HANDLE = "cases.handle_requests"


def requests_seen(viewer: Viewer) -> QuerySet[DataRequest]:
    """Those received at a unit where the viewer sits."""
    return DataRequest.objects.filter(ward__in=rules.seats(viewer, HANDLE)).select_related("ward")


def request_seen(viewer: Viewer, key: UUID) -> DataRequest | None:
    return requests_seen(viewer).select_related("case__child").filter(key=key).first()


def steps_of_request(viewer: Viewer, request: DataRequest) -> list[RequestStep]:
    """Newest first."""
    return list(RequestStep.objects.filter(request=request).order_by("-pk"))


def seats_of(viewer: Viewer) -> QuerySet[Unit]:
    """The units at which the viewer takes requests in."""
    return Unit.objects.filter(pk__in=rules.seats(viewer, HANDLE)).order_by("folded")


def cases_to_link(viewer: Viewer, at: datetime) -> QuerySet[Case]:
    """The cases that a request may be about: of the viewer's teams."""
    return cases_seen(viewer, at).select_related("child").order_by("-opened_at")


def linked_case(viewer: Viewer, request: DataRequest, at: datetime) -> Case | None:
    """The case of a request, for who is of its team; nobody else learns that there is one."""
    if request.case_id is None:
        return None
    return cases_to_link(viewer, at).filter(pk=request.case_id).select_related("child", "home_ward", "ward").first()


def suspects_of(viewer: Viewer, case: Case) -> list[Suspect]:
    """Standing ones first."""
    return list(Suspect.objects.filter(child=case.child_id).order_by("cleared_at", "pk"))


def suspect_of(viewer: Viewer, case: Case, key: UUID) -> Suspect | None:
    return Suspect.objects.standing().filter(child=case.child_id, key=key).first()
