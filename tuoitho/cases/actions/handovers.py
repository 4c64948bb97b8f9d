"""A case goes to the ward where the child lives: offered by its officer, accepted or refused by one over there.

The commune where it happened assesses, the commune where the child lives plans (NĐ 56/2017 Art. 26.2, 28; Law on
Children Art. 52). Whoever handed it on keeps the case as it stood on that day, to read.
"""

from datetime import datetime

from django.db.models import F, Q
from django.utils.translation import gettext as _
from django.utils.translation import override

from tuoitho.base.action import action
from tuoitho.base.actors import Actor
from tuoitho.base.audit import record
from tuoitho.base.outbox import write
from tuoitho.base.refusals import Refused
from tuoitho.cases import rules, workflow
from tuoitho.cases.actions.moving import Move
from tuoitho.cases.models import Case, CaseStep, Child, Clock, Handover, Likeness, Report, TeamMember
from tuoitho.cases.models.cells import refresh_children
from tuoitho.cases.models.offices import chair_of, has_officer
from tuoitho.organisations.models import Unit


@action("cases.hand_to_ward")
def hand_to_ward(*, case: Case, to_ward: Unit, because: str, note: str, seen: int, by: Actor, at: datetime) -> Handover:
    """Offer the case to another ward. Nothing moves, and every clock runs on, until it is accepted."""
    move = Move.begin(case, "hand_to_ward", seen, by, at)
    if to_ward.pk == move.case.home_ward_id:
        raise Refused(_("Hồ sơ đang ở chính phường ấy."), code="cases.hand_to_ward")
    rules.insist_on_other_ward(Report.objects.filter(Q(case=move.case) | Q(child=move.case.child_id)), to_ward.pk)
    if Handover.objects.waiting().filter(case=move.case).exists():
        raise Refused(
            _("Hồ sơ này đã được đề nghị chuyển và đang chờ trả lời."),
            todo=_("Hãy rút lại lần trước nếu chuyển đến nơi khác."),
            code="cases.hand_to_ward",
        )
    if not has_officer(to_ward.pk, at):
        raise Refused(
            _("%(ward)s chưa có người làm công tác bảo vệ trẻ em dùng phần mềm này.") % {"ward": to_ward.name},
            kept=_("Hồ sơ vẫn ở phường của bạn, mọi thời hạn vẫn chạy."),
            todo=_("Hãy in các biểu mẫu và chuyển bằng công văn."),
            code="cases.hand_to_ward",
        )
    handover = Handover.objects.create(
        case=move.case,
        from_ward=move.case.home_ward,
        to_ward=to_ward,
        from_user=move.case.owner,
        because=because,
        note=Move.said(note),
        offered_at=at,
        by=by.key,
    )
    move.done(handover.note or "", to_ward.code, ["to_ward"])
    _tell(to_ward, handover, at)
    return handover


@action("cases.accept_case")
def accept_case(*, handover: Handover, by: Actor, at: datetime) -> Case:
    """Whoever accepts keeps the case from now on; the clocks go over and end when they would have."""
    held, case = _begin(handover, "accept_case", by, at)
    user = rules.user_of(by)
    assert user is not None
    if not workflow.allows(workflow.CASES, case.state, "hand_to_ward"):
        raise Refused(
            _("Hồ sơ đang chờ Chủ tịch nơi chuyển quyết định nên chưa nhận được."),
            kept=_("Lời đề nghị vẫn còn."),
            todo=_("Hãy thử lại sau khi họ quyết định."),
            code="cases.accept_case",
        )
    _leave_copies(case, at)
    TeamMember.objects.create(case=case, user=user, part=TeamMember.Part.OWNER, starts_at=at)
    Clock.objects.hand(case, user)
    case.owner, case.home_ward, case.version = user, held.to_ward, case.version + 1
    case.save()
    Child.objects.filter(pk=case.child_id).update(ward=held.to_ward, version=F("version") + 1)
    CaseStep.objects.create(case=case, verb="accept_case", state=case.state, reason=held.to_ward.code, at=at, by=by.key)
    Likeness.objects.note(case.child, at)
    for ward in (held.from_ward_id, held.to_ward_id):
        refresh_children(ward, at)
    record(by=by, at=at, verb="cases.accept_case", subject=case.key, unit=held.to_ward.code, fields=["owner", "ward"])
    return case


@action("cases.refuse_case")
def refuse_case(*, handover: Handover, note: str, by: Actor, at: datetime) -> Handover:
    """It stays where it is, with why; the sender reads it on the desk and in the case."""
    held, case = _begin(handover, "refuse_case", by, at)
    held.refused_because = Move.said(note, _("Hãy ghi vì sao không nhận."))
    held.save()
    CaseStep.objects.create(
        case=case, verb="refuse_case", state=case.state, reason=held.to_ward.code, note=note, at=at, by=by.key
    )
    record(by=by, at=at, verb="cases.refuse_case", subject=case.key, unit=held.to_ward.code, fields=["state"])
    return held


@action("cases.take_back_case")
def take_back_case(*, handover: Handover, by: Actor, at: datetime) -> Handover:
    """The officer who keeps the case withdraws the offer."""
    held, case = _begin(handover, "take_back_case", by, at)
    CaseStep.objects.create(
        case=case, verb="take_back_case", state=case.state, reason=held.to_ward.code, at=at, by=by.key
    )
    record(by=by, at=at, verb="cases.take_back_case", subject=case.key, unit=case.home_ward.code, fields=["state"])
    return held


def _begin(handover: Handover, verb: str, by: Actor, at: datetime) -> tuple[Handover, Case]:
    """Both rows held, the offer already in the state the verb leads to."""
    case = Case.objects.select_for_update().get(pk=handover.case_id)
    held = Handover.objects.select_for_update().get(pk=handover.pk)
    may = rules.keep_case(by, case, at) if verb == "take_back_case" else rules.answer_handover(by, held)
    rules.insist(may, "cases.keep_case")
    try:
        held.state = workflow.after(workflow.HANDOVERS, held.state, verb)
    except workflow.NotNow:
        raise Refused(
            _("Lời đề nghị chuyển này đã được trả lời: %(state)s.") % {"state": held.get_state_display()},
            todo=_("Hãy mở lại danh sách để xem hiện nay."),
            code=f"cases.{verb}",
        ) from None
    held.answered_at, held.answered_by = at, by.key
    held.save()
    return held, case


def _leave_copies(case: Case, at: datetime) -> None:
    """Who was in the team, and the chair who was by office, keep the case as it stands now."""
    TeamMember.objects.on(at).filter(case=case).update(part=TeamMember.Part.FORMER, ends_at=at)
    chair = chair_of(case.home_ward_id, at)
    if chair is not None:
        TeamMember.objects.create(
            case=case, user=chair, part=TeamMember.Part.FORMER, starts_at=case.opened_at, ends_at=at
        )


def _tell(ward: Unit, handover: Handover, at: datetime) -> None:
    """That something waits, and nothing of the child."""
    with override("vi"):
        write(
            to=ward.email,
            subject=_("Có hồ sơ chờ phường tiếp nhận"),
            text=_(
                "%(ward)s đề nghị chuyển một hồ sơ đến phường của bạn. "
                "Hãy đăng nhập, mở bàn làm việc để nhận hoặc trả lời vì sao không nhận."
            )
            % {"ward": handover.from_ward.name},
            kind="cases.handover",
            unit=ward.code,
            about=handover.key,
            at=at,
        )
