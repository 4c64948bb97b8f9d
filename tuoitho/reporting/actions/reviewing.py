"""The department reads a report: returns it with remarks, or accepts it and gives a receipt."""

from collections.abc import Mapping
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import override

from tuoitho.base.action import action
from tuoitho.base.actors import Actor
from tuoitho.base.outbox import write
from tuoitho.base.refusals import Refused
from tuoitho.reporting.actions.moving import Move
from tuoitho.reporting.models import SECTIONS, Paper, Receipt, Remark, Submission
from tuoitho.reporting.rules.hashing import receipt_hash, values_of
from tuoitho.reporting.rules.series import ALL


@action("reporting.return_report")
def return_report(
    *, submission: Submission, remarks: Mapping[str, str], note: str, by: Actor, at: datetime
) -> Submission:
    """Give it back with remarks on figures and sections (code → text); at least one, or a note, says what to mend.

    A receipt that was given is void from now on.
    """
    move = Move.begin(submission, "return_report", by, at)
    said = {about: text.strip() for about, text in remarks.items() if text.strip()}
    if said.keys() - (ALL.keys() | SECTIONS.keys()):
        raise Refused(_("Báo cáo này không có mục ấy."), code="reporting.return_report")
    if not said and not note.strip():
        raise Refused(_("Hãy ghi ít nhất một nhận xét để trường biết cần sửa gì."), code="reporting.return_report")
    Remark.objects.bulk_create(
        Remark(submission=submission, about=about, text=text, at=at, by=by.key) for about, text in said.items()
    )
    submission = move.submission
    submission.receipts.filter(void_at=None).update(void_at=at)
    submission.submitted_at = None
    _tell_school(submission, at)
    return move.done(note.strip())


@action("reporting.except_scan")
def except_scan(*, submission: Submission, reason: str, by: Actor, at: datetime) -> Paper:
    """Do without the scan of this version, for a recorded reason."""
    move = Move.begin(submission, "except_scan", by, at)
    if not reason.strip():
        raise Refused(_("Hãy ghi lý do nhận báo cáo không có bản quét."), code="reporting.except_scan")
    paper = move.paper
    paper.exception = reason.strip()
    paper.save(update_fields=["exception"])
    move.done(reason.strip())
    return paper


@action("reporting.accept")
def accept(*, submission: Submission, by: Actor, at: datetime) -> Receipt:
    """Accept the signed version; the school gets the receipt of its figures."""
    move = Move.begin(submission, "accept", by, at)
    if not move.paper.proves(move.content_hash):
        raise Refused(
            _("Chưa có bản quét có chữ ký, dấu của đúng bản báo cáo này."),
            todo=_("Hãy đợi trường nộp bản quét, hoặc ghi lý do nhận không cần bản quét."),
            code="reporting.accept",
        )
    submission, values = move.submission, values_of(move.figures)
    receipt = Receipt.objects.create(
        submission=submission,
        content_hash=receipt_hash(submission.unit.code, submission.cycle.year, values),
        issued_at=at,
    )
    move.done()
    return receipt


@action("reporting.unlock")
def unlock(*, submission: Submission, reason: str, by: Actor, at: datetime) -> Submission:
    """Open a consolidated report again, for a recorded reason; the next consolidation takes it as it then is."""
    move = Move.begin(submission, "unlock", by, at)
    if not reason.strip():
        raise Refused(_("Hãy ghi lý do mở khoá."), code="reporting.unlock")
    return move.done(reason.strip())


def _tell_school(submission: Submission, at: datetime) -> None:
    """A letter in Vietnamese, whatever language the officer reads the screen in."""
    words = {"year": submission.cycle.year, "unit": submission.unit.name}
    with override("vi"):
        write(
            to=submission.unit.email,
            subject=_("Báo cáo năm %(year)s được trả lại để sửa") % words,
            text=_(
                "Phòng đã trả lại báo cáo năm %(year)s của %(unit)s kèm nhận xét. Hãy mở chương trình để xem và sửa."
            )
            % words,
            kind="reporting.returned",
            unit=submission.unit.code,
            about=submission.key,
            at=at,
        )
