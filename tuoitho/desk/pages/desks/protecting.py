"""Requests about children's data, pairs that may be one child, and what is soon kept no longer. Whose data it is stays
off the desk."""

from collections.abc import Iterator
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tuoitho.base.parts import Todo
from tuoitho.cases.queries.tallies import Tallies, tallies
from tuoitho.desk.pages.desks.desk import Task
from tuoitho.desk.pages.links import link
from tuoitho.organisations.queries import Viewer


def protecting_tasks(viewer: Viewer, at: datetime) -> Iterator[Task]:
    """One query."""
    found = tallies(viewer, at)
    if found.requests and found.requests_due:
        yield _requests(found.requests, found.requests_due, at)
    yield from _pairs(found)
    yield from _retention(found)


def _requests(count: int, due_at: datetime, at: datetime) -> Task:
    day, late = timezone.localdate(due_at), due_at < at
    title = ngettext(
        "%(count)s yêu cầu về dữ liệu chưa trả lời", "%(count)s yêu cầu về dữ liệu chưa trả lời", count
    ) % {"count": count}
    todo = Todo(
        title,
        _("Thời hạn của luật đang chạy."),
        link("cases:requests"),
        _("Xử lý"),
        "late" if late else "due",
        _("Đã quá hạn") if late else _("Hết %(day)s") % {"day": f"{day:%d/%m}"},
        str(count),
    )
    return Task(todo, day)


def _pairs(found: Tallies) -> Iterator[Task]:
    """Children who may be one: undecided, each step counts them twice."""
    if found.pairs:
        title = ngettext("%(count)s cặp trẻ em có thể là một", "%(count)s cặp trẻ em có thể là một", found.pairs)
        detail = _("Gộp được và hoàn tác được; là hai em thì ghi một lần.")
        title = title % {"count": found.pairs}
        yield Task(Todo(title, detail, link("cases:duplicates"), _("Xem"), "ask", _("Cần xem"), str(found.pairs)))


def _retention(found: Tallies) -> Iterator[Task]:
    count = found.to_forget
    if count:
        title = ngettext(
            "%(count)s hồ sơ sắp xoá dữ liệu nhận dạng", "%(count)s hồ sơ sắp xoá dữ liệu nhận dạng", count
        ) % {"count": count}
        detail = _("Còn cần thì giữ lại, kèm lý do.")
        yield Task(Todo(title, detail, link("cases:retention"), _("Xem danh sách"), "waiting", mark=str(count)))
