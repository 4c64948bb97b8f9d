"""What stands in a case, for those of its team; and what waits for one."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db.models import Case as DbCase
from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery, UUIDField, Value, When
from django.db.models.functions import Cast, Replace, Substr

from tuoitho.base.models import AuditEntry
from tuoitho.cases import rules
from tuoitho.cases.models import Case, CaseForm, CaseStep, Clock, Report, TeamMember
from tuoitho.cases.models.offices import OFFICER, chair_posts
from tuoitho.cases.queries.scope import case_copies, cases_seen
from tuoitho.organisations.models import Post, User
from tuoitho.organisations.queries import Viewer

OPENINGS = ("cases.record_opening", "cases.record_copy_opening", "cases.record_offer_opening", "cases.record_paper")
# States in which the next step is the chair's, and those in which it is the owner's.
WITH_CHAIR = ("planned", "closing")
SHOWN = ("", "mine", "waiting", "late", "closed", "copies")
"""The lists of cases: open ones, those one owns, those that wait for oneself, with a term broken, closed, handed on."""


def listed_cases(viewer: Viewer, shown: str, at: datetime) -> QuerySet[Case]:
    """One of the lists in `SHOWN`, unordered."""
    if shown == "copies":
        return case_copies(viewer, at)
    seen = cases_seen(viewer, at)
    if shown == "closed":
        return seen.filter(state="closed")
    seen = seen.exclude(state="closed")
    if shown == "mine":
        return seen.filter(owner=viewer.user)
    if shown == "waiting":
        return seen.filter(_waits_for(viewer))
    if shown == "late":
        return seen.filter(Exists(Clock.objects.running().filter(case=OuterRef("pk"), due_at__lt=at)))
    return seen


def next_clocks(viewer: Viewer, cases: Iterable[Case]) -> dict[int, Clock]:
    """Case → the running term that ends first, of cases the viewer has before them."""
    running = Clock.objects.running().filter(case__in=list(cases)).order_by("-due_at")
    return {clock.case_id: clock for clock in running}


def steps_of(viewer: Viewer, case: Case) -> list[CaseStep]:
    """Newest first, each with the call it records and its `author`. One query."""
    key = Cast(Replace(Substr("by", len("user:") + 1), Value("-"), Value("")), UUIDField())
    rows = CaseStep.objects.filter(case=case).select_related("call").order_by("-pk")
    steps = list(
        rows.annotate(
            user_key=DbCase(When(by__startswith="user:", then=key), output_field=UUIDField()),
            name=Subquery(User.objects.filter(key=OuterRef("user_key")).values("full_name")[:1]),
        )
    )
    for step in steps:
        step.author = step.name or ""
    return [*steps]


def clocks_of(viewer: Viewer, case: Case) -> list[Clock]:
    """Running ones first, by when they end."""
    return list(Clock.objects.filter(case=case).order_by(F("met_at").asc(nulls_first=True), "due_at"))


def running_clock(viewer: Viewer, case: Case, duty: str) -> Clock | None:
    """The running term of a duty."""
    return Clock.objects.running().filter(case=case, duty=duty).first()


def forms_of(viewer: Viewer, case: Case, until: datetime | None = None) -> list[CaseForm]:
    """Those in force, without their answers; newest first. `until`: as they stood at the end of a dated copy."""
    forms = CaseForm.objects.filter(case=case).defer("answers").order_by("-pk")
    if until is None:
        return list(forms.filter(replaced_by=None))
    made = forms.filter(made_at__lte=until)
    return list(made.filter(Q(replaced_by=None) | Q(replaced_by__made_at__gt=until)))


def form_of(viewer: Viewer, case: Case, key: UUID, until: datetime | None = None) -> CaseForm | None:
    """A form of the case, of a dated copy only when it was made within it."""
    forms = CaseForm.objects.filter(case=case, key=key)
    return (forms if until is None else forms.filter(made_at__lte=until)).first()


def latest_form(viewer: Viewer, case: Case, form: str) -> CaseForm | None:
    """The form in force of this round."""
    return CaseForm.objects.filter(case=case, form=form, round=case.round, replaced_by=None).last()


def team_rows(viewer: Viewer, case: Case) -> list[TeamMember]:
    """Everyone who is or was in the team, in the order they came."""
    return list(TeamMember.objects.filter(case=case).select_related("user").order_by("pk"))


def reports_behind(viewer: Viewer, case: Case) -> list[Report]:
    """The reports that led to the case; who made them stays with the reports."""
    return list(Report.objects.filter(case=case).order_by("received_at"))


def openings_of(viewer: Viewer, case: Case, at: datetime) -> QuerySet[AuditEntry]:
    """Who opened the case or took a paper of it, for its owner and the chair."""
    if not rules.read_openings(viewer, case, at):
        return AuditEntry.objects.none()
    return AuditEntry.objects.filter(subject=str(case.key), verb__in=OPENINGS)


def names_of(viewer: Viewer, keys: Iterable[str]) -> dict[str, str]:
    """Actor key → name of the people who left a step; a team knows who they are."""
    users = {key.removeprefix("user:"): key for key in keys if key.startswith("user:")}
    found = User.objects.filter(key__in=users).values_list("key", "full_name")
    return {users[str(key)]: name for key, name in found}


def officers_of(viewer: Viewer, case: Case) -> QuerySet[User]:
    """The child-protection officers of the ward that keeps the case, to give it to."""
    return _officers(viewer, [case.home_ward_id])


def officers_to_call(viewer: Viewer, case: Case, at: datetime) -> QuerySet[User]:
    """Those, and the ones of the ward where it happened, who are not in the team yet."""
    there = TeamMember.objects.on(at).filter(case=case).values("user")
    return _officers(viewer, [case.home_ward_id, case.ward_id]).exclude(pk__in=there)


def helpers_of(viewer: Viewer, case: Case, at: datetime) -> QuerySet[User]:
    """Who was called in and is still there."""
    rows = TeamMember.objects.on(at).filter(case=case, part=TeamMember.Part.HELPER)
    return User.objects.filter(pk__in=rows.values("user")).order_by("full_name")


def approver_of(viewer: Viewer, case: Case) -> Post | None:
    """Who decides today at the ward that keeps it: a deputy before the one who is away. None: nobody is in post."""
    return chair_posts(case.home_ward_id, viewer.on).select_related("user").first()


def _officers(viewer: Viewer, wards: Iterable[int]) -> QuerySet[User]:
    posts = Post.objects.on(viewer.on).filter(unit__in=list(wards), role=OFFICER)
    return User.objects.filter(pk__in=posts.values("user"), is_active=True).order_by("full_name")


def _waits_for(viewer: Viewer) -> Q:
    """The next step is the viewer's: the chair's decisions, else the owner's steps."""
    decides = Q(state__in=WITH_CHAIR) | Q(child__silence_asked_at__isnull=False)
    own = Q(owner=viewer.user) & ~Q(state__in=WITH_CHAIR)
    return own | (Q(home_ward__in=rules.seats(viewer, "cases.approve")) & decides)
