"""A count of a ward's children out of a file: saved with the figure that rests on it, and taken back."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from tuoitho.base.actors import Actor
from tuoitho.base.refusals import Refused
from tuoitho.counts.models import Period
from tuoitho.organisations.models import Unit
from tuoitho.registry.models.headcounts import Headcount
from tuoitho.registry.models.populations import RESIDENT, Population, PopulationCount
from tuoitho.registry.reader import Fault
from tuoitho.registry.reader.populations import PopulationReading


@dataclass(slots=True)
class PopulationIntake:
    """What the file says, and what the ward's figure is now: None where nobody said."""

    faults: list[Fault]
    reading: PopulationReading
    year: int
    now: int | None

    @property
    def total(self) -> int:
        return sum(one.children for one in self.reading.ages.values())

    @property
    def counts(self) -> dict[str, int]:
        """What a preview shows, by name."""
        same = int(self.now == self.total)
        return {"children": self.total, "skipped": self.reading.skipped, "ages": len(self.reading.ages), "same": same}


def compare_population(unit: Unit, reading: PopulationReading, counted_on: date) -> PopulationIntake:
    """Two queries. Refused for a day of no reporting year."""
    period = Period.objects.filter(starts_on__lte=counted_on, ends_on__gte=counted_on).first()
    if period is None:
        raise Refused(_("Ngày tính số liệu không thuộc năm báo cáo nào."), kept=_("Chưa lưu gì."))
    row = Headcount.objects.filter(unit=unit, year=period.year, measure=RESIDENT).first()
    return PopulationIntake(list(reading.faults), reading, period.year, row.low if row else None)


def save_population(
    unit: Unit, intake: PopulationIntake, counted_on: date, source: str, by: Actor, at: datetime
) -> dict[str, Any]:
    """Write it inside a transaction. The latest count of a reporting year is that year's figure."""
    period = Period.objects.get(year=intake.year)
    made = Population.objects.create(unit=unit, counted_on=counted_on, source=source, recorded_at=at, by=by.key)
    PopulationCount.objects.bulk_create(
        PopulationCount(
            population=made,
            age=age,
            children=one.children,
            girls=one.girls,
            out_of_school=one.out_of_school,
        )
        for age, one in sorted(intake.reading.ages.items())
    )
    later = Population.objects.filter(
        unit=unit, counted_on__gt=counted_on, counted_on__lte=period.ends_on, withdrawn_at__isnull=True
    )
    effect: dict[str, Any] = {"population": made.pk, "year": intake.year, "before": None, "version": 0}
    if later.exists():
        return effect
    row = Headcount.objects.filter(unit=unit, year=intake.year, measure=RESIDENT).first()
    if row:
        effect["before"] = [row.low, row.high, row.counted_on.isoformat(), row.source]
    Headcount.objects.state(unit, intake.year, {RESIDENT: (intake.total, intake.total)}, counted_on, source, by, at)
    effect["version"] = Headcount.objects.get(unit=unit, year=intake.year, measure=RESIDENT).version
    return effect


def population_moved_on(unit: Unit, effect: dict[str, Any]) -> bool:
    """Whether the figure was stated anew since."""
    row = Headcount.objects.filter(unit=unit, year=effect["year"], measure=RESIDENT).first()
    return bool(effect["version"]) and (row is None or row.version != effect["version"])


def reverse_population(unit: Unit, effect: dict[str, Any], by: Actor, at: datetime) -> None:
    """Withdraw the count; the figure is again what it was."""
    Population.objects.filter(pk=effect["population"]).update(withdrawn_at=at)
    if not effect["version"]:
        return
    before = effect["before"]
    span = (before[0], before[1]) if before else None
    counted_on = date.fromisoformat(before[2]) if before else at.date()
    Headcount.objects.state(unit, effect["year"], {RESIDENT: span}, counted_on, before[3] if before else "", by, at)
