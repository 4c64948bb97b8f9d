"""How a term of the law stands at a moment."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tuoitho.cases.models import Clock


@dataclass(frozen=True)
class ClockLine:
    """A term of the law. `status`: a status of the kit, `words` what it says."""

    title: str
    article: str
    verified: bool
    due_at: datetime
    status: str
    words: str
    running: bool


def clock_line(clock: Clock, at: datetime) -> ClockLine:
    """The term with its article and where it stands."""
    law = clock.law
    status, words = _standing(clock, at)
    return ClockLine(_(law.title), law.article, law.verified, clock.due_at, status, words, clock.is_running)


def time_left(due_at: datetime, at: datetime) -> str:
    """ "Còn 5 giờ", "Còn 3 ngày", "Đã quá hạn"."""
    seconds = (due_at - at).total_seconds()
    if seconds < 0:
        return _("Đã quá hạn")
    hours = int(seconds // 3600)
    if hours < 1:
        return _("Còn chưa đầy một giờ")
    if hours < 48:
        return ngettext("Còn %(hours)s giờ", "Còn %(hours)s giờ", hours) % {"hours": hours}
    days = hours // 24
    return ngettext("Còn %(days)s ngày", "Còn %(days)s ngày", days) % {"days": days}


def _standing(clock: Clock, at: datetime) -> tuple[str, str]:
    if clock.met_at is not None:
        late = clock.met_at > clock.due_at
        return ("late", _("Xong nhưng quá hạn")) if late else ("done", _("Xong đúng hạn"))
    if clock.stopped_at is not None:
        return "not_applicable", _("Không còn phải làm")
    return "late" if at > clock.due_at else "due", time_left(clock.due_at, at)
