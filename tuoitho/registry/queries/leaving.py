"""Pupils who left: how many dropped out, and who is on no roll since."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, QuerySet

from tuoitho.counts.models import Period
from tuoitho.organisations.models import Unit
from tuoitho.organisations.queries import Viewer
from tuoitho.registry.models import OUT_OF_SIGHT, Enrolment, LeftBecause
from tuoitho.registry.queries.people import seen_classes

SEE = "registry.see_people"


@dataclass(frozen=True)
class Dropouts:
    """Children who left school within a period, and of these who is on some roll again."""

    left: int
    back: int


def count_dropouts(units: Collection[int], period: Period) -> Dropouts:
    """Children released as having left school, each once. One query."""
    again = Enrolment.objects.filter(pupil=OuterRef("pupil"), starts_on__gte=OuterRef("ends_on"))
    gone = Enrolment.objects.filter(
        unit_id__in=units,
        left_because=LeftBecause.DROPPED,
        ends_on__gte=period.starts_on,
        ends_on__lte=period.ends_on,
    )
    rows = gone.annotate(back=Exists(again)).values_list("pupil_id", "back")
    people: dict[int, bool] = {}
    for pupil, back in rows:
        people[pupil] = people.get(pupil, True) and back
    return Dropouts(len(people), sum(people.values()))


def out_of_sight(viewer: Viewer, unit: Unit) -> QuerySet[Enrolment]:
    """The last enrolment of whoever left the unit's school or moved away and is on no roll since."""
    later = Enrolment.objects.filter(pupil=OuterRef("pupil"), pk__gt=OuterRef("pk"))
    return (
        Enrolment.objects.filter(
            ~Exists(later),
            unit=unit,
            unit_id__in=viewer.units(SEE),
            school_class__in=seen_classes(viewer),
            left_because__in=OUT_OF_SIGHT,
            ends_on__lte=viewer.on,
        )
        .select_related("pupil", "school_class")
        .order_by("-ends_on", "-pk")
    )
