"""Who corrects what is known of a child, and who says that two are one."""

from collections.abc import Collection
from datetime import datetime

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from tuoitho.base.actors import Actor, System
from tuoitho.base.refusals import Changed
from tuoitho.cases.models import Case, Child, TeamMember
from tuoitho.cases.rules.seats import seats, user_of


def keep_child(by: Actor, child: Child, at: datetime) -> bool:
    """Correct what is known of a child: an officer of the team of one of its cases."""
    if isinstance(by, System):
        return True
    teams = TeamMember.objects.on(at).filter(case__child=child, user=user_of(by))
    return by.holds("cases.keep_case") and teams.exists()


def see_child(by: Actor, child: Child, at: datetime) -> bool:
    """Read what is known of a child: the team of one of its cases, or the chair who decides on one."""
    decides = Case.objects.filter(child=child, home_ward__in=seats(by, "cases.approve"))
    return keep_child(by, child, at) or decides.exists()


def merge(by: Actor, one: Child, other: Child, at: datetime) -> bool:
    """Say whether two children are one: who keeps every case of both, or decides on them. Without a case: no one."""
    return _sees_all(by, (one, other), at)


def _sees_all(by: Actor, children: Collection[Child], at: datetime) -> bool:
    """In one query, whatever the number of cases; each child has one at least."""
    teams = TeamMember.objects.on(at).filter(user=user_of(by), case=OuterRef("pk"))
    cases = Case.objects.filter(child__in=children).annotate(own=Exists(teams))
    rows = list(cases.values_list("child", "home_ward", "own"))
    keeps, decides = by.holds("cases.keep_case"), seats(by, "cases.approve")
    known = {child.pk for child in children} == {child for child, _ward, _own in rows}
    return known and all(isinstance(by, System) or (keeps and own) or ward in decides for _child, ward, own in rows)


def insist_on_version(child: Child, seen: int) -> None:
    """`Changed` when someone saved since."""
    if child.version != seen:
        raise Changed(
            _("Người khác vừa lưu những gì biết về em này."),
            kept=_("Những gì họ ghi vẫn được giữ; phần của bạn chưa lưu và còn trên trang."),
            todo=_("Hãy so với bản hiện nay, rồi lưu lại nếu vẫn đúng."),
            code="cases.changed",
        )


def unmerge(by: Actor, kept: Child, at: datetime) -> bool:
    """Take a merge back: who keeps every case of the child, or decides on them."""
    return _sees_all(by, (kept,), at)
