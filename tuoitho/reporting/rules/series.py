"""Which of the twelve series a school reports, and how it is asked for them (figures.md, column "a school")."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tuoitho.counts.models import Period
from tuoitho.figures.ratio import Ratio
from tuoitho.organisations.models import Unit


@dataclass(frozen=True)
class Series:
    """One series of a school's report: how it is asked, the words of its two counts, and where they are read."""

    code: str
    title: str | Promise
    numerator: str | Promise
    denominator: str | Promise


FOUND = Series(
    "1.1",
    _("Trẻ em phát hiện lao động trái quy định của pháp luật"),
    _("học sinh phát hiện có dấu hiệu"),
    _("học sinh được rà soát"),
)
STAFF = Series(
    "2.1a",
    _("Cán bộ, giáo viên, nhân viên được truyền thông"),
    _("người được truyền thông ít nhất một lần"),
    _("cán bộ, giáo viên, nhân viên"),
)
CAREGIVERS = Series(
    "2.1b",
    _("Cha mẹ, người chăm sóc trẻ em được truyền thông"),
    _("người được truyền thông ít nhất một lần"),
    _("cha mẹ, người chăm sóc trẻ em"),
)
PUPILS = Series(
    "2.2",
    _("Trẻ em, học sinh được truyền thông"),
    _("trẻ em, học sinh được truyền thông ít nhất một lần"),
    _("trẻ em, học sinh"),
)
ALL = {series.code: series for series in (FOUND, STAFF, CAREGIVERS, PUPILS)}
FOUND_MEASURES = ("pupils.found", "pupils.screened.low")


def reported_by(unit: Unit, period: Period) -> tuple[Series, ...]:
    """What this school reports: of preschool children only the five-year-olds of the period's setting count."""
    if unit.level != Unit.Level.PRESCHOOL:
        return (FOUND, STAFF, CAREGIVERS, PUPILS)
    return (STAFF, CAREGIVERS, PUPILS) if period.five_year_olds else (STAFF, CAREGIVERS)


def value_of(ratio: Ratio | None) -> tuple[int | None, int | None, int | None]:
    """Low, high and denominator of a ratio; three Nones where nothing is known."""
    if ratio is None or ratio.numerator is None or ratio.denominator is None:
        return None, None, None
    return ratio.numerator.low, ratio.numerator.high, ratio.denominator.low
