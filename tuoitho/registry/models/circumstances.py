"""What is known of a child that may call for help in time. Sealed: the rows tell of a home."""

from collections.abc import Mapping, Sequence

from django.db import models
from django.db.models import F, Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tuoitho.base.fields import EncryptedText
from tuoitho.base.models import Keyed
from tuoitho.organisations.models import Unit
from tuoitho.registry.models.people import Pupil

POOR, NEAR_POOR = "poor", "near_poor"
HOUSEHOLD_WORK, INTERRUPTED, REPEATED = "household_work", "interrupted", "repeated"
MARKS_LOW, MARKS_FALLEN = "marks_low", "marks_fallen"

HOME: Mapping[str, str | Promise] = {
    POOR: _("Hộ nghèo"),
    NEAR_POOR: _("Hộ cận nghèo"),
    HOUSEHOLD_WORK: _("Thấy em phải làm việc nhà, việc của gia đình nhiều giờ"),
}
LEARNING: Mapping[str, str | Promise] = {
    INTERRUPTED: _("Từng nghỉ học dài ngày, bỏ học rồi đi học lại"),
    REPEATED: _("Học lại lớp"),
    MARKS_LOW: _("Kết quả học kỳ gần nhất dưới mức đạt"),
    MARKS_FALLEN: _("Kết quả học kỳ gần nhất giảm rõ"),
}
# Law on Children, Art. 10.1 a–o: the fourteen groups of children in special circumstances, by the point's letter.
SPECIAL: Mapping[str, str | Promise] = {
    "a": _("Mồ côi cả cha và mẹ"),
    "b": _("Bị bỏ rơi"),
    "c": _("Không nơi nương tựa"),
    "d": _("Khuyết tật"),
    "đ": _("Nhiễm HIV/AIDS"),
    "e": _("Vi phạm pháp luật"),
    "g": _("Nghiện ma tuý"),
    "h": _("Phải bỏ học kiếm sống, chưa hoàn thành phổ cập giáo dục trung học cơ sở"),
    "i": _("Bị tổn hại nghiêm trọng về thể chất và tinh thần do bị bạo lực"),
    "k": _("Bị bóc lột"),
    "l": _("Bị xâm hại tình dục"),
    "m": _("Bị mua bán"),
    "n": _("Mắc bệnh hiểm nghèo hoặc phải điều trị dài ngày, thuộc hộ nghèo hoặc cận nghèo"),
    "o": _("Di cư, lánh nạn, tị nạn, chưa xác định được cha mẹ hoặc không có người chăm sóc"),
}
FACTS = frozenset({*HOME, *LEARNING, *SPECIAL})


class CircumstanceTable(models.Manager["PupilCircumstance"]):
    def open_of(self, pupil_id: int, unit_id: int) -> "list[PupilCircumstance]":
        """What a unit entered of a pupil and did not end, in the order of entering."""
        return list(self.filter(pupil_id=pupil_id, unit_id=unit_id, ends_on__isnull=True).order_by("pk"))


class PupilCircumstance(Keyed):
    """One fact of `FACTS` about a pupil, from–to, as a school entered it. It stays with the school that did."""

    pupil = models.ForeignKey(Pupil, on_delete=models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    fact = EncryptedText()
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    entered_at = models.DateTimeField()
    by = models.CharField(max_length=80)

    objects = CircumstanceTable()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")), name="circumstance_from_to"
            )
        ]
        indexes = [models.Index(fields=["unit", "pupil"], name="circumstance_unit_pupil")]


def stamp_of(rows: Sequence[PupilCircumstance]) -> str:
    """A stamp of what stands open: a form saved on another one would lose what someone else entered."""
    return "-".join(str(row.pk) for row in rows) or "0"
