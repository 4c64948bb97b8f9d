"""Staff tell what they saw (Law on Children Art. 51; NĐ 56/2017 Art. 25): the ward decides, they hear three answers."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from tuoitho.base.action import action
from tuoitho.base.actors import Actor
from tuoitho.base.audit import record
from tuoitho.base.refusals import Refused
from tuoitho.cases import rules
from tuoitho.cases.actions.moving_reports import ReportMove
from tuoitho.cases.models import Child, Report, ReportStep
from tuoitho.cases.models.routing import Concern, passed_by, receiver_of, uses_product
from tuoitho.organisations.models import Unit
from tuoitho.registry.models import Enrolment

TELL = "cases.file_report"


@action("cases.file_report")
def file_report(
    *,
    key: UUID,
    seat: Unit,
    ward: Unit | None,
    noticed_at: datetime,
    enrolment: Enrolment | None,
    told: Mapping[str, Any],
    by: Actor,
    at: datetime,
) -> Report:
    """File what one saw to the ward where it happened.

    `key`: made with the empty form, so that the same form sent twice is one report. `seat`: where the reporter works;
    a school, else an inspecting body. `ward` None: the reporter does not know it, and the city's centre finds out.
    `told`: saw, place, danger, trafficking, concern, answers, reporter_name, reporter_contact.
    """
    rules.insist(rules.sits_at(by, TELL, seat.pk), TELL)
    if enrolment is not None:
        rules.insist(enrolment.unit_id == seat.pk and rules.tell_of_pupil(by, enrolment), TELL)
    _insist_it_was_seen(noticed_at, at)
    if Report.objects.filter(key=key).exists():
        raise Refused(_("Tin này đã được gửi rồi."), kept=_("Tin được giữ một lần."), code=TELL)
    school = seat if seat.kind in (Unit.Kind.SCHOOL, Unit.Kind.GROUP) else None
    report = Report.objects.create(
        key=key,
        channel=Report.Channel.STAFF if school else Report.Channel.INSPECTOR,
        happened_in=ward,
        receiver=_receiver(ward, seat, told["concern"], timezone.localdate(at)),
        school=school,
        passes_by=passed_by(ward, school, told["concern"]),
        child=_child_of(enrolment, by, at) if enrolment else None,
        reporter=rules.user_of(by),
        noticed_at=noticed_at,
        received_at=at,
        by=by.key,
        **told,
    )
    ReportStep.objects.create(report=report, verb="file_report", state=report.state, at=at, by=by.key)
    record(by=by, at=at, verb="cases.file_report", subject=report.key, unit=report.receiver.code)
    return report


@action("cases.file_answer")
def file_answer(*, report: Report, number: str, on: date, seen: int, by: Actor, at: datetime) -> Report:
    """The paper answer of a ward that does not use the product: its number and day."""
    if uses_product(report.receiver, timezone.localdate(at)):
        raise Refused(
            _("Phường này nhận tin ngay trong phần mềm, không cần ghi văn bản trả lời."), code="cases.file_answer"
        )
    move = ReportMove.begin(report, "file_answer", by, at, seen)
    move.answered(number, on)
    return move.done()


@action("cases.answer_ward")
def answer_ward(*, report: Report, note: str, seen: int, by: Actor, at: datetime) -> Report:
    """What the school did of what the ward asked."""
    move = ReportMove.begin(report, "answer_ward", by, at, seen)
    if not move.report.needs_school:
        raise Refused(_("Phường không đang chờ trường trả lời."), code="cases.answer_ward")
    move.report.needs_school = False
    return move.done(rules.insist_on_words(note))


def _receiver(ward: Unit | None, seat: Unit, concern: str, on: date) -> Unit:
    """Never the school itself: without a ward, and without a city above, the reporter has to say which ward."""
    if ward is not None:
        return receiver_of(ward, concern, on)
    city = receiver_of(seat, Concern.UNSURE, on)
    if city.kind != Unit.Kind.CITY:
        raise Refused(_("Hãy chọn phường nơi xảy ra."), kept=_("Những gì đã ghi còn trên trang."), code=TELL)
    return city


def _child_of(enrolment: Enrolment, by: Actor, at: datetime) -> Child:
    """What the roll knows of the pupil; the ward's officers look the child up among their own themselves."""
    pupil = enrolment.pupil
    return Child.objects.create(
        name=pupil.name,
        born_on=pupil.born_on,
        birth_year=pupil.birth_year,
        sex=pupil.sex,
        guardian_name=pupil.guardian_name,
        guardian_phone=pupil.guardian_phone,
        pupil=pupil,
        recorded_at=at,
        by=by.key,
    )


def _insist_it_was_seen(noticed_at: datetime, at: datetime) -> None:
    if noticed_at > at:
        raise Refused(
            _("Lúc thấy không thể ở tương lai."), kept=_("Những gì đã ghi còn trên trang."), code="cases.file_report"
        )
