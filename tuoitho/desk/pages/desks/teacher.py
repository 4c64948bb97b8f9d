"""A class teacher, on a phone: the class, today."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tuoitho.activities.queries import activities_of
from tuoitho.desk.pages.desks.desk import Button, Desk, Listing
from tuoitho.desk.pages.links import link
from tuoitho.desk.pages.search import Found
from tuoitho.organisations.models import Post
from tuoitho.organisations.queries import Viewer
from tuoitho.registry.queries import ClassRow, classes_of

SHOWN = 5


def teacher_desk(viewer: Viewer, post: Post) -> Desk:
    """One large button for each class of one's own."""
    classes = classes_of(viewer, post.unit)
    newest = activities_of(viewer).standing().order_by("-on_date", "-pk")[:SHOWN]
    rows = [Found(one.title, f"{one.on_date:%d/%m/%Y}", link("activities:activity", key=one.key)) for one in newest]
    return Desk(
        _("Lớp của bạn hôm nay, %(day)s") % {"day": f"{viewer.on:%d/%m}"},
        _("Chạm vào lớp, bỏ chọn em vắng, lưu. Thế là xong.")
        if classes
        else _("Bạn chưa được giao lớp nào. Hãy nhờ cán bộ đầu mối của trường ghi tên bạn vào lớp."),
        buttons=[_class_button(row) for row in classes],
        lists=[Listing(_("Vừa ghi"), rows, link("activities:activities"), "" if rows else _("Chưa ghi buổi nào."))],
    )


def _class_button(row: ClassRow) -> Button:
    pupils = ngettext("%(count)s học sinh", "%(count)s học sinh", row.pupils) % {"count": row.pupils}
    words = {"name": row.name, "pupils": pupils}
    return Button(
        _("Cả lớp, trừ em vắng"),
        _("lớp %(name)s · %(pupils)s") % words,
        "check2-all",
        link("activities:take_class_attendance", key=row.key),
    )
