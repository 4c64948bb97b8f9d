"""Accounts: made by an administrator, a new password printed by a head, one's own chosen by oneself.

An initial password is handed back once, to be printed; only its hash is stored.
"""

from collections.abc import Sequence
from datetime import datetime

from django.utils.translation import gettext as _

from tuoitho.base.action import action
from tuoitho.base.actors import Actor
from tuoitho.base.audit import record
from tuoitho.base.refusals import NotAllowed, Refused
from tuoitho.organisations import rules
from tuoitho.organisations.models import Post, User
from tuoitho.organisations.models.accounts import Issued, NewAccount, initial_password, open_accounts
from tuoitho.organisations.models.second_step import take_second_step


@action("organisations.keep_accounts")
def keep_accounts(*, accounts: Sequence[NewAccount], by: Actor, at: datetime) -> list[Issued]:
    """Make accounts with their first posts: all of them or none."""
    for account in accounts:
        if not rules.keep_accounts(by, account.unit.pk, account.role):
            raise NotAllowed(_("Bạn không được cấp vai trò này ở đơn vị này."), code="organisations.keep_accounts")
    issued = open_accounts(accounts)
    units = {account.unit.code for account in accounts}
    record(
        by=by,
        at=at,
        verb="organisations.keep_accounts",
        subject=issued[0].user.key if len(issued) == 1 else f"{len(issued)}",
        unit=units.pop() if len(units) == 1 else "",
        fields=["username", "full_name", "posts"],
    )
    return issued


@action("organisations.reset_password")
def reset_password(*, user: User, by: Actor, at: datetime) -> Issued:
    """A new initial password for a colleague who stands before one; the old one and open sessions end at once."""
    posts = list(Post.objects.on(at.date()).filter(user=user).select_related("unit"))
    posts = posts or list(Post.objects.filter(user=user).select_related("unit"))
    if user.actor_key == by.key:
        raise Refused(
            _("Đây là tài khoản của chính bạn."), todo=_("Hãy đổi mật khẩu ở trang tài khoản."), code="reset.own"
        )
    if not rules.reset_password(by, posts):
        raise NotAllowed(
            _("Bạn chỉ cấp lại mật khẩu cho người của đơn vị mình, có vai trò thấp hơn."),
            code="organisations.reset_password",
        )
    password = initial_password()
    user.set_password(password)
    user.must_change_password = True
    user.save(update_fields=["password", "must_change_password"])
    post = posts[0]
    record(
        by=by,
        at=at,
        verb="organisations.reset_password",
        subject=user.key,
        unit=post.unit.code,
        fields=["password"],
    )
    return Issued(user, post.unit, post.role, password)


@action("organisations.reset_second_step")
def reset_second_step(*, user: User, by: Actor, at: datetime) -> User:
    """For who lost telephone and recovery codes: it is set up anew at the next sign-in; open sessions end at once."""
    posts = list(Post.objects.on(at.date()).filter(user=user).select_related("unit"))
    posts = posts or list(Post.objects.filter(user=user).select_related("unit"))
    if user.actor_key == by.key or not rules.reset_second_step(by, posts):
        raise NotAllowed(
            _("Bạn chỉ đặt lại xác thực hai bước cho người của đơn vị mình quản trị, không phải cho chính mình."),
            code="organisations.reset_second_step",
        )
    take_second_step(user)
    record(
        by=by,
        at=at,
        verb="organisations.reset_second_step",
        subject=user.key,
        unit=posts[0].unit.code,
        fields=["second_step"],
    )
    return user


@action("organisations.lock_account")
def lock_account(*, user: User, by: Actor, at: datetime, locked: bool = True) -> User:
    """Nobody signs in with it any more, or again; what the person did stays theirs."""
    posts = list(Post.objects.filter(user=user).select_related("unit"))
    if user.actor_key == by.key or not all(rules.keep_accounts(by, post.unit_id, post.role) for post in posts):
        raise NotAllowed(_("Bạn không khoá được tài khoản này."), code="organisations.keep_accounts")
    user.is_active = not locked
    user.save(update_fields=["is_active"])
    record(by=by, at=at, verb="organisations.lock_account", subject=user.key, fields=["is_active"])
    return user


@action("organisations.change_password")
def change_password(*, user: User, password: str, by: Actor, at: datetime) -> User:
    """One's own new password."""
    if user.actor_key != by.key:
        raise NotAllowed(_("Mật khẩu do chính người dùng đặt."), code="organisations.change_password")
    user.set_password(password)
    user.must_change_password = False
    user.save(update_fields=["password", "must_change_password"])
    record(by=by, at=at, verb="organisations.change_password", subject=user.key, fields=["password"])
    return user
