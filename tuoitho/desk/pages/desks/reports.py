"""Reports on a desk: what waits in one's inbox and until when, what the ward asks of whoever told, who is on duty."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from tuoitho.base.parts import Todo
from tuoitho.cases.models.watch import Span, gaps
from tuoitho.cases.queries.waiting import ASKED, ON_PAPER, REPORT, WATCH, Waiting
from tuoitho.cases.queries.watch import AHEAD
from tuoitho.cases.rules import seats
from tuoitho.cases.workflow import ReportState
from tuoitho.desk.pages.desks.desk import Button, Task
from tuoitho.desk.pages.links import link
from tuoitho.law.terms import DUTIES, due
from tuoitho.organisations.models import Post
from tuoitho.organisations.queries import Viewer

SHOWN = 3
TOLD_OF = {
    ReportState.RECEIVED: (gettext_lazy("Tin báo chưa ai nhận xử lý"), gettext_lazy("Mở tin")),
    ReportState.TAKEN: (gettext_lazy("Tin báo chờ quyết định"), gettext_lazy("Mở tin")),
    ReportState.CLOSING: (gettext_lazy("Tin báo chờ người thứ hai xác nhận đóng"), gettext_lazy("Xem và xác nhận")),
}


def report_tasks(viewer: Viewer, post: Post, at: datetime, waiting: Sequence[Waiting]) -> Iterator[Task]:
    """`waiting`: what waits for the viewer, of any kind. Asks nothing more."""
    came = sorted((one for one in waiting if one.kind == REPORT), key=lambda one: (one.at or at, str(one.key)))
    yield from (_waiting(one, at) for one in came[:SHOWN])
    if len(came) > SHOWN:
        left = len(came) - SHOWN
        title = ngettext("Còn %(count)s tin báo nữa", "Còn %(count)s tin báo nữa", left) % {"count": left}
        yield Task(Todo(title, "", link("cases:reports"), _("Mở danh sách tin"), "due", mark=str(left)))
    yield from (_asking(one, at) for one in waiting if one.kind in (ASKED, ON_PAPER))
    if post.unit_id in seats(viewer, "cases.keep_watch"):
        turns = [(one.at, one.until) for one in waiting if one.kind == WATCH and one.at and one.until]
        yield from _gaps(gaps(turns, at, at + AHEAD), at)


def report_buttons(viewer: Viewer, post: Post) -> list[Button]:
    """Telling and receiving are one tap from the desk, and so are the numbers for whoever answers for schools."""
    every = {
        "cases.file_report": Button(
            _("Báo điều tôi thấy"), _("một em có dấu hiệu phải làm việc"), "eye", link("cases:file_report")
        ),
        "cases.receive_reports": Button(_("Tin báo"), _("mới đến và đang xử lý"), "inbox", link("cases:reports")),
        "cases.see_counts": Button(
            _("Các trường báo tin"), _("bao nhiêu tin, nhanh thế nào"), "stopwatch", link("cases:counts")
        ),
    }
    return [button for permission, button in every.items() if viewer.holds(permission, post.unit_id)]


def _waiting(one: Waiting, at: datetime) -> Task:
    """The hour that counts is the law's; a report whose end waits for a second person has none."""
    title, action = TOLD_OF[ReportState(one.state)]
    url, since = link("cases:report", key=one.key), one.at or at
    if one.state == ReportState.CLOSING:
        return Task(Todo(title, _came(since), url, action, "waiting", _("Chờ xác nhận")))
    duty = DUTIES["emergency"]
    ends = due(duty, since)
    late = ends < at
    word = _("Đã quá hạn") if late else _("Đến %(hour)s") % {"hour": _hour(ends)}
    todo = Todo(title, f"{_came(since)} {duty.article}.", url, action, "late" if late else "due", word, primary=True)
    return Task(todo, timezone.localdate(ends))


def _asking(one: Waiting, at: datetime) -> Task:
    url, since = link("cases:my_report", key=one.key), one.at or at
    if one.kind == ASKED:
        title, word = _("Phường đề nghị trường phối hợp"), _("Cần trả lời")
        todo = Todo(title, _came(since), url, _("Đọc và trả lời"), "ask", word)
    else:
        title = _("Tin đã báo: phường nhận trên giấy")
        detail = _("In Mẫu 01 và công văn, gửi ngay, rồi ghi số văn bản trả lời.")
        todo = Todo(title, detail, url, _("Mở"), "waiting", _("Chưa có trả lời"))
    return Task(todo, timezone.localdate(since))


def _gaps(found: Sequence[Span], at: datetime) -> Iterator[Task]:
    """The first hours that nobody covers; within a day they are late."""
    if not found:
        return
    start, end = found[0]
    status = "late" if start < at + timedelta(days=1) else "due"
    detail = _("Trống từ %(from)s đến %(to)s.") % {"from": _hour(start), "to": _hour(end)}
    title, url = _("Bảng trực 7 ngày tới có giờ chưa ai trực"), link("cases:keep_watch")
    todo = Todo(title, detail, url, _("Xếp ca trực"), status, _("Chưa ai trực"), str(len(found)))
    yield Task(todo, timezone.localdate(start))


def _came(at: datetime) -> str:
    return _("Đến lúc %(hour)s.") % {"hour": _hour(at)}


def _hour(at: datetime) -> str:
    return f"{timezone.localtime(at):%H:%M %d/%m}"
