"""Two records of one child, and their merge."""

from tests.cast import World
from tuoitho.cases.actions.merging import merge_children
from tuoitho.cases.models import Case, Child, Likeness, Merge
from tuoitho.cases.tests.stage import BEFORE, a_case, a_child


def a_known_child(world: World, *, ward: str = "ward", owner: str = "son", **more) -> Child:
    """With a case, found by its words from then on."""
    child = a_child(world.units[ward], **more)
    a_case(world, ward=ward, owner=owner, child=child)
    Likeness.objects.note(child, BEFORE)
    return child


def merged(world: World, *, ward: str = "ward", owner: str = "son") -> Merge:
    """The second of two records of Gia Bảo went into the first."""
    kept = a_known_child(world, ward=ward, owner=owner)
    other = a_known_child(world, ward=ward, owner=owner, nickname="Tí", guardian_phone="0912345678")
    by = world.viewer(owner)
    return merge_children(kept=kept, merged=other, seen=(kept.version, other.version), by=by, at=BEFORE)


def cases_of(child: Child) -> list[int]:
    return sorted(Case.objects.filter(child=child).values_list("pk", flat=True))
