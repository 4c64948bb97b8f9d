"""Children and staff on the roll. Who they are is sealed; where and when they belong is not."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from tuoitho.base.fields import EncryptedDate, EncryptedText
from tuoitho.base.models import Keyed
from tuoitho.organisations.models import Unit, User
from tuoitho.organisations.models.units import OnDate
from tuoitho.registry.models.leaving import LeftBecause


class PersonKind(models.TextChoices):
    PUPIL = "pupil", _("Học sinh")
    STAFF = "staff", _("Cán bộ, giáo viên, nhân viên")


class SchoolClass(Keyed):
    """A class of a school year (2024 = 2024–2025). `teacher` is the account of its class teacher."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    school_year = models.PositiveSmallIntegerField()
    grade = models.PositiveSmallIntegerField(null=True, blank=True)
    name = models.CharField(max_length=20)
    teacher = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["unit", "school_year", "name"], name="one_class_name")]


class Pupil(Keyed):
    """A child on a roll. `code_token` is the keyed token of the sector's pupil code, to meet the same child again."""

    name = EncryptedText()
    born_on = EncryptedDate(null=True)
    birth_year = models.PositiveSmallIntegerField(null=True)
    sex = models.CharField(max_length=1, blank=True, choices=[("f", _("Nữ")), ("m", _("Nam"))])
    code = EncryptedText(null=True)
    code_token = models.BinaryField(max_length=16, null=True, db_index=True)
    guardian_name = EncryptedText(null=True)
    guardian_phone = EncryptedText(null=True)
    home_ward = models.CharField(max_length=60, blank=True)


class Enrolment(models.Model):
    """A pupil in a class, from–to. On any date a pupil is in at most one class."""

    pupil = models.ForeignKey(Pupil, on_delete=models.PROTECT, related_name="enrolments")
    school_class = models.ForeignKey(SchoolClass, on_delete=models.PROTECT, related_name="enrolments")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    roll_number = models.PositiveSmallIntegerField(default=0)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    left_because = models.CharField(max_length=20, blank=True)

    objects = OnDate.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["pupil"], condition=Q(ends_on__isnull=True), name="one_open_enrolment"),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gt=F("starts_on")), name="enrolment_ends_after_start"
            ),
        ]
        indexes = [models.Index(fields=["school_class", "roll_number", "id"], name="enrolment_class_roll")]

    @property
    def reason(self) -> str:
        """Why it ended, in words; empty while it lasts and for another class."""
        return str(LeftBecause(self.left_because).label) if self.left_because in LeftBecause.values else ""


class StaffMember(Keyed):
    """Someone on a unit's list of staff, from–to: the days the list holds them, not those of their contract."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    name = EncryptedText()
    code = EncryptedText(null=True)
    code_token = models.BinaryField(max_length=16, null=True, db_index=True)
    position = models.CharField(max_length=60)
    teaches = models.BooleanField(default=True)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    left_because = models.CharField(max_length=20, blank=True)

    objects = OnDate.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gt=F("starts_on")), name="staff_ends_after_start"
            ),
        ]
