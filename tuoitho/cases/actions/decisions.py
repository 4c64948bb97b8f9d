"""What the chair of the ward decides on a case (NĐ 56/2017 Art. 28.4, 30, 31–32)."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from tuoitho.base.action import action
from tuoitho.base.actors import Actor
from tuoitho.base.refusals import Refused
from tuoitho.cases import workflow
from tuoitho.cases.actions.moving import Move
from tuoitho.cases.models import Case, CaseStep, Clock, FollowUp, Handover, Report, ReportStep, TeamMember
from tuoitho.cases.models.clocks import APPROVAL, SEPARATION
from tuoitho.law.terms import end_of
from tuoitho.organisations.models import User

Answers = Mapping[str, Any]


@action("cases.approve_plan")
def approve_plan(*, case: Case, answers: Answers, seen: int, by: Actor, at: datetime) -> Case:
    """Form 05: the decision with its number and date. From then on the child is looked after by a schedule."""
    move = Move.begin(case, "approve_plan", seen, by, at)
    _second_person(move, "submit_plan", _("Người lập kế hoạch không tự phê duyệt được."))
    move.fill("05", answers, answers["number"])
    Clock.objects.meet(move.case, APPROVAL, at)
    FollowUp.objects.schedule(move.case, timezone.localdate(at), at)
    return move.done()


@action("cases.return_plan")
def return_plan(*, case: Case, note: str, seen: int, by: Actor, at: datetime) -> Case:
    """Back to whoever wrote it, with what to mend; the chair's two days are met by having answered."""
    move = Move.begin(case, "return_plan", seen, by, at)
    Clock.objects.meet(move.case, APPROVAL, at)
    return move.done(_because(note))


@action("cases.separate")
def separate(*, case: Case, answers: Answers, seen: int, by: Actor, at: datetime) -> Case:
    """Form 07: away from parents or caregivers for a time, fifteen days at most (Art. 32)."""
    move = Move.begin(case, "separate", seen, by, at)
    move.fill("07", answers, answers["number"])
    Clock.objects.start(move.case, SEPARATION, at, move.case.owner)
    return move.done()


@action("cases.end_separation")
def end_separation(*, case: Case, note: str, seen: int, by: Actor, at: datetime) -> Case:
    """The verification shows the parents are safe, or another body decided (Art. 32.3)."""
    move = Move.begin(case, "end_separation", seen, by, at)
    if not Clock.objects.running().filter(case=move.case, duty=SEPARATION).exists():
        raise Refused(_("Em không ở trong thời gian cách ly."), code="cases.end_separation")
    Clock.objects.meet(move.case, SEPARATION, at)
    return move.done(_because(note))


@action("cases.extend_separation")
def extend_separation(*, case: Case, until: date, body: str, note: str, seen: int, by: Actor, at: datetime) -> Case:
    """A competent body asks for more than the fifteen days, to a day it names (Art. 32.3)."""
    move = Move.begin(case, "extend_separation", seen, by, at)
    running = Clock.objects.running().filter(case=move.case, duty=SEPARATION).first()
    if running is None:
        raise Refused(_("Em không ở trong thời gian cách ly."), code="cases.extend_separation")
    if end_of(until) <= running.due_at:
        raise Refused(
            _("Ngày mới phải sau hạn hiện nay, %(day)s.") % {"day": f"{timezone.localdate(running.due_at):%d/%m/%Y}"},
            kept=_("Những gì đã ghi còn trên trang."),
            code="cases.extend_separation",
        )
    asked = Move.said(body, _("Hãy ghi cơ quan yêu cầu: chỉ cơ quan có thẩm quyền mới kéo dài được quá 15 ngày."))
    Clock.objects.extend(move.case, SEPARATION, end_of(until))
    return move.done(f"{asked}. {_because(note)}", f"{until:%Y-%m-%d}", ["due_at"])


@action("cases.confirm_closing")
def confirm_closing(*, case: Case, seen: int, by: Actor, at: datetime) -> Case:
    """The second person. Reports that led to the case end with it."""
    move = Move.begin(case, "confirm_closing", seen, by, at)
    _second_person(move, "propose_closing", _("Người đề nghị đóng không tự xác nhận được."))
    if Clock.objects.running().filter(case=move.case, duty=SEPARATION).exists():
        raise Refused(
            _("Em đang được tạm cách ly."),
            kept=_("Hồ sơ chưa kết thúc."),
            todo=_("Hãy quyết định thôi cách ly trước."),
            code="cases.confirm_closing",
        )
    move.case.closed_at = at
    Clock.objects.stop(move.case, at)
    Handover.objects.take_back(move.case, at, by.key)
    for report in Report.objects.select_for_update().filter(case=case, state=workflow.ReportState.IN_CASE):
        state = workflow.after(workflow.REPORTS, report.state, "end_with_case")
        Report.objects.filter(pk=report.pk).update(state=state, version=report.version + 1)
        ReportStep.objects.create(report=report, verb="end_with_case", state=state, at=at, by=by.key)
    return move.done()


@action("cases.refuse_closing")
def refuse_closing(*, case: Case, note: str, seen: int, by: Actor, at: datetime) -> Case:
    """It stays open, with what is still to be done."""
    move = Move.begin(case, "refuse_closing", seen, by, at)
    return move.done(_because(note))


@action("cases.assign")
def assign(*, case: Case, owner: User, seen: int, by: Actor, at: datetime) -> Case:
    """Another officer of the ward keeps the case from now on: someone fell ill, left, or is concerned."""
    move = Move.begin(case, "assign", seen, by, at)
    TeamMember.objects.on(at).filter(case=case, user__in=[move.case.owner, owner]).update(ends_at=at)
    TeamMember.objects.create(case=case, user=owner, part=TeamMember.Part.OWNER, starts_at=at)
    move.case.owner = owner
    Clock.objects.hand(move.case, owner)
    return move.done()


def _second_person(move: Move, verb: str, sentence: str) -> None:
    """Whoever laid it before the chair does not decide on it, not even while deputising for the chair."""
    laid = CaseStep.objects.filter(case=move.case, verb=verb).order_by("-pk").first()
    if laid is not None and laid.by == move.by.key:
        raise Refused(
            sentence,
            kept=_("Hồ sơ không thay đổi."),
            todo=_("Hãy nhờ người thứ hai."),
            code=f"cases.{move.verb}",
        )


def _because(note: str) -> str:
    return Move.said(note, _("Quyết định này cần lý do."))
