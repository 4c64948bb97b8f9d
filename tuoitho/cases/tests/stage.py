"""A child, a report and a case at any step, put into the store without the verbs that lead there."""

from datetime import date, datetime, timedelta
from uuid import uuid4

from tests.cast import NOW, World
from tuoitho.cases.models import Case, Child, Handover, Report, TeamMember
from tuoitho.cases.workflow import CaseState, ReportState
from tuoitho.organisations.models import Unit, User

BEFORE = NOW - timedelta(hours=12)
"""Earlier than any request of the pinned day, whose hour runs."""
NARRATIVE = "Thấy em ngồi gấp hộp giấy trong xưởng lúc chín giờ tối."


def a_child(ward: Unit | None = None, *, name: str = "Trần Gia Bảo", born_on: date | None = date(2013, 5, 4), **more):
    return Child.objects.create(ward=ward, name=name, born_on=born_on, recorded_at=NOW, by="system", **more)


def a_report(receiver: Unit, *, state: str = ReportState.RECEIVED, at: datetime = BEFORE, **more) -> Report:
    words = {"channel": Report.Channel.TIP, "saw": NARRATIVE, "happened_in": receiver} | more
    return Report.objects.create(receiver=receiver, state=state, received_at=at, by="anonymous", **words)


def a_case(
    world: World,
    *,
    state: str = CaseState.INTAKE,
    child: Child | None = None,
    ward: str = "ward",
    owner: str = "son",
    at: datetime = BEFORE,
    **more,
) -> Case:
    """A case of the ward in a state: its owner is its team; the chair of the ward is by office."""
    place, keeper = world.units[ward], world.users[owner]
    words = {"kind": Case.Kind.IN_LABOUR, "home_ward": place, "notified_at": at - timedelta(hours=1)} | more
    case = Case.objects.create(
        number=uuid4().hex[:12],
        child=child or a_child(place),
        ward=place,
        owner=keeper,
        state=state,
        opened_at=at,
        by=keeper.actor_key,
        **words,
    )
    join(case, keeper, TeamMember.Part.OWNER, at)
    return case


def join(case: Case, user: User, part: str, at: datetime = BEFORE, **more) -> TeamMember:
    return TeamMember.objects.create(case=case, user=user, part=part, starts_at=at, **more)


def an_offer(case: Case, to: Unit, at: datetime = BEFORE, **more) -> Handover:
    """The case offered to a ward, in the store without the verb."""
    words = {"from_ward": case.home_ward, "from_user": case.owner, "because": "lives", "by": case.owner.actor_key}
    return Handover.objects.create(case=case, to_ward=to, note="Em sống ở tổ 4.", offered_at=at, **words | more)
