"""Commitments and self-checks of the employers one keeps; and the check a link was made for."""

from uuid import UUID

from tuoitho.base.actors import LinkHolder
from tuoitho.organisations.queries import Viewer
from tuoitho.registry.models import Employer, EmployerCommitment, SelfCheck

KEEP = "registry.keep_employers"


def commitments_of(viewer: Viewer, employer: Employer) -> list[EmployerCommitment]:
    """The latest first."""
    viewer.require(KEEP, employer.unit_id)
    return list(
        EmployerCommitment.objects.filter(employer=employer).select_related("paper").order_by("-signed_on", "-pk")
    )


def commitment_of(viewer: Viewer, key: UUID) -> EmployerCommitment | None:
    rows = EmployerCommitment.objects.filter(employer__unit_id__in=viewer.units(KEEP))
    return rows.select_related("employer__unit", "paper").filter(key=key).first()


def self_checks_of(viewer: Viewer, employer: Employer, limit: int = 5) -> list[SelfCheck]:
    """The latest first."""
    viewer.require(KEEP, employer.unit_id)
    return list(SelfCheck.objects.filter(employer=employer).order_by("-pk")[:limit])


def due_commitments(viewer: Viewer) -> int:
    """How many commitments of the viewer's wards are to be looked at again today or earlier."""
    rows = EmployerCommitment.objects.filter(employer__unit_id__in=viewer.units(KEEP), reviewed_on__isnull=True)
    return rows.filter(review_on__lte=viewer.on).count()


def self_check_asked(viewer: LinkHolder) -> SelfCheck | None:
    """What the link in someone's hand was made for."""
    rows = SelfCheck.objects.select_related("employer__unit", "link")
    return rows.filter(link__key=viewer.key.removeprefix("link:")).first()
