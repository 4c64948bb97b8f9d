"""Cases on the desks of those who keep, decide and administer them: terms of the law with their article, decisions that
wait, calls that are not on record, cases that other wards offer. Never a name."""

from collections.abc import Iterator
from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tuoitho.base.parts import Todo
from tuoitho.cases.pages.clocks import time_left
from tuoitho.cases.queries.at_hand import AtHand, cases_at_hand, how_many_adrift
from tuoitho.desk.pages.desks.desk import MOST, Task
from tuoitho.desk.pages.links import link
from tuoitho.organisations.models import Post
from tuoitho.organisations.queries import Viewer


def case_tasks(viewer: Viewer, post: Post, at: datetime) -> Iterator[Task]:
    """One query."""
    if post.role == "administrator":
        yield from _adrift(how_many_adrift(viewer, at))
        return
    if not viewer.holds("cases.see_cases"):
        return
    rows = cases_at_hand(viewer, at)
    for row in rows:
        task = None if row.offered else _task(row, at)
        if task is not None:
            yield task
    yield from _offers(sum(row.offered for row in rows), at)
    yield from map(_to_screen, [row for row in rows if row.to_screen][:MOST])


def _task(row: AtHand, at: datetime) -> Task | None:
    """What the case wants first. What is not the viewer's to do stands on the desk only when its term is broken."""
    late = row.due_at is not None and row.due_at < at
    words = {"number": row.case.number}
    url = link("cases:case", key=row.case.key)
    today = timezone.localdate(at)
    if row.must_call:
        title = _("Gọi 111 và công an: hồ sơ %(number)s") % words
        detail = _("Nghi bị mua bán, chưa ghi đủ cuộc gọi. Phần mềm không tự gọi.")
        return Task(Todo(title, detail, url, _("Mở hồ sơ"), "late", _("Gọi ngay")), today)
    if row.adrift and row.mine:
        title = _("Hồ sơ %(number)s: phường giữ hồ sơ đã thôi") % words
        url = link("cases:follow_reform", key=row.case.key)
        return Task(Todo(title, _("Chọn phường nay gồm nơi em sống."), url, _("Chọn phường")), today)
    if row.decide:
        title = _("Quyết định: hồ sơ %(number)s") % words
        return Task(_timed(row, title, _why_decide(row), url, at), _day(row) or today)
    if row.back:
        title = _("Chuyển phường chưa xong: hồ sơ %(number)s") % words
        detail = _("Phường kia không nhận hoặc chưa trả lời sau 2 ngày làm việc.")
        return Task(Todo(title, detail, link("cases:team", key=row.case.key), _("Xem lại"), "late"), today)
    if row.duty is not None and (row.mine or late):
        title = _("%(duty)s: hồ sơ %(number)s") % {"duty": _(row.duty.title), **words}
        return Task(_timed(row, title, "", url, at), _day(row))
    return None


def _timed(row: AtHand, title: str, detail: str, url: str, at: datetime) -> Todo:
    """With the term that runs and its article."""
    if row.duty is None or row.due_at is None:
        return Todo(title, detail, url, _("Mở hồ sơ"))
    article = row.duty.article if row.duty.verified else f"{row.duty.article}, {_('chưa xác minh')}"
    due = f"{timezone.localtime(row.due_at):%H:%M %d/%m/%Y}"
    told = _("Hạn %(due)s (%(article)s).") % {"due": due, "article": article}
    status = "late" if row.due_at < at else "due"
    return Todo(title, f"{detail} {told}".strip(), url, _("Mở hồ sơ"), status, time_left(row.due_at, at))


def _why_decide(row: AtHand) -> str:
    if row.case.state == "planned":
        return _("Kế hoạch chờ phê duyệt.")
    if row.case.state == "closing":
        return _("Chờ xác nhận kết thúc.")
    return _("Có đề nghị không báo về nhà.")


def _day(row: AtHand) -> date | None:
    return timezone.localdate(row.due_at) if row.due_at else None


def _to_screen(row: AtHand) -> Task:
    """A case opened for labour in which nobody has asked about the work yet."""
    title = _("Sàng lọc việc làm: hồ sơ %(number)s") % {"number": row.case.number}
    url = link("cases:screen", key=row.case.key)
    return Task(Todo(title, _("Chưa ai hỏi về việc làm của em."), url, _("Sàng lọc việc làm")))


def _offers(count: int, at: datetime) -> Iterator[Task]:
    if count:
        sentence = ngettext("%(count)s hồ sơ chờ phường nhận", "%(count)s hồ sơ chờ phường nhận", count)
        detail = _("Phường khác đề nghị chuyển; thời hạn vẫn chạy trong lúc chờ.")
        todo = Todo(sentence % {"count": count}, detail, link("cases:offers"), _("Xem và trả lời"), mark=str(count))
        yield Task(todo, timezone.localdate(at))


def _adrift(count: int) -> Iterator[Task]:
    if count:
        sentence = ngettext("%(count)s hồ sơ ở phường đã thôi", "%(count)s hồ sơ ở phường đã thôi", count) % {
            "count": count
        }
        detail = _("Cần nói hồ sơ theo phường nào; ở đó chỉ có số hồ sơ, không có tên trẻ.")
        yield Task(Todo(sentence, detail, link("cases:adrift"), _("Chọn phường"), mark=str(count)))
