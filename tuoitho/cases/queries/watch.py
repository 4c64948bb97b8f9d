"""Who is on duty for the reports of a unit, and who can be reached when nobody is."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import F, QuerySet
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tuoitho.base.actors import Actor
from tuoitho.cases import rules
from tuoitho.cases.models import CaseSettings, Watch
from tuoitho.cases.models.watch import Span, gaps
from tuoitho.organisations.models import Post, Unit, User
from tuoitho.organisations.queries import Viewer, current_stamp, tree_on

KEEP = "cases.keep_watch"
AHEAD = timedelta(days=7)
WATCHERS = ("ward_officer", "ward_chair", "centre_officer")


@dataclass(frozen=True)
class Reachable:
    """Someone to call about a unit's reports now. `why`: on duty, or what makes them the next best."""

    user: User
    phone: str
    why: str | Promise


# Where nobody is on duty, the next best in this order. An administrator can at least put someone in post.
_OTHERWISE = {
    "ward_chair": _("Chủ tịch, chưa phân công người trực"),
    "ward_officer": _("cán bộ của phường, chưa phân công người trực"),
    "centre_officer": _("Trung tâm công tác xã hội, chưa phân công người trực"),
    "administrator": _("quản trị hệ thống, đơn vị chưa có ai nhận tin"),
}


def watches_of(viewer: Viewer, unit: Unit, at: datetime) -> QuerySet[Watch]:
    """The turns of a unit where the viewer keeps watch, now and to come."""
    kept = Watch.objects.filter(unit=unit, unit__in=rules.seats(viewer, KEEP), ends_at__gt=at)
    return kept.select_related("user").order_by("starts_at", "pk")


def watch_of(viewer: Viewer, key: UUID) -> Watch | None:
    """One turn of a unit where the viewer sits."""
    found = Watch.objects.filter(key=key, unit__in=rules.seats(viewer, KEEP))
    return found.select_related("unit", "user").first()


def watchers_of(viewer: Viewer, unit: Unit) -> QuerySet[User]:
    """Who may be on duty: whoever receives reports in post there today."""
    if unit.pk not in rules.seats(viewer, KEEP):
        return User.objects.none()
    posts = Post.objects.on(viewer.on).filter(unit=unit, role__in=WATCHERS)
    return User.objects.filter(pk__in=posts.values("user"), is_active=True).order_by("full_name", "pk")


def gaps_ahead(
    viewer: Viewer, units: Iterable[int], at: datetime, ahead: timedelta = AHEAD
) -> Mapping[int, list[Span]]:
    """Unit → the stretches of the coming days that nobody covers, for units where the viewer sits. One query."""
    wanted = sorted(set(units) & rules.seats(viewer, KEEP))
    turns: dict[int, list[Span]] = {unit: [] for unit in wanted}
    for row in Watch.objects.within(at, at + ahead).filter(unit__in=wanted):
        turns[row.unit_id].append((row.starts_at, row.ends_at))
    return {unit: gaps(spans, at, at + ahead) for unit, spans in turns.items()}


def who_answers(viewer: Actor, unit: Unit, at: datetime) -> list[Reachable]:
    """Whoever is on duty at a unit; else its chair or deputy, its officers, the centre above, an administrator.

    Empty only where no such person is in post anywhere above. At most two queries.
    """
    on_duty = Watch.objects.at(at).filter(unit=unit).select_related("user").order_by("starts_at", "pk")
    if found := [Reachable(row.user, row.phone, _("đang trực")) for row in on_duty]:
        return found
    people = in_post(viewer, unit, at, tuple(_OTHERWISE))
    for role, why in _OTHERWISE.items():
        if held := [post for post in people if post.role == role]:
            return [Reachable(post.user, post.user.phone, why) for post in held]
    return []


def in_post(viewer: Actor, unit: Unit, at: datetime, roles: tuple[str, ...]) -> list[Post]:
    """Who holds one of these roles today at a unit or above it, deputies first. One query beside the kept tree."""
    day = timezone.localdate(at)
    tree = viewer.tree if isinstance(viewer, Viewer) else tree_on(day, current_stamp())
    above = [unit.pk, *(tree.ancestors(unit.pk) if unit.pk in tree else ())]
    posts = Post.objects.on(day).filter(unit__in=above, role__in=roles, user__is_active=True).select_related("user")
    return list(posts.order_by(F("deputising_for").asc(nulls_last=True), "pk"))


def unit_of_watch(viewer: Viewer, code: str = "") -> Unit | None:
    """The unit whose roster a page shows: the one asked for, else the first where the viewer keeps watch."""
    mine = Unit.objects.filter(pk__in=rules.seats(viewer, KEEP)).order_by("pk")
    return mine.filter(code=code).first() if code else mine.first()


def centre_name(viewer: Actor) -> str:
    """What the city's centre is called, as the installation has it set."""
    return CaseSettings.current().centre_name or "Trung tâm Công tác xã hội"
