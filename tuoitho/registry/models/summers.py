"""The summer: whether a pupil was reached, where they are, and whether they came back in September."""

from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _

from tuoitho.base.fields import EncryptedText
from tuoitho.base.models import Keyed
from tuoitho.organisations.models import Unit
from tuoitho.registry.models.attendance import SUMMER
from tuoitho.registry.models.people import Pupil

RETURN_MONTHS = (9, 10)


class Whereabouts(models.TextChoices):
    HERE = "here", _("Vẫn ở địa bàn")
    AWAY = "away", _("Đi nơi khác")
    UNKNOWN = "unknown", _("Chưa rõ")


class Expected(models.TextChoices):
    YES = "yes", _("Sẽ đi học lại")
    NO = "no", _("Không đi học lại")
    UNKNOWN = "unknown", _("Chưa rõ")


class SummerCheck(Keyed):
    """What a class teacher knows of one pupil for one summer (its calendar year). `back`: None until September asks.

    Where a child is and what is expected tells of a home, so both are sealed.
    """

    pupil = models.ForeignKey(Pupil, on_delete=models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    summer = models.PositiveSmallIntegerField()
    contacted = models.BooleanField(default=False)
    whereabouts = EncryptedText(default=Whereabouts.UNKNOWN)
    expected = EncryptedText(default=Expected.UNKNOWN)
    back = models.BooleanField(null=True)
    checked_at = models.DateTimeField()
    by = models.CharField(max_length=80)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["pupil", "summer"], name="one_summer_check")]
        indexes = [models.Index(fields=["unit", "summer"], name="summer_unit")]


class Phase(models.TextChoices):
    SUMMER = "summer", _("Kiểm tra hè")
    RETURN = "return", _("Đầu năm học: em đã trở lại lớp chưa?")


def phase_of(day: date) -> Phase | None:
    """June–August ask where a pupil is, September–October whether they are back; no other month asks."""
    if day.month in SUMMER:
        return Phase.SUMMER
    return Phase.RETURN if day.month in RETURN_MONTHS else None
