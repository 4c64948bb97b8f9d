"""The directory of services, who can be asked for help, and what a child was given."""

from uuid import UUID

from django.db.models import Q, QuerySet

from tuoitho.base.folding import words
from tuoitho.cases import rules
from tuoitho.cases.models import Case, Report, Service, ServiceGiven
from tuoitho.organisations.models import Post, Unit, User
from tuoitho.organisations.queries import Viewer
from tuoitho.organisations.rules import ROLES

ANSWER = "cases.answer_referrals"
LONGEST = 100
ANSWERERS = tuple(code for code, role in ROLES.items() if ANSWER in role.permissions)


def services_seen(viewer: Viewer, text: str = "", kind: str = "", past: bool = False) -> QuerySet[Service]:
    """The whole directory, for those who work on cases; `past`: also what is no longer or not yet open."""
    if not viewer.holds("cases.see_cases"):
        return Service.objects.none()
    found = Service.objects.holding(text[:LONGEST]).select_related("unit", "ward")
    found = found.filter(kind=kind) if kind else found
    return found if past else found.open_on(viewer.on)


def service_seen(viewer: Viewer, key: UUID) -> Service | None:
    return services_seen(viewer, past=True).filter(key=key).first()


def service_kept(viewer: Viewer, key: UUID) -> Service | None:
    """One that the viewer's own ward keeps."""
    kept = services_seen(viewer, past=True).filter(ward__in=rules.seats(viewer, "cases.keep_services"))
    return kept.filter(key=key).first()


def ward_kept(viewer: Viewer) -> Unit | None:
    """The ward into whose part of the directory the viewer writes."""
    return Unit.objects.filter(pk__in=rules.seats(viewer, "cases.keep_services")).order_by("pk").first()


def providers(viewer: Viewer) -> QuerySet[Unit]:
    """Units where someone in post answers referrals."""
    posts = Post.objects.on(viewer.on).filter(role__in=ANSWERERS, user__is_active=True)
    return Unit.objects.on(viewer.on).filter(pk__in=posts.values("unit"))


def receivers_of(viewer: Viewer, case: Case, text: str = "", limit: int = 20) -> list[Unit]:
    """Units to refer a case to, by words of their names; those near by where no word is given."""
    found, sought = _offered(viewer, case), words(text[:LONGEST])
    for word in sought:
        found = found.filter(folded__contains=word)
    if not sought:
        found = found.filter(pk__in=viewer.units("cases.see_cases"))
    return list(found.order_by("kind", "folded", "pk")[:limit])


def receiver_of(viewer: Viewer, case: Case, code: str) -> Unit | None:
    """One of them by its code."""
    return _offered(viewer, case).filter(code=code).first()


def _offered(viewer: Viewer, case: Case) -> QuerySet[Unit]:
    """Where someone answers; never a unit that a report of the child passes by, nor the case's own ward."""
    reports = Report.objects.filter(Q(case=case) | Q(child=case.child_id), passes_by__isnull=False)
    return providers(viewer).exclude(pk__in=reports.values("passes_by")).exclude(pk=case.home_ward_id)


def concerns_a_school(viewer: Viewer, case: Case) -> bool:
    """Whether a report says that somebody of a school is concerned, and nobody knows of which."""
    reports = Report.objects.filter(Q(case=case) | Q(child=case.child_id), passes_by=None)
    return reports.filter(concern__in=[Report.Concern.SCHOOL, Report.Concern.UNSURE]).exists()


def answerers_at(viewer: Viewer, unit: Unit) -> QuerySet[User]:
    """The people who answer referrals at a unit today, to name one."""
    posts = Post.objects.on(viewer.on).filter(unit=unit, role__in=ANSWERERS)
    return User.objects.filter(pk__in=posts.values("user"), is_active=True).order_by("full_name", "pk")


def services_given(viewer: Viewer, case: Case) -> list[ServiceGiven]:
    """Newest first."""
    return list(ServiceGiven.objects.filter(case=case).select_related("service").order_by("-given_on", "-pk"))
