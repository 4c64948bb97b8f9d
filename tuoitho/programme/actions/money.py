"""Budget, income and spending of a unit. Nothing is blocked for want of money: it is kept and flagged."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar
from uuid import UUID

from django.utils.translation import gettext as _

from tuoitho.base.action import action
from tuoitho.base.actors import Actor
from tuoitho.base.audit import record
from tuoitho.base.files import keep
from tuoitho.base.models import StoredFile
from tuoitho.base.refusals import NotAllowed, Refused
from tuoitho.organisations.models import Unit
from tuoitho.programme import rules
from tuoitho.programme.models import Budget, Closing, Donor, Income, Pledge, Source, Spending

Moved = TypeVar("Moved", Income, Spending)


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
    _hold(by, unit)
    if Closing.objects.filter(unit=unit, year=year).exists():
        raise Refused(
            _("Sổ năm %(year)s đã khoá.") % {"year": year},
            kept=_("Dự toán đã khoá giữ nguyên."),
            code="programme.set_budget",
        )
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


@action("programme.close_year")
def close_year(*, unit: Unit, year: int, by: Actor, at: datetime) -> Closing:
    """Close a unit's books of a year that is over: what is entered later is kept and stands apart."""
    _hold(by, unit)
    if not rules.is_over(year, at):
        raise Refused(
            _("Năm %(year)s chưa hết nên chưa khoá sổ được.") % {"year": year},
            kept=_("Chưa có gì thay đổi."),
            code="programme.close_year",
        )
    if Closing.objects.filter(unit=unit, year=year).exists():
        raise Refused(_("Sổ năm %(year)s đã khoá.") % {"year": year}, code="programme.close_year")
    made = Closing.objects.create(unit=unit, year=year, closed_at=at, by=by.key)
    record(by=by, at=at, verb="programme.close_year", subject=made.key, unit=unit.code, fields=["closed_at"])
    return made


@action("programme.receive_money")
def receive_money(
    *,
    unit: Unit,
    money: rules.Sum,
    received_on: date,
    donor: Donor | None = None,
    pledge: Pledge | None = None,
    clause: str = "",
    voucher: Voucher | None = None,
    once: UUID | None = None,
    by: Actor,
    at: datetime,
) -> Income:
    """Money came in: from the state's budget, or from a donor. More than was pledged is kept and shows so.

    `once`: the key of the entry, made by the form, so that a form sent twice is one entry.
    """
    _insist_their_own(unit, donor, pledge)
    _insist_true(rules.sum_fault(money), "programme.receive_money")
    columns = {"source": donor.source if donor else Source.STATE, "donor": donor, "pledge": pledge, **money.columns}
    columns["clause"] = clause or (pledge.clause if pledge else "")
    made = _enter(Income, unit, received_on, columns, voucher, once, by, at)
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
    source: str = Source.STATE,
    donor: Donor | None = None,
    voucher: Voucher | None = None,
    once: UUID | None = None,
    by: Actor,
    at: datetime,
) -> Spending:
    """Money went out on a task. More than came in is kept and flagged. With a donor the source is the donor's."""
    _insist_their_own(unit, donor, None)
    columns = {"source": donor.source if donor else source, "donor": donor, "clause": clause, "vnd": vnd}
    made = _enter(Spending, unit, spent_on, {**columns, "purpose": purpose}, voucher, once, by, at)
    record(by=by, at=at, verb="programme.spend", subject=made.key, unit=unit.code, fields=["vnd"])
    return made


@action("programme.return_money")
def return_money(
    *,
    unit: Unit,
    vnd: int,
    returned_on: date,
    purpose: str,
    source: str = Source.STATE,
    donor: Donor | None = None,
    voucher: Voucher | None = None,
    once: UUID | None = None,
    by: Actor,
    at: datetime,
) -> Spending:
    """Money that was not used went back to whoever gave it. `purpose`: why."""
    _insist_their_own(unit, donor, None)
    columns = {"source": donor.source if donor else source, "donor": donor, "vnd": vnd, "returned": True}
    made = _enter(Spending, unit, returned_on, {**columns, "purpose": purpose}, voucher, once, by, at)
    record(by=by, at=at, verb="programme.return_money", subject=made.key, unit=unit.code, fields=["vnd"])
    return made


@action("programme.add_income_paper")
def add_income_paper(*, entry: Income, voucher: Voucher, by: Actor, at: datetime) -> Income:
    """The paper of money that came in, found later. A paper that is there is not replaced."""
    made = _add_paper(Income, entry, voucher, by, at)
    record(by=by, at=at, verb="programme.add_income_paper", subject=made.key, unit=entry.unit.code, fields=["paper"])
    return made


@action("programme.add_spending_paper")
def add_spending_paper(*, entry: Spending, voucher: Voucher, by: Actor, at: datetime) -> Spending:
    """The same of money that went out."""
    made = _add_paper(Spending, entry, voucher, by, at)
    record(by=by, at=at, verb="programme.add_spending_paper", subject=made.key, unit=entry.unit.code, fields=["paper"])
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


def _hold(by: Actor, unit: Unit) -> None:
    """Whoever may keep the unit's money, and nobody else at the same moment."""
    if not rules.keep_money(by, unit):
        raise NotAllowed(_("Chỉ người của đơn vị mới ghi được tiền của đơn vị."), code="programme.keep_money")
    Unit.objects.select_for_update(no_key=True).get(pk=unit.pk)


def _insist_true(fault: str, code: str) -> None:
    if fault:
        raise Refused(fault, kept=_("Chưa có gì được ghi."), code=code)


def _insist_their_own(unit: Unit, donor: Donor | None, pledge: Pledge | None) -> None:
    if (donor and donor.unit_id != unit.pk) or (pledge and (donor is None or pledge.donor_id != donor.pk)):
        raise NotAllowed(_("Nhà tài trợ hoặc cam kết này là của nơi khác."), code="programme.keep_money")


def _enter(
    model: type[Moved],
    unit: Unit,
    day: date,
    columns: dict[str, object],
    voucher: Voucher | None,
    once: UUID | None,
    by: Actor,
    at: datetime,
) -> Moved:
    _hold(by, unit)
    _insist_true(rules.day_fault(day, at), f"programme.{model._meta.model_name}")
    if once and model.objects.filter(key=once).exists():
        raise Refused(_("Dòng này vừa được ghi rồi."), kept=_("Chỉ có một dòng trong sổ."), code="programme.twice")
    paper = voucher or Voucher()
    made = model(unit=unit, moved_on=day, paper=paper.paper, recorded_at=at, by=by.key, **columns)
    made.key = once or made.key
    made.after_close = _is_closed(unit, day.year)
    made.file = paper.store(by, at)
    made.save(force_insert=True)
    return made


def _add_paper(model: type[Moved], entry: Moved, voucher: Voucher, by: Actor, at: datetime) -> Moved:
    _hold(by, entry.unit)
    held = model.objects.get(pk=entry.pk)
    if held.receipted or not held.stands:
        raise Refused(
            _("Dòng này đã có chứng từ hoặc đã bị huỷ."), kept=_("Chưa có gì được ghi."), code="programme.add_paper"
        )
    held.paper, held.file = voucher.paper, voucher.store(by, at)
    if not held.receipted:
        raise Refused(
            _("Hãy ghi số chứng từ hoặc chọn tệp."), kept=_("Chưa có gì được ghi."), code="programme.add_paper"
        )
    held.save(update_fields=["paper", "file"])
    return held


def _counter(model: type[Moved], entry: Moved, because: str, by: Actor, at: datetime) -> Moved:
    _hold(by, entry.unit)
    held = model.objects.get(pk=entry.pk)
    if not held.stands:
        raise Refused(
            _("Dòng này đã được huỷ, hoặc chính nó là dòng huỷ."),
            kept=_("Chưa có gì được ghi."),
            code="programme.correct_money",
        )
    _insist_true("" if because.strip() else _("Hãy ghi vì sao dòng này sai."), "programme.correct_money")
    again = ("pk", "id", "key", "vnd", "amount", "corrects", "because", "after_close", "recorded_at", "by")
    same = {field.name: getattr(held, field.name) for field in model._meta.concrete_fields if field.name not in again}
    back = {"amount": -amount} if (amount := getattr(held, "amount", None)) else {}
    late = _is_closed(held.unit, held.moved_on.year)
    return model.objects.create(
        **same,
        **back,
        vnd=-held.vnd,
        corrects=held,
        because=because.strip(),
        after_close=late,
        recorded_at=at,
        by=by.key,
    )


def _is_closed(unit: Unit, year: int) -> bool:
    return Closing.objects.filter(unit=unit, year=year).exists()
