"""Files of facts, as those who may bring them for a unit see them; and a ward's counts."""

from datetime import date
from uuid import UUID

from django.db.models import Sum

from tuoitho.organisations.models import Unit
from tuoitho.organisations.queries import Viewer
from tuoitho.registry import rules
from tuoitho.registry.models import FactFile, Population
from tuoitho.registry.models.fact_kinds import FactIntake, intake_of

BRING = "registry.bring_facts"


def fact_file_of(viewer: Viewer, key: UUID) -> FactFile | None:
    """One file within the viewer's scope, of a kind they may bring."""
    scoped = FactFile.objects.filter(unit_id__in=viewer.units(BRING))
    found = scoped.select_related("unit", "file").filter(key=key).first()
    return found if found and rules.bring_facts(viewer, found.unit_id, found.kind) else None


def fact_files_of(viewer: Viewer, unit: Unit, kind: str, limit: int = 5) -> list[FactFile]:
    """The last files of a unit and kind, newest first."""
    if not rules.bring_facts(viewer, unit.pk, kind):
        return []
    rows = FactFile.objects.filter(unit=unit, kind=kind)
    return list(rows.select_related("file").defer("effect").order_by("-pk")[:limit])


def fact_preview_of(viewer: Viewer, file: FactFile, today: date) -> FactIntake:
    """Reads the sealed file again and compares it with what is known now."""
    viewer.require(BRING, file.unit_id)
    return intake_of(file, today)


def populations_of(viewer: Viewer, unit: Unit, limit: int = 10) -> list[Population]:
    """The counts of a ward that stand, latest first, each with its `children`, `girls` and `out`."""
    rows = Population.objects.filter(unit=unit, unit_id__in=viewer.units("registry.keep_population"))
    summed = rows.filter(withdrawn_at__isnull=True).annotate(
        children=Sum("counts__children"), girls=Sum("counts__girls"), out=Sum("counts__out_of_school")
    )
    return list(summed.order_by("-counted_on", "-pk")[:limit])
