"""The series a plan's percentages set, and when a goal is looser than the one above it."""

from collections.abc import Iterable
from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from tuoitho.figures.status import Goal

SERIES = {
    "1.1": _("Trẻ em 5–17 tuổi lao động trái quy định"),
    "1.2": _("Được hỗ trợ, can thiệp kịp thời khi có thông báo"),
    "1.3": _("Được học phổ thông, học nghề phù hợp"),
    "2.1a": _("Cán bộ, giáo viên được cung cấp thông tin"),
    "2.1b": _("Cha mẹ, người chăm sóc được cung cấp thông tin"),
    "2.2": _("Trẻ em được cung cấp thông tin"),
    "2.3": _("Doanh nghiệp, hợp tác xã, hộ gia đình được cung cấp thông tin"),
    "3.1a": _("Công chức, viên chức quận được tập huấn"),
    "3.1b": _("Cán bộ, công chức phường được tập huấn"),
    "3.2a": _("Doanh nghiệp được tập huấn"),
    "3.2b": _("Hợp tác xã, hộ gia đình được tập huấn"),
    "H30": _("Trong đó làm việc nặng nhọc, độc hại, nguy hiểm"),
}
OUTLOOK = "H30"


def sets_the_eight(codes: Iterable[str]) -> bool:
    """Whether a plan's targets are the programme's eight, in order; elsewhere "2.1" may be anything."""
    return list(codes) == list(dict.fromkeys(series.rstrip("ab") for series in SERIES if series != OUTLOOK))


def series_of(code: str, measures: int) -> list[str]:
    """The series of a target's percentages in order ("2.1" with two: 2.1a, 2.1b); "" for one without."""
    known = [series for series in SERIES if series.rstrip("ab") == code]
    return [*known, *[""] * measures][:measures]


def is_looser(comparison: str, percent: Decimal | None, above_comparison: str, above: Decimal | None) -> bool:
    """Whether some percentage meets this goal and not the one above. A goal above without a number binds nobody."""
    if above is None:
        return False
    if percent is None:
        return True
    mine, theirs = Goal(comparison, percent), Goal(above_comparison, above)
    if mine.upward != theirs.upward:
        return True
    if mine.percent == theirs.percent:
        return "=" in comparison and "=" not in above_comparison
    return (mine.percent < theirs.percent) == mine.upward
