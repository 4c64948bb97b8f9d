"""How early warning is weighed, and how well it would have done: numbers, with small ones hidden."""

from dataclasses import dataclass
from fractions import Fraction

from django.utils.translation import gettext as _

from tuoitho.base.parts import local, percent
from tuoitho.cases.models import BackTest
from tuoitho.figures.small import HIDDEN, Shown, hide_small


@dataclass(frozen=True)
class BackTestLine:
    """One back-test. `precision`: of the cards, how many were about a pupil to whom it happened; `recall`: of those to
    whom it happened, how many had a card."""

    test: BackTest
    year: str
    followed: str
    happened: str
    precision: str
    recall: str


def back_test_line(test: BackTest) -> BackTestLine:
    """Percentages stand only where none of their parts is small: one of the two would tell the other."""
    parts = (test.hits, test.followed - test.hits, test.happened - test.hits)
    hidden = any(hide_small(part) is HIDDEN for part in parts)
    return BackTestLine(
        test,
        f"{test.school_year}–{test.school_year + 1}",
        _count(hide_small(test.followed)),
        _count(hide_small(test.happened)),
        _share(test.hits, test.followed, hidden),
        _share(test.hits, test.happened, hidden),
    )


def _count(count: Shown) -> str:
    return _("dưới 5") if count is HIDDEN else local(count, 0)


def _share(part: int, whole: int, hidden: bool) -> str:
    if not whole:
        return _("Chưa đủ dữ liệu")
    return _("ẩn vì số nhỏ") if hidden else percent(100 * Fraction(part, whole))
