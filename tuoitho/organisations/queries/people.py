"""Accounts and posts, within the units over which the viewer may give or see them."""

from uuid import UUID

from allauth.mfa.utils import is_mfa_enabled
from django.db.models import Q, QuerySet

from tuoitho.base.folding import words
from tuoitho.base.models import StoredFile
from tuoitho.organisations.models import Post, Unit, User
from tuoitho.organisations.queries.viewer import Viewer

KEEP = "organisations.keep_posts"
SEE = "organisations.see_units"


def people_in_post(viewer: Viewer, unit: Unit) -> QuerySet[Post]:
    """Who holds a post at a unit today, if the viewer may see the unit."""
    held = Post.objects.on(viewer.on).filter(unit=unit, unit__in=viewer.units(SEE))
    return held.select_related("user", "unit", "deputising_for__user")


def posts_of(viewer: Viewer, unit: Unit | None = None, text: str = "", past: bool = False) -> QuerySet[Post]:
    """Posts that the viewer keeps: of one unit or of all, in force or to come (`past`: also those that ended)."""
    posts = Post.objects.filter(unit__in=viewer.units(KEEP)).select_related("user", "unit", "deputising_for__user")
    if unit is not None:
        posts = posts.filter(unit=unit)
    if not past:
        posts = posts.filter(Q(ends_on=None) | Q(ends_on__gt=viewer.on))
    for word in words(text):
        posts = posts.filter(user__folded__contains=word)
    return posts


def post_of(viewer: Viewer, key: UUID) -> Post | None:
    return posts_of(viewer, past=True).filter(key=key).first()


def account_of(viewer: Viewer, username: str, permission: str = KEEP) -> User | None:
    """One account by its user name, if the person holds or held a post in the viewer's scope."""
    return _known(viewer, permission).filter(username__iexact=username.strip()).first()


def people_known(viewer: Viewer, unit: Unit, permission: str = KEEP, limit: int = 200) -> list[User]:
    """People who hold or held a post at a unit, to choose from."""
    return list(_known(viewer, permission).filter(posts__unit=unit).order_by("username")[:limit])


def posts_of_account(viewer: Viewer, user: User) -> list[Post]:
    """The posts of one person in force today: all of one's own, of others those in scope."""
    held = Post.objects.on(viewer.on).filter(user=user).select_related("unit", "deputising_for__user")
    if viewer.user is None or viewer.user.pk != user.pk:
        held = held.filter(unit__in=viewer.units(KEEP))
    return list(held.order_by("pk"))


def _known(viewer: Viewer, permission: str) -> QuerySet[User]:
    return User.objects.filter(is_active=True, posts__unit__in=viewer.units(permission)).distinct()


def has_second_step(viewer: Viewer) -> bool:
    """Whether the viewer's own account asks for a one-time code."""
    return viewer.user is not None and is_mfa_enabled(viewer.user)


def account_by_key(viewer: Viewer, key: UUID, permission: str) -> User | None:
    """One account, also a locked one, if the person holds or held a post in the viewer's scope."""
    return User.objects.filter(key=key, posts__unit__in=viewer.units(permission)).distinct().first()


def usernames_taken(viewer: Viewer) -> set[str]:
    """Every user name there is, for those who make accounts."""
    if not viewer.holds("organisations.keep_accounts"):
        return set()
    return set(User.objects.values_list("username", flat=True))


def file_of(viewer: Viewer, key: str) -> StoredFile | None:
    """A file that the viewer handed in."""
    try:
        return StoredFile.objects.filter(key=UUID(key), by=viewer.key).first()
    except ValueError:
        return None
