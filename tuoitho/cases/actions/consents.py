"""Consent to voluntary services and publication, and its withdrawal."""

from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from tuoitho.base import files
from tuoitho.base.action import action
from tuoitho.base.actors import Actor
from tuoitho.base.refusals import Refused
from tuoitho.cases.actions.moving import Move
from tuoitho.cases.models import Case, Consent


@action("cases.record_consent")
def record_consent(
    *,
    case: Case,
    about: str,
    given_by: str,
    who: str,
    words: str,
    given_on: date,
    paper: tuple[str, bytes] | None = None,
    seen: int,
    by: Actor,
    at: datetime,
) -> Consent:
    """What someone agreed to, on which day. `paper`: name and bytes of the signed sheet, kept sealed."""
    move = Move.begin(case, "record_consent", seen, by, at)
    _fits(move.case, about, given_by, given_on, at)
    consent = Consent.objects.create(
        child=move.case.child,
        about=about,
        given_by=given_by,
        who=who or None,
        words=words or None,
        paper=files.keep(*paper, by=by, at=at) if paper else None,
        given_on=given_on,
        recorded_at=at,
        by=by.key,
    )
    move.done(reason=about, fields=["consent"])
    return consent


@action("cases.withdraw_consent")
def withdraw_consent(*, case: Case, consent: Consent, note: str, seen: int, by: Actor, at: datetime) -> Consent:
    """What was agreed holds no more from now on; that it held until now stays on record."""
    move = Move.begin(case, "withdraw_consent", seen, by, at)
    standing = Consent.objects.select_for_update().filter(child=move.case.child_id, withdrawn_at=None)
    held = standing.filter(pk=consent.pk).first()
    if held is None:
        raise Refused(_("Sự đồng ý này đã được rút."), code="cases.withdraw_consent")
    held.withdrawn_at, held.withdrawn_by, held.withdrawn_because = at, by.key, Move.said(note)
    held.save()
    move.done(reason=held.about, fields=["withdrawn_at"])
    return held


def _fits(case: Case, about: str, given_by: str, given_on: date, at: datetime) -> None:
    if given_on > timezone.localdate(at):
        raise Refused(
            _("Ngày đồng ý không được ở tương lai."),
            kept=_("Những gì đã ghi còn trên trang."),
            code="cases.record_consent",
        )
    if given_by == Consent.From.HOME and case.child.home_is_silent:
        raise Refused(
            _("Hồ sơ ghi không báo về nhà, nên không xin cha mẹ, người giám hộ đồng ý."),
            kept=_("Những gì đã ghi còn trên trang."),
            todo=_("Việc khẩn cấp và việc của phường không cần sự đồng ý này."),
            code="cases.record_consent",
        )
    if Consent.objects.standing(case.child, about).filter(given_by=given_by).exists():
        raise Refused(
            _("Sự đồng ý này đã được ghi và còn hiệu lực."),
            todo=_("Hãy ghi rút lại lần trước nếu điều đã đồng ý thay đổi."),
            code="cases.record_consent",
        )
