"""What is known of a pupil's circumstances, for the class's teacher and the school's focal person."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from tuoitho.organisations.queries import Viewer
from tuoitho.registry import rules
from tuoitho.registry.models import Enrolment, PupilCircumstance, SchoolClass
from tuoitho.registry.models.circumstances import stamp_of

OWN, ALL = "registry.see_circumstances", "registry.see_school_circumstances"


@dataclass(frozen=True)
class KnownCircumstances:
    """Code → since when it is known, and the stamp of what was shown."""

    since: dict[str, date]
    seen: str


def known_classes(viewer: Viewer) -> QuerySet[SchoolClass]:
    """The classes whose pupils' circumstances the viewer may know: the own ones, a focal person's whole school."""
    own = Q(teacher=viewer.user, unit_id__in=viewer.units(OWN)) if viewer.user else Q(pk__in=[])
    return SchoolClass.objects.filter(own | Q(unit_id__in=viewer.units(ALL)))


def circumstances_of(viewer: Viewer, enrolment: Enrolment) -> KnownCircumstances | None:
    """What the enrolment's school entered and did not end; None for one who may not know. Log the opening."""
    if not rules.see_circumstances(viewer, enrolment.school_class):
        return None
    rows = PupilCircumstance.objects.open_of(enrolment.pupil_id, enrolment.unit_id)
    return KnownCircumstances({row.fact: row.starts_on for row in rows}, stamp_of(rows))
