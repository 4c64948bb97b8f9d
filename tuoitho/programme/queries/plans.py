"""Plans and their lines, as far as the viewer may see them."""

from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from tuoitho.base.actors import LinkHolder
from tuoitho.organisations.models import Post, Unit, User
from tuoitho.organisations.queries import Viewer, current_stamp, tree_on
from tuoitho.programme.models import Clause, Plan

State = Plan.State


def plans_of(viewer: Viewer) -> QuerySet[Plan]:
    """What is or was in force in the viewer's units and above them, and the drafts of the units they write for."""
    public = Q(state__in=[State.ADOPTED, State.REPLACED])
    below_and_above = viewer.units("programme.see_plan") | _above(viewer)
    return Plan.objects.filter(public & Q(unit__in=below_and_above) | Q(unit__in=_desks(viewer))).select_related("unit")


def plan_of(viewer: Viewer, key: UUID) -> Plan | None:
    """One plan by its key within the viewer's scope, with the plan it carries out; else None."""
    return plans_of(viewer).select_related("carries_out__unit", "file", "answerable").filter(key=key).first()


def plans_below(viewer: Viewer) -> QuerySet[Plan]:
    """Plans in force of the units below those where the viewer sits."""
    own = {post.unit_id for post in viewer.posts}
    units = viewer.units("programme.see_plan") - own
    return Plan.objects.filter(unit__in=units, state=State.ADOPTED).select_related("unit")


def adopted_plan(viewer: Viewer, unit: Unit) -> Plan | None:
    """The unit's own plan in force, the latest when several run side by side."""
    return plans_of(viewer).filter(unit=unit, state=State.ADOPTED).order_by("-from_year", "-adopted_at").first()


def plan_above(viewer: Viewer, unit: Unit) -> Plan | None:
    """The plan in force of the nearest unit above that has one."""
    ancestors = viewer.tree.ancestors(unit.pk) if unit.pk in viewer.tree else []
    found = plans_of(viewer).filter(unit__in=ancestors, state=State.ADOPTED).order_by("from_year", "adopted_at")
    latest = {plan.unit_id: plan for plan in found}
    return next((latest[ancestor] for ancestor in ancestors if ancestor in latest), None)


def draft_of(viewer: Viewer, unit: Unit) -> Plan | None:
    """The draft the unit is working on."""
    return plans_of(viewer).filter(unit=unit, state=State.DRAFT).order_by("-drafted_at").first()


def clauses_of(viewer: Viewer, plan: Plan) -> QuerySet[Clause]:
    """A plan's lines in order, each with its targets; none when the viewer may not see the plan."""
    return Clause.objects.filter(plan=plan, plan__in=plans_of(viewer)).prefetch_related("targets")


def tasks_in_force(viewer: Viewer, unit: Unit) -> dict[str, str]:
    """Address → words of each task of the latest plan in force of the unit, else of the nearest above it. One query."""
    line = [unit.pk, *(viewer.tree.ancestors(unit.pk) if unit.pk in viewer.tree else [])]
    tasks = Clause.objects.filter(
        plan__in=plans_of(viewer), plan__unit__in=line, plan__state=State.ADOPTED, kind=Clause.Kind.TASK
    )
    return _nearest_tasks(tasks, line)


def tasks_at(viewer: Viewer | LinkHolder, unit: Unit, on: date) -> dict[str, str]:
    """The same on the tree of a day, for a link too: a plan in force is public."""
    tree = tree_on(on, current_stamp())
    line = [unit.pk, *(tree.ancestors(unit.pk) if unit.pk in tree else [])]
    tasks = Clause.objects.filter(plan__unit__in=line, plan__state=State.ADOPTED, kind=Clause.Kind.TASK)
    return _nearest_tasks(tasks, line)


def _nearest_tasks(tasks: QuerySet[Clause], line: list[int]) -> dict[str, str]:
    """Address → words of those tasks that are of the latest plan of the first unit in line that has one."""
    found = list(tasks.select_related("plan"))
    of = min((task.plan for task in found), key=lambda plan: _nearest_first(line, plan), default=None)
    return {task.address: task.text for task in found if task.plan == of}


def _nearest_first(line: list[int], plan: Plan) -> tuple[int, int, float]:
    adopted = plan.adopted_at.timestamp() if plan.adopted_at else 0
    return line.index(plan.unit_id), -plan.from_year, -adopted


def units_above(viewer: Viewer, unit: Unit) -> list[Unit]:
    """What a unit belongs to, nearest first: the bodies named in the head of its papers."""
    ancestors = viewer.tree.ancestors(unit.pk) if unit.pk in viewer.tree else []
    known = Unit.objects.in_bulk(ancestors)
    return [known[pk] for pk in ancestors]


def head_of(viewer: Viewer, unit: Unit) -> User | None:
    """Who heads the unit on the viewer's day; a deputy does not."""
    if unit.pk not in viewer.units("organisations.see_units"):
        return None
    posts = Post.objects.on(viewer.on).filter(unit=unit, role="head", deputising_for=None)
    post = posts.select_related("user").order_by("pk").first()
    return post.user if post else None


def _above(viewer: Viewer) -> frozenset[int]:
    if not viewer.holds("programme.see_plan"):
        return frozenset()
    tree = viewer.tree
    return frozenset(up for post in viewer.posts if post.unit_id in tree for up in tree.ancestors(post.unit_id))


def _desks(viewer: Viewer) -> set[int]:
    """The units where the viewer sits and writes plans."""
    return {post.unit_id for post in viewer.posts if viewer.holds("programme.draft_plan", post.unit_id)}
