"""The register of employers, as those who keep it see it; and what a colleague needs to name one at an activity."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q

from tuoitho.organisations.models import Unit
from tuoitho.organisations.queries import Viewer
from tuoitho.registry.models import Employer, EmployerCommitment, EmployerMark
from tuoitho.registry.models.employers import EmployerRows

KEEP = "registry.keep_employers"


def employers_of(viewer: Viewer, unit: Unit, chosen: Mapping[str, str]) -> EmployerRows:
    """A ward's standing entries by `find` (words of the name, or a number), `kind` and `state` ("open", "closed";
    "due": a commitment is to be looked at again)."""
    rows = Employer.objects.filter(unit=unit, unit_id__in=viewer.units(KEEP)).standing()
    if chosen.get("kind"):
        rows = rows.filter(kind=chosen["kind"])
    if chosen.get("state") == "open":
        rows = rows.open_on(viewer.on)
    elif chosen.get("state") == "closed":
        rows = rows.filter(closed_on__lte=viewer.on)
    elif chosen.get("state") == "due":
        due = EmployerCommitment.objects.filter(reviewed_on__isnull=True, review_on__lte=viewer.on)
        rows = rows.filter(pk__in=due.values("employer"))
    return rows.named(chosen.get("find", "")).defer("number", "contact", "risk")


def employer_of(viewer: Viewer, key: UUID) -> Employer | None:
    """One entry, merged ones too."""
    rows = Employer.objects.filter(unit_id__in=viewer.units(KEEP)).select_related("unit", "merged_into")
    return rows.filter(key=key).first()


def other_names_of(viewer: Viewer, employer: Employer) -> list[Employer]:
    """The entries merged into this one."""
    viewer.require(KEEP, employer.unit_id)
    return list(employer.other_names.order_by("pk"))


def reached_in(viewer: Viewer, employer: Employer) -> list[tuple[int, str]]:
    """(year, theme) of what reached it or another name of it, the latest first."""
    viewer.require(KEEP, employer.unit_id)
    rows = EmployerMark.objects.filter(Q(employer=employer) | Q(employer__merged_into=employer))
    return list(rows.values_list("year", "theme").distinct().order_by("-year", "theme"))


def alike(viewer: Viewer, employer: Employer, limit: int = 5) -> list[Employer]:
    """Standing entries of the same ward with the same number, or the same name without its legal form."""
    viewer.require(KEEP, employer.unit_id)
    rows = Employer.objects.filter(unit=employer.unit_id).standing().exclude(pk=employer.pk or 0)
    same = Q(name_key=employer.name_key)
    if employer.number_token:
        same |= Q(number_token=employer.number_token)
    return list(rows.filter(same).order_by("pk")[:limit])


def doubles_of(viewer: Viewer, unit: Unit) -> EmployerRows:
    """Entries that resemble an earlier one by number or name and that nobody told apart from it."""
    rows = Employer.objects.filter(unit=unit, unit_id__in=viewer.units(KEEP), told_apart=False).standing()
    earlier = Employer.objects.filter(unit=unit, pk__lt=OuterRef("pk")).standing()
    same_number = earlier.filter(number_token=OuterRef("number_token"))
    same_name = earlier.filter(name_key=OuterRef("name_key"))
    return rows.filter(Exists(same_number) | Exists(same_name))


def firsts_of(viewer: Viewer, rows: Sequence[Employer]) -> dict[int, Employer]:
    """For each of these entries the earliest that it resembles. One query."""
    units = {row.unit_id for row in rows} & set(viewer.units(KEEP))
    tokens = {row.number_token for row in rows if row.number_token}
    same = Q(name_key__in={row.name_key for row in rows}) | Q(number_token__in=tokens)
    others = list(Employer.objects.filter(same, unit_id__in=units).standing().order_by("pk"))
    found = {}
    for row in rows:
        first = next((one for one in others if one.pk < row.pk and row.resembles(one)), None)
        if first is not None:
            found[row.pk] = first
    return found


def count_employers(units: Collection[int]) -> dict[str, int]:
    """Kind → standing entries, closed ones too."""
    rows = Employer.objects.filter(unit_id__in=units).standing().values_list("kind").annotate(Count("pk"))
    return dict(rows.order_by("kind"))


def employers_near(viewer: Viewer, unit: Unit, permission: str) -> EmployerRows:
    """The registers in which someone who holds a permission at `unit` may find whom they met: the ward's own, or that
    of the ward above a school or group; every ward's below a district."""
    if not viewer.holds(permission, unit.pk) or unit.pk not in viewer.tree:
        return Employer.objects.none()
    wards = {*viewer.tree.ancestors(unit.pk), *viewer.tree.subtree(unit.pk)}
    return Employer.objects.filter(unit_id__in=wards, unit__kind=Unit.Kind.WARD).standing()


def known_employers(viewer: Viewer, unit: Unit, ids: Iterable[int], permission: str) -> list[Employer]:
    """These entries by name, for someone who holds a permission at the unit that met them."""
    viewer.require(permission, unit.pk)
    return list(Employer.objects.filter(pk__in=list(ids)).order_by("folded", "pk"))
