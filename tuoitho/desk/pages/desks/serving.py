"""Help that was asked for, here or by us, and children to look after again. A case is named by its number only."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tuoitho.base.parts import Todo
from tuoitho.cases.models import Referral
from tuoitho.cases.models.followups import work_by
from tuoitho.cases.queries.followups import follow_ups_due
from tuoitho.cases.queries.referrals import referrals_unanswered
from tuoitho.cases.queries.waiting import REFERRAL, Waiting
from tuoitho.desk.pages.desks.desk import MOST, Task
from tuoitho.desk.pages.links import link
from tuoitho.organisations.models import Post
from tuoitho.organisations.queries import Viewer
from tuoitho.organisations.rules import permissions_of

AHEAD = timedelta(days=7)


def serving_tasks(viewer: Viewer, post: Post, at: datetime, waiting: Sequence[Waiting]) -> Iterator[Task]:
    """`waiting`: what waits for the viewer, of any kind. Two queries at most."""
    allowed = permissions_of(post.role)
    if "cases.answer_referrals" in allowed:
        yield from _received(viewer, [one for one in waiting if one.kind == REFERRAL and one.day])
    if "cases.keep_case" in allowed:
        yield from _unanswered(referrals_unanswered(viewer, at, viewer.on, MOST))
        yield from _follow_ups(viewer, at)


def _received(viewer: Viewer, rows: Sequence[Waiting]) -> Iterator[Task]:
    waiting = [one for one in rows if one.state == "waiting"]
    if waiting:
        first, count = min(one.day for one in waiting if one.day), len(waiting)
        title = ngettext("%(count)s đề nghị phối hợp chờ trả lời", "%(count)s đề nghị phối hợp chờ trả lời", count) % {
            "count": count
        }
        detail = _("Phường nhờ giúp một em; hẹn trả lời trước hết ngày %(day)s.") % {"day": f"{first:%d/%m/%Y}"}
        status = "late" if first < viewer.on else "due"
        yield Task(Todo(title, detail, link("cases:referrals"), _("Xem đề nghị"), status, mark=str(count)), first)
    under_way = len(rows) - len(waiting)
    if under_way:
        title = ngettext(
            "%(count)s đề nghị phối hợp đã nhận, chưa xong",
            "%(count)s đề nghị phối hợp đã nhận, chưa xong",
            under_way,
        ) % {"count": under_way}
        detail = _("Làm xong thì ghi lại để nơi gửi biết.")
        yield Task(Todo(title, detail, link("cases:referrals"), _("Xem đề nghị"), "waiting", mark=str(under_way)))


def _unanswered(rows: Sequence[Referral]) -> Iterator[Task]:
    for one in rows:
        detail = _("%(receiver)s được hẹn trả lời trước hết ngày %(day)s.") % {
            "receiver": one.receiver,
            "day": f"{one.answer_by:%d/%m/%Y}",
        }
        title = _("Hồ sơ %(number)s: đề nghị chưa được trả lời") % {"number": one.case.number}
        url = link("cases:serving", key=one.case.key)
        yield Task(Todo(title, detail, url, _("Xem lại"), "late", mark="!"), one.answer_by)


def _follow_ups(viewer: Viewer, at: datetime) -> Iterator[Task]:
    for one in follow_ups_due(viewer, at, viewer.on + AHEAD, MOST):
        day = work_by(one.due_on)
        title = _("Hồ sơ %(number)s: theo dõi em") % {"number": one.case.number}
        detail = _("Đến ngày %(day)s.") % {"day": f"{day:%d/%m/%Y}"}
        url = link("cases:following", key=one.case.key)
        yield Task(Todo(title, detail, url, _("Ghi lần theo dõi"), "late" if day < viewer.on else "due", mark="T"), day)
