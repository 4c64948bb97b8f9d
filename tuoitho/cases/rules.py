"""Who may. Reports are read at the seat that received them, a case by its team only; when unsure: no one."""

from datetime import datetime

from tuoitho.base.actors import Actor, System
from tuoitho.base.refusals import NotAllowed
from tuoitho.cases.models import Case, Report, TeamMember
from tuoitho.organisations.models import User
from tuoitho.organisations.queries import Viewer
from tuoitho.organisations.rules import permissions_of


def insist(allowed: bool, permission: str) -> None:
    """`NotAllowed` unless the predicate held."""
    if not allowed:
        raise NotAllowed("", code=permission)


def seats(by: Actor, permission: str) -> frozenset[int]:
    """The units where one sits with a permission: not all below, so that the city's centre reads no ward's inbox."""
    if not isinstance(by, Viewer):
        return frozenset()
    return frozenset(post.unit_id for post in by.posts if permission in permissions_of(post.role))


def sits_at(by: Actor, permission: str, unit_id: int) -> bool:
    """Sits there with the permission. The installation itself sits everywhere."""
    return isinstance(by, System) or unit_id in seats(by, permission)


def receive_reports(by: Actor, report: Report) -> bool:
    return sits_at(by, "cases.receive_reports", report.receiver_id)


def see_case(by: Actor, case: Case, at: datetime) -> bool:
    """In the case's team now, in a role that reads cases. A former member's dated copy is a query of its own."""
    if isinstance(by, System):
        return True
    return by.holds("cases.see_cases") and in_team(user_of(by), case, at)


def keep_case(by: Actor, case: Case, at: datetime) -> bool:
    """Write in the case: a child-protection officer of its team. The chair approves and does not write."""
    return by.holds("cases.keep_case") and see_case(by, case, at)


def approve(by: Actor, case: Case, at: datetime) -> bool:
    """Decide on the case: the chair in its team, or who deputises for the chair."""
    return by.holds("cases.approve") and see_case(by, case, at)


def in_team(user: User | None, case: Case, at: datetime) -> bool:
    return user is not None and TeamMember.objects.on(at).filter(case=case, user=user).exists()


def user_of(by: Actor) -> User | None:
    return by.user if isinstance(by, Viewer) else None
