"""What this place decides where law and plan leave it open."""

from dataclasses import asdict, dataclass
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from tuoitho.base.action import action
from tuoitho.base.actors import Actor
from tuoitho.base.audit import record
from tuoitho.base.refusals import Changed
from tuoitho.cases import rules
from tuoitho.cases.models import CaseSettings
from tuoitho.cases.models.cells import refresh_all


@dataclass(frozen=True)
class Chosen:
    """One value of each setting; see `CaseSettings`."""

    helpline: str
    centre_name: str
    centre_phone: str
    plan_clock_from: str
    counts_older: bool
    referral_days: int
    retention_years: int
    report_retention_years: int


@action("cases.keep_settings")
def keep_settings(*, chosen: Chosen, seen: int, by: Actor, at: datetime) -> CaseSettings:
    """Put settings in force from now on. `seen`: the version one had before one's eyes; `Changed` when someone saved
    since. Terms that run already end when they would have; 1.2 is counted anew for every ward with cases."""
    rules.insist(by.holds("cases.keep_settings"), "cases.keep_settings")
    before = CaseSettings.current()
    if before.version != seen:
        raise _changed()
    try:
        with transaction.atomic():
            now = CaseSettings.objects.create(**asdict(chosen), version=seen + 1, set_at=at, by=by.key)
    except IntegrityError:
        raise _changed() from None
    if now.counts_older != before.counts_older:
        refresh_all(at)
    changed = [name for name, value in asdict(chosen).items() if value != getattr(before, name)]
    record(by=by, at=at, verb="cases.keep_settings", subject=f"settings:{now.version}", fields=changed)
    return now


def _changed() -> Changed:
    return Changed(
        _("Người khác vừa lưu cài đặt."),
        kept=_("Những gì họ ghi vẫn được giữ; phần của bạn chưa lưu và còn trên trang."),
        todo=_("Hãy xem lại, rồi lưu lần nữa nếu vẫn đúng."),
        code="cases.changed",
    )
