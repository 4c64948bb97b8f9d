"""Commitments of employers, and their own check by a signed link."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from tuoitho.base.action import action
from tuoitho.base.actors import Actor, link_key
from tuoitho.base.audit import record
from tuoitho.base.files import keep
from tuoitho.base.links import make_link, standing
from tuoitho.base.models import Link
from tuoitho.base.refusals import NotAllowed, Refused
from tuoitho.law.guidance import ANSWERS, QUESTIONS
from tuoitho.registry import rules
from tuoitho.registry.models import Employer, EmployerCommitment, SelfCheck

KEEP = "registry.keep_employers"
PURPOSE = "self_check"
DAYS = 30


@dataclass(frozen=True)
class Asked:
    """A check and the secret of its link, which is nowhere stored."""

    check: SelfCheck
    secret: str


@action("registry.sign_commitment")
def sign_commitment(
    *,
    employer: Employer,
    signed_on: date,
    review_on: date,
    paper: tuple[str, bytes] | None,
    by: Actor,
    at: datetime,
) -> EmployerCommitment:
    """An employer has signed. `paper`: name and bytes of the scan, kept sealed."""
    rules.insist(rules.keep_employers(by, employer.unit_id), KEEP)
    if signed_on > timezone.localtime(at).date() or review_on <= signed_on:
        raise Refused(
            _("Ngày ký không ở sau hôm nay, và ngày xem lại phải sau ngày ký."), kept=_("Chưa có gì được lưu.")
        )
    made = EmployerCommitment.objects.create(
        employer=employer,
        signed_on=signed_on,
        review_on=review_on,
        paper=keep(*paper, by=by, at=at) if paper else None,
        recorded_at=at,
        by=by.key,
    )
    record(by=by, at=at, verb="registry.sign_commitment", subject=made.key, unit=employer.unit.code)
    return made


@action("registry.review_commitment")
def review_commitment(
    *, commitment: EmployerCommitment, reviewed_on: date, result: str, by: Actor, at: datetime
) -> EmployerCommitment:
    """What was found when it was looked at again; once."""
    rules.insist(rules.keep_employers(by, commitment.employer.unit_id), KEEP)
    held = EmployerCommitment.objects.select_for_update().get(pk=commitment.pk)
    if held.reviewed_on is not None:
        raise Refused(_("Cam kết này đã được xem lại."), kept=_("Chưa có gì thay đổi."))
    if not held.signed_on <= reviewed_on <= timezone.localtime(at).date():
        raise Refused(_("Ngày xem lại phải từ ngày ký đến hôm nay."), kept=_("Chưa có gì được lưu."))
    held.reviewed_on, held.result = reviewed_on, EmployerCommitment.Result(result).value
    held.save(update_fields=["reviewed_on", "result"])
    unit = commitment.employer.unit.code
    record(by=by, at=at, verb="registry.review_commitment", subject=held.key, unit=unit, fields=["result"])
    return held


@action("registry.ask_self_check")
def ask_self_check(*, employer: Employer, by: Actor, at: datetime) -> Asked:
    """A link for the employer, good for thirty days; the one before that nobody answered is withdrawn."""
    rules.insist(rules.keep_employers(by, employer.unit_id), KEEP)
    waiting = SelfCheck.objects.filter(employer=employer, answered_at__isnull=True)
    Link.objects.filter(pk__in=waiting.values("link"), withdrawn_at__isnull=True).update(withdrawn_at=at)
    check = SelfCheck(employer=employer, sent_at=at, by=by.key)
    check.link, secret = make_link(PURPOSE, check.key, DAYS)
    check.save()
    record(by=by, at=at, verb="registry.ask_self_check", subject=check.key, unit=employer.unit.code)
    return Asked(check, secret)


@action("registry.answer_self_check")
def answer_self_check(*, check: SelfCheck, answers: Mapping[str, str], by: Actor, at: datetime) -> SelfCheck:
    """The employer's answers, once; whoever holds its link gives them."""
    if check.link is None or by.key != link_key(check.link.key):
        raise NotAllowed(_("Liên kết này không mở được bản tự kiểm tra ấy."), code="registry.link")
    standing(check.link)
    if {one.code for one in QUESTIONS} != answers.keys() or not set(answers.values()) <= set(ANSWERS):
        raise Refused(_("Hãy trả lời đủ mười câu; chưa rõ thì chọn “chưa rõ”."), kept=_("Chưa có gì được gửi."))
    held = SelfCheck.objects.select_for_update().get(pk=check.pk)
    if held.answered_at is not None:
        raise Refused(_("Bản tự kiểm tra này đã được gửi."), kept=_("Câu trả lời trước vẫn được giữ."))
    held.answered_at, held.answers = at, dict(answers)
    held.save(update_fields=["answered_at", "answers"])
    record(by=by, at=at, verb="registry.answer_self_check", subject=held.key, unit=check.employer.unit.code)
    return held
