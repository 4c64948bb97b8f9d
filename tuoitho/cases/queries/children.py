"""The children of the cases that a viewer sees; who may be the same child; and whom a ward knows already."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from tuoitho.cases import rules
from tuoitho.cases.matching import SHOWN, Alike, Known
from tuoitho.cases.models import Case, Child, Likeness, Merge, TeamMember
from tuoitho.cases.models.likeness import candidates, ranked
from tuoitho.cases.queries.scope import cases_seen
from tuoitho.cases.workflow import CaseState
from tuoitho.organisations.models import Unit
from tuoitho.organisations.queries import Viewer

KEEP = "cases.keep_case"
MATCHES = 6


def children_seen(viewer: Viewer, at: datetime) -> QuerySet[Child]:
    """The children with a case that the viewer sees now; a record merged into another is not one of them."""
    return Child.objects.filter(pk__in=cases_seen(viewer, at).values("child"), merged_into=None)


def child_seen(viewer: Viewer, key: UUID, at: datetime) -> Child | None:
    """One of them, else None. Whoever shows it logs the opening."""
    return next((case.child for case in cases_of_child(viewer, key, at)), None)


def cases_of_child(viewer: Viewer, key: UUID, at: datetime) -> list[Case]:
    """Those of a child that the viewer sees, newest first, with the child; empty for a record merged into another.
    `own`: the viewer is of the team. One query."""
    mine = TeamMember.objects.on(at).filter(user=viewer.user, case=OuterRef("pk"))
    rows = cases_seen(viewer, at).filter(child__key=key, child__merged_into=None).annotate(own=Exists(mine))
    return list(rows.select_related("child__ward", "owner", "home_ward").order_by("-opened_at", "-pk"))


def cases_of_children(viewer: Viewer, children: Collection[Child], at: datetime) -> list[Case]:
    """Those of these children that the viewer sees, newest first."""
    rows = cases_seen(viewer, at).filter(child__in=children).select_related("owner")
    return list(rows.order_by("-opened_at", "-pk"))


@dataclass(frozen=True)
class Match:
    """A child of the ward who may be the one that is looked for. `case`: its case, an open one before a closed one.
    `own`: the viewer is of its team and may read what is known; else only who keeps it is told."""

    child: Child
    alike: Alike
    case: Case | None
    own: bool


def matches(viewer: Viewer, known: Known, at: datetime) -> list[Match]:
    """The likeliest first, among those known to a ward where the viewer keeps cases, never of another: outside there is
    no hint. Four queries at most, flat in the number of children."""
    wards = rules.seats(viewer, KEEP)
    found = ranked(known, candidates(wards, known), SHOWN)[:MATCHES]
    cases = _cases_in(viewer, wards, [child.pk for child, _like in found], at)
    return [Match(child, like, *cases.get(child.pk, (None, False))) for child, like in found]


def open_cases_of_ward(viewer: Viewer, at: datetime) -> QuerySet[Case]:
    """The open cases of the wards where the viewer keeps cases, a colleague's too: to hand a report over to."""
    wards = rules.seats(viewer, KEEP)
    rows = Case.objects.filter(Q(ward__in=wards) | Q(home_ward__in=wards)).exclude(state=CaseState.CLOSED)
    return rows.select_related("owner", "child", "home_ward")


def likenesses_seen(viewer: Viewer, at: datetime) -> QuerySet[Likeness]:
    """Pairs that nobody decided on yet, of two children that the viewer sees both."""
    seen = children_seen(viewer, at).values("pk")
    rows = Likeness.objects.filter(apart_at=None, first__in=seen, second__in=seen)
    return rows.select_related("first", "second")


def likeness_seen(viewer: Viewer, key: UUID, at: datetime) -> Likeness | None:
    """One of them, else None."""
    return likenesses_seen(viewer, at).filter(key=key).first()


def likenesses_of(viewer: Viewer, child: Child, at: datetime) -> list[Likeness]:
    """Those of one child."""
    return list(likenesses_seen(viewer, at).filter(Q(first=child) | Q(second=child)).order_by("-points", "-pk"))


def merges_seen(viewer: Viewer, at: datetime) -> QuerySet[Merge]:
    """Merges into a child that the viewer sees, which stand."""
    seen = children_seen(viewer, at).values("pk")
    return Merge.objects.filter(kept__in=seen, undone_at=None).select_related("kept", "merged").order_by("-pk")


def merge_seen(viewer: Viewer, key: UUID, at: datetime) -> Merge | None:
    """One of them, else None."""
    return merges_seen(viewer, at).filter(key=key).first()


def wards_of(viewer: Viewer) -> QuerySet[Unit]:
    """The wards where a child may live."""
    return Unit.objects.on(viewer.on).filter(kind=Unit.Kind.WARD).order_by("folded")


def own_wards(viewer: Viewer) -> list[Unit]:
    """The wards where the viewer keeps cases. No query."""
    seats = rules.seats(viewer, KEEP)
    return [post.unit for post in viewer.posts if post.unit_id in seats]


def _cases_in(
    viewer: Viewer, wards: Collection[int], children: Iterable[int], at: datetime
) -> dict[int, tuple[Case, bool]]:
    """Child → (its case in these wards, whether the viewer is of its team). The open one where there is one."""
    mine = TeamMember.objects.on(at).filter(user=viewer.user, case=OuterRef("pk"))
    rows = Case.objects.filter(Q(ward__in=wards) | Q(home_ward__in=wards), child__in=list(children))
    rows = rows.annotate(own=Exists(mine)).select_related("owner").order_by("closed_at", "opened_at")
    ordered = sorted(rows, key=lambda case: case.state != CaseState.CLOSED)
    return {case.child_id: (case, case.own) for case in ordered}
