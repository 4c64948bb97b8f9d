"""A screening: what the ward's officer learnt of a child's work on one day, and what the law says of it."""

from datetime import date
from typing import ClassVar, NamedTuple

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tuoitho.base.fields import EncryptedData, EncryptedText
from tuoitho.base.models import Keyed
from tuoitho.cases.models.cases import Case
from tuoitho.cases.models.children import Child
from tuoitho.organisations.models import User

MINUTE = 1 / 60


class HourBand(NamedTuple):
    """Hours from `low` to `high`, both possible; "more than four" begins a minute after four."""

    label: str | Promise
    low: float
    high: float


DAY_BANDS = {
    "d1": HourBand(_("Dưới 1 giờ"), 0, 1 - MINUTE),
    "d4": HourBand(_("Từ 1 đến 4 giờ"), 1, 4),
    "d8": HourBand(_("Hơn 4 đến 8 giờ"), 4 + MINUTE, 8),
    "d12": HourBand(_("Hơn 8 đến 12 giờ"), 8 + MINUTE, 12),
    "d24": HourBand(_("Hơn 12 giờ"), 12 + MINUTE, 24),
}
WEEK_BANDS = {
    "w1": HourBand(_("Dưới 1 giờ"), 0, 1 - MINUTE),
    "w14": HourBand(_("Từ 1 đến dưới 14 giờ"), 1, 14 - MINUTE),
    "w20": HourBand(_("Từ 14 đến 20 giờ"), 14, 20),
    "w40": HourBand(_("Hơn 20 đến 40 giờ"), 20 + MINUTE, 40),
    "w43": HourBand(_("Hơn 40 đến dưới 43 giờ"), 40 + MINUTE, 43 - MINUTE),
    "w168": HourBand(_("Từ 43 giờ trở lên"), 43, 168),
}
CHORE_BANDS = {
    "c21": HourBand(_("Đến 21 giờ"), 0, 21),
    "c168": HourBand(_("Hơn 21 giờ"), 21 + MINUTE, 168),
}
BANDS = {"hours_day": DAY_BANDS, "hours_week": WEEK_BANDS, "chores_week": CHORE_BANDS}


class Screening(Keyed):
    """Never changed; a new one stands beside it. `key` is made with the page, so that one page is saved once.

    `facts`: a record of `law.work.read_facts`, and `born`: the first and last possible day of birth. `judgement`: the
    fields of `law.work.Judgement`; `see_also`: codes of articles; `task`, `place`: the entries as they then stood.
    `officer`: who asked; None for the installation itself.
    """

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="screenings")
    facts = EncryptedData()
    judgement = EncryptedData()
    note = EncryptedText(null=True)
    catalogue_version = models.CharField(max_length=30)
    officer = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    made_at = models.DateTimeField()
    by = models.CharField(max_length=80)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["case", "-made_at"], name="screening_case")]


def born_between(child: Child) -> tuple[date, date] | None:
    """The first and last possible day of birth; an estimated year leaves the years beside it open."""
    if child.born_on and not child.birth_estimated:
        return child.born_on, child.born_on
    year = child.born_on.year if child.born_on else child.birth_year
    if year is None:
        return None
    around = 1 if child.birth_estimated else 0
    return date(year - around, 1, 1), date(year + around, 12, 31)
