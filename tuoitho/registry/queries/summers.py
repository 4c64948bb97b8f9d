"""The summer's check of one class."""

from datetime import date

from tuoitho.organisations.queries import Viewer
from tuoitho.registry.models import SchoolClass, SummerCheck
from tuoitho.registry.queries.people import PersonRow, pupils_of_class

SummerRows = list[tuple[PersonRow, SummerCheck | None]]


def summer_of(viewer: Viewer, school_class: SchoolClass, on: date) -> SummerRows:
    """Each pupil on the roll with what is known of their summer; empty for a class outside the viewer's scope."""
    people = pupils_of_class(viewer, school_class.key, on)
    rows = SummerCheck.objects.filter(pupil_id__in=[one.id for one in people], summer=on.year)
    known = {row.pupil_id: row for row in rows}
    return [(one, known.get(one.id)) for one in people]
