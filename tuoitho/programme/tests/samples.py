"""For the permission matrix: a plan of Vườn Xanh, and one of another school."""

from collections.abc import Callable
from decimal import Decimal

from tests.cast import NOW, TODAY, World
from tuoitho.base.actors import SYSTEM
from tuoitho.programme import actions
from tuoitho.programme.actions import Voucher
from tuoitho.programme.rules import Sum
from tuoitho.programme.tests.stage import donor_of, drawn

VOUCHER = Voucher("PT-01", "pt-01.pdf", b"%PDF-1.7")
Kwargs = dict[str, object]


def _drafts(world: World) -> tuple[Kwargs, Kwargs]:
    return {"key": drawn(world, world.primary).key}, {"key": drawn(world, world.other_school).key}


def _in_force(world: World) -> tuple[Kwargs, Kwargs]:
    plans = [actions.adopt(by=SYSTEM, at=NOW, plan=drawn(world, unit)) for unit in (world.primary, world.other_school)]
    return {"key": plans[0].key}, {"key": plans[1].key}


def _paper(world: World) -> tuple[Kwargs, Kwargs]:
    inside, outside = _in_force(world)
    return {**inside, "kind": "docx"}, {**outside, "kind": "docx"}


def _donors(world: World) -> tuple[Kwargs, Kwargs]:
    donors = [donor_of(unit) for unit in (world.primary, world.other_school)]
    return {"key": donors[0].key}, {"key": donors[1].key}


def _incomes(world: World) -> tuple[Kwargs, Kwargs]:
    made = [
        actions.receive_money(unit=unit, money=Sum(Decimal(9)), received_on=TODAY, voucher=VOUCHER, by=SYSTEM, at=NOW)
        for unit in (world.primary, world.other_school)
    ]
    return {"key": made[0].key}, {"key": made[1].key}


def _spendings(world: World) -> tuple[Kwargs, Kwargs]:
    made = [
        actions.spend(
            unit=unit, vnd=9, spent_on=TODAY, clause="II.2", purpose="In tờ rơi", voucher=VOUCHER, by=SYSTEM, at=NOW
        )
        for unit in (world.primary, world.other_school)
    ]
    return {"key": made[0].key}, {"key": made[1].key}


def _pledges(world: World) -> tuple[Kwargs, Kwargs]:
    made = [
        actions.pledge(donor=donor_of(unit), money=Sum(Decimal(9)), pledged_on=TODAY, by=SYSTEM, at=NOW)
        for unit in (world.primary, world.other_school)
    ]
    return {"key": made[0].key}, {"key": made[1].key}


SAMPLES: dict[str, Callable[[World], tuple[Kwargs, Kwargs]]] = {
    "programme:show": _in_force,
    "programme:export": _paper,
    "programme:original": _in_force,
    "programme:correct": _drafts,
    "programme:adopt": _drafts,
    "programme:drop": _drafts,
    "programme:restore": _drafts,
    "programme:donor": _donors,
    "programme:pledge": _donors,
    "programme:receive_money": _donors,
    "programme:spend": _donors,
    "programme:return_money": _donors,
    "programme:send_donor_page": _donors,
    "programme:withdraw_donor_page": _donors,
    "programme:withdraw_pledge": _pledges,
    "programme:income_paper": _incomes,
    "programme:add_income_paper": _incomes,
    "programme:correct_income": _incomes,
    "programme:spending_paper": _spendings,
    "programme:add_spending_paper": _spendings,
    "programme:correct_spending": _spendings,
}
