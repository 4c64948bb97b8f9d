"""A year under way for the cast: the plan in force, the cycle open, some facts."""

from datetime import date

from tests.cast import NOW, World
from tuoitho.activities.models import Activity, Reach
from tuoitho.base.actors import SYSTEM
from tuoitho.counts.models import Cell
from tuoitho.organisations.models import Unit
from tuoitho.programme import actions as programme
from tuoitho.programme.models import Plan
from tuoitho.programme.tests.stage import adopted, drawn
from tuoitho.registry.tests.people import a_class, a_pupil
from tuoitho.reporting import actions as reporting
from tuoitho.reporting.models import Cycle


def under_way(world: World) -> Cycle:
    """The department's plan, Vườn Xanh's own, one activity of each of two schools, the cycle of 2024."""
    adopted(world.department)
    programme.adopt(by=SYSTEM, at=NOW, plan=drawn(world, world.primary), answerable=world.hanh)
    an_activity(world.primary, "Nói chuyện dưới cờ về việc nhà vừa sức")
    an_activity(world.other_school, "Họp cha mẹ đầu năm")
    Cell.objects.put(world.primary.pk, 2024, {"pupils.roll": 412, "pupils.informed.named": 388})
    Cell.objects.put(world.other_school.pk, 2024, {"pupils.roll": 500, "pupils.informed.named": 300})
    a_pupil(a_class(world.primary, teacher=world.lan))
    return reporting.open_cycle(unit=world.department, year=2024, due_on=date(2024, 11, 17), by=SYSTEM, at=NOW)


def an_activity(unit: Unit, title: str, clause: str = "II.2.1") -> Activity:
    activity = Activity.objects.create(
        unit=unit,
        kind="communication",
        title=title,
        on_date=date(2024, 11, 4),
        clause=clause,
        recorded_at=NOW,
        by="system",
    )
    Reach.objects.create(activity=activity, audience="pupils", invited=100, reached=90)
    return activity


def plan_of(unit: Unit) -> Plan:
    return Plan.objects.get(unit=unit, state="adopted")
