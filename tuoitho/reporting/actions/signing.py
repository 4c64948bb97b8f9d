"""Signing as offices do it: trình ký → the head (or KT.) signs → văn thư gives number and date → scan → sent.

Whatever is signed, numbered and scanned is bound to the hash of the version it was signed on.
"""

from datetime import date, datetime

from django.utils.translation import gettext as _

from tuoitho.base.action import action
from tuoitho.base.actors import Actor
from tuoitho.base.files import keep
from tuoitho.base.refusals import Refused
from tuoitho.reporting.actions.moving import Move
from tuoitho.reporting.models import Paper, Submission
from tuoitho.reporting.rules import papers
from tuoitho.reporting.rules.questions import contradicts, questions
from tuoitho.reporting.rules.signing import number_of, signer_of


@action("reporting.present")
def present(*, submission: Submission, by: Actor, at: datetime) -> Submission:
    """Lay the report before the head: every question answered, nothing contradicting."""
    move = Move.begin(submission, "present", by, at)
    figures, passages = move.figures, move.passages
    left = [question.title for question in questions(figures, passages) if not question.answered]
    if left or not figures:
        raise Refused(
            _("Báo cáo còn %(count)s câu chưa trả lời: %(titles)s.") % {"count": len(left), "titles": "; ".join(left)},
            kept=_("Những gì đã ghi vẫn giữ nguyên."),
            todo=_("Không có gì để ghi thì đánh dấu “Không phát sinh”."),
            code="reporting.present",
        )
    if contradicts(figures, passages):
        raise Refused(
            _("Mục trường hợp ghi “Không phát sinh” nhưng chỉ tiêu 1.1 có trẻ được phát hiện."),
            todo=_("Hãy sửa một trong hai."),
            code="reporting.present",
        )
    return move.done()


@action("reporting.send_back")
def send_back(*, submission: Submission, note: str, by: Actor, at: datetime) -> Submission:
    """Back to whoever writes it, with what to mend."""
    move = Move.begin(submission, "send_back", by, at)
    return move.done(note.strip())


@action("reporting.sign")
def sign(*, submission: Submission, by: Actor, at: datetime) -> Paper:
    """Sign this version, as head or for the head (KT.)."""
    move = Move.begin(submission, "sign", by, at)
    unit = move.submission.unit
    who = signer_of(by, unit)
    paper = Paper.objects.create(
        unit=unit,
        submission=move.submission,
        content_hash=move.content_hash,
        authority=who.authority,
        position=who.position,
        signer=who.name,
        signed_at=at,
    )
    move.done()
    return paper


@action("reporting.number")
def number(*, submission: Submission, serial: int, numbered_on: date, by: Actor, at: datetime) -> Paper:
    """The number in the school's register and the date of the paper; a number is given once a year."""
    move = Move.begin(submission, "number", by, at)
    paper = move.paper
    if fault := papers.number_fault(paper, serial, numbered_on, at):
        raise Refused(fault, code="reporting.number")
    paper.serial, paper.register_year, paper.numbered_on = serial, numbered_on.year, numbered_on
    paper.number = number_of(paper.unit, serial)
    paper.save()
    move.done(paper.number)
    return paper


@action("reporting.upload_scan")
def upload_scan(*, submission: Submission, name: str, data: bytes, by: Actor, at: datetime) -> Paper:
    """The signed and sealed paper of this version, as PDF or picture."""
    move = Move.begin(submission, "upload_scan", by, at)
    paper = move.paper
    if fault := papers.scan_fault(paper, name, data):
        raise Refused(fault, kept=_("Bản quét cũ, nếu có, vẫn giữ nguyên."), code="reporting.upload_scan")
    paper.scan, paper.scanned_at = keep(name, data, by=by, at=at), at
    paper.save()
    move.done()
    return paper


@action("reporting.submit")
def submit(*, submission: Submission, by: Actor, at: datetime) -> Submission:
    """Send it to the department; after the last day too, and then it is marked late."""
    move = Move.begin(submission, "submit", by, at)
    if not move.paper.number:
        raise Refused(
            _("Báo cáo đã ký nhưng chưa có số."), todo=_("Hãy vào sổ, lấy số rồi gửi."), code="reporting.submit"
        )
    move.submission.submitted_at = at
    return move.done()
