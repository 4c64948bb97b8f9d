"""Looking after a child once its plan is approved, until it is of age."""

from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from tuoitho.base.action import action
from tuoitho.base.actors import Actor
from tuoitho.base.refusals import Refused
from tuoitho.cases.actions.beside import Beside
from tuoitho.cases.models import Case, FollowUp


@action("cases.record_follow_up")
def record_follow_up(
    *,
    follow_up: FollowUp,
    done_on: date,
    working: str,
    schooling: str,
    safe: str,
    saw: str,
    note: str,
    by: Actor,
    at: datetime,
) -> FollowUp:
    """What was found, on a day. `working`, `schooling`, `safe`: an `Answer`; `saw`: who was met."""
    beside = Beside.begin(follow_up.case, "record_follow_up", by, at)
    held = _open(follow_up)
    if not held.since <= done_on <= timezone.localdate(at):
        raise Refused(
            _("Ngày theo dõi phải nằm từ ngày duyệt kế hoạch đến hôm nay."),
            kept=_("Những gì đã ghi còn trên trang."),
            code="cases.record_follow_up",
        )
    held.done_on, held.working, held.schooling, held.safe = done_on, working, schooling, safe
    held.saw, held.note, held.at, held.by = saw, note.strip() or None, at, by.key
    held.save()
    FollowUp.objects.go_on(held)
    beside.done(["done_on", "working", "schooling", "safe"])
    return held


@action("cases.skip_follow_up")
def skip_follow_up(*, follow_up: FollowUp, note: str, by: Actor, at: datetime) -> FollowUp:
    """Not held, with a reason; the next one stands."""
    beside = Beside.begin(follow_up.case, "skip_follow_up", by, at)
    held = _open(follow_up)
    if not note.strip():
        raise Refused(_("Bỏ qua thì phải ghi lý do."), kept=_("Chưa bỏ qua."), code="cases.skip_follow_up")
    held.skipped_at, held.note, held.at, held.by = at, note.strip(), at, by.key
    held.save()
    FollowUp.objects.go_on(held)
    beside.done(["skipped_at"])
    return held


@action("cases.end_follow_ups")
def end_follow_ups(*, case: Case, because: str, by: Actor, at: datetime) -> int:
    """No more from now on, for a reason; returns how many fell away."""
    beside = Beside.begin(case, "end_follow_ups", by, at)
    ended = FollowUp.objects.end(beside.case, because, at)
    if not ended:
        raise Refused(_("Không còn lần theo dõi nào để dừng."), code="cases.end_follow_ups")
    beside.done(["ended_at"], because)
    return ended


def _open(follow_up: FollowUp) -> FollowUp:
    held = FollowUp.objects.select_for_update().get(pk=follow_up.pk)
    if held.done_on or held.skipped_at or held.ended_at:
        raise Refused(
            _("Lần theo dõi này đã được ghi rồi."),
            kept=_("Điều người kia ghi vẫn được giữ; phần của bạn còn trên trang."),
            todo=_("Hãy mở lại trang theo dõi để xem."),
            code="cases.follow_up_done",
        )
    return held
