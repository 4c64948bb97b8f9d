"""What an installation decides about reports and cases, where law or plan leave it open."""

from datetime import UTC, datetime
from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

HELPLINE = "111"
"""The national helpline: free, round the clock (NĐ 56/2017 Art. 22–23)."""
CENTRE_NAME, CENTRE_PHONE = "Trung tâm cung cấp dịch vụ công tác xã hội Hà Nội", "02433525662"
"""As plan 1217/KH-PGDĐT of 2024 names them."""


class CaseSettings(models.Model):
    """The newest row is in force; none means the defaults. Rows are added, never changed.

    `helpline`, `centre_name`, `centre_phone`: the numbers on every page that tells whom to call.
    `plan_clock_from`: the event that starts the 5 working days of Art. 28.1 NĐ 56/2017, which names none.
    `counts_older`: whether 1.2 counts supported people of 16 and 17. `retention_years`: from a case's closing until
    what names the child is removed; `report_retention_years`: the same for a report that led to no case.
    `referral_days`: the working days after which a referral without an answer comes back to its sender.
    """

    class PlanClock(models.TextChoices):
        RISK = "assess_risk", _("Xong đánh giá nguy cơ ban đầu (Mẫu 02)")
        VERIFICATION = "verify", _("Xong xác minh, đánh giá nguy cơ cụ thể (Mẫu 03)")
        MEETING = "hold_meeting", _("Xong cuộc họp xác định nhu cầu")

    version = models.PositiveIntegerField(default=1, unique=True)
    helpline = models.CharField(max_length=20, default=HELPLINE)
    centre_name = models.CharField(max_length=120, default=CENTRE_NAME)
    centre_phone = models.CharField(max_length=40, default=CENTRE_PHONE)
    plan_clock_from = models.CharField(max_length=12, choices=PlanClock.choices, default=PlanClock.RISK)
    counts_older = models.BooleanField(default=True)
    referral_days = models.PositiveSmallIntegerField(default=5)
    retention_years = models.PositiveSmallIntegerField(default=10)
    report_retention_years = models.PositiveSmallIntegerField(default=2)
    set_at = models.DateTimeField()
    by = models.CharField(max_length=80)

    @classmethod
    def current(cls) -> Self:
        """The settings in force; the defaults are version 0."""
        return cls.objects.order_by("-version").first() or cls(
            version=0, set_at=datetime.fromtimestamp(0, UTC), by="system"
        )
