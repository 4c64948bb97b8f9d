"""What those who receive reports do with one (NĐ 56/2017 Art. 25–26). None ends without reason and second person."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from tuoitho.base.action import action
from tuoitho.base.actors import Actor
from tuoitho.base.audit import record
from tuoitho.base.outbox import write
from tuoitho.base.refusals import Refused
from tuoitho.cases import rules, workflow
from tuoitho.cases.actions.moving_reports import ReportMove
from tuoitho.cases.models import Reminder, Report, ReportStep
from tuoitho.cases.models.routing import passed_by, receiver_of, uses_product
from tuoitho.cases.workflow import ReportState
from tuoitho.organisations.models import Unit

RECEIVE = "cases.receive_reports"
LATEST = 366
"""So many days after it came a report may still be written down; what is older is a slip of the pen."""


@action("cases.receive_report")
def receive_report(
    *,
    seat: Unit,
    ward: Unit | None,
    channel: str,
    received_at: datetime,
    told: Mapping[str, Any],
    by: Actor,
    at: datetime,
) -> Report:
    """Write down what came by telephone, in person or by letter. Whoever writes it down has taken it, unless it has to
    pass their unit by. The twelve hours run from when it came, not from when it was written down."""
    rules.insist(rules.sits_at(by, RECEIVE, seat.pk), RECEIVE)
    if received_at > at:
        raise Refused(_("Lúc nhận tin không thể ở tương lai."), kept=_("Những gì đã ghi còn trên trang."), code=RECEIVE)
    if received_at < at - timedelta(days=LATEST):
        raise Refused(_("Lúc nhận tin quá xa hôm nay."), kept=_("Những gì đã ghi còn trên trang."), code=RECEIVE)
    if ward is None:
        raise Refused(_("Hãy chọn phường nơi xảy ra."), kept=_("Những gì đã ghi còn trên trang."), code=RECEIVE)
    report = Report(
        channel=channel,
        happened_in=ward,
        receiver=receiver_of(ward, told["concern"], timezone.localdate(at)),
        passes_by=passed_by(ward, None, told["concern"]),
        received_at=received_at,
        by=by.key,
        **told,
    )
    takes = rules.receive_reports(by, report)
    if takes:
        report.state = workflow.after(workflow.REPORTS, ReportState.RECEIVED, "take")
        report.taken_by = rules.user_of(by)
    report.save()
    _step(report, "receive_report", ReportState.RECEIVED, by, at)
    if takes:
        _step(report, "take", report.state, by, at)
    record(by=by, at=at, verb="cases.receive_report", subject=report.key, unit=report.receiver.code)
    return report


@action("cases.take")
def take(*, report: Report, by: Actor, at: datetime) -> Report:
    """Take it up. Of two who do so at once the second is told who has it."""
    held = Report.objects.select_for_update().get(pk=report.pk)
    rules.insist(rules.do_report(by, held, "take"), RECEIVE)
    if held.state != ReportState.RECEIVED and held.taken_by is not None:
        raise Refused(
            _("%(name)s đã nhận tin này.") % {"name": held.taken_by.full_name},
            kept=_("Tin vẫn do người ấy xử lý."),
            todo=_("Hãy trao đổi với người ấy nếu bạn có thêm thông tin."),
            code="cases.take",
        )
    move = ReportMove.begin(report, "take", by, at, held.version)
    move.report.taken_by = rules.user_of(by)
    return move.done()


@action("cases.ask_school")
def ask_school(*, report: Report, note: str, seen: int, by: Actor, at: datetime) -> Report:
    """Ask the school for help, in words that do not repeat what was told; its reporter reads them."""
    move = ReportMove.begin(report, "ask_school", by, at, seen)
    report = move.report
    if report.reporter is None:
        raise Refused(
            _("Tin này không đến từ nhà trường, nên không có ai ở trường để hỏi."),
            kept=_("Tin báo không thay đổi."),
            code="cases.ask_school",
        )
    report.needs_school = True
    write(
        to=report.reporter.email,
        subject="Phường đề nghị phối hợp",
        text="Có một đề nghị phối hợp chờ bạn. Mở phần mềm, mục Tôi thấy, để đọc; thư này không chứa nội dung.",
        kind="cases.ask_school",
        unit=report.school.code if report.school else "",
        about=report.key,
        at=at,
    )
    return move.done(rules.insist_on_words(note))


@action("cases.forward")
def forward(*, report: Report, to: Unit, note: str, seen: int, by: Actor, at: datetime) -> Report:
    """To the ward where it happened, or to the city's centre, at once (Art. 26.1). The twelve hours run on."""
    move = ReportMove.begin(report, "forward", by, at, seen)
    report = move.report
    if to.pk in (report.receiver_id, report.passes_by_id):
        raise Refused(
            _("Không chuyển được đến nơi này."),
            kept=_("Tin báo không thay đổi."),
            todo=_("Tin không được đến nơi có người liên quan, và không chuyển về chính nơi đang giữ."),
            code="cases.forward",
        )
    if not uses_product(to, timezone.localdate(at)):
        raise Refused(
            _("Nơi này chưa dùng phần mềm."),
            todo=_("Hãy in Mẫu 01, gửi văn bản, rồi chọn “Chuyển cơ quan khác”."),
            code="cases.forward",
        )
    report.receiver, report.taken_by, report.opened_by, report.opened_at = to, None, None, None
    if to.kind == Unit.Kind.WARD:
        report.happened_in = to
    Reminder.objects.filter(ladder="report", about=report.key).delete()
    return move.done(rules.insist_on_words(note))


@action("cases.pass_on")
def pass_on(*, report: Report, to: str, note: str, seen: int, by: Actor, at: datetime) -> Report:
    """To the police, the labour officer or another body, outside the product: to whom, how, when."""
    move = ReportMove.begin(report, "pass_on", by, at, seen)
    return move.done(rules.insist_on_words(note), to)


@action("cases.take_back")
def take_back(*, report: Report, note: str, seen: int, by: Actor, at: datetime) -> Report:
    """The other body gave it back, or did not answer."""
    move = ReportMove.begin(report, "take_back", by, at, seen)
    move.report.taken_by = rules.user_of(by)
    return move.done(rules.insist_on_words(note))


@action("cases.record_answer")
def record_answer(*, report: Report, number: str, on: date, seen: int, by: Actor, at: datetime) -> Report:
    """The other body's paper answer: its number and day."""
    move = ReportMove.begin(report, "record_answer", by, at, seen)
    move.answered(number, on)
    return move.done()


@action("cases.propose_end")
def propose_end(*, report: Report, reason: str, note: str, seen: int, by: Actor, at: datetime) -> Report:
    """With a reason; it ends when a second person confirms."""
    move = ReportMove.begin(report, "propose_end", by, at, seen)
    return move.done(rules.insist_on_words(note), reason)


@action("cases.confirm_end")
def confirm_end(*, report: Report, seen: int, by: Actor, at: datetime) -> Report:
    """The second person, never the one who proposed."""
    move = ReportMove.begin(report, "confirm_end", by, at, seen)
    proposed = ReportStep.objects.filter(report=report, verb="propose_end").order_by("-pk").first()
    if proposed is None or proposed.by == by.key:
        raise Refused(
            _("Người đề nghị đóng không tự xác nhận được."),
            kept=_("Tin báo không thay đổi."),
            todo=_("Hãy nhờ người thứ hai."),
            code="cases.confirm_end",
        )
    return move.done()


@action("cases.refuse_end")
def refuse_end(*, report: Report, note: str, seen: int, by: Actor, at: datetime) -> Report:
    """It stays open, with what is still to be done."""
    move = ReportMove.begin(report, "refuse_end", by, at, seen)
    return move.done(rules.insist_on_words(note))


@action("cases.reopen_report")
def reopen_report(*, report: Report, note: str, seen: int, by: Actor, at: datetime) -> Report:
    """New facts on an ended report."""
    move = ReportMove.begin(report, "reopen_report", by, at, seen)
    move.report.taken_by = rules.user_of(by)
    return move.done(rules.insist_on_words(note))


def _step(report: Report, verb: str, state: str, by: Actor, at: datetime) -> None:
    ReportStep.objects.create(report=report, verb=verb, state=state, at=at, by=by.key)
