"""Something done on a day under a clause of the plan."""

from collections.abc import Iterable

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tuoitho.base.models import Keyed
from tuoitho.counts.models import Period
from tuoitho.organisations.models import Unit
from tuoitho.registry.models import SchoolClass


class ActivityRows(models.QuerySet["Activity"]):
    def in_period(self, period: Period) -> "ActivityRows":
        return self.filter(on_date__range=(period.starts_on, period.ends_on))

    def standing(self) -> "ActivityRows":
        """Those not withdrawn."""
        return self.filter(withdrawn_at__isnull=True)

    def under(self, addresses: Iterable[str]) -> "ActivityRows":
        """Those of the clauses at these addresses and of every clause below them."""
        found = Q(pk__in=[])
        for address in addresses:
            found |= Q(clause=address) | Q(clause__startswith=f"{address}.")
        return self.filter(found)


class Activity(Keyed):
    """An activity of a unit, or of one of its classes. Withdrawn ones stay, and count no more."""

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
    school_class = models.ForeignKey(SchoolClass, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
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

    objects = ActivityRows.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["unit", "on_date"], name="activity_unit_date"),
            models.Index(fields=["clause", "on_date"], name="activity_clause_date"),
        ]
