"""New accounts: a user name, an initial password to be printed once, a first post."""

import secrets
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from django.contrib.auth.hashers import make_password
from django.utils.translation import gettext as _

from tuoitho.base.folding import words
from tuoitho.base.refusals import Refused
from tuoitho.organisations.models.people import Post, User
from tuoitho.organisations.models.units import Unit

# Letters and digits that nobody takes for another when reading from paper.
_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
_GROUPS, _LENGTH = 3, 4


def initial_password() -> str:
    """Three groups of four: about 59 bits, to be typed once from paper."""
    return "-".join("".join(secrets.choice(_LETTERS) for _ in range(_LENGTH)) for _ in range(_GROUPS))


@dataclass(frozen=True)
class NewAccount:
    """A person and their first post; without a user name one is made from the name.

    Making one hashes its password, which takes a moment: do it before the transaction, not in it.
    """

    full_name: str
    unit: Unit
    role: str
    starts_on: date
    title: str = ""
    email: str = ""
    phone: str = ""
    username: str = ""
    password: str = field(default_factory=initial_password, repr=False)
    hashed: str = field(default="", repr=False)

    def __post_init__(self) -> None:
        if not self.hashed:
            object.__setattr__(self, "hashed", make_password(self.password))

    def at(self, unit: Unit) -> "NewAccount":
        """The same at the unit as saved."""
        return replace(self, unit=unit)


@dataclass(frozen=True)
class Issued:
    """What a slip prints. The password exists nowhere else."""

    user: User
    unit: Unit
    role: str
    password: str = field(repr=False)


def open_accounts(accounts: Sequence[NewAccount]) -> list[Issued]:
    """Save them in the transaction of an action, or `Refused` when a user name is taken."""
    issued: list[Issued] = []
    for account in accounts:
        username = account.username or free_username(account.full_name)
        if User.objects.filter(username__iexact=username).exists():
            raise Refused(
                _("Tên đăng nhập “%(name)s” đã có người dùng.") % {"name": username},
                todo=_("Hãy chọn tên khác, hoặc để trống để chương trình tự đặt."),
                code="account.taken",
            )
        issued.append(_open(account, username))
    return issued


def free_username(full_name: str, taken: Collection[str] = ()) -> str:
    """Given name, then the initials of the others: "Nguyễn Thị Hạnh" → `hanhnt`, `hanhnt2` when that is taken."""
    parts = words(full_name) or ["nguoidung"]
    stem = (parts[-1] + "".join(part[0] for part in parts[:-1]))[:50]
    stored = User.objects.filter(username__istartswith=stem).values_list("username", flat=True)
    used = {name.lower() for name in (*taken, *stored)}
    free, count = stem, 1
    while free in used:
        count += 1
        free = f"{stem}{count}"
    return free


def _open(account: NewAccount, username: str) -> Issued:
    user = User.objects.create(
        username=username,
        password=account.hashed,
        full_name=account.full_name,
        title=account.title,
        email=account.email,
        phone=account.phone,
        must_change_password=True,
    )
    Post.objects.create(user=user, unit=account.unit, role=account.role, starts_on=account.starts_on)
    return Issued(user, account.unit, account.role, account.password)
