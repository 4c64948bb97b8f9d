"""Who holds an office of a ward today: someone reachable is always named."""

from datetime import date, datetime
from typing import Any

from django.db.models import F, QuerySet
from django.utils import timezone

from tuoitho.organisations.models import Post, User

OFFICER, CHAIR = "ward_officer", "ward_chair"


def chair_posts(ward: Any, on: date) -> QuerySet[Post]:
    """Who may decide on a day, a deputy before the one deputised. `ward`: an id, or an expression."""
    return posts_on(ward, CHAIR, on).order_by(F("deputising_for").asc(nulls_last=True), "pk")


def chair_of(ward_id: int, at: datetime) -> User | None:
    """Who decides at a moment; None where nobody is in post."""
    post = chair_posts(ward_id, timezone.localdate(at)).select_related("user").first()
    return post.user if post else None


def has_officer(ward_id: int, at: datetime) -> bool:
    """Whether the ward works with the product: one who protects children is in post there."""
    return posts_on(ward_id, OFFICER, timezone.localdate(at)).exists()


def posts_on(ward: Any, role: str, on: date) -> QuerySet[Post]:
    """Posts of a role in force, of people who can sign in."""
    return Post.objects.on(on).filter(unit=ward, role=role, user__is_active=True)
