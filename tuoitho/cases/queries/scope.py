"""What a viewer may see of reports and cases. Scope is decided here and nowhere else."""

from datetime import datetime
from uuid import UUID

from django.db.models import Prefetch, Q, QuerySet

from tuoitho.cases import rules
from tuoitho.cases.models import Case, Report, TeamMember
from tuoitho.organisations.queries import Viewer


def reports_received(viewer: Viewer) -> QuerySet[Report]:
    """The reports that stand in the inbox of a unit where the viewer sits."""
    return Report.objects.filter(receiver__in=rules.seats(viewer, "cases.receive_reports"))


def report_received(viewer: Viewer, key: UUID) -> Report | None:
    """One of them, else None. Whoever shows it logs the opening."""
    return reports_received(viewer).filter(key=key).first()


def cases_seen(viewer: Viewer, at: datetime) -> QuerySet[Case]:
    """The cases whose team the viewer is in now: an officer's own, a chair's whole ward."""
    if viewer.user is None or not viewer.holds("cases.see_cases"):
        return Case.objects.none()
    teams = TeamMember.objects.on(at).filter(user=viewer.user).values("case")
    own = Q(pk__in=teams) if viewer.holds("cases.keep_case") else Q(pk__in=[])
    return Case.objects.filter(own | Q(home_ward__in=rules.seats(viewer, "cases.approve")))


def case_seen(viewer: Viewer, key: UUID, at: datetime) -> Case | None:
    """One of them with its team, else None. Whoever shows it logs the opening. Two queries."""
    return _with_team(cases_seen(viewer, at)).filter(key=key).first()


def case_copies(viewer: Viewer, at: datetime) -> QuerySet[Case]:
    """The cases that the viewer's ward handed on, of which one keeps a dated copy."""
    if viewer.user is None or not viewer.holds("cases.see_cases"):
        return Case.objects.none()
    kept = TeamMember.objects.former().filter(user=viewer.user).values("case")
    return Case.objects.filter(pk__in=kept).exclude(pk__in=cases_seen(viewer, at).values("pk"))


def case_copy(viewer: Viewer, key: UUID, at: datetime) -> tuple[Case, datetime] | None:
    """One of them and the moment at which the copy ends, else None. Whoever shows it logs the opening."""
    case = _with_team(case_copies(viewer, at)).filter(key=key).first()
    if case is None or viewer.user is None:
        return None
    mine = [one.ends_at for one in case.team.all() if one.user_id == viewer.user.pk and one.part == one.Part.FORMER]
    return case, max(filter(None, mine))


def _with_team(cases: QuerySet[Case]) -> QuerySet[Case]:
    team = Prefetch("team", TeamMember.objects.select_related("user").order_by("pk"))
    return cases.select_related("child", "child__ward", "ward", "home_ward", "owner").prefetch_related(team)
