"""Requests about children's data, and what is soon kept no longer. Whose data it is stays off the desk."""

from collections.abc import Iterator
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tuoitho.base.parts import Todo
from tuoitho.cases.queries.protection import count_to_forget
from tuoitho.cases.queries.requests import requests_open
from tuoitho.cases.rules import seats
from tuoitho.desk.pages.desks.desk import Task
from tuoitho.desk.pages.links import link
from tuoitho.organisations.queries import Viewer


def protecting_tasks(viewer: Viewer, at: datetime) -> Iterator[Task]:
    """One query for who handles requests, two more for the chair."""
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
    if viewer.holds("cases.approve"):
        yield from _retention(viewer, at)


def _retention(viewer: Viewer, at: datetime) -> Iterator[Task]:
    count = count_to_forget(seats(viewer, "cases.approve"), at)
    if count:
        title = ngettext(
            "%(count)s hồ sơ sắp xoá dữ liệu nhận dạng", "%(count)s hồ sơ sắp xoá dữ liệu nhận dạng", count
        ) % {"count": count}
        detail = _("Còn cần thì giữ lại, kèm lý do.")
        yield Task(Todo(title, detail, link("cases:retention"), _("Xem danh sách"), "waiting", mark=str(count)))
