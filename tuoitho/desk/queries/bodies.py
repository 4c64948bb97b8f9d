"""Schools and groups, and how far the plan has come at each."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Exists, OuterRef

from tuoitho.organisations.models import Unit
from tuoitho.organisations.queries import Viewer
from tuoitho.programme.models import Plan, Relay

SEE = "organisations.see_units"


@dataclass(frozen=True)
class Body:
    """A unit in force today. `adopted`: it has a plan of its own in force; `acknowledged`: a group that knows one."""

    id: int
    key: UUID
    code: str
    name: str
    kind: str
    level: str
    adopted: bool
    acknowledged: bool

    @property
    def is_school(self) -> bool:
        return self.kind == Unit.Kind.SCHOOL

    @property
    def is_group(self) -> bool:
        return self.kind == Unit.Kind.GROUP


def bodies_of(viewer: Viewer, units: Collection[int] | None = None) -> list[Body]:
    """The units the viewer sees (of these, when named), by kind and name. One query."""
    seen = viewer.units(SEE) if units is None else viewer.units(SEE) & frozenset(units)
    relays = Relay.objects.filter(group=OuterRef("pk"), plan__state=Plan.State.ADOPTED)
    rows = Unit.objects.on(viewer.on).filter(pk__in=seen)
    marked = rows.annotate(
        adopted=Exists(Plan.objects.filter(unit=OuterRef("pk"), state=Plan.State.ADOPTED)),
        acknowledged=Exists(relays.filter(acknowledged_at__isnull=False)),
    )
    names = ("pk", "key", "code", "name", "kind", "level", "adopted", "acknowledged")
    return [Body(*row) for row in marked.order_by("kind", "folded", "id").values_list(*names)]
