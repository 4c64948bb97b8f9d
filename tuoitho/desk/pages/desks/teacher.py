"""A class teacher, on a phone: the class, today."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tuoitho.activities.queries import activities_of
from tuoitho.desk.pages.desks.desk import Button, Desk, Listing
from tuoitho.desk.pages.links import link
from tuoitho.desk.pages.search import Found
from tuoitho.organisations.models import Post
from tuoitho.organisations.queries import Viewer
from tuoitho.registry.models import is_school_day
from tuoitho.registry.models.summers import phase_of
from tuoitho.registry.queries import ClassRow, called_classes, classes_of

SHOWN = 5


def teacher_desk(viewer: Viewer, post: Post) -> Desk:
    """Large buttons for each class of one's own: who was at school today, where they are in summer, a session."""
    classes = classes_of(viewer, post.unit)
    called = called_classes(viewer, viewer.on) if classes and is_school_day(viewer.on) else None
    newest = activities_of(viewer).standing().order_by("-on_date", "-pk")[:SHOWN]
    rows = [Found(one.title, f"{one.on_date:%d/%m/%Y}", link("activities:activity", key=one.key)) for one in newest]
    return Desk(
        _("Lớp của bạn hôm nay, %(day)s") % {"day": f"{viewer.on:%d/%m}"},
        _("Chạm vào lớp, bỏ chọn em vắng, lưu. Thế là xong.")
        if classes
        else _("Bạn chưa được giao lớp nào. Hãy nhờ cán bộ đầu mối của trường ghi tên bạn vào lớp."),
        buttons=[
            *(_roll_button(row, row.key in called) for row in classes if called is not None),
            *(_summer_button(row, str(phase.label)) for row in classes if (phase := phase_of(viewer.on))),
            *(_class_button(row) for row in classes),
        ],
        lists=[Listing(_("Vừa ghi"), rows, link("activities:activities"), "" if rows else _("Chưa ghi buổi nào."))],
    )


def _roll_button(row: ClassRow, called: bool) -> Button:
    words = {"name": row.name}
    done = _("lớp %(name)s · hôm nay đã điểm danh") if called else _("lớp %(name)s · hôm nay chưa điểm danh")
    return Button(_("Điểm danh đến lớp"), done % words, "calendar-check", link("registry:call_roll", key=row.key))


def _summer_button(row: ClassRow, title: str) -> Button:
    detail = _("lớp %(name)s") % {"name": row.name}
    return Button(title, detail, "sun", link("registry:check_summer", key=row.key))


def _class_button(row: ClassRow) -> Button:
    pupils = ngettext("%(count)s học sinh", "%(count)s học sinh", row.pupils) % {"count": row.pupils}
    words = {"name": row.name, "pupils": pupils}
    return Button(
        _("Cả lớp, trừ em vắng"),
        _("lớp %(name)s · %(pupils)s") % words,
        "check2-all",
        link("activities:take_class_attendance", key=row.key),
    )
