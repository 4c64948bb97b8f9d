"""One desk a role; the post decides."""

from collections.abc import Callable
from datetime import datetime

from tuoitho.desk.pages.desks.centre import centre_desk
from tuoitho.desk.pages.desks.children import with_children
from tuoitho.desk.pages.desks.city import city_desk
from tuoitho.desk.pages.desks.desk import Desk
from tuoitho.desk.pages.desks.keepers import administrator_desk, auditor_desk
from tuoitho.desk.pages.desks.officer import department_desk
from tuoitho.desk.pages.desks.school import school_desk
from tuoitho.desk.pages.desks.teacher import teacher_desk
from tuoitho.desk.pages.desks.ward import ward_desk
from tuoitho.organisations.models import Post
from tuoitho.organisations.queries import Viewer

__all__ = ["DESKS", "Desk", "desk_of"]

DESKS: dict[str, Callable[[Viewer, Post], Desk]] = {
    "officer": department_desk,
    "inspector": department_desk,
    "head": school_desk,
    "focal": school_desk,
    "teacher": teacher_desk,
    "ward_officer": ward_desk,
    "ward_chair": ward_desk,
    "centre_officer": centre_desk,
    "city_viewer": city_desk,
    "administrator": administrator_desk,
    "auditor": auditor_desk,
}


def desk_of(viewer: Viewer, post: Post, at: datetime) -> Desk:
    """What the holder of a post does next. `at`: the moment, for what runs by the hour."""
    return with_children(DESKS[post.role](viewer, post), viewer, post, at)
