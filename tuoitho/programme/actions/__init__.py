"""Verbs: each in one transaction, by someone, at a moment, with one entry in the audit."""

from tuoitho.programme.actions.adoption import adopt
from tuoitho.programme.actions.correction import correct
from tuoitho.programme.actions.drafts import draw, drop, restore, upload
from tuoitho.programme.actions.giving import (
    DONOR_DAYS,
    SentPage,
    add_donor,
    pledge,
    send_donor_page,
    withdraw_donor_page,
    withdraw_pledge,
)
from tuoitho.programme.actions.money import (
    Voucher,
    add_income_paper,
    add_spending_paper,
    close_year,
    correct_income,
    correct_spending,
    receive_money,
    return_money,
    set_budget,
    spend,
)
from tuoitho.programme.actions.relays import Sent, acknowledge, miss_digits, open_relay, relay

__all__ = [
    "DONOR_DAYS",
    "Sent",
    "SentPage",
    "Voucher",
    "acknowledge",
    "add_donor",
    "add_income_paper",
    "add_spending_paper",
    "adopt",
    "close_year",
    "correct",
    "correct_income",
    "correct_spending",
    "draw",
    "drop",
    "miss_digits",
    "open_relay",
    "pledge",
    "receive_money",
    "relay",
    "restore",
    "return_money",
    "send_donor_page",
    "set_budget",
    "spend",
    "upload",
    "withdraw_donor_page",
    "withdraw_pledge",
]
