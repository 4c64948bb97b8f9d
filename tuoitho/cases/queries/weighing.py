"""What the facts of a day call for at a school, under whose weights, and what these would have shown last year."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from tuoitho.base.actors import SYSTEM, System
from tuoitho.base.models import Work
from tuoitho.cases.models import BackTest, Case, Flag, FlagLimit, FlagWeights, Report
from tuoitho.cases.models.flags import TEST_WORK, Outcome, plain
from tuoitho.cases.models.weighing import DEFAULT, Weighed, Weights, choose, weigh
from tuoitho.cases.workflow import FlagState
from tuoitho.organisations.models import Post, Unit
from tuoitho.organisations.queries import Viewer, current_stamp, tree_on
from tuoitho.organisations.rules import ROLES
from tuoitho.registry.models import Enrolment, LeftBecause, SchoolClass
from tuoitho.registry.models.years import school_year_of
from tuoitho.registry.queries import warning_facts

WEIGH = "cases.weigh_flags"


@dataclass(frozen=True)
class FlagPlan:
    """What a day's facts call for at one school: new cards, standing ones (key of the row) with other reasons, and
    those that nothing speaks for any more."""

    new: list[Weighed]
    changed: dict[int, Weighed]
    gone: list[int]

    def __bool__(self) -> bool:
        return bool(self.new or self.changed or self.gone)


def flag_plan(viewer: System, unit: Unit, on: date) -> FlagPlan:
    """Weigh everyone on the school's roll. Constant in queries, whatever the size of the school."""
    _row, weights = weights_in_force(viewer, unit.pk, on)
    found = {facts.pupil_id: weigh(facts, weights) for facts in warning_facts(viewer, [unit.pk], on)}
    standing = {flag.pupil_id: flag for flag in Flag.objects.standing().filter(unit=unit)}
    closed = Flag.objects.filter(unit=unit, pupil__isnull=False, closed_on__isnull=False).exclude(outcome=Outcome.SAME)
    rested = dict(closed.order_by("pk").values_list("pupil_id", "points"))
    gone, changed = [], {}
    for pupil_id, flag in standing.items():
        now = found.get(pupil_id or 0)
        if now is None or (flag.state == FlagState.OPEN and not now.worth):
            gone.append(flag.pk)
        elif flag.reasons != plain(now) and now.worth:
            changed[flag.pk] = now
    stay = {pupil for pupil, flag in standing.items() if pupil and flag.pk not in gone}
    return FlagPlan(choose(found.values(), FlagLimit.of(unit.pk), stay, rested), changed, gone)


def schools_with_pupils(viewer: System, on: date) -> list[Unit]:
    """Units with a class in the school year of the day."""
    rooms = SchoolClass.objects.filter(school_year=school_year_of(on)).order_by()
    return list(Unit.objects.filter(pk__in=rooms.values("unit_id").distinct()).order_by("pk"))


def schools_below(viewer: System, unit: Unit, on: date, school_year: int) -> list[int]:
    """Ids of the units below one on that day's tree that had a class in a school year."""
    tree = tree_on(on, current_stamp())
    below = tree.subtree(unit.pk) if unit.pk in tree else [unit.pk]
    rooms = SchoolClass.objects.filter(school_year=school_year, unit_id__in=below).order_by()
    return sorted(rooms.values_list("unit_id", flat=True).distinct())


def unit_with_key(viewer: System, key: str) -> Unit:
    """The unit that work is about."""
    return Unit.objects.get(key=key)


def any_flag_past(viewer: System, on: date) -> bool:
    """Whether a card has reached its end and still tells of a child."""
    return Flag.objects.filter(pupil__isnull=False, expires_on__lte=on).exists()


def weights_in_force(viewer: Viewer | System, unit_id: int, on: date) -> tuple[FlagWeights | None, Weights]:
    """Those of the nearest unit above that set any; None and the product's own where none did."""
    tree = tree_on(on, current_stamp())
    line = [unit_id, *(tree.ancestors(unit_id) if unit_id in tree else ())]
    rows: dict[int, FlagWeights] = {}
    for row in FlagWeights.objects.filter(unit_id__in=line).order_by("pk"):
        rows[row.unit_id] = row
    near = next((rows[one] for one in line if one in rows), None)
    return near, near.weights if near else DEFAULT


def weights_of(viewer: Viewer, unit: Unit, limit: int = 12) -> list[FlagWeights]:
    """What the unit itself set, newest first."""
    if not viewer.holds(WEIGH, unit.pk):
        return []
    return list(FlagWeights.objects.filter(unit=unit).order_by("-pk")[:limit])


def back_tests_of(viewer: Viewer, unit: Unit, limit: int = 12) -> list[BackTest]:
    """Newest first, with the weights they tried."""
    if not viewer.holds(WEIGH, unit.pk):
        return []
    return list(BackTest.objects.filter(unit=unit).select_related("weights").order_by("-pk")[:limit])


def back_test_work(viewer: Viewer, unit: Unit) -> Work | None:
    """The back-test that was asked for last."""
    if not viewer.holds(WEIGH, unit.pk):
        return None
    return Work.objects.filter(kind=TEST_WORK, subject=str(unit.key)).order_by("-pk").first()


def weighing_seats(viewer: Viewer | System, on: date) -> list[Unit]:
    """The units that have somebody in post who may set weights."""
    roles = [code for code, role in ROLES.items() if WEIGH in role.permissions]
    posts = Post.objects.on(on).filter(role__in=roles, user__is_active=True)
    return list(Unit.objects.filter(pk__in=posts.values("unit_id")).order_by("pk"))


@dataclass(frozen=True)
class Hindsight:
    """Numbers of a back-test; those of several schools add up."""

    pupils: int = 0
    followed: int = 0
    hits: int = 0
    happened: int = 0

    def __add__(self, other: "Hindsight") -> "Hindsight":
        return Hindsight(
            self.pupils + other.pupils,
            self.followed + other.followed,
            self.hits + other.hits,
            self.happened + other.happened,
        )


def count_back_test(units: Collection[int], on: date, until: date, weights: Weights) -> Hindsight:
    """What the weights would have shown at these schools on a past day, against what happened after it until a day."""
    found = Hindsight()
    for unit_id in units:
        pupils = [weigh(facts, weights) for facts in warning_facts(SYSTEM, [unit_id], on)]
        followed = {one.pupil_id for one in choose(pupils, FlagLimit.of(unit_id))}
        happened = _happened(unit_id, on, until) & {one.pupil_id for one in pupils}
        found += Hindsight(len(pupils), len(followed), len(followed & happened), len(happened))
    return found


def _happened(unit_id: int, on: date, until: date) -> set[int]:
    """Pupils on the roll that day who afterwards dropped out, or were reported, or got a case."""
    here = Enrolment.objects.on(on).filter(unit_id=unit_id)
    left = here.filter(left_because=LeftBecause.DROPPED, ends_on__gt=on, ends_on__lte=until)
    told = Report.objects.filter(
        child__pupil__in=here.values("pupil"), received_at__date__gt=on, received_at__date__lte=until
    )
    opened = Case.objects.filter(
        child__pupil__in=here.values("pupil"), opened_at__date__gt=on, opened_at__date__lte=until
    )
    found = set(left.values_list("pupil_id", flat=True)) | set(told.values_list("child__pupil_id", flat=True))
    return {pupil for pupil in found | set(opened.values_list("child__pupil_id", flat=True)) if pupil}
