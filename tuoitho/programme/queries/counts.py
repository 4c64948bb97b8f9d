"""Numbers for the rooms above: who has a plan, which goals are in force, how far a plan has been passed on."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from django.db.models import Count

from tuoitho.counts.models import Period
from tuoitho.organisations.models import Unit
from tuoitho.organisations.queries import current_stamp, tree_on
from tuoitho.organisations.succession import Tree
from tuoitho.programme.models import Plan, Relay, Target

Goals = dict[str, tuple[str, Decimal]]


def count_adopted(units: Iterable[int]) -> frozenset[int]:
    """Which of the units (ids) have a plan of their own in force."""
    plans = Plan.objects.filter(unit__in=list(units), state=Plan.State.ADOPTED)
    return frozenset(plans.values_list("unit_id", flat=True))


def count_goals(units: Iterable[int], year: int, tree: Tree | None = None) -> dict[int, Goals]:
    """The goals in force for each unit (id) in a year: {series: (comparison, percentage)}.

    For each series the nearest plan that names it with a number, from the unit upwards; the latest that has begun by
    that year, for a goal stands until another takes its place. The tree: the given one, or that of the year's last day.
    """
    wanted = list(units)
    tree = tree or _tree_of(year)
    lines = {unit: [unit, *tree.ancestors(unit)] if unit in tree else [unit] for unit in wanted}
    set_by = _goals_set({unit for line in lines.values() for unit in line}, year)
    goals: dict[int, Goals] = {}
    for unit, line in lines.items():
        goals[unit] = {series: goal for up in reversed(line) for series, goal in set_by.get(up, {}).items()}
    return goals


def count_relays(units: Iterable[int]) -> dict[int, tuple[int, int]]:
    """For each preschool (id) that passed a plan in force on: to how many groups, how many acknowledged."""
    relays = Relay.objects.filter(sender__in=list(units), plan__state=Plan.State.ADOPTED).values("sender_id")
    counted = relays.annotate(sent=Count("pk"), acknowledged=Count("acknowledged_at"))
    return {row["sender_id"]: (row["sent"], row["acknowledged"]) for row in counted}


def count_unacknowledged(units: Iterable[int]) -> int:
    """How many independent groups among the units have not acknowledged a plan in force, sent to them or not."""
    groups = Unit.objects.filter(pk__in=list(units), kind=Unit.Kind.GROUP)
    known = Relay.objects.filter(acknowledged_at__isnull=False, plan__state=Plan.State.ADOPTED).values("group_id")
    return groups.exclude(pk__in=known).count()


def _goals_set(units: Iterable[int], year: int) -> dict[int, Goals]:
    """What each unit's own plans set, later ones over earlier ones."""
    targets = Target.objects.filter(
        clause__plan__unit__in=list(units),
        clause__plan__state=Plan.State.ADOPTED,
        clause__plan__from_year__lte=year,
    ).exclude(series="")
    rows = targets.order_by("clause__plan__from_year", "clause__plan__adopted_at").values_list(
        "clause__plan__unit_id", "series", "comparison", "percent"
    )
    found: dict[int, Goals] = {}
    for unit, series, comparison, percent in rows:
        if percent is not None:
            found.setdefault(unit, {})[series] = (comparison, percent)
    return found


def _tree_of(year: int) -> Tree:
    last = Period.objects.filter(year=year).values_list("ends_on", flat=True).first()
    return tree_on(last or date(year, 12, 31), current_stamp())
