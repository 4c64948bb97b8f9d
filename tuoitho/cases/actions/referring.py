"""A child's need goes to another body, which answers: the sheet and nothing else leaves the case."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from tuoitho.base.action import action
from tuoitho.base.actors import Actor
from tuoitho.base.audit import record
from tuoitho.base.outbox import write
from tuoitho.base.refusals import Refused
from tuoitho.cases import rules, workflow
from tuoitho.cases.actions.beside import Beside
from tuoitho.cases.models import Case, CaseSettings, CaseStep, Referral, ReferralStep, Service, ServiceGiven
from tuoitho.cases.models.cells import refresh_child
from tuoitho.cases.models.referrals import STATES
from tuoitho.cases.workflow import ReferralState
from tuoitho.law.calendar import add_working_days
from tuoitho.organisations.models import Unit, User

Consent = Referral.Consent
# What may stand on a sheet; all that a receiver ever sees of a child.
SHEET = ("called", "age", "asks", "background", "contact", "sender")


@dataclass(frozen=True)
class Receiver:
    """Where a referral goes: a unit (and one person there, or whoever answers), or an outside body by its name."""

    unit: Unit | None = None
    user: User | None = None
    body: str = ""


@dataclass(frozen=True)
class Asked:
    """Whether a voluntary service was agreed to, by whom, and why it is asked for all the same where it was not."""

    consent: str
    who: str = ""
    override: str = ""
    urgent: bool = False


@action("cases.refer")
def refer(
    *,
    case: Case,
    kind: str,
    to: Receiver,
    service: Service | None,
    sheet: Mapping[str, str],
    asked: Asked,
    by: Actor,
    at: datetime,
) -> Referral:
    """Lay a need before a receiver. `sheet`: words under names of `SHEET`; what is not named is not sent."""
    beside = Beside.begin(case, "refer", by, at)
    if beside.case.state == workflow.CaseState.CLOSED:
        raise Refused(_("Hồ sơ đã kết thúc."), todo=_("Muốn chuyển tuyến nữa, hãy mở lại hồ sơ."), code="cases.refer")
    _insist_on_consent(to, asked)
    days = CaseSettings.current().referral_days
    referral = Referral.objects.create(
        case=beside.case,
        service=service,
        kind=kind,
        to_unit=to.unit,
        to_user=to.user,
        to_body=to.body,
        sheet={name: sheet[name] for name in SHEET if sheet.get(name)},
        urgent=asked.urgent,
        consent=asked.consent,
        consent_who=asked.who or None,
        override_because=asked.override or None,
        answer_by=add_working_days(timezone.localdate(at), days),
        sent_at=at,
        by=by.key,
    )
    if not Referral.objects.filter(pk=referral.pk).unconcerned().exists():
        raise Refused(
            _("Tin báo về em có liên quan đến người của đơn vị này."),
            kept=_("Chưa gửi gì."),
            todo=_("Hãy chọn nơi khác."),
            code="cases.refer",
        )
    _leave_step(referral, "refer", by, at)
    if to.unit is not None:
        _tell(referral, to.unit, at)
    beside.done(["referral"], kind)
    return referral


@action("cases.accept_referral")
def accept_referral(*, referral: Referral, note: str, number: str, by: Actor, at: datetime) -> Referral:
    """The receiver takes it on. `number`: of the paper, where an outside body answered on one."""
    return _answer(referral, "accept_referral", note, number, by, at)


@action("cases.refuse_referral")
def refuse_referral(*, referral: Referral, note: str, number: str, by: Actor, at: datetime) -> Referral:
    """With a reason that tells the sender where to look next."""
    if not note.strip():
        raise Refused(_("Từ chối thì phải ghi lý do."), kept=_("Chưa trả lời."), code="cases.refuse_referral")
    return _answer(referral, "refuse_referral", note, number, by, at)


@action("cases.finish_referral")
def finish_referral(*, referral: Referral, note: str, given_on: date, by: Actor, at: datetime) -> Referral:
    """What was asked is done, on a day; it stands among the services given and counts."""
    held = _held(referral)
    if not timezone.localdate(held.sent_at) <= given_on <= timezone.localdate(at):
        raise Refused(
            _("Ngày thực hiện phải nằm từ ngày gửi đến hôm nay."),
            kept=_("Những gì đã ghi còn trên trang."),
            code="cases.finish_referral",
        )
    _move(held, "finish_referral", note, by, at)
    ServiceGiven.objects.create(
        case=held.case,
        kind=held.kind,
        service=held.service,
        referral=held,
        provider=held.receiver,
        given_on=given_on,
        note=note.strip() or None,
        at=at,
        by=by.key,
    )
    refresh_child(held.case.child_id, at)
    _record(held, "finish_referral", by, at)
    return held


@action("cases.revoke_referral")
def revoke_referral(*, referral: Referral, note: str, by: Actor, at: datetime) -> Referral:
    """The sender takes it back: from now on the receiver finds nothing."""
    held = _held(referral)
    rules.insist(rules.keep_case(by, held.case, at), "cases.keep_case")
    if not note.strip():
        raise Refused(_("Thu hồi thì phải ghi lý do."), kept=_("Chưa thu hồi."), code="cases.revoke_referral")
    _move(held, "revoke_referral", note, by, at)
    _record(held, "revoke_referral", by, at)
    return held


@action("cases.record_referral_opening")
def record_referral_opening(*, referral: Referral, by: Actor, at: datetime) -> None:
    """The receiver read a sheet."""
    rules.insist(rules.receive_referral(by, referral), "cases.answer_referrals")
    _record(referral, "record_referral_opening", by, at)


@action("cases.record_referral_paper")
def record_referral_paper(*, referral: Referral, by: Actor, at: datetime) -> None:
    """Someone of the case's team took the letter to the receiver away on paper or as a file."""
    rules.insist(rules.see_case(by, referral.case, at), "cases.see_cases")
    _record(referral, "record_referral_paper", by, at)


def _insist_on_consent(to: Receiver, asked: Asked) -> None:
    kept = _("Những gì đã ghi còn trên trang.")
    if not rules.needs_consent(to.unit, asked.urgent):
        return
    if asked.consent == Consent.NOT_NEEDED:
        raise Refused(
            _("Dịch vụ tự nguyện thì phải hỏi ý kiến cha mẹ, người giám hộ, và em nếu từ đủ 7 tuổi."),
            kept=kept,
            code="cases.consent",
        )
    if asked.consent == Consent.YES and not asked.who.strip():
        raise Refused(_("Hãy ghi ai đã đồng ý."), kept=kept, code="cases.consent")
    if asked.consent != Consent.YES and not asked.override.strip():
        raise Refused(_("Chưa có đồng ý: hãy ghi vì sao vẫn cần gửi."), kept=kept, code="cases.consent")


def _answer(referral: Referral, verb: str, note: str, number: str, by: Actor, at: datetime) -> Referral:
    held = _held(referral)
    held.answer_number = number.strip()
    held.answer_date = timezone.localdate(at)
    _move(held, verb, note, by, at)
    _record(held, verb, by, at)
    return held


def _held(referral: Referral) -> Referral:
    rows = Referral.objects.select_for_update()
    return rows.get(pk=referral.pk)


def _move(held: Referral, verb: str, note: str, by: Actor, at: datetime) -> None:
    """To the state the verb leads to, with its step, here and in the course of the case."""
    if verb != "revoke_referral":
        rules.insist(rules.answer_referral(by, held, at), "cases.answer_referrals")
    try:
        held.state = workflow.after(workflow.REFERRALS, held.state, verb)
    except workflow.NotNow:
        raise Refused(
            _("Đề nghị này đang ở bước “%(state)s” nên chưa làm được việc này.")
            % {"state": dict(STATES)[ReferralState(held.state)]},
            todo=_("Hãy mở lại trang để xem bước hiện nay."),
            code=f"cases.{verb}",
        ) from None
    held.save()
    _leave_step(held, verb, by, at, note)
    case = held.case
    CaseStep.objects.create(case=case, verb=verb, state=case.state, reason=held.kind, at=at, by=by.key)


def _leave_step(referral: Referral, verb: str, by: Actor, at: datetime, note: str = "") -> None:
    words = {"verb": verb, "state": referral.state, "note": note.strip() or None}
    ReferralStep.objects.create(referral=referral, **words, at=at, by=by.key, who=rules.user_of(by))


def _record(referral: Referral, verb: str, by: Actor, at: datetime) -> None:
    unit = referral.to_unit or referral.case.home_ward
    record(by=by, at=at, verb=f"cases.{verb}", subject=referral.key, unit=unit.code, fields=["state"])


def _tell(referral: Referral, unit: Unit, at: datetime) -> None:
    """A letter that tells only that something waits; what it is stands behind the receiver's own door."""
    write(
        to=(referral.to_user.email if referral.to_user else "") or unit.email,
        subject=_("Có đề nghị phối hợp chờ trả lời"),
        text=_("Một đề nghị phối hợp chờ đơn vị trả lời đến hết ngày %(day)s. Hãy đăng nhập Tuổi Thơ để xem.")
        % {"day": f"{referral.answer_by:%d/%m/%Y}"},
        kind="referral",
        at=at,
        unit=unit.code,
        about=referral.key,
    )
