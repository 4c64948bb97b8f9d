"""Donors, what they promise, and the page that shows each what their money did."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils.translation import gettext as _

from tuoitho.base.action import action
from tuoitho.base.actors import Actor
from tuoitho.base.audit import record
from tuoitho.base.folding import fold
from tuoitho.base.links import make_link
from tuoitho.base.models import Link
from tuoitho.base.refusals import Refused
from tuoitho.organisations.models import Unit
from tuoitho.programme import rules
from tuoitho.programme.actions.money import _hold, _insist_true
from tuoitho.programme.models import Donor, Pledge

DONOR_DAYS = 180


@dataclass(frozen=True)
class SentPage:
    """A donor and the secret of the link to their page, which is nowhere stored."""

    donor: Donor
    secret: str


@action("programme.add_donor")
def add_donor(*, unit: Unit, name: str, abroad: bool, contact: str = "", by: Actor, at: datetime) -> Donor:
    """Name a donor once; the same name written otherwise is the same donor."""
    _hold(by, unit)
    folded = fold(name)
    if Donor.objects.filter(unit=unit, folded=folded).exists():
        raise Refused(
            _("Đã có nhà tài trợ tên này."),
            kept=_("Chưa có gì được ghi."),
            todo=_("Hãy chọn nhà tài trợ ấy trong danh sách."),
            code="programme.add_donor",
        )
    donor = Donor.objects.create(
        unit=unit, name=name, folded=folded, abroad=abroad, contact=contact or None, recorded_at=at, by=by.key
    )
    record(by=by, at=at, verb="programme.add_donor", subject=donor.key, unit=unit.code, fields=["name"])
    return donor


@action("programme.pledge")
def pledge(
    *,
    donor: Donor,
    money: rules.Sum,
    pledged_on: date,
    clause: str = "",
    note: str = "",
    once: UUID | None = None,
    by: Actor,
    at: datetime,
) -> Pledge:
    """What a donor said they would give. `once`: as in `receive_money`."""
    _hold(by, donor.unit)
    _insist_true(rules.day_fault(pledged_on, at) or rules.sum_fault(money), "programme.pledge")
    if once and Pledge.objects.filter(key=once).exists():
        raise Refused(_("Dòng này vừa được ghi rồi."), kept=_("Chỉ có một dòng trong sổ."), code="programme.twice")
    made = Pledge(
        donor=donor, clause=clause, pledged_on=pledged_on, note=note, recorded_at=at, by=by.key, **money.columns
    )
    made.key = once or made.key
    made.save(force_insert=True)
    record(by=by, at=at, verb="programme.pledge", subject=made.key, unit=donor.unit.code, fields=["amount"])
    return made


@action("programme.withdraw_pledge")
def withdraw_pledge(*, pledge: Pledge, because: str, by: Actor, at: datetime) -> Pledge:
    """The donor will not give after all; what has come in stays."""
    unit = pledge.donor.unit
    _hold(by, unit)
    held = Pledge.objects.select_for_update().get(pk=pledge.pk)
    if held.withdrawn_at is not None:
        raise Refused(_("Cam kết này đã được rút."), code="programme.withdraw_pledge")
    _insist_true("" if because.strip() else _("Hãy ghi vì sao cam kết được rút."), "programme.withdraw_pledge")
    held.withdrawn_at, held.withdrawn_because = at, because.strip()
    held.save(update_fields=["withdrawn_at", "withdrawn_because"])
    record(by=by, at=at, verb="programme.withdraw_pledge", subject=held.key, unit=unit.code, fields=["withdrawn_at"])
    return held


@action("programme.send_donor_page")
def send_donor_page(*, donor: Donor, by: Actor, at: datetime) -> SentPage:
    """Make a link to the donor's page, good for 180 days. The earlier one is withdrawn."""
    _hold(by, donor.unit)
    held = Donor.objects.select_for_update().get(pk=donor.pk)
    _withdraw(held, at)
    held.link, secret = make_link("donor", held.key, DONOR_DAYS)
    held.save(update_fields=["link"])
    record(by=by, at=at, verb="programme.send_donor_page", subject=held.key, unit=donor.unit.code, fields=["link"])
    return SentPage(held, secret)


@action("programme.withdraw_donor_page")
def withdraw_donor_page(*, donor: Donor, by: Actor, at: datetime) -> Donor:
    """The link opens nothing any more."""
    _hold(by, donor.unit)
    held = Donor.objects.select_for_update().get(pk=donor.pk)
    _withdraw(held, at)
    held.link = None
    held.save(update_fields=["link"])
    record(by=by, at=at, verb="programme.withdraw_donor_page", subject=held.key, unit=donor.unit.code, fields=["link"])
    return held


def _withdraw(donor: Donor, at: datetime) -> None:
    if donor.link_id is not None:
        Link.objects.filter(pk=donor.link_id, withdrawn_at=None).update(withdrawn_at=at)
