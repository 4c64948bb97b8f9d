"""What a viewer may see of reports and cases. Scope is decided here and nowhere else."""

from datetime import datetime
from uuid import UUID

from django.db.models import Exists, F, Max, OuterRef, Q, QuerySet, Subquery

from tuoitho.cases import rules
from tuoitho.cases.models import Case, Report, TeamMember
from tuoitho.cases.models.offices import chair_posts
from tuoitho.cases.models.routing import READERS
from tuoitho.organisations.models import Post
from tuoitho.organisations.queries import Viewer


def reports_received(viewer: Viewer) -> QuerySet[Report]:
    """The reports in the inbox of a unit where the viewer sits, save those that pass the viewer's unit by."""
    concerned = Q(passes_by__in=rules.all_seats(viewer)) & ~Q(passes_by=F("receiver"))
    received = Report.objects.filter(receiver__in=rules.seats(viewer, "cases.receive_reports"))
    return received.exclude(concerned).select_related("receiver")


def report_received(viewer: Viewer, key: UUID) -> Report | None:
    """One of them, else None. Whoever shows it logs the opening."""
    beside = ("happened_in", "school", "taken_by", "opened_by", "child", "case__owner")
    return reports_received(viewer).select_related(*beside).filter(key=key).first()


def reports_told(viewer: Viewer) -> QuerySet[Report]:
    """The reports that the viewer told as staff: where they stand is answered in three words, nothing more.

    `on_paper`: nobody is in post at its receiver who reads it here.
    """
    if viewer.user is None or not viewer.holds("cases.file_report"):
        return Report.objects.none()
    readers = Post.objects.on(viewer.on).filter(unit=OuterRef("receiver"), role__in=READERS)
    mine = Report.objects.filter(reporter=viewer.user).select_related("happened_in", "receiver", "school")
    return mine.annotate(on_paper=~Exists(readers))


def report_told(viewer: Viewer, key: UUID) -> Report | None:
    """One of them, else None."""
    return reports_told(viewer).filter(key=key).first()


def cases_seen(viewer: Viewer, at: datetime) -> QuerySet[Case]:
    """The cases whose team the viewer is in now: an officer's own, a chair's whole ward."""
    if viewer.user is None or not viewer.holds("cases.see_cases"):
        return Case.objects.none()
    teams = TeamMember.objects.on(at).filter(user=viewer.user).values("case")
    own = Q(pk__in=teams) if viewer.holds("cases.keep_case") else Q(pk__in=[])
    return Case.objects.filter(own | Q(home_ward__in=rules.seats(viewer, "cases.approve")))


def case_seen(viewer: Viewer, key: UUID, at: datetime) -> Case | None:
    """One of them, else None, with who decides on it today. Whoever shows it logs the opening. One query."""
    mine = TeamMember.objects.on(at).filter(case=OuterRef("pk"), user=viewer.user)
    chairs = chair_posts(OuterRef("home_ward"), viewer.on)
    found = _whole(cases_seen(viewer, at)).annotate(
        is_member=Exists(mine),
        chair_name=Subquery(chairs.values("user__full_name")[:1]),
        chair_stands_in_for=Subquery(chairs.values("deputising_for")[:1]),
    )
    case = found.filter(key=key).first()
    if case is None:
        return None
    case.decided_by, case.by_deputy = case.chair_name or "", bool(case.chair_stands_in_for)
    if case.is_member and viewer.user is not None:
        case.team_holds(viewer.user, at)
    return case


def case_copies(viewer: Viewer, at: datetime) -> QuerySet[Case]:
    """The cases that the viewer's ward handed on, of which one keeps a dated copy."""
    if viewer.user is None or not viewer.holds("cases.see_cases"):
        return Case.objects.none()
    kept = TeamMember.objects.former().filter(user=viewer.user).values("case")
    return Case.objects.filter(pk__in=kept).exclude(pk__in=cases_seen(viewer, at).values("pk"))


def case_copy(viewer: Viewer, key: UUID, at: datetime) -> tuple[Case, datetime] | None:
    """One of them and the moment at which the copy ends, else None. Whoever shows it logs the opening."""
    case = _whole(case_copies(viewer, at)).filter(key=key).first()
    if case is None:
        return None
    kept = TeamMember.objects.former().filter(case=case, user=viewer.user)
    return case, kept.aggregate(last=Max("ends_at"))["last"]


def _whole(cases: QuerySet[Case]) -> QuerySet[Case]:
    return cases.select_related("child", "child__ward", "ward", "home_ward", "owner")
