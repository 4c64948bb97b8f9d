"""How many reports each school made and how fast: numbers, never a report."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tuoitho.base.paging import Page, page
from tuoitho.base.parts import local
from tuoitho.cases.queries.reports import NOTHING, Reported, count_reports, periods_begun, schools_counted
from tuoitho.counts.models import Period
from tuoitho.figures.small import HIDDEN, hide_small
from tuoitho.organisations.models import Unit
from tuoitho.organisations.queries import Viewer

SMALL = "indicators.see_small_counts"


@dataclass(frozen=True)
class CountsPage:
    """`rows`: school, how many, how fast. `told`: schools with a report; `total`: reports of all in scope."""

    period: Period | None
    years: Sequence[int]
    rows: Sequence[tuple[Unit, str, str]]
    page: Page[Unit] | None
    schools: int
    told: int
    total: int


def counts_page(viewer: Viewer, query: Mapping[str, str]) -> CountsPage:
    """Five queries, whatever the number of schools or reports."""
    periods = periods_begun(viewer)
    if not periods:
        return CountsPage(None, (), (), None, 0, 0, 0)
    wanted = query.get("year", "")
    period = next((one for one in periods if str(one.year) == wanted), periods[0])
    schools = schools_counted(viewer)
    units = set(schools.values_list("pk", flat=True))
    seated = [post.unit_id for post in viewer.posts]
    known = count_reports(units, period.starts_on, period.ends_on, seated=seated)
    shown = page(schools, ("folded", "pk"), dict(query))
    return CountsPage(
        period=period,
        years=[one.year for one in periods],
        rows=[(unit, *_words(known.get(unit.pk, NOTHING))) for unit in shown.rows],
        page=shown,
        schools=len(units),
        told=len(known),
        total=sum(one.count for one in known.values()),
    )


def reporting_line(viewer: Viewer, unit: Unit, period: Period) -> str:
    """What stands at a school in the place of series 1.2: its own reports and how fast they were made.

    Outside the chain of duty a small number is not shown, and how fast a few were made is not either.
    """
    seated = [post.unit_id for post in viewer.posts]
    one = count_reports([unit.pk], period.starts_on, period.ends_on, seated=seated).get(unit.pk, NOTHING)
    if not viewer.holds(SMALL, unit.pk) and hide_small(one.count) is HIDDEN:
        return _("số nhỏ, được che")
    if not one.count:
        return _("trường chưa báo tin nào trong năm")
    count, hours = _words(one)
    reports = ngettext("%(count)s tin báo", "%(count)s tin báo", one.count) % {"count": count}
    return _("%(reports)s; một nửa số tin được báo trong %(hours)s giờ kể từ lúc thấy") % {
        "reports": reports,
        "hours": hours,
    }


def _words(one: Reported) -> tuple[str, str]:
    return local(one.count, 0), "–" if one.hours is None else local(one.hours, 1)
