"""Posts: given, ended, handed over, deputised. Whoever ends on a day is without access from that day on."""

from datetime import date, datetime

from django.db.models import Q
from django.utils.translation import gettext as _

from tuoitho.base.action import action
from tuoitho.base.actors import Actor
from tuoitho.base.audit import record
from tuoitho.base.refusals import NotAllowed, Refused
from tuoitho.organisations import rules
from tuoitho.organisations.models import Post, Unit, User
from tuoitho.organisations.rules import ROLES, SINGLE


@action("organisations.give_post")
def give_post(
    *, user: User, unit: Unit, role: str, starts_on: date, ends_on: date | None = None, by: Actor, at: datetime
) -> Post:
    """A role at a unit from a day on, perhaps until another."""
    _allow(by, unit.pk, role)
    _not_oneself(by, user)
    _require_order(starts_on, ends_on)
    _require_unit(unit, starts_on)
    _require_free(user, unit, role, starts_on, ends_on)
    post = Post.objects.create(user=user, unit=unit, role=role, starts_on=starts_on, ends_on=ends_on)
    record(by=by, at=at, verb="organisations.give_post", subject=post.key, unit=unit.code)
    return post


@action("organisations.end_post")
def end_post(*, post: Post, ends_on: date, by: Actor, at: datetime) -> Post:
    """The post ends; whoever deputises for it ends with it."""
    _allow(by, post.unit_id, post.role)
    _end(post, ends_on)
    record(by=by, at=at, verb="organisations.end_post", subject=post.key, unit=post.unit.code, fields=["ends_on"])
    return post


@action("organisations.hand_over")
def hand_over(*, post: Post, successor: User, on: date, by: Actor, at: datetime) -> Post:
    """On one day the predecessor's post ends and the successor's begins. Returns the new post."""
    _allow(by, post.unit_id, post.role)
    _not_oneself(by, successor)
    if successor.pk == post.user_id:
        raise Refused(_("Người nhận bàn giao phải là người khác."), code="post.same_person")
    _require_unit(post.unit, on)
    _end(post, on)
    _require_free(successor, post.unit, post.role, on, None)
    new = Post.objects.create(user=successor, unit=post.unit, role=post.role, starts_on=on)
    record(
        by=by, at=at, verb="organisations.hand_over", subject=post.key, unit=post.unit.code, fields=["user", "ends_on"]
    )
    return new


@action("organisations.deputise")
def deputise(*, post: Post, deputy: User, starts_on: date, ends_on: date, by: Actor, at: datetime) -> Post:
    """Someone acts for the holder from–to, both days given; it ends by itself."""
    own = post.user.actor_key == by.key and by.holds("organisations.keep_posts", post.unit_id)
    if not own:
        _allow(by, post.unit_id, post.role)
    if deputy.pk != post.user_id:
        _not_oneself(by, deputy)
    if post.deputising_for_id is not None:
        raise Refused(
            _("Người đang thay mặt không cử người khác thay mình."), todo=_("Hãy chọn chức vụ của người được thay.")
        )
    if deputy.pk == post.user_id:
        raise Refused(_("Người thay mặt phải là người khác."), code="post.same_person")
    _require_order(starts_on, ends_on)
    if starts_on < post.starts_on or (post.ends_on is not None and ends_on > post.ends_on):
        raise Refused(
            _("Thời gian thay mặt phải nằm trong thời gian giữ chức vụ: %(held)s.") % {"held": _held(post)},
            code="post.outside",
        )
    _require_free(deputy, post.unit, post.role, starts_on, ends_on, deputy=True)
    new = Post.objects.create(
        user=deputy, unit=post.unit, role=post.role, starts_on=starts_on, ends_on=ends_on, deputising_for=post
    )
    record(by=by, at=at, verb="organisations.deputise", subject=new.key, unit=post.unit.code)
    return new


def _allow(by: Actor, unit_id: int, role: str) -> None:
    if not rules.keep_post(by, unit_id, role):
        raise NotAllowed(
            _("Bạn không được giao hay thôi vai trò “%(role)s” ở đơn vị này.")
            % {"role": ROLES[role].label if role in ROLES else role},
            code="organisations.keep_posts",
        )


def _not_oneself(by: Actor, user: User) -> None:
    """Whoever gives roles to others could else open any child's file to themselves."""
    if user.actor_key == by.key:
        raise NotAllowed(
            _("Không ai tự giao vai trò cho chính mình."),
            todo=_("Hãy nhờ người khác có quyền giao vai trò."),
            code="organisations.keep_posts",
        )


def _end(post: Post, ends_on: date) -> None:
    if ends_on <= post.starts_on:
        raise Refused(
            _("Ngày thôi giữ phải sau ngày bắt đầu giữ chức vụ (%(day)s).") % {"day": _day(post.starts_on)},
            code="post.order",
        )
    if post.ends_on is not None and post.ends_on < ends_on:
        raise Refused(
            _("Chức vụ này đã thôi từ ngày %(day)s, không kéo dài thêm được.") % {"day": _day(post.ends_on)},
            todo=_("Nếu người ấy trở lại, hãy giao chức vụ mới."),
            code="post.ended",
        )
    post.ends_on = ends_on
    post.save(update_fields=["ends_on"])
    post.deputies.filter(starts_on__gte=ends_on).delete()
    post.deputies.filter(ends_on__gt=ends_on).update(ends_on=ends_on)


def _require_order(starts_on: date, ends_on: date | None) -> None:
    if ends_on is not None and ends_on <= starts_on:
        raise Refused(
            _("Ngày thôi giữ phải sau ngày bắt đầu: %(start)s không trước %(end)s.")
            % {"start": _day(starts_on), "end": _day(ends_on)},
            code="post.order",
        )


def _require_unit(unit: Unit, day: date) -> None:
    if day < unit.starts_on or (unit.ends_on is not None and day >= unit.ends_on):
        raise Refused(
            _("Vào ngày %(day)s, “%(unit)s” chưa có hoặc không còn.") % {"day": _day(day), "unit": unit.name},
            code="post.no_unit",
        )


def _require_free(
    user: User, unit: Unit, role: str, starts_on: date, ends_on: date | None, deputy: bool = False
) -> None:
    """Nobody holds the same post twice at once; a head is one person, deputies apart."""
    meeting = Post.objects.filter(unit=unit, role=role).filter(Q(ends_on=None) | Q(ends_on__gt=starts_on))
    if ends_on is not None:
        meeting = meeting.filter(starts_on__lt=ends_on)
    if twice := meeting.filter(user=user).first():
        raise Refused(
            _("%(name)s đã giữ vai trò này ở đơn vị: %(held)s.") % {"name": user.full_name, "held": _held(twice)},
            code="post.twice",
        )
    other = meeting.filter(deputising_for=None).select_related("user").first()
    if role in SINGLE and not deputy and other is not None:
        raise Refused(
            _("%(name)s đang giữ vai trò này: %(held)s.") % {"name": other.user.full_name, "held": _held(other)},
            todo=_("Hãy dùng “Bàn giao” để người trước thôi và người sau nhận cùng một ngày."),
            code="post.held",
        )


def _held(post: Post) -> str:
    if post.ends_on is None:
        return _("từ %(start)s") % {"start": _day(post.starts_on)}
    return _("từ %(start)s đến trước %(end)s") % {"start": _day(post.starts_on), "end": _day(post.ends_on)}


def _day(day: date) -> str:
    return day.strftime("%d/%m/%Y")
