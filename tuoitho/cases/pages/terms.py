"""What a reminder about a case says: its number, the term and its article. Nothing of the child.

Offices write Vietnamese, whatever language anybody reads the screen in.
"""

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from tuoitho.cases.models import Case, Clock
from tuoitho.cases.models.reminders import To


def about_clock(clock: Clock, to: To, at: datetime) -> tuple[str, str]:
    """(subject, text) of a term that ends or has ended."""
    law, over = clock.law, at > clock.due_at
    with override("vi"):
        words = {
            "number": clock.case.number,
            "title": _(law.title),
            "article": law.article,
            "due": f"{timezone.localtime(clock.due_at):%H:%M %d/%m/%Y}",
        }
        subject = _("Hồ sơ %(number)s: đã quá hạn") if over else _("Hồ sơ %(number)s: sắp hết hạn")
        text = (
            _("Hồ sơ %(number)s đã quá hạn lúc %(due)s: %(title)s (%(article)s).")
            if over
            else _("Hồ sơ %(number)s có hạn lúc %(due)s: %(title)s (%(article)s).")
        )
        return subject % words, f"{text % words} {_todo(to)}"


def about_calls(case: Case, to: To) -> tuple[str, str]:
    """(subject, text) of calls that are not on record."""
    with override("vi"):
        words = {"number": case.number}
        subject = _("Hồ sơ %(number)s: chưa ghi đủ cuộc gọi") % words
        text = _("Hồ sơ %(number)s cần gọi 111 và công an ngay; chưa ghi đủ hai cuộc gọi.") % words
        return subject, f"{text} {_todo(to)}"


def _todo(to: To) -> str:
    if to is To.CHAIR:
        return _("Hãy đăng nhập, mở hồ sơ và nhắc người phụ trách, hoặc giao người khác.")
    if to is To.ADMINISTRATOR:
        return _("Hãy liên hệ Chủ tịch phường, hoặc cử người thay mặt nếu Chủ tịch vắng.")
    return _("Hãy đăng nhập và mở hồ sơ.")
