"""Who may, and what must hold of an activity. A fault is a sentence for the person, empty when there is none."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from tuoitho.activities.models import Activity
from tuoitho.base.actors import Actor
from tuoitho.organisations.models import Unit
from tuoitho.organisations.queries import Viewer
from tuoitho.registry.models import SchoolClass

MOST_PEOPLE = 1_000_000


@dataclass(frozen=True)
class Details:
    """What is said of an activity, whoever came. Texts are empty where nothing is said."""

    kind: str
    title: str
    on_date: date
    channel: str = ""
    clause: str = ""
    place: str = ""
    note: str = ""


@dataclass(frozen=True)
class Counted:
    """One audience by heads: invited (None: nobody counted) and reached."""

    audience: str
    invited: int | None
    reached: int


def log_activity(by: Actor, unit: Unit) -> bool:
    """For the unit where one sits, or a group it guides; not for every unit one may see."""
    return by.holds("activities.log_activity", unit.pk) and _sits_at(by, unit)


def take_class_attendance(by: Actor, school_class: SchoolClass) -> bool:
    """The class's own teacher, or whoever logs for its unit."""
    return by.holds("activities.take_attendance", school_class.unit_id) and (
        _teaches(by, school_class) or log_activity(by, school_class.unit)
    )


def take_staff_attendance(by: Actor, unit: Unit) -> bool:
    return by.holds("activities.take_attendance", unit.pk) and log_activity(by, unit)


def edit_activity(by: Actor, activity: Activity) -> bool:
    return by.holds("activities.edit_activity", activity.unit_id) and _keeps(by, activity)


def name_employers(by: Actor, activity: Activity) -> bool:
    """Whoever may edit an activity of the whole unit; one of a class meets no employers."""
    return activity.school_class_id is None and edit_activity(by, activity)


def withdraw_activity(by: Actor, activity: Activity) -> bool:
    return by.holds("activities.withdraw_activity", activity.unit_id) and _keeps(by, activity)


def see_names(by: Actor, activity: Activity) -> bool:
    """Who came: those who see the unit's people, or the class's own teacher."""
    return by.holds("registry.see_people", activity.unit_id) or _own_class(by, activity)


def _keeps(by: Actor, activity: Activity) -> bool:
    return _own_class(by, activity) or log_activity(by, activity.unit)


def _own_class(by: Actor, activity: Activity) -> bool:
    return (
        activity.school_class is not None
        and _teaches(by, activity.school_class)
        and by.holds("activities.take_attendance", activity.unit_id)
    )


def _teaches(by: Actor, school_class: SchoolClass) -> bool:
    return isinstance(by, Viewer) and by.user is not None and school_class.teacher_id == by.user.pk


def _sits_at(by: Actor, unit: Unit) -> bool:
    """At the unit itself or at the preschool that guides the group. The installation itself sits everywhere."""
    if not isinstance(by, Viewer):
        return True
    seats = {post.unit_id for post in by.posts}
    guiding = by.tree.parent(unit.pk) if unit.kind == Unit.Kind.GROUP and unit.pk in by.tree else None
    return unit.pk in seats or guiding in seats


def date_fault(unit: Unit, on_date: date, today: date) -> str:
    """A day that has not come, or on which the unit was not there."""
    if on_date > today:
        return _("Ngày %(day)s chưa đến; chỉ ghi việc đã làm.") % {"day": f"{on_date:%d/%m/%Y}"}
    if on_date < unit.starts_on:
        return _("Ngày %(day)s đơn vị chưa thành lập (thành lập ngày %(start)s).") % {
            "day": f"{on_date:%d/%m/%Y}",
            "start": f"{unit.starts_on:%d/%m/%Y}",
        }
    if unit.ends_on is not None and on_date >= unit.ends_on:
        return _("Ngày %(day)s đơn vị đã thôi hoạt động.") % {"day": f"{on_date:%d/%m/%Y}"}
    return ""


def count_fault(invited: int | None, reached: int | None) -> str:
    """More came than were invited, invited people of whom nobody says how many came, or a number beyond belief."""
    if max(invited or 0, reached or 0) > MOST_PEOPLE:
        return _("Số người lớn quá mức có thể; hãy xem lại.")
    if invited is not None and reached is None:
        return _("Có số người được mời nhưng chưa có số người dự; nếu không ai dự, hãy ghi 0.")
    if invited is not None and reached is not None and reached > invited:
        return _("Số người dự (%(reached)d) lớn hơn số người được mời (%(invited)d). Hãy sửa một trong hai số.") % {
            "reached": reached,
            "invited": invited,
        }
    return ""
