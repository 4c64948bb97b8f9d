"""The register as numbers: how many employers of each group are open, and how many of them were reached, by name."""

from collections.abc import Sequence
from datetime import date

from django.db.models import Count, F, Q
from django.db.models.functions import Coalesce

from tuoitho.counts.models import Period
from tuoitho.organisations.models import Unit
from tuoitho.registry.models.employers import AUDIENCE_OF, EMPLOYER_AUDIENCES, Employer, EmployerMark, open_on
from tuoitho.registry.models.rosters import Measures

EMPLOYER_ROLLS = tuple(f"{audience}.roll" for audience in EMPLOYER_AUDIENCES)
EMPLOYER_THEMES = ("informed", "trained")


def employer_measures(unit_id: int, periods: Sequence[Period], today: date) -> dict[int, Measures]:
    """By year: `roll` and `informed.named`, `trained.named` of each group. Two queries, flat in years and employers.

    Open on the period's last day (today, while it runs). An employer merged into another is that other. None: the
    register has nobody of the group that day, or nobody was reached (silence is not zero).
    """
    found: dict[int, Measures] = {
        period.year: {
            f"{audience}.{end}": None
            for audience in EMPLOYER_AUDIENCES
            for end in ("roll", *(f"{theme}.named" for theme in EMPLOYER_THEMES))
        }
        for period in periods
    }
    if not periods:
        return found
    days = {period.year: period.day_of_roll(today) for period in periods}
    rolls = {f"roll_{year}": Count("pk", filter=open_on(day)) for year, day in days.items()}
    grouped = Employer.objects.filter(unit=unit_id).standing().order_by().values_list("kind").annotate(**rolls)
    for kind, *counts in grouped.values_list("kind", *rolls):
        for year, count in zip(days, counts, strict=True):
            found[year][f"{AUDIENCE_OF[kind]}.roll"] = count or None
    for year, theme, kind, reached in _marks(unit_id, days):
        found[year][f"{AUDIENCE_OF[kind]}.{theme}.named"] = reached or None
    return found


def _marks(unit_id: int, days: dict[int, date]) -> Sequence[tuple[int, str, str, int]]:
    """(year, theme, kind, employers reached)."""
    standing = Q(employer__merged_into__isnull=True)
    counting = Q(pk__in=[])
    for year, day in days.items():
        itself, other = open_on(day, "employer__"), open_on(day, "employer__merged_into__")
        counting |= Q(year=year) & ((standing & itself) | (~standing & other))
    rows = (
        EmployerMark.objects.filter(counting, employer__unit=unit_id, theme__in=EMPLOYER_THEMES)
        .annotate(of_kind=Coalesce("employer__merged_into__kind", "employer__kind"))
        .values_list("year", "theme", "of_kind")
        .annotate(reached=Count(Coalesce(F("employer__merged_into"), F("employer")), distinct=True))
    )
    return list(rows)


def wards_with_employers() -> set[int]:
    """Wards that keep a register."""
    return set(Employer.objects.order_by().values_list("unit_id", flat=True).distinct())


def lock_register(unit_id: int) -> None:
    """Of two who change a ward's register at once, the second waits and sees the first's rows."""
    Unit.objects.select_for_update(no_key=True).get(pk=unit_id)
