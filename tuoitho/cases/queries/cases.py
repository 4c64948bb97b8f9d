"""What stands in a case, for those of its team; and what waits for one."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db.models import F, QuerySet

from tuoitho.cases.models import Call, Case, CaseForm, CaseStep, Clock, Report, TeamMember
from tuoitho.cases.queries.scope import cases_seen
from tuoitho.organisations.models import Post, User
from tuoitho.organisations.queries import Viewer


def steps_of(viewer: Viewer, case: Case) -> list[CaseStep]:
    """Newest first."""
    return list(CaseStep.objects.filter(case=case).order_by("-pk"))


def clocks_of(viewer: Viewer, case: Case) -> list[Clock]:
    """Running ones first, by when they end."""
    return list(Clock.objects.filter(case=case).order_by(F("met_at").asc(nulls_first=True), "due_at"))


def forms_of(viewer: Viewer, case: Case) -> list[CaseForm]:
    """Those in force, without their answers; newest first."""
    return list(CaseForm.objects.filter(case=case, replaced_by=None).defer("answers").order_by("-pk"))


def form_of(viewer: Viewer, case: Case, key: UUID) -> CaseForm | None:
    return CaseForm.objects.filter(case=case, key=key).first()


def latest_form(viewer: Viewer, case: Case, form: str) -> CaseForm | None:
    """The form in force of this round."""
    return CaseForm.objects.filter(case=case, form=form, round=case.round, replaced_by=None).last()


def calls_of(viewer: Viewer, case: Case) -> list[Call]:
    return list(Call.objects.filter(case=case).order_by("-called_at"))


def reports_behind(viewer: Viewer, case: Case) -> list[Report]:
    """The reports that led to the case; who made them stays with the reports."""
    return list(Report.objects.filter(case=case).order_by("received_at"))


def team_of(viewer: Viewer, case: Case, at: datetime) -> list[TeamMember]:
    return list(TeamMember.objects.on(at).filter(case=case).select_related("user").order_by("pk"))


def names_of(viewer: Viewer, keys: Iterable[str]) -> dict[str, str]:
    """Actor key → name of the people who left a step; a team knows who they are."""
    users = {key.removeprefix("user:"): key for key in keys if key.startswith("user:")}
    found = User.objects.filter(key__in=users).values_list("key", "full_name")
    return {users[str(key)]: name for key, name in found}


def officers_of(viewer: Viewer, case: Case) -> QuerySet[User]:
    """The ward's child-protection officers, to give a case to."""
    posts = Post.objects.on(viewer.on).filter(unit=case.home_ward, role="ward_officer")
    return User.objects.filter(pk__in=posts.values("user"), is_active=True).order_by("full_name")


def approver_of(viewer: Viewer, case: Case) -> Post | None:
    """Who decides today at the child's ward: a deputy before the one who is away. None: nobody is in post."""
    posts = Post.objects.on(viewer.on).filter(unit=case.home_ward, role="ward_chair").select_related("user")
    return posts.order_by(F("deputising_for").asc(nulls_last=True)).first()


def clocks_due(viewer: Viewer, at: datetime, limit: int = 7) -> list[Clock]:
    """The running terms of the cases the viewer sees, the next to end first. One query."""
    seen = cases_seen(viewer, at)
    return list(Clock.objects.running().filter(case__in=seen).select_related("case").order_by("due_at")[:limit])


def cases_for_decision(viewer: Viewer, at: datetime, limit: int = 7) -> list[Case]:
    """Cases that wait for the chair: a plan, a closing."""
    if not viewer.holds("cases.approve"):
        return []
    return list(cases_seen(viewer, at).filter(state__in=["planned", "closing"]).order_by("opened_at")[:limit])
