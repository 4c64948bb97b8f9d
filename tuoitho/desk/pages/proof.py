"""The records behind one line of the plan, and who is still missing."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from tuoitho.activities.pages import ActivityLine, line
from tuoitho.activities.queries import evidence_of as activities_under
from tuoitho.desk import queries
from tuoitho.desk.pages.links import link
from tuoitho.desk.pages.plan import Line, living_plan, units_under
from tuoitho.desk.pages.search import Found
from tuoitho.desk.queries import Body
from tuoitho.organisations.queries import Viewer
from tuoitho.programme.models import Clause, Plan

SHOWN = 8


@dataclass(frozen=True)
class Proof:
    """`line` counts; `activities` are the newest of them; `all_url`: the whole list. `missing`: units still without,
    and `more_missing` how many more."""

    line: Line
    activities: Sequence[ActivityLine]
    all_url: str
    missing: Sequence[str]
    more_missing: int


@dataclass(frozen=True)
class Missing:
    anchor: str
    title: str
    rows: Sequence[Found]


def proof_of(viewer: Viewer, plan: Plan, clause: Clause, year: int) -> Proof | None:
    """None for a line that asks for no evidence of its own."""
    units = units_under(viewer, plan)
    lines = [one for section in living_plan(viewer, plan, [clause], units, year).sections for one in section.lines]
    if not lines:
        return None
    newest = activities_under(viewer, clause.address, year, units).order_by("-on_date", "-pk")
    missing = _missing(viewer, lines[0], units)
    return Proof(
        lines[0],
        [line(one) for one in newest.prefetch_related("reaches")[:SHOWN]],
        link("activities:activities", {"clause": clause.address}),
        missing[:SHOWN],
        max(0, len(missing) - SHOWN),
    )


def missing_lists(viewer: Viewer) -> list[Missing]:
    """Everybody in sight who is still without: schools a plan of their own, groups the knowledge of one."""
    bodies = queries.bodies_of(viewer)
    names = {body.id: body.name for body in bodies}
    schools = [_found(body, "") for body in bodies if body.is_school and not body.adopted]
    groups = [
        _found(body, names.get(viewer.tree.parent(body.id) or 0, ""))
        for body in bodies
        if body.is_group and not body.acknowledged
    ]
    return [
        Missing("schools", _("Trường chưa ban hành kế hoạch"), schools),
        Missing("groups", _("Nhóm trẻ, lớp mẫu giáo độc lập chưa xác nhận đã nhận kế hoạch"), groups),
    ]


def _found(body: Body, guide: str) -> Found:
    return Found(body.name, guide or body.code, link("organisations:unit", code=body.code))


def _missing(viewer: Viewer, of: Line, units: frozenset[int]) -> list[str]:
    """Schools without a plan of their own, or groups that have not confirmed one."""
    if not {"plans", "groups"} & set(of.sources):
        return []
    bodies = queries.bodies_of(viewer, units)
    if "groups" in of.sources:
        return [body.name for body in bodies if body.is_group and not body.acknowledged]
    return [body.name for body in bodies if body.is_school and not body.adopted]
