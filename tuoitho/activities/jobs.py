"""What runs by the clock."""

from datetime import datetime

from tuoitho.activities.models import recount_all


def recount_years(at: datetime) -> None:
    """Every night: what was written down before its reporting year was opened, or given other days, counts in it."""
    recount_all(at.date())
