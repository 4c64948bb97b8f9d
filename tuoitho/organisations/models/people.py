"""People who sign in, and the posts that say what they may see, from–to."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from tuoitho.base.actors import user_key
from tuoitho.base.folding import fold
from tuoitho.base.models import Keyed
from tuoitho.organisations.models.units import OnDate, Unit


class UserManager(BaseUserManager["User"]):
    def create_user(self, username: str, password: str | None = None, **fields: Any) -> "User":
        user = self.model(username=username, **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def bulk_create(self, objs: Iterable["User"], *args: Any, **kwargs: Any) -> list["User"]:
        users = list(objs)
        for user in users:
            user.fold()
        return super().bulk_create(users, *args, **kwargs)

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(username__iexact=username)


class User(Keyed, AbstractBaseUser):
    """A person with an account. What they may do is in their posts, never here.

    `session_round`: one more ends every session that is open.
    """

    username = models.CharField(_("Tên đăng nhập"), max_length=60, unique=True)
    full_name = models.CharField(_("Họ và tên"), max_length=120)
    folded = models.CharField(max_length=200, editable=False, default="", db_index=True)
    title = models.CharField(_("Chức danh"), max_length=120, blank=True)
    email = models.EmailField(_("Thư điện tử"), blank=True)
    phone = models.CharField(_("Điện thoại"), max_length=30, blank=True)
    is_active = models.BooleanField(default=True)
    must_change_password = models.BooleanField(default=False)
    session_round = models.PositiveIntegerField(default=0)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = UserManager()

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["full_name"]

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.fold()
        super().save(*args, **kwargs)

    def fold(self) -> None:
        """Name and user name as people type them."""
        self.folded = fold(f"{self.full_name} {self.username}")

    def get_session_auth_hash(self) -> str:
        """What a session must match: the password, and the round."""
        return f"{super().get_session_auth_hash()}:{self.session_round}"

    @property
    def actor_key(self) -> str:
        return user_key(self.key)

    def get_full_name(self) -> str:
        return self.full_name

    def get_short_name(self) -> str:
        return self.full_name.rsplit(" ", 1)[-1]

    def __str__(self) -> str:
        return self.full_name


class Post(Keyed):
    """Someone in a role at a unit, from–to. A deputy's post names whose it is and ends by itself."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="posts")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="posts")
    role = models.CharField(max_length=30)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    deputising_for = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="deputies")

    objects = OnDate.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gt=F("starts_on")), name="post_ends_after_start"
            ),
            models.CheckConstraint(
                condition=Q(deputising_for__isnull=True) | Q(ends_on__isnull=False), name="a_deputy_has_an_end"
            ),
        ]

    def in_force(self, day: date) -> bool:
        return self.starts_on <= day and (self.ends_on is None or day < self.ends_on)
