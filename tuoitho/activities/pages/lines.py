"""One activity as a row of a list."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from tuoitho.activities.models import Activity


@dataclass(frozen=True)
class ActivityLine:
    """`where`: the class or the unit. `reached`: (audience, "lượt") pairs."""

    key: UUID
    on_date: date
    title: str
    kind: str
    where: str
    clause: str
    reached: list[tuple[str, int]]
    withdrawn: bool


def line(activity: Activity) -> ActivityLine:
    """Asks no query when unit, class and reaches came with the row."""
    school_class = activity.school_class
    return ActivityLine(
        activity.key,
        activity.on_date,
        activity.title,
        activity.get_kind_display(),
        _in_class(school_class.name, activity.unit.name) if school_class else activity.unit.name,
        activity.clause,
        [(reach.get_audience_display(), reach.reached) for reach in activity.reaches.all()],
        activity.withdrawn_at is not None,
    )


def _in_class(school_class: str, unit: str) -> str:
    return _("Lớp %(name)s, %(unit)s") % {"name": school_class, "unit": unit}
