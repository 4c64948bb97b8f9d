"""What people did: an activity, whom it was for, who came."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from tuoitho.base.models import Keyed
from tuoitho.organisations.models import Unit


class Activity(Keyed):
    """Something done on a day under a clause of the plan. Withdrawn ones stay, and count no more."""

    class Kind(models.TextChoices):
        COMMUNICATION = "communication", _("Truyền thông")
        TRAINING = "training", _("Tập huấn")
        MEETING = "meeting", _("Họp phối hợp")
        OTHER = "other", _("Khác")

    class Channel(models.TextChoices):
        DIRECT = "direct", _("Trực tiếp")
        CLASS_MEETING = "class_meeting", _("Sinh hoạt lớp")
        PARENT_MEETING = "parent_meeting", _("Họp cha mẹ học sinh")
        FLAG_CEREMONY = "flag_ceremony", _("Sinh hoạt dưới cờ")
        WEBSITE = "website", _("Trang web nhà trường")
        CLASS_CHAT = "class_chat", _("Nhóm lớp")
        ENETVIET = "enetviet", _("eNetViet")
        LEAFLET = "leaflet", _("Tờ rơi, tờ gấp, áp phích")
        MEDIA = "media", _("Phát thanh, báo chí, mạng xã hội")
        ARTS = "arts", _("Hình thức sáng tạo nghệ thuật")

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=14, choices=Kind.choices)
    title = models.CharField(max_length=200)
    on_date = models.DateField()
    channel = models.CharField(max_length=16, choices=Channel.choices, blank=True)
    clause = models.CharField(max_length=20, blank=True)
    place = models.CharField(max_length=200, blank=True)
    note = models.TextField(blank=True)
    recorded_at = models.DateTimeField()
    by = models.CharField(max_length=80)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_because = models.CharField(max_length=200, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        indexes = [
            models.Index(fields=["unit", "on_date"], name="activity_unit_date"),
            models.Index(fields=["clause", "on_date"], name="activity_clause_date"),
        ]


class Reach(models.Model):
    """How many of one audience were invited and came. `named`: those who came are known one by one."""

    class Audience(models.TextChoices):
        PUPILS = "pupils", _("Học sinh")
        STAFF = "staff", _("Cán bộ, giáo viên, nhân viên")
        CAREGIVERS = "caregivers", _("Cha mẹ, người chăm sóc trẻ em")
        ENTERPRISES = "enterprises", _("Doanh nghiệp")
        COOPERATIVES = "cooperatives", _("Hợp tác xã")
        HOUSEHOLDS = "households", _("Hộ gia đình có sử dụng lao động")
        DISTRICT_OFFICIALS = "district_officials", _("Công chức, viên chức quận")
        WARD_OFFICIALS = "ward_officials", _("Cán bộ, công chức phường")

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="reaches")
    audience = models.CharField(max_length=20, choices=Audience.choices)
    invited = models.PositiveIntegerField(null=True, blank=True)
    reached = models.PositiveIntegerField()
    named = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["activity", "audience"], name="one_reach")]


class Attendance(models.Model):
    """One person came."""

    reach = models.ForeignKey(Reach, on_delete=models.CASCADE, related_name="attendances")
    person_id = models.BigIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["reach", "person_id"], name="one_attendance")]
        indexes = [models.Index(fields=["person_id"], name="attendance_person")]
