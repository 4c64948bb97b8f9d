"""Services, referrals, follow-ups and places of learning, put into the store or laid by the verbs themselves."""

from datetime import date, timedelta

from tests.cast import NOW, TODAY, World
from tuoitho.cases.actions.referring import Asked, Receiver, refer
from tuoitho.cases.models import Case, FollowUp, Placement, Referral, Service
from tuoitho.cases.tests.stage import BEFORE

ASKS = "Nhận em vào lớp 5 từ tuần tới."
CONTACT = "Bà ngoại, sau 17 giờ"
SHEET = {"called": "Bảo", "age": "11", "asks": ASKS, "contact": CONTACT, "sender": "Phường Vạn Phúc"}
AGREED = Asked("yes", "Mẹ và em, 09/11/2024")


def a_service(world: World, ward: str = "ward", name: str = "Lớp phổ cập buổi tối", **more) -> Service:
    words = {"kind": "school", "body": "Trung tâm Học tập cộng đồng"} | more
    return Service.objects.create(ward=world.units[ward], name=name, recorded_at=NOW, by="system", **words)


def referred(world: World, case: Case, to: Receiver | None = None, by: str = "son", **more) -> Referral:
    """Laid before Tiểu học Vườn Xanh unless told."""
    words = {"kind": "school", "service": None, "sheet": SHEET, "asked": AGREED} | more
    return refer(case=case, to=to or Receiver(world.primary), by=world.viewer(by), at=NOW, **words)


def a_referral(case: Case, *, state: str = "waiting", answer_by: date = TODAY + timedelta(days=7), **to) -> Referral:
    """One that was sent before the pinned day's requests; `to`: a unit, a person there, or a body."""
    words = {"kind": "school", "sheet": SHEET, "consent": "yes"}
    return Referral.objects.create(
        case=case, state=state, answer_by=answer_by, sent_at=BEFORE, by=case.by, **words, **to
    )


def a_follow_up(case: Case, due_on: date, **more) -> FollowUp:
    return FollowUp.objects.create(case=case, since=date(2024, 8, 1), due_on=due_on, **more)


def a_place(case: Case, starts_on: date = date(2024, 9, 5), **more) -> Placement:
    words = {"kind": "general", "place": "Trường Tiểu học Vườn Xanh, lớp 5A"} | more
    return Placement.objects.create(child=case.child, starts_on=starts_on, recorded_at=NOW, by=case.by, **words)
