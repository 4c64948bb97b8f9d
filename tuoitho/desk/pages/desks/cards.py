"""Cards of early warning that wait for whoever follows them, and their settings. Never a name."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tuoitho.base.parts import Todo
from tuoitho.cases.queries.flags import cards_waiting
from tuoitho.desk.pages.desks.desk import Listing, Task
from tuoitho.desk.pages.links import link
from tuoitho.desk.pages.search import Found
from tuoitho.organisations.models import Post
from tuoitho.organisations.queries import Viewer
from tuoitho.organisations.rules import permissions_of

FOLLOWERS = frozenset({"teacher", "focal"})


def card_lists(post: Post) -> Iterator[Listing]:
    """Settings that concern children, for whoever sets them."""
    if "cases.weigh_flags" in permissions_of(post.role):
        url = link("cases:set_weights", code=post.unit.code)
        detail = _("Điều gì đáng để ý bao nhiêu; kiểm lại mỗi năm học. Không có tên học sinh.")
        yield Listing(_("Cảnh báo sớm ở các trường"), [Found(_("Trọng số cảnh báo sớm"), detail, url)])


def card_tasks(viewer: Viewer, post: Post) -> Iterator[Task]:
    """Cards to act on, and to look at again. One query."""
    if post.role not in FOLLOWERS:
        return
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
