"""Units from a file, and the first day of an installation."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date, datetime

from django.utils.translation import gettext as _

from tuoitho.base.action import action
from tuoitho.base.actors import Actor
from tuoitho.base.audit import record
from tuoitho.base.models import Note
from tuoitho.base.refusals import NotAllowed, Refused
from tuoitho.organisations import rules
from tuoitho.organisations.models import TreeVersion, Unit, UnitName, UnitParent
from tuoitho.organisations.models.accounts import Issued, NewAccount, open_accounts
from tuoitho.organisations.models.beginnings import require_empty
from tuoitho.organisations.reader import NewUnit


@action("organisations.import_units")
def import_units(
    *, units: Sequence[NewUnit], heads: Sequence[NewAccount] = (), starts_on: date, by: Actor, at: datetime
) -> list[Issued]:
    """Units from one file, each under its parent, and accounts for their heads: all or nothing."""
    _allow(by, units)
    TreeVersion.lock()
    saved = _save(units, starts_on)
    parents = _parents(units, starts_on)
    UnitParent.objects.bulk_create(
        UnitParent(child=saved[unit.code], parent_id=parents[unit.parent], starts_on=starts_on) for unit in units
    )
    TreeVersion.renew()
    issued = open_accounts([head.at(saved[head.unit.code]) for head in heads])
    record(
        by=by,
        at=at,
        verb="organisations.import_units",
        subject=str(len(units)),
        fields=["units", "accounts"] if heads else ["units"],
    )
    return issued


@action("organisations.start")
def start(*, administrator: NewAccount, above: Unit | None = None, by: Actor, at: datetime) -> Issued:
    """The first unit and the first administrator of an empty, real installation."""
    require_empty()
    _plant(administrator.unit, above)
    issued = open_accounts([administrator])[0]
    Note.objects.create(name="started", value=at.isoformat())
    record(by=by, at=at, verb="organisations.start", subject=issued.user.key, unit=issued.unit.code)
    return issued


def _allow(by: Actor, units: Sequence[NewUnit]) -> None:
    """Units come below what one keeps: a parent not in the file must be in scope."""
    inside = {unit.code for unit in units}
    outside = {unit.parent for unit in units} - inside
    kept = Unit.objects.filter(code__in=outside)
    if not all(rules.keep_units(by, unit.pk) for unit in kept):
        raise NotAllowed(_("Bạn không được lập đơn vị dưới đơn vị này."), code="organisations.keep_units")


def _parents(units: Sequence[NewUnit], day: date) -> dict[str, int]:
    wanted = {unit.parent for unit in units}
    found = dict(Unit.objects.on(day).filter(code__in=wanted).values_list("code", "pk"))
    if missing := sorted(wanted - found.keys()):
        raise Refused(
            _("Vào ngày %(day)s chưa có đơn vị cấp trên: %(codes)s.")
            % {"codes": ", ".join(missing), "day": day.strftime("%d/%m/%Y")},
            kept=_("Không có dòng nào được ghi."),
            code="units.no_parent",
        )
    return found


def _save(units: Sequence[NewUnit], starts_on: date) -> dict[str, Unit]:
    if taken := Unit.objects.filter(code__in=[unit.code for unit in units]).values_list("code", flat=True):
        raise Refused(
            _("Mã đơn vị đã có: %(codes)s.") % {"codes": ", ".join(taken)},
            kept=_("Không có dòng nào được ghi."),
            code="units.taken",
        )
    saved = {}
    for unit in units:
        words = asdict(unit)
        del words["parent"]
        saved[unit.code] = Unit.objects.create(starts_on=starts_on, **words)
    UnitName.objects.bulk_create(UnitName(unit=unit, name=unit.name, starts_on=starts_on) for unit in saved.values())
    return saved


def _plant(unit: Unit, above: Unit | None) -> None:
    for one in filter(None, (above, unit)):
        one.save()
        UnitName.objects.create(unit=one, name=one.name, starts_on=one.starts_on)
    if above is not None:
        UnitParent.objects.create(child=unit, parent=above, starts_on=unit.starts_on)
    TreeVersion.renew()
