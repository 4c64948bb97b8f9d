"""What concerns a child on every desk whose role has to do with it: reports that wait, terms of the law that run,
cards to look after. Never a name: a desk stands open on a table."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tuoitho.base.parts import Todo
from tuoitho.cases.queries.protection import count_to_forget
from tuoitho.cases.queries.requests import requests_open
from tuoitho.cases.rules import seats
from tuoitho.desk.pages.desks.desk import Desk, Task
from tuoitho.desk.pages.links import link
from tuoitho.organisations.models import Post
from tuoitho.organisations.queries import Viewer


def with_children(desk: Desk, viewer: Viewer, post: Post, at: datetime) -> Desk:
    """The desk with what its role has to do for children, sorted among the rest by day."""
    return replace(desk, tasks=[*_tasks(viewer, post, at), *desk.tasks])


def _tasks(viewer: Viewer, post: Post, at: datetime) -> Iterator[Task]:
    yield from _requests(viewer, at)
    yield from _retention(viewer, at)


def _requests(viewer: Viewer, at: datetime) -> Iterator[Task]:
    """The law's terms run on each; whose data it is stays off the desk."""
    for request in requests_open(viewer):
        day = timezone.localdate(request.next_due)
        late = request.next_due < at
        todo = Todo(
            _("Yêu cầu về dữ liệu: %(kind)s") % {"kind": request.get_kind_display()},
            str(request.get_state_display()),
            link("cases:data_request", key=request.key),
            _("Xử lý"),
            "late" if late else "due",
            _("Đã quá hạn") if late else _("Hết %(day)s") % {"day": f"{day:%d/%m}"},
        )
        yield Task(todo, day)


def _retention(viewer: Viewer, at: datetime) -> Iterator[Task]:
    count = count_to_forget(seats(viewer, "cases.approve"), at) if viewer.holds("cases.approve") else 0
    if count:
        title = ngettext(
            "%(count)s hồ sơ sắp xoá dữ liệu nhận dạng", "%(count)s hồ sơ sắp xoá dữ liệu nhận dạng", count
        ) % {"count": count}
        detail = _("Còn cần thì giữ lại, kèm lý do.")
        yield Task(Todo(title, detail, link("cases:retention"), _("Xem danh sách"), "waiting", mark=str(count)))
