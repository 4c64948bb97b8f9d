"""Who the child of a case is, as far as anyone knows: recorded, corrected, opened, looked for."""

from collections.abc import Collection, Mapping
from datetime import date, datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from tuoitho.base.action import action
from tuoitho.base.actors import Actor
from tuoitho.base.audit import record
from tuoitho.base.refusals import Refused
from tuoitho.cases import rules
from tuoitho.cases.models import Child, Likeness
from tuoitho.cases.models.cells import refresh_child
from tuoitho.cases.models.children import KNOWN_BY
from tuoitho.organisations.models import Unit

OF_AGE = 18
Facts = Mapping[str, Any]


@action("cases.record_child")
def record_child(*, facts: Facts, by: Actor, at: datetime) -> Child:
    """A child becomes known, by name, nickname or description only. `facts`: values by the names in `FACTS`."""
    rules.insist(bool(rules.seats(by, "cases.keep_case")), "cases.keep_case")
    child = Child(recorded_at=at, by=by.key)
    said = _put(child, facts, timezone.localdate(at))
    ages = child.ages(timezone.localdate(at))
    if ages is not None and ages[0] >= OF_AGE and not child.birth_estimated:
        raise Refused(
            _("Theo ngày sinh này thì người ấy đã đủ 18 tuổi; hồ sơ chỉ lập cho người dưới 18 tuổi."),
            kept=_("Chưa lưu gì; những gì bạn đã nhập còn trên trang."),
            todo=_("Hãy xem lại năm sinh, hoặc ghi là ước chừng nếu không rõ."),
            code="cases.record_child",
        )
    child.save()
    Likeness.objects.note(child, at)
    record(by=by, at=at, verb="cases.record_child", subject=child.key, fields=said)
    return child


@action("cases.edit_child")
def edit_child(*, child: Child, facts: Facts, seen: int, by: Actor, at: datetime) -> Child:
    """Correct what is known. `seen`: the version one had before one's eyes."""
    fresh = Child.objects.select_for_update().get(pk=child.pk)
    rules.insist(rules.keep_child(by, fresh, at), "cases.keep_case")
    rules.insist_on_version(fresh, seen)
    changed = _put(fresh, facts, timezone.localdate(at))
    fresh.version += 1
    fresh.save()
    Likeness.objects.note(fresh, at)
    refresh_child(fresh.pk, at)
    record(by=by, at=at, verb="cases.edit_child", subject=fresh.key, fields=changed)
    return fresh


@action("cases.record_child_opening")
def record_child_opening(*, child: Child, by: Actor, at: datetime) -> None:
    """Someone of the team of one of its cases opened what is known of a child."""
    rules.insist(rules.see_child(by, child, at), "cases.see_cases")
    record(by=by, at=at, verb="cases.record_child_opening", subject=child.key)


@action("cases.record_lookup")
def record_lookup(*, children: Collection[Child], unit: Unit, by: Actor, at: datetime) -> None:
    """An officer who looked for a child was shown that a colleague of the ward keeps its case."""
    rules.insist(rules.sits_at(by, "cases.keep_case", unit.pk), "cases.keep_case")
    keys = sorted(str(child.key) for child in children)
    record(by=by, at=at, verb="cases.record_lookup", subject=unit.code, unit=unit.code, fields=keys)


def _put(child: Child, facts: Facts, today: date) -> list[str]:
    """The names that changed, or `Refused` where nothing tells who it is, or a birth lies ahead."""
    changed = child.take(facts)
    if not any(getattr(child, name) for name in KNOWN_BY):
        raise Refused(
            _("Hãy ghi ít nhất một điều để nhận ra em: tên, tên thường gọi hoặc đặc điểm."),
            kept=_("Chưa lưu gì; những gì bạn đã nhập còn trên trang."),
            code="cases.record_child",
        )
    if (child.born_on and child.born_on > today) or (child.birth_year or 0) > today.year:
        raise Refused(
            _("Ngày sinh ở sau hôm nay."),
            kept=_("Chưa lưu gì; những gì bạn đã nhập còn trên trang."),
            todo=_("Hãy xem lại ngày sinh, hoặc chỉ ghi năm."),
            code="cases.record_child",
        )
    return changed
