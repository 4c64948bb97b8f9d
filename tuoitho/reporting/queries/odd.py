"""Figures of a cycle that look odd beside those of schools of the same level, or beside last year's."""

from collections import defaultdict
from fractions import Fraction
from typing import Any

from django.db.models import Q

from tuoitho.figures import outliers
from tuoitho.organisations.queries import Viewer
from tuoitho.reporting.models import Cycle, Figure
from tuoitho.reporting.queries.cycles import SEE
from tuoitho.reporting.rules.series import ALL
from tuoitho.reporting.rules.typed import say


def odd_figures(viewer: Viewer, cycle: Cycle) -> dict[int, list[tuple[str, str]]]:
    """Submission id → (series, sentence) of each odd figure. Two queries. Odd is a question, never a refusal.

    A figure known only as bounds is judged by its lower end.
    """
    figures = _figures(viewer, cycle, cycle.year)
    last_year = _figures(viewer, cycle, cycle.year - 1)
    before = {(row["submission__unit_id"], row["series"]): _percent(row) for row in last_year}
    found: dict[int, list[tuple[str, str]]] = defaultdict(list)
    for series in ALL:
        reported = [
            outliers.Reported(
                unit=row["submission_id"],
                group=row["submission__unit__level"],
                reached=row["low"],
                audience=row["denominator"],
                percent_last_year=before.get((row["submission__unit_id"], series)),
            )
            for row in figures
            if row["series"] == series
        ]
        for oddity in outliers.odd_figures(reported):
            found[oddity.unit].append((series, say(oddity.sentence)))
    return dict(found)


def _figures(viewer: Viewer, cycle: Cycle, year: int) -> list[dict[str, Any]]:
    seen = viewer.units(SEE)
    rows = Figure.objects.filter(
        Q(submission__unit__in=seen) | Q(submission__cycle__unit__in=seen),
        submission__cycle__unit=cycle.unit_id,
        submission__cycle__year=year,
        low__isnull=False,
        denominator__isnull=False,
    )
    names = ("submission_id", "submission__unit_id", "submission__unit__level", "series", "low", "denominator")
    return list(rows.values(*names))


def _percent(row: dict[str, Any]) -> Fraction | None:
    return Fraction(100 * row["low"], row["denominator"]) if row["denominator"] else None
