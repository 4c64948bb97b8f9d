"""The ward's register of employers: entered, corrected, two names of one joined and parted again."""

from collections.abc import Mapping
from datetime import date, datetime

from django.db.models import F, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from tuoitho.base.action import action
from tuoitho.base.actors import Actor
from tuoitho.base.audit import record
from tuoitho.base.refusals import Changed, Refused
from tuoitho.organisations.models import Unit
from tuoitho.registry import rules
from tuoitho.registry.models import Employer, refresh_employers
from tuoitho.registry.models.employer_counts import lock_register

KEEP = "registry.keep_employers"


@action("registry.add_employer")
def add_employer(
    *, unit: Unit, fields: Mapping[str, object], another: bool = False, by: Actor, at: datetime
) -> Employer:
    """A new entry of the ward's register. `another`: the person saw those of the same name and says it is none."""
    rules.insist(rules.keep_employers(by, unit.pk), KEEP)
    if unit.kind != Unit.Kind.WARD:
        raise Refused(_("Chỉ phường giữ danh sách cơ sở sử dụng lao động."), code="registry.not_a_ward")
    lock_register(unit.pk)
    employer = _filled(Employer(unit=unit, recorded_at=at, by=by.key, told_apart=another), fields, at)
    _refuse_number(employer)
    if not another and _same_name(employer).exists():
        raise Refused(
            _("Danh sách đã có cơ sở tên giống như vậy."),
            kept=_("Chưa có gì được lưu; những gì bạn nhập vẫn còn."),
            todo=_("Hãy xem các cơ sở giống tên; nếu là cơ sở khác thì đánh dấu rồi lưu lại."),
            code="registry.same_employer",
        )
    employer.save()
    refresh_employers(unit.pk, _day(at))
    record(by=by, at=at, verb="registry.add_employer", subject=employer.key, unit=unit.code, fields=sorted(fields))
    return employer


@action("registry.edit_employer")
def edit_employer(
    *, employer: Employer, version: int, fields: Mapping[str, object], by: Actor, at: datetime
) -> Employer:
    """Correct what is known, or say that it has closed. `Changed` when someone saved since `version`."""
    rules.insist(rules.keep_employers(by, employer.unit_id), KEEP)
    lock_register(employer.unit_id)
    held = _step(employer, version)
    before = {name: getattr(held, name) for name in fields}
    _filled(held, fields, at)
    _refuse_number(held)
    held.save()
    refresh_employers(held.unit_id, _day(at))
    changed = sorted(name for name, value in before.items() if value != getattr(held, name))
    record(by=by, at=at, verb="registry.edit_employer", subject=held.key, unit=held.unit.code, fields=changed)
    return held


@action("registry.merge_employers")
def merge_employers(*, employer: Employer, into: Employer, by: Actor, at: datetime) -> Employer:
    """`employer` is another name of `into`: it counts no more, and what it was told counts for the other."""
    rules.insist(rules.keep_employers(by, employer.unit_id), KEEP)
    lock_register(employer.unit_id)
    rows = {row.pk: row for row in Employer.objects.filter(pk__in=[employer.pk, into.pk])}
    one, other = rows[employer.pk], rows[into.pk]
    fault = _merge_fault(one, other)
    if fault:
        raise Refused(fault, kept=_("Chưa có gì thay đổi."), code="registry.merge_employers")
    Employer.objects.filter(pk=one.pk).update(merged_into=other, version=F("version") + 1)
    refresh_employers(one.unit_id, _day(at))
    fields = ["merged_into", str(other.key)]
    record(by=by, at=at, verb="registry.merge_employers", subject=one.key, unit=one.unit.code, fields=fields)
    return other


@action("registry.part_employers")
def part_employers(*, employer: Employer, by: Actor, at: datetime) -> Employer:
    """Take a merge back: it counts for itself again, with everything that was its own."""
    rules.insist(rules.keep_employers(by, employer.unit_id), KEEP)
    lock_register(employer.unit_id)
    held = Employer.objects.select_related("unit").get(pk=employer.pk)
    if held.merged_into_id is None:
        raise Refused(_("Cơ sở này không còn gộp vào cơ sở nào."), code="registry.part_employers")
    Employer.objects.filter(pk=held.pk).update(merged_into=None, told_apart=False, version=F("version") + 1)
    refresh_employers(held.unit_id, _day(at))
    record(
        by=by,
        at=at,
        verb="registry.part_employers",
        subject=held.key,
        unit=held.unit.code,
        fields=["merged_into"],
    )
    return held


@action("registry.tell_apart")
def tell_apart(*, employer: Employer, by: Actor, at: datetime) -> None:
    """It is not the earlier one it resembles; the review list asks no more."""
    rules.insist(rules.keep_employers(by, employer.unit_id), KEEP)
    Employer.objects.filter(pk=employer.pk).update(told_apart=True)
    record(
        by=by,
        at=at,
        verb="registry.tell_apart",
        subject=employer.key,
        unit=employer.unit.code,
        fields=["told_apart"],
    )


def _same_name(employer: Employer) -> QuerySet[Employer]:
    """Standing entries of the ward that bear the same name once legal forms are left out."""
    rows = Employer.objects.filter(unit=employer.unit_id, name_key=employer.name_key).standing()
    return rows.exclude(pk=employer.pk or 0)


def _filled(employer: Employer, fields: Mapping[str, object], at: datetime) -> Employer:
    for name, value in fields.items():
        setattr(employer, name, value)
    employer.prepare()
    _field, fault = rules.employer_fault(employer, _day(at))
    if fault:
        raise Refused(fault, kept=_("Chưa có gì được lưu."), code="registry.employer_fault")
    return employer


def _refuse_number(employer: Employer) -> None:
    others = Employer.objects.filter(unit=employer.unit_id, number_token=employer.number_token).standing()
    if employer.number_token and others.exclude(pk=employer.pk or 0).exists():
        raise Refused(
            _("Mã số này đã là của một cơ sở khác trong danh sách của phường."),
            kept=_("Chưa có gì được lưu; những gì bạn nhập vẫn còn."),
            todo=_("Hãy tìm theo mã số; nếu là một cơ sở dưới hai tên thì sửa cơ sở đã có."),
            code="registry.same_number",
        )


def _step(employer: Employer, version: int) -> Employer:
    moved = Employer.objects.filter(pk=employer.pk, version=version).update(version=F("version") + 1)
    if not moved:
        raise Changed(
            _("Người khác vừa sửa cơ sở này."),
            kept=_("Những gì bạn nhập vẫn còn ở dưới."),
            todo=_("Hãy so hai bản rồi lưu lại."),
            code="registry.employer_changed",
        )
    return Employer.objects.select_related("unit").get(pk=employer.pk)


def _merge_fault(one: Employer, other: Employer) -> str:
    if one.pk == other.pk or one.unit_id != other.unit_id:
        return _("Chỉ gộp được hai cơ sở khác nhau của cùng một phường.")
    if one.merged_into_id or other.merged_into_id:
        return _("Một trong hai cơ sở đã được gộp rồi.")
    if one.other_names.exists():
        return _("Cơ sở này đã nhận gộp cơ sở khác; hãy giữ nó làm bản chính.")
    return ""


def _day(at: datetime) -> date:
    return timezone.localtime(at).date()
