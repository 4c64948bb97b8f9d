"""Who works on a case beside its owner."""

from datetime import datetime

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from tuoitho.base.action import action
from tuoitho.base.actors import Actor
from tuoitho.base.refusals import Refused
from tuoitho.cases.actions.moving import Move
from tuoitho.cases.models import Case, TeamMember
from tuoitho.cases.models.offices import OFFICER, posts_on
from tuoitho.organisations.models import User


@action("cases.call_in")
def call_in(*, case: Case, user: User, seen: int, by: Actor, at: datetime) -> TeamMember:
    """Another officer of the wards concerned reads and writes too, from now on."""
    move = Move.begin(case, "call_in", seen, by, at)
    wards = {move.case.ward_id, move.case.home_ward_id}
    if not any(posts_on(ward, OFFICER, timezone.localdate(at)).filter(user=user).exists() for ward in wards):
        raise Refused(
            _("Chỉ mời được người làm công tác bảo vệ trẻ em của các phường liên quan."), code="cases.call_in"
        )
    if TeamMember.objects.on(at).filter(case=move.case, user=user).exists():
        raise Refused(_("Người này đã trong nhóm."), code="cases.call_in")
    made = TeamMember.objects.create(case=move.case, user=user, part=TeamMember.Part.HELPER, starts_at=at)
    move.done(fields=["team"])
    return made


@action("cases.let_go")
def let_go(*, case: Case, user: User, seen: int, by: Actor, at: datetime) -> Case:
    """A helper sees the case no more. The owner is changed by `assign` only."""
    move = Move.begin(case, "let_go", seen, by, at)
    rows = TeamMember.objects.on(at).filter(Q(part=TeamMember.Part.HELPER), case=move.case, user=user)
    if not rows.update(ends_at=at):
        raise Refused(_("Người này không còn trong nhóm."), code="cases.let_go")
    return move.done(fields=["team"])
