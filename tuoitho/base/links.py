"""Signed links for people without an account: one purpose, one subject, an end, withdrawn at will."""

import hashlib
import secrets
from datetime import timedelta

from django.db import connection
from django.utils.translation import gettext as _

from tuoitho.base.clock import real_now
from tuoitho.base.models import Link
from tuoitho.base.refusals import Refused

WRONG_TRIES = 5


def make_link(purpose: str, subject: object, days: int) -> tuple[Link, str]:
    """A new link and its secret, which is shown once and never stored."""
    secret = secrets.token_urlsafe(24)
    moment = real_now()
    link = Link.objects.create(
        purpose=purpose,
        subject=str(subject),
        digest=_digest(secret),
        made_at=moment,
        expires_at=moment + timedelta(days=days),
    )
    return link, secret


def open_link(purpose: str, secret: str) -> Link:
    """The link of a secret, or `Refused` with what to do: unknown, withdrawn, expired, or tried wrongly too often."""
    link = Link.objects.filter(purpose=purpose, digest=_digest(secret)).first()
    if link is None:
        raise Refused(
            _("Liên kết này không đúng, có thể đã bị chép thiếu."),
            todo=_("Hãy xin người gửi một liên kết mới."),
            code="link.unknown",
        )
    return standing(link)


def standing(link: Link) -> Link:
    """The same link as it is stored now, its row held in a transaction; `Refused` once it opens nothing any more."""
    held = Link.objects.select_for_update() if connection.in_atomic_block else Link.objects.all()
    link = held.get(pk=link.pk)
    todo = _("Hãy xin người gửi một liên kết mới.")
    if link.withdrawn_at:
        raise Refused(_("Liên kết này đã được thu hồi."), todo=todo, code="link.withdrawn")
    if link.expires_at < real_now():
        raise Refused(_("Liên kết này đã hết hạn."), todo=todo, code="link.expired")
    if link.wrong_tries >= WRONG_TRIES:
        raise Refused(_("Liên kết này đã bị khoá sau nhiều lần nhập sai."), todo=todo, code="link.locked")
    return link


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
