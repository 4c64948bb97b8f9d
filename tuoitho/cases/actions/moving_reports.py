"""What every verb on a report does around its change: lock, rule, version first; step and audit last."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from tuoitho.base.actors import Actor
from tuoitho.base.audit import record
from tuoitho.base.refusals import Changed, Refused
from tuoitho.cases import rules
from tuoitho.cases.models import Report, ReportStep


@dataclass
class ReportMove:
    """A verb under way on a locked report whose `state` is already the one the verb leads to."""

    report: Report
    verb: str
    by: Actor
    at: datetime

    @classmethod
    def begin(cls, report: Report, verb: str, by: Actor, at: datetime, seen: int) -> "ReportMove":
        """`seen`: the version one had before one's eyes; `Changed` when someone saved since."""
        rows = Report.objects.select_for_update()
        fresh = rows.get(pk=report.pk)
        state = rules.allow_report(by, fresh, verb)
        if fresh.version != seen:
            raise Changed(
                _("Người khác vừa lưu tin này."),
                kept=_("Những gì họ ghi vẫn được giữ; phần của bạn chưa lưu và còn trên trang."),
                todo=_("Hãy xem bước hiện nay của tin, rồi lưu lại nếu vẫn đúng."),
                code="cases.changed",
            )
        fresh.state = state
        return cls(fresh, verb, by, at)

    def answered(self, number: str, on: date) -> None:
        """A paper answer with its number and day."""
        if not timezone.localdate(self.report.received_at) <= on <= timezone.localdate(self.at):
            raise Refused(
                _("Ngày của văn bản phải nằm từ ngày nhận tin đến hôm nay."),
                kept=_("Những gì đã ghi còn trên trang."),
                code=f"cases.{self.verb}",
            )
        self.report.answer_number, self.report.answer_date = number.strip(), on

    def done(self, note: str = "", reason: str = "") -> Report:
        """Save the report, leave the step and the audit entry."""
        report = self.report
        report.version += 1
        report.save()
        ReportStep.objects.create(
            report=report,
            verb=self.verb,
            state=report.state,
            reason=reason,
            note=note or None,
            at=self.at,
            by=self.by.key,
        )
        verb = f"cases.{self.verb}"
        record(by=self.by, at=self.at, verb=verb, subject=report.key, unit=report.receiver.code, fields=["state"])
        return report
