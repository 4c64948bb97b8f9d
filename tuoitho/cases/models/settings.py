"""What an installation decides about reports and cases, where law or plan leave it open."""

from datetime import UTC, datetime
from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _


class CaseSettings(models.Model):
    """One row; absent means the defaults.

    `plan_clock_from`: the event that starts the 5 working days of Art. 28.1 NĐ 56/2017, which names none.
    `counts_older`: whether 1.2 counts supported people of 16 and 17. `retention_years`: from a case's closing until
    what names the child is removed; `report_retention_years`: the same for a report that led to no case.
    `referral_days`: the working days after which a referral without an answer comes back to its sender.
    """

    class PlanClock(models.TextChoices):
        RISK = "assess_risk", _("Xong đánh giá nguy cơ ban đầu (Mẫu 02)")
        VERIFICATION = "verify", _("Xong xác minh, đánh giá nguy cơ cụ thể (Mẫu 03)")
        MEETING = "hold_meeting", _("Xong cuộc họp xác định nhu cầu")

    centre_name = models.CharField(max_length=120, blank=True)
    centre_phone = models.CharField(max_length=40, blank=True)
    plan_clock_from = models.CharField(max_length=12, choices=PlanClock.choices, default=PlanClock.RISK)
    counts_older = models.BooleanField(default=True)
    referral_days = models.PositiveSmallIntegerField(default=5)
    retention_years = models.PositiveSmallIntegerField(default=10)
    report_retention_years = models.PositiveSmallIntegerField(default=2)
    set_at = models.DateTimeField()
    by = models.CharField(max_length=80)

    @classmethod
    def current(cls) -> Self:
        """The settings in force."""
        return cls.objects.order_by("-pk").first() or cls(set_at=datetime.fromtimestamp(0, UTC), by="system")
