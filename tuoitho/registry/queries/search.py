"""Finding people by any whole words of their names, without tone marks, within what the viewer may see."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Q

from tuoitho.base.crypto import tokens
from tuoitho.organisations.queries import Viewer
from tuoitho.registry.models import Enrolment, PersonKind, PersonWord, StaffMember
from tuoitho.registry.models.names import name_order
from tuoitho.registry.queries.people import OWN, SEE, seen_classes


@dataclass(frozen=True)
class Hit:
    """One person found: `where` is the class or the position, `unit` the unit's name."""

    kind: str
    key: UUID
    name: str
    where: str
    unit: str


def search_people(viewer: Viewer, text: str, limit: int = 20) -> list[Hit]:
    """People on the roll today whose name holds every word of the text, in any order, `đ` being `d`. Four queries."""
    wanted = tokens(text)
    if not wanted:
        return []
    pupils = Enrolment.objects.on(viewer.on).filter(school_class__in=seen_classes(viewer))
    staff = StaffMember.objects.on(viewer.on).filter(unit_id__in=viewer.units(SEE))
    found = (
        PersonWord.objects.filter(token__in=wanted, unit_id__in=viewer.units(SEE) | viewer.units(OWN))
        .filter(
            Q(kind=PersonKind.PUPIL, person_id__in=pupils.values("pupil_id"))
            | Q(kind=PersonKind.STAFF, person_id__in=staff.values("pk"))
        )
        .values_list("kind", "person_id")
        .annotate(words=Count("token", distinct=True))
        .filter(words=len(wanted))
        .order_by("kind", "person_id")[:limit]
    )
    ids: dict[str, list[int]] = {PersonKind.PUPIL: [], PersonKind.STAFF: []}
    for kind, person, _words in found:
        ids[kind].append(person)
    hits = [
        Hit(PersonKind.PUPIL, one.pupil.key, one.pupil.name, one.school_class.name, one.unit.name)
        for one in pupils.filter(pupil_id__in=ids["pupil"]).select_related("pupil", "school_class", "unit")
    ]
    hits += [
        Hit(PersonKind.STAFF, one.key, one.name, one.position, one.unit.name)
        for one in staff.filter(pk__in=ids["staff"]).select_related("unit")
    ]
    return sorted(hits, key=lambda hit: name_order(hit.name))
