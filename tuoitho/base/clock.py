"""The one place that asks the time. Sessions, one-time codes and the expiry of links use the real clock."""

from datetime import datetime

from django.conf import settings
from django.utils import timezone


def now() -> datetime:
    """The moment the programme lives in, with zone: today's, or the pinned day with the hour running on."""
    real = timezone.localtime()
    pinned = settings.PINNED_DAY
    return real if pinned is None else real.replace(year=pinned.year, month=pinned.month, day=pinned.day)


def real_now() -> datetime:
    """The machine's clock, for what guards access."""
    return timezone.now()
