"""Consents of a case's child."""

from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from tuoitho.cases.models import Case, Consent
from tuoitho.organisations.queries import Viewer


def consents_of(viewer: Viewer, case: Case) -> list[Consent]:
    """Standing ones first, then withdrawn ones; newest first."""
    rows = Consent.objects.filter(child=case.child_id).select_related("paper").order_by("-pk")
    return sorted(rows, key=lambda consent: consent.withdrawn_at is not None)


def standing_consents(viewer: Viewer, case: Case) -> QuerySet[Consent]:
    """Those that may be withdrawn."""
    return Consent.objects.filter(child=case.child_id, withdrawn_at=None).order_by("-pk")


def consent_of(viewer: Viewer, case: Case, key: UUID) -> Consent | None:
    return Consent.objects.filter(child=case.child_id, key=key).select_related("paper").first()


def still_to_ask(viewer: Viewer, case: Case, on: date) -> dict[str, list[str]]:
    """Value of `Consent.About` → whose consent is missing, as values of `Consent.From`."""
    return {about: Consent.objects.missing(case.child, about, on) for about in Consent.About.values}
