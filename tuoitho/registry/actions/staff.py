"""Staff on a unit's list."""

from collections.abc import Mapping
from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from tuoitho.base.action import action
from tuoitho.base.actors import Actor
from tuoitho.base.audit import record
from tuoitho.base.crypto import token
from tuoitho.base.refusals import Refused
from tuoitho.organisations.models import Unit
from tuoitho.registry import rules
from tuoitho.registry.models import PersonKind, PersonWord, StaffMember, refresh_people


@action("registry.add_staff")
def add_staff(*, unit: Unit, fields: Mapping[str, object], starts_on: date, by: Actor, at: datetime) -> StaffMember:
    """Someone joins the list from a day on."""
    rules.insist(rules.keep_people(by, unit.pk), "registry.keep_people")
    _refuse_code(unit.pk, str(fields.get("code") or ""))
    member = StaffMember(unit=unit, starts_on=starts_on)
    _write(member, fields)
    refresh_people(unit.pk, timezone.localtime(at).date())
    record(by=by, at=at, verb="registry.add_staff", subject=member.key, unit=unit.code, fields=sorted(fields))
    return member


@action("registry.edit_staff")
def edit_staff(*, member: StaffMember, fields: Mapping[str, object], by: Actor, at: datetime) -> StaffMember:
    """Correct what is known of a staff member."""
    rules.insist(rules.keep_people(by, member.unit_id), "registry.keep_people")
    _refuse_code(member.unit_id, str(fields.get("code") or ""), member.pk)
    _write(member, fields)
    record(by=by, at=at, verb="registry.edit_staff", subject=member.key, unit=member.unit.code, fields=sorted(fields))
    return member


@action("registry.release_staff")
def release_staff(*, member: StaffMember, because: str, on: date, by: Actor, at: datetime) -> StaffMember:
    """Someone leaves: `on` is the first day no longer on the list."""
    rules.insist(rules.keep_people(by, member.unit_id), "registry.keep_people")
    if member.ends_on is not None or on <= member.starts_on:
        raise Refused(
            _("Ngày này phải sau ngày vào danh sách, và người ấy phải còn trong danh sách."),
            kept=_("Chưa có gì thay đổi."),
            todo=_("Hãy chọn ngày khác."),
        )
    member.ends_on, member.left_because = on, because
    member.save()
    refresh_people(member.unit_id, timezone.localtime(at).date())
    record(by=by, at=at, verb="registry.release_staff", subject=member.key, unit=member.unit.code, fields=["ends_on"])
    return member


def _write(member: StaffMember, fields: Mapping[str, object]) -> None:
    for name, value in fields.items():
        setattr(member, name, value)
    member.code_token = token(member.code) if member.code else None
    member.save()
    PersonWord.objects.write(PersonKind.STAFF, member.pk, member.unit_id, member.name)


def _refuse_code(unit_id: int, code: str, but: int | None = None) -> None:
    others = StaffMember.objects.filter(unit=unit_id, ends_on__isnull=True).exclude(pk=but or 0)
    if code and others.filter(code_token=token(code)).exists():
        raise Refused(
            _("Mã này đã là của một người khác trong danh sách."),
            kept=_("Chưa có gì thay đổi."),
            todo=_("Hãy xem lại mã."),
        )
