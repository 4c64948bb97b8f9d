"""What concerns a child on every desk whose role has to do with it: reports that wait, terms of the law that run,
cards to look after. Never a name: a desk stands open on a table."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tuoitho.base.parts import Todo
from tuoitho.cases.queries.flags import cards_waiting
from tuoitho.desk.pages.desks.desk import Desk, Listing, Task
from tuoitho.desk.pages.links import link
from tuoitho.desk.pages.search import Found
from tuoitho.organisations.models import Post
from tuoitho.organisations.queries import Viewer
from tuoitho.organisations.rules import permissions_of

# Who follows cards of early warning.
FOLLOWERS = frozenset({"teacher", "focal"})


def with_children(desk: Desk, viewer: Viewer, post: Post, at: datetime) -> Desk:
    """The desk with what its role has to do for children, sorted among the rest by day."""
    return replace(desk, tasks=[*_tasks(viewer, post, at), *desk.tasks], lists=[*desk.lists, *_lists(viewer, post)])


def _tasks(viewer: Viewer, post: Post, at: datetime) -> Iterator[Task]:
    if post.role in FOLLOWERS:
        yield from _cards(viewer)


def _lists(viewer: Viewer, post: Post) -> Iterator[Listing]:
    """Settings that concern children, for whoever sets them."""
    if "cases.weigh_flags" in permissions_of(post.role):
        url = link("cases:set_weights", code=post.unit.code)
        detail = _("Điều gì đáng để ý bao nhiêu; kiểm lại mỗi năm học. Không có tên học sinh.")
        yield Listing(_("Cảnh báo sớm ở các trường"), [Found(_("Trọng số cảnh báo sớm"), detail, url)])


def _cards(viewer: Viewer) -> Iterator[Task]:
    """Cards of early warning to act on, and to look at again. One query."""
    waiting, url = cards_waiting(viewer), link("cases:flags")
    if waiting.act_by:
        words = {"count": waiting.to_act, "day": f"{waiting.act_by:%d/%m}"}
        title = (
            ngettext("%(count)s thẻ theo dõi chờ bạn làm", "%(count)s thẻ theo dõi chờ bạn làm", waiting.to_act) % words
        )
        late = viewer.on > waiting.act_by
        word = _("Chậm") if late else _("Trước %(day)s") % words
        detail = _("Mỗi thẻ nói vì sao, nên làm gì, xem lại khi nào.")
        todo = Todo(title, detail, url, _("Mở thẻ"), "late" if late else "due", word, str(waiting.to_act))
        yield Task(todo, waiting.act_by)
    if waiting.check_by:
        words = {"count": waiting.to_check, "day": f"{waiting.check_by:%d/%m}"}
        title = ngettext("%(count)s thẻ đến ngày xem lại", "%(count)s thẻ đến ngày xem lại", waiting.to_check) % words
        late = viewer.on > waiting.check_by
        word = _("Chậm") if late else _("Hôm nay")
        detail = _("Em ra sao sau việc đã làm?")
        todo = Todo(title, detail, url, _("Xem lại"), "late" if late else "due", word, str(waiting.to_check))
        yield Task(todo, waiting.check_by)
