"""The roster of duty of a ward or of the city's centre."""

from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from tuoitho.base.action import action
from tuoitho.base.actors import Actor
from tuoitho.base.audit import record
from tuoitho.base.refusals import Refused
from tuoitho.cases import rules
from tuoitho.cases.models import Watch
from tuoitho.organisations.models import Post, Unit, User

WATCH = "cases.keep_watch"
LONGEST = timedelta(days=31)
"""A turn longer than a month is a slip of the pen, or nobody's duty."""


@action("cases.keep_watch")
def keep_watch(
    *, unit: Unit, user: User, starts_at: datetime, ends_at: datetime, phone: str, by: Actor, at: datetime
) -> Watch:
    """Put someone who receives reports there on duty, from–to, under a telephone number."""
    rules.insist(rules.sits_at(by, WATCH, unit.pk), WATCH)
    posts = Post.objects.on(timezone.localdate(starts_at)).filter(unit=unit, user=user)
    if not any(rules.receives(post) for post in posts):
        raise _refused(_("Người này không nhận tin báo ở đơn vị vào ngày ấy."))
    if ends_at <= starts_at:
        raise _refused(_("Giờ hết trực phải sau giờ bắt đầu."))
    if ends_at <= at:
        raise _refused(_("Ca trực này đã qua."))
    if ends_at - starts_at > LONGEST:
        raise _refused(_("Một ca trực không dài quá 31 ngày."))
    turn = Watch.objects.create(
        unit=unit, user=user, starts_at=starts_at, ends_at=ends_at, phone=phone.strip(), set_at=at, by=by.key
    )
    record(by=by, at=at, verb="cases.keep_watch", subject=turn.key, unit=unit.code)
    return turn


@action("cases.end_watch")
def end_watch(*, watch: Watch, by: Actor, at: datetime) -> None:
    """A turn to come is dropped; one that runs ends now, and stays on record."""
    rules.insist(rules.sits_at(by, WATCH, watch.unit_id), WATCH)
    held = Watch.objects.select_for_update().get(pk=watch.pk)
    if held.ends_at <= at:
        raise _refused(_("Ca trực này đã qua."))
    if held.starts_at < at:
        held.ends_at = at
        held.save()
    else:
        held.delete()
    record(by=by, at=at, verb="cases.end_watch", subject=watch.key, unit=watch.unit.code)


def _refused(sentence: str) -> Refused:
    return Refused(sentence, kept=_("Bảng trực không thay đổi."), code=WATCH)
