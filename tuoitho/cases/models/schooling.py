"""Where a child learns again: a place at a school or in vocational training, and whether it is there on a day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from tuoitho.base.fields import EncryptedText
from tuoitho.base.models import Keyed
from tuoitho.cases.models.children import Child
from tuoitho.cases.models.reports import Answer


class Placement(Keyed):
    """A place of learning found for a child: started, attending as last asked, left with a reason.

    `place`: where; sealed, for it tells who the child is (NĐ 56/2017 Art. 33). `attending_on`: the last day on which
    someone made sure.
    """

    class Kind(models.TextChoices):
        GENERAL = "general", _("Giáo dục phổ thông")
        CONTINUING = "continuing", _("Giáo dục thường xuyên")
        VOCATIONAL = "vocational", _("Học nghề")

    class Left(models.TextChoices):
        FINISHED = "finished", _("Học xong")
        MOVED = "moved", _("Chuyển nơi học")
        WORK = "work", _("Đi làm")
        COST = "cost", _("Không đủ tiền")
        HEALTH = "health", _("Ốm đau")
        UNWILLING = "unwilling", _("Không muốn học tiếp")
        OTHER = "other", _("Lý do khác")

    child = models.ForeignKey(Child, on_delete=models.CASCADE, related_name="placements")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    place = EncryptedText()
    starts_on = models.DateField()
    attending_on = models.DateField(null=True, blank=True)
    left_on = models.DateField(null=True, blank=True)
    left_because = models.CharField(max_length=10, choices=Left.choices, blank=True)
    left_note = EncryptedText(null=True)
    recorded_at = models.DateTimeField()
    by = models.CharField(max_length=80)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(left_on__isnull=True) | Q(left_on__gte=F("starts_on")), name="placement_left_after_start"
            ),
            models.CheckConstraint(
                condition=Q(left_on__isnull=True, left_because="") | (Q(left_on__isnull=False) & ~Q(left_because="")),
                name="placement_left_with_reason",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["child", "-starts_on", "-id"], name="placement_child")]


@dataclass(frozen=True, slots=True)
class Stay:
    """A place from a day on, left on a day (None: still there), last made sure of on a day."""

    starts_on: date
    left_on: date | None = None
    attending_on: date | None = None

    def holds(self, on: date) -> bool:
        return self.starts_on <= on and (self.left_on is None or self.left_on > on)

    def sure_on(self, on: date) -> date:
        """The latest day up to `on` on which the child was known to be there."""
        return self.attending_on if self.attending_on and self.attending_on <= on else self.starts_on


def in_school(
    on: date, stays: Sequence[Stay], enrolled: bool, told: tuple[date, str] | None, on_a_roll: bool
) -> bool | None:
    """Whether a child is in general education or vocational training on a day; None while nobody knows.

    `enrolled`: on a school's roll that day; `told`: the day of the last follow-up up to then, and its answer on
    schooling; `on_a_roll`: ever known to a school here. A follow-up that finds the child out of school after one last
    made sure of its place leaves the matter open, until the place is recorded as left.
    """
    held = [stay for stay in stays if stay.holds(on)]
    said = told[1] if told else ""
    if enrolled or held:
        doubted = said == Answer.NO and told is not None and all(stay.sure_on(on) < told[0] for stay in held)
        return None if doubted and not enrolled else True
    if said in (Answer.YES, Answer.NO):
        return said == Answer.YES
    known = on_a_roll or any(stay.starts_on <= on for stay in stays)
    return False if known else None
