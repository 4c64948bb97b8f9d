"""Budget, pledges, income and spending of a unit. Nothing is blocked for want of money: it is kept and flagged."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import TypeVar

from django.utils.translation import gettext as _

from tuoitho.base.action import action
from tuoitho.base.actors import Actor
from tuoitho.base.audit import record
from tuoitho.base.files import keep
from tuoitho.base.folding import fold
from tuoitho.base.models import StoredFile
from tuoitho.base.refusals import NotAllowed, Refused
from tuoitho.organisations.models import Unit
from tuoitho.programme import rules
from tuoitho.programme.models import Budget, Donor, Income, Pledge, Source, Spending

Moved = TypeVar("Moved", Income, Spending)


@dataclass(frozen=True)
class Sum:
    """`amount` in `currency`; `rate`: đồng for one unit, 1 for đồng; `rate_source`: whose rate, of what day."""

    amount: Decimal
    currency: str = "VND"
    rate: Decimal = Decimal(1)
    rate_source: str = ""

    @property
    def vnd(self) -> int:
        """Whole đồng, a half upwards."""
        return int((self.amount * self.rate).quantize(Decimal(1), "ROUND_HALF_UP"))

    @property
    def columns(self) -> dict[str, object]:
        return {**vars(self), "vnd": self.vnd}


@dataclass(frozen=True)
class Voucher:
    """The paper that shows an amount: its number, the file's name and bytes. All may be missing; that shows."""

    paper: str = ""
    name: str = ""
    data: bytes = b""

    def store(self, by: Actor, at: datetime) -> StoredFile | None:
        return keep(self.name, self.data, by=by, at=at) if self.data else None


@action("programme.set_budget")
def set_budget(
    *, unit: Unit, year: int, clause: str, source: str, vnd: int, note: str = "", by: Actor, at: datetime
) -> Budget:
    """Plan an amount; one planned before for the same year, task and source steps back and stays."""
    _insist(by, unit)
    Unit.objects.select_for_update(no_key=True).get(pk=unit.pk)
    earlier = Budget.objects.filter(unit=unit, year=year, clause=clause, source=source, replaced_by=None).first()
    if earlier is not None:
        Budget.objects.filter(pk=earlier.pk).update(replaced_by=earlier)
    made = Budget.objects.create(
        unit=unit, year=year, clause=clause, source=source, vnd=vnd, note=note, recorded_at=at, by=by.key
    )
    if earlier is not None:
        Budget.objects.filter(pk=earlier.pk).update(replaced_by=made)
    record(by=by, at=at, verb="programme.set_budget", subject=made.key, unit=unit.code, fields=["vnd"])
    return made


@action("programme.add_donor")
def add_donor(*, unit: Unit, name: str, abroad: bool, contact: str = "", by: Actor, at: datetime) -> Donor:
    """Name a donor once; the same name written otherwise is the same donor."""
    _insist(by, unit)
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
    *, donor: Donor, money: Sum, pledged_on: date, clause: str = "", note: str = "", by: Actor, at: datetime
) -> Pledge:
    """What a donor said they would give."""
    _insist(by, donor.unit)
    _insist_past(pledged_on, at)
    made = Pledge.objects.create(
        donor=donor, clause=clause, pledged_on=pledged_on, note=note, recorded_at=at, by=by.key, **money.columns
    )
    record(by=by, at=at, verb="programme.pledge", subject=made.key, unit=donor.unit.code, fields=["amount"])
    return made


@action("programme.withdraw_pledge")
def withdraw_pledge(*, pledge: Pledge, because: str, by: Actor, at: datetime) -> Pledge:
    """The donor will not give after all; what has come in stays."""
    unit = pledge.donor.unit
    _insist(by, unit)
    held = Pledge.objects.select_for_update().get(pk=pledge.pk)
    if held.withdrawn_at is not None:
        raise Refused(_("Cam kết này đã được rút."), code="programme.withdraw_pledge")
    held.withdrawn_at, held.withdrawn_because = at, because
    held.save(update_fields=["withdrawn_at", "withdrawn_because"])
    record(by=by, at=at, verb="programme.withdraw_pledge", subject=held.key, unit=unit.code, fields=["withdrawn_at"])
    return held


@action("programme.receive_money")
def receive_money(
    *,
    unit: Unit,
    money: Sum,
    received_on: date,
    donor: Donor | None = None,
    pledge: Pledge | None = None,
    clause: str = "",
    voucher: Voucher = Voucher(),
    by: Actor, at: datetime,
) -> Income:  # fmt: skip
    """Money came in: from the state's budget, or from a donor. More than was pledged is kept and shows so."""
    _insist(by, unit)
    _insist_past(received_on, at)
    source = Source.STATE if donor is None else Source.OUTSIDE if donor.abroad else Source.INSIDE
    made = Income.objects.create(
        unit=unit,
        source=source,
        donor=donor,
        pledge=pledge,
        clause=clause or (pledge.clause if pledge else ""),
        received_on=received_on,
        paper=voucher.paper,
        file=voucher.store(by, at),
        recorded_at=at,
        by=by.key,
        **money.columns,
    )
    record(by=by, at=at, verb="programme.receive_money", subject=made.key, unit=unit.code, fields=["amount"])
    return made


@action("programme.spend")
def spend(
    *,
    unit: Unit,
    vnd: int,
    spent_on: date,
    clause: str,
    purpose: str,
    source: str,
    donor: Donor | None = None,
    voucher: Voucher = Voucher(),
    by: Actor, at: datetime,
) -> Spending:  # fmt: skip
    """Money went out on a task. More than came in is kept and flagged."""
    _insist(by, unit)
    _insist_past(spent_on, at)
    if donor is not None:
        source = Source.OUTSIDE if donor.abroad else Source.INSIDE
    made = Spending.objects.create(
        unit=unit,
        source=source,
        donor=donor,
        clause=clause,
        vnd=vnd,
        spent_on=spent_on,
        purpose=purpose,
        paper=voucher.paper,
        file=voucher.store(by, at),
        recorded_at=at,
        by=by.key,
    )
    record(by=by, at=at, verb="programme.spend", subject=made.key, unit=unit.code, fields=["vnd"])
    return made


@action("programme.correct_income")
def correct_income(*, entry: Income, because: str, by: Actor, at: datetime) -> Income:
    """A counter-entry takes a wrong income back and says why; a right one is entered anew."""
    made = _counter(Income, entry, because, by, at)
    record(by=by, at=at, verb="programme.correct_income", subject=made.key, unit=entry.unit.code, fields=["corrects"])
    return made


@action("programme.correct_spending")
def correct_spending(*, entry: Spending, because: str, by: Actor, at: datetime) -> Spending:
    """The same of money that went out."""
    made = _counter(Spending, entry, because, by, at)
    record(by=by, at=at, verb="programme.correct_spending", subject=made.key, unit=entry.unit.code, fields=["corrects"])
    return made


def _counter(model: type[Moved], entry: Moved, because: str, by: Actor, at: datetime) -> Moved:
    _insist(by, entry.unit)
    held = model.objects.select_for_update().get(pk=entry.pk)
    if held.corrects_id is not None or model.objects.filter(corrects=held).exists():
        raise Refused(
            _("Dòng này đã được huỷ, hoặc chính nó là dòng huỷ."),
            kept=_("Chưa có gì được ghi."),
            code="programme.correct_money",
        )
    if not because.strip():
        raise Refused(_("Hãy ghi vì sao dòng này sai."), kept=_("Chưa có gì được ghi."), code="programme.correct_money")
    made = model.objects.get(pk=held.pk)
    made.pk, made.key = None, type(held)().key
    made.vnd, made.corrects_id, made.because = -held.vnd, held.pk, because.strip()
    made.recorded_at, made.by = at, by.key
    if isinstance(made, Income):
        made.amount = -made.amount
    made._state.adding = True
    made.save(force_insert=True)
    return made


def _insist(by: Actor, unit: Unit) -> None:
    if not rules.keep_money(by, unit):
        raise NotAllowed(_("Chỉ người của đơn vị mới ghi được tiền của đơn vị."), code="programme.keep_money")


def _insist_past(day: date, at: datetime) -> None:
    if day > at.date():
        raise Refused(
            _("Ngày %(day)s chưa đến; chỉ ghi việc đã xảy ra.") % {"day": f"{day:%d/%m/%Y}"},
            kept=_("Chưa có gì được ghi."),
            code="programme.money_date",
        )
