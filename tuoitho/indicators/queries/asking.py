"""Ask for figures: a handful of queries, flat in the number of units, levels and years."""

from collections.abc import Collection
from datetime import date
from functools import lru_cache
from uuid import UUID

from django.db.models import OuterRef, Subquery
from django.utils.translation import gettext as _

from tuoitho.base.refusals import Refused
from tuoitho.counts.models import Period
from tuoitho.counts.models.measures import PARTS
from tuoitho.counts.queries import count_totals, history_of
from tuoitho.indicators import rules
from tuoitho.indicators.models import Indicator
from tuoitho.indicators.queries.figures import FOUND, SCREENED, Figures, Place
from tuoitho.indicators.queries.values import Value
from tuoitho.organisations.models import Unit, UnitName
from tuoitho.organisations.queries import Viewer

SEE = "indicators.see_figures"
THEN, NOW = "then", "now"


def figures_of(
    viewer: Viewer,
    units: Collection[int],
    year: int | None,
    tree: str = THEN,
    *,
    since: int | None = None,
    behind: str = "",
) -> Figures:
    """Figures of these units (ids within the viewer's sight) and of all below them.

    `year` None: the one that runs on the viewer's day, or the last one begun. `tree`: `then` (that of the period's last
    day), `now`, or a date as 2024-11-17. `since`: the first year of trends.
    `behind`: the series of which also the parts are read that its bounds follow from.
    `Refused` when the year has no period, the tree is no date, or a unit does not stand in it.
    """
    begun = {period.year: period for period in Period.objects.filter(starts_on__lte=viewer.on)}
    year = max(begun, default=viewer.on.year) if year is None else year
    since = year - 1 if since is None else since
    periods = {of: period for of, period in begun.items() if since <= of <= year}
    if year not in periods:
        raise Refused(_("Chưa mở kỳ báo cáo năm %(year)s.") % {"year": year})
    day, history = tree_day(viewer, periods[year], tree), history_of(viewer)
    populations = {
        of: history.population(period.day_of_roll(viewer.on), tree_day(viewer, period, tree))
        for of, period in periods.items()
    }
    standing = {of: one for of, one in populations.items() if all(unit in one.tree for unit in units)}
    if year not in standing:
        raise Refused(_("Đơn vị này không có trong cây đơn vị ngày %(day)s.") % {"day": f"{day:%d/%m/%Y}"})
    indicators = list(_indicators(year) if viewer.stamp is None else _kept_indicators(year, viewer.stamp))
    parts = [indicator.part(period) for indicator in indicators for period in periods.values()]
    shown = [indicator.part(periods[year]) for indicator in indicators if indicator.code == behind]
    known = {f"{one}.{end}" for part in shown for one in part.numerators for end in PARTS}
    measures = {FOUND, SCREENED}.union(known, *(part.measures for part in parts))
    return Figures(
        viewer, history, periods[year], day, indicators, begun, count_totals(list(units), standing, measures)
    )


def _indicators(year: int) -> tuple[Indicator, ...]:
    return tuple(Indicator.objects.of_year(year))


@lru_cache(maxsize=16)
def _kept_indicators(year: int, stamp: UUID) -> tuple[Indicator, ...]:
    return _indicators(year)


def values(viewer: Viewer, unit: Unit, year: int, tree: str = THEN) -> list[Value]:
    """The series of one unit, in the plan's order. `Refused` as in `figures_of`, and out of the viewer's sight."""
    figures = figures_of(viewer, [unit.pk], year, tree)
    if not rules.see_figures(viewer, figures.tree, unit.pk):
        raise Refused(_("Bạn không xem được số liệu của đơn vị này."), code=SEE)
    return figures.values(unit.pk)


def place_of(
    viewer: Viewer, code: str, year: int, tree: str = THEN, *, since: int | None = None, behind: str = ""
) -> Place | None:
    """A unit with its figures, by its code; None when the viewer does not see it. `Refused` as in `figures_of`.

    A unit is seen in the tree that is asked for: a ward dissolved since then still stands below its department.
    """
    unit = Unit.objects.filter(code=code).first()
    if unit is None:
        return None
    try:
        figures = figures_of(viewer, [unit.pk], year, tree, since=since, behind=behind)
    except Refused:
        if viewer.holds(SEE, unit.pk):
            raise
        return None
    return Place(unit, tree, figures) if rules.see_figures(viewer, figures.tree, unit.pk) else None


def units_named(viewer: Viewer, place: Place, units: Collection[int]) -> dict[int, Unit]:
    """Of these units those that stand above or below the place within the viewer's sight, by id, and the place itself.

    Each bears the name it had on the day of the tree. One query.
    """
    tree = place.figures.tree
    seen = [unit for unit in units if unit in tree and rules.see_figures(viewer, tree, unit)]
    dated = UnitName.objects.on(place.figures.day).filter(unit=OuterRef("pk")).values("name")[:1]
    found = Unit.objects.annotate(called=Subquery(dated)).in_bulk([*seen, place.unit.pk])
    for unit in found.values():
        unit.name = unit.called or unit.name
    return dict(found)


def current_year(viewer: Viewer) -> int | None:
    """The reporting year that runs on the viewer's day, or the last one begun; None before the first."""
    begun = Period.objects.filter(starts_on__lte=viewer.on).order_by("-year")
    return begun.values_list("year", flat=True).first() if viewer.holds(SEE) else None


def tree_day(viewer: Viewer, period: Period, tree: str) -> date:
    """The day that `then`, `now` or a date means for a period; `Refused` for anything else."""
    if tree == THEN:
        return period.ends_on
    if tree == NOW:
        return viewer.on
    try:
        return date.fromisoformat(tree)
    except ValueError:
        raise Refused(
            _("Cây đơn vị là “then”, “now” hoặc một ngày như 2024-11-17; không hiểu “%(tree)s”.") % {"tree": tree}
        ) from None
