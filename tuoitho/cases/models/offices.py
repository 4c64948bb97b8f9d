"""Who holds an office of a ward today: someone reachable is always named."""

from datetime import datetime

from django.db.models import F, QuerySet
from django.utils import timezone

from tuoitho.organisations.models import Post, User

OFFICER, CHAIR = "ward_officer", "ward_chair"


def chair_of(ward_id: int, at: datetime) -> User | None:
    """Who decides today: a deputy before the one deputised; None where nobody is in post."""
    posts = posts_at(ward_id, CHAIR, at).select_related("user")
    post = posts.order_by(F("deputising_for").asc(nulls_last=True)).first()
    return post.user if post else None


def has_officer(ward_id: int, at: datetime) -> bool:
    """Whether the ward works with the product: one who protects children is in post there."""
    return posts_at(ward_id, OFFICER, at).exists()


def posts_at(ward_id: int, role: str, at: datetime) -> QuerySet[Post]:
    """Posts of a role in force, of people who can sign in."""
    return Post.objects.on(timezone.localdate(at)).filter(unit=ward_id, role=role, user__is_active=True)
