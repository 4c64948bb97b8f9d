"""The one verb on figures: to take the facts behind them out of the store."""

from datetime import datetime

from django.utils.translation import gettext as _

from tuoitho.base.action import action
from tuoitho.base.actors import Actor
from tuoitho.base.audit import record
from tuoitho.base.refusals import NotAllowed
from tuoitho.organisations.models import Unit


@action("indicators.export")
def export(*, unit: Unit, year: int, by: Actor, at: datetime) -> None:
    """Leave word that the facts behind a unit's figures of a year leave the store, before the first is written."""
    if not by.holds("indicators.see_small_counts", unit.pk):
        raise NotAllowed(_("Bạn không lấy được dữ liệu gốc của đơn vị này."), code="indicators.see_small_counts")
    record(by=by, at=at, verb="indicators.export", subject=unit.key, unit=unit.code, fields=[str(year)])
