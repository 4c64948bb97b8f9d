"""Where one sits, and what any rule stands on."""

from django.utils.translation import gettext as _

from tuoitho.base.actors import Actor, System
from tuoitho.base.refusals import NotAllowed, Refused
from tuoitho.organisations.models import Post, User
from tuoitho.organisations.queries import Viewer
from tuoitho.organisations.rules import permissions_of


def insist(allowed: bool, permission: str) -> None:
    """`NotAllowed` unless the predicate held."""
    if not allowed:
        raise NotAllowed("", code=permission)


def insist_on_words(note: str) -> str:
    """The words without blanks around them; `Refused` when there are none."""
    if not note.strip():
        raise Refused(_("Việc này cần vài lời."), kept=_("Tin báo không thay đổi."), code="cases.note")
    return note.strip()


def seats(by: Actor, permission: str) -> frozenset[int]:
    """The units where one sits with a permission: not all below, so that the city's centre reads no ward's inbox."""
    if not isinstance(by, Viewer):
        return frozenset()
    return frozenset(post.unit_id for post in by.posts if permission in permissions_of(post.role))


def all_seats(by: Actor) -> frozenset[int]:
    """Every unit where one sits, in whatever role."""
    return frozenset(post.unit_id for post in by.posts) if isinstance(by, Viewer) else frozenset()


def sits_at(by: Actor, permission: str, unit_id: int) -> bool:
    """Sits there with the permission. The installation itself sits everywhere."""
    return isinstance(by, System) or unit_id in seats(by, permission)


def receives(post: Post) -> bool:
    """Whether a post is one at which reports are received."""
    return "cases.receive_reports" in permissions_of(post.role)


def user_of(by: Actor) -> User | None:
    return by.user if isinstance(by, Viewer) else None
