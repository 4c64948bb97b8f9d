"""The facts behind a unit's figures as tables: enough to work out every indicator without this program.

People are opaque keys that hold for one export only; no name, no date of birth, no note leaves the store.
"""

import hmac
import secrets
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from tuoitho.activities.models import Activity, Attendance, Reach
from tuoitho.counts.models import Cell, Period
from tuoitho.counts.models.measures import CASES_COUNTED
from tuoitho.figures.small import HIDDEN, hide_small
from tuoitho.indicators.models import Indicator
from tuoitho.indicators.queries import Figures
from tuoitho.organisations.models import Unit
from tuoitho.programme.queries import count_goals
from tuoitho.registry.models import Enrolment, Headcount, StaffMember
from tuoitho.reporting.models import Submission
from tuoitho.reporting.queries import count_told

FIVE = 5
CHILDREN = ("children.", "pupils.found", "pupils.screened")
# Of a ward that keeps cases: measure → the cells it is known by, at least and what more it may be.
CASES: dict[str, tuple[str, str]] = {
    "children.notified": ("children.notified", ""),
    "children.supported": (CASES_COUNTED, ""),
    "children.in_care": ("children.in_care", ""),
    "children.schooled": ("children.schooled.named", "children.schooled.sum"),
    "children.in_labour": ("children.in_labour", ""),
    "children.found": ("children.found.named", ""),
    "children.hazardous": ("children.hazardous.named", ""),
}
Row = Sequence[Any]


@dataclass
class Facts:
    """What is exported: a unit and all below it in the tree of the figures."""

    unit: Unit
    figures: Figures
    secret: bytes = field(default_factory=lambda: secrets.token_bytes(32))
    _codes: dict[int, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        tree = self.figures.tree
        ids = tree.subtree(self.unit.pk)
        self._codes = dict(Unit.objects.filter(pk__in=ids).values_list("pk", "code"))

    @property
    def period(self) -> Period:
        return self.figures.period

    @property
    def day(self) -> date:
        """The day whose roll counts."""
        return self.period.day_of_roll(self.figures.viewer.on)

    @property
    def ids(self) -> list[int]:
        return list(self._codes)

    def person(self, kind: str, number: int) -> str:
        """An opaque key, the same throughout this export and in no other."""
        return hmac.digest(self.secret, f"{kind}:{number}".encode(), "sha256").hex()[:24]

    def units(self) -> Iterator[Row]:
        index = self.figures.now.population.index
        for unit in Unit.objects.filter(pk__in=self.ids).order_by("code"):
            parent = self._codes.get(self.figures.tree.parent(unit.pk) or 0, "")
            yield unit.code, unit.kind, unit.level, parent, int(index[unit.pk] >= 0)

    def periods(self) -> Iterator[Row]:
        one = self.period
        yield one.year, one.starts_on, one.ends_on, self.day, int(one.five_year_olds), one.cooperatives_with

    def pupils(self) -> Iterator[Row]:
        rows = Enrolment.objects.filter(unit_id__in=self.ids).order_by("pk")
        found = rows.values_list("pupil_id", "unit_id", "unit__level", "starts_on", "ends_on", "pupil__birth_year")
        for pupil, unit, level, starts, ends, born in found.iterator():
            on_roll = self._on_roll(starts, ends)
            counted = on_roll and (level != Unit.Level.PRESCHOOL or self._five(born))
            key = self.person("pupil", pupil)
            yield key, self._codes[unit], starts, ends, born, int(on_roll), int(counted)

    def staff(self) -> Iterator[Row]:
        rows = StaffMember.objects.filter(unit_id__in=self.ids).order_by("pk")
        for person, unit, starts, ends in rows.values_list("pk", "unit_id", "starts_on", "ends_on").iterator():
            yield self.person("staff", person), self._codes[unit], starts, ends, int(self._on_roll(starts, ends))

    def headcounts(self) -> Iterator[Row]:
        """A school's export leaves its hands: small counts of children are blank in it, and marked hidden."""
        school = self.unit.kind in (Unit.Kind.SCHOOL, Unit.Kind.GROUP)
        rows = Headcount.objects.filter(unit_id__in=self.ids, year=self.period.year).order_by("unit__code", "measure")
        for row in rows.iterator():
            small = school and row.measure.startswith(CHILDREN) and HIDDEN in map(hide_small, (row.low, row.high))
            ends = ("", "") if small else (row.low, row.high)
            yield self._codes[row.unit_id], row.measure, *ends, row.counted_on, int(small)

    def case_counts(self) -> Iterator[Row]:
        """Numbers only; no case leaves the store this way. Only wards keep cases: a school exports none."""
        names = {name for pair in CASES.values() for name in pair if name}
        rows = Cell.objects.filter(unit_id__in=self.ids, year=self.period.year, measure__in=names)
        known = {(unit, measure): value for unit, measure, value in rows.values_list("unit_id", "measure", "value")}
        for unit in sorted({unit for unit, measure in known if measure == CASES_COUNTED}):
            for measure, (least, more) in CASES.items():
                low = known.get((unit, least), 0)
                yield self._codes[unit], measure, low, low + known.get((unit, more), 0)

    def told(self) -> Iterator[Row]:
        """What each school told of children and how fast: its own counts, never a report."""
        kinds = (Unit.Kind.SCHOOL, Unit.Kind.GROUP)
        schools = list(Unit.objects.filter(pk__in=self.ids, kind__in=kinds).values_list("pk", flat=True))
        for unit, one in sorted(count_told(schools, self.period.year).items()):
            yield self._codes[unit], one["count"], "" if one["hours"] is None else one["hours"]

    def activities(self) -> Iterator[Row]:
        for row in self._activities().iterator():
            withdrawn = int(row.withdrawn_at is not None)
            yield row.key, self._codes[row.unit_id], row.kind, row.on_date, row.channel, row.clause, withdrawn

    def reaches(self) -> Iterator[Row]:
        rows = Reach.objects.filter(activity__in=self._activities()).order_by("pk").select_related("activity")
        for row in rows.iterator():
            yield row.activity.key, row.audience, row.invited, row.reached, int(row.named)

    def attendances(self) -> Iterator[Row]:
        rows = Attendance.objects.filter(reach__activity__in=self._activities()).order_by("pk")
        kinds = {"pupils": "pupil", "staff": "staff"}
        found = rows.values_list("reach__activity__key", "reach__audience", "person_id")
        for activity, audience, person in found.iterator():
            yield activity, audience, self.person(kinds[audience], person)

    def indicators(self) -> Iterator[Row]:
        for one in self.figures.indicators:
            part = one.part(self.period)
            yield _definition(one, part.numerators, part.denominators, part.groups)

    def goals(self) -> Iterator[Row]:
        for unit, goals in sorted(count_goals(self.ids, self.period.year, self.figures.tree).items()):
            for series, (comparison, percent) in sorted(goals.items()):
                yield self._codes[unit], series, comparison, percent

    def submissions(self) -> Iterator[Row]:
        for row in self._submissions():
            yield self._codes[row.unit_id], row.cycle.due_on, row.state, row.submitted_on

    def reported(self) -> Iterator[Row]:
        """A school's own export holds its own figures; the chain of duty sees them all."""
        for row in self._submissions():
            for one in sorted(row.figures.all(), key=lambda figure: figure.series):
                live = one.live_low, one.live_high, one.live_denominator
                yield (
                    self._codes[row.unit_id],
                    one.series,
                    one.low,
                    one.high,
                    one.denominator,
                    *live,
                    int(bool(one.reason)),
                )

    def _submissions(self) -> Iterable[Submission]:
        rows = Submission.objects.filter(unit_id__in=self.ids, cycle__year=self.period.year)
        return rows.select_related("cycle").prefetch_related("figures").order_by("unit__code")

    def _activities(self) -> Any:
        rows = Activity.objects.filter(unit_id__in=self.ids)
        return rows.in_period(self.period).order_by("pk")

    def _on_roll(self, starts: date, ends: date | None) -> bool:
        return starts <= self.day and (ends is None or self.day < ends)

    def _five(self, born: int | None) -> bool:
        return self.period.five_year_olds and born is not None and self.period.year - born == FIVE


def _definition(one: Indicator, *terms: Iterable[str]) -> Row:
    percent = "" if one.percent is None else one.percent
    return (one.code, *("+".join(term) for term in terms), one.at_school, one.comparison, percent)
