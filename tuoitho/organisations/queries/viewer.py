"""The tree of a date, and what a person may see on it. Scope is decided here and nowhere else."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from uuid import UUID

from django.db.models import QuerySet, Subquery

from tuoitho.base.refusals import NotAllowed
from tuoitho.organisations.models import Post, TreeVersion, Unit, UnitParent, User
from tuoitho.organisations.rules import permissions_of
from tuoitho.organisations.succession import Edge, Tree


def tree_on(day: date, stamp: UUID | None = None) -> Tree:
    """The tree of a date. With the stamp of the stored tree it is kept in the process, else read anew."""
    return _read_tree(day) if stamp is None else _kept_tree(day, stamp)


def current_stamp() -> UUID | None:
    """The stamp of the stored tree; None before the first unit."""
    return TreeVersion.objects.values_list("stamp", flat=True).first()


@lru_cache(maxsize=16)
def _kept_tree(day: date, stamp: UUID) -> Tree:
    return _read_tree(day)


def _read_tree(day: date) -> Tree:
    """Roots are the units in force on the day without a parent; siblings stand by kind and folded name."""
    parents = dict(UnitParent.objects.on(day).values_list("child_id", "parent_id"))
    units = Unit.objects.on(day).order_by("kind", "folded", "id").values_list("id", "starts_on", "ends_on")
    rows = list(units)
    rank = {unit: place for place, (unit, _, _) in enumerate(rows)}
    edges = [Edge(unit, parents.get(unit), start, end) for unit, start, end in rows]
    return Tree.at(edges, day, sort_key=rank.__getitem__)


@dataclass(frozen=True)
class Viewer:
    """A person on a day: their posts in force and what these allow. An actor of actions (`base.actors.Actor`).

    `key`: the actor key. `posts`: in force on `on`. Empty posts hold nothing.
    """

    key: str
    on: date
    user: User | None = None
    posts: tuple[Post, ...] = ()
    stamp: UUID | None = None
    _units: dict[str, frozenset[int]] = field(default_factory=dict, compare=False, repr=False)

    @property
    def tree(self) -> Tree:
        return tree_on(self.on, self.stamp)

    @property
    def roles(self) -> tuple[str, ...]:
        return tuple(post.role for post in self.posts)

    @property
    def post(self) -> Post | None:
        """The post whose desk opens: one's own before a deputised one."""
        return min(self.posts, key=lambda post: (post.deputising_for_id is not None, post.pk), default=None)

    def units(self, permission: str) -> frozenset[int]:
        """The ids of every unit over which the permission is held: the subtrees of the posts that carry it."""
        if permission not in self._units:
            self._units[permission] = frozenset(
                unit
                for post in self.posts
                if permission in permissions_of(post.role)
                for unit in self._below(post.unit_id)
            )
        return self._units[permission]

    def holds(self, permission: str, unit_id: int | None = None) -> bool:
        if unit_id is None:
            return any(permission in permissions_of(post.role) for post in self.posts)
        return unit_id in self.units(permission)

    def roles_over(self, unit_id: int) -> frozenset[str]:
        """The roles whose posts reach a unit."""
        tree = self.tree
        above = {unit_id, *(tree.ancestors(unit_id) if unit_id in tree else ())}
        return frozenset(post.role for post in self.posts if post.unit_id in above)

    def require(self, permission: str, unit_id: int) -> None:
        """`NotAllowed` unless the permission is held over the unit."""
        if not self.holds(permission, unit_id):
            raise NotAllowed("", code=permission)

    def _below(self, unit_id: int) -> Iterable[int]:
        tree = self.tree
        return tree.subtree(unit_id) if unit_id in tree else (unit_id,)


def viewer_of(user: User, on: date) -> Viewer:
    """The viewer of a signed-in person on a day, in one query."""
    posts = tuple(
        Post.objects.on(on)
        .filter(user=user)
        .select_related("unit")
        .annotate(stamp=Subquery(TreeVersion.objects.values("stamp")[:1]))
        .order_by("pk")
    )
    stamp = posts[0].stamp if posts else None
    return Viewer(user.actor_key, on, user, posts, UUID(str(stamp)) if stamp else None)


def units_of(viewer: Viewer, permission: str = "organisations.see_units") -> QuerySet[Unit]:
    """Units the viewer holds the permission over."""
    return Unit.objects.filter(pk__in=viewer.units(permission))


def unit_of(viewer: Viewer, code: str, permission: str = "organisations.see_units") -> Unit | None:
    """One unit by its code within the viewer's scope, else None."""
    return units_of(viewer, permission).filter(code=code).first()


def codes_of(viewer: Viewer, permission: str) -> dict[str, str]:
    """Code → name of the units in scope, as a field of codes suggests them."""
    return dict(units_of(viewer, permission).order_by("kind", "folded").values_list("code", "name"))


def own_unit(viewer: Viewer) -> Unit | None:
    """The unit whose desk the viewer sits at."""
    return viewer.post.unit if viewer.post else None
