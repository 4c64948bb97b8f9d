"""Verbs: each in one transaction, by someone, at a moment, with one entry in the audit."""

from tuoitho.organisations.actions.accounts import (
    change_password,
    keep_accounts,
    lock_account,
    reset_password,
    reset_second_step,
)
from tuoitho.organisations.actions.changes import (
    apply_change,
    edit_change,
    prepare_change,
    undo_change,
)
from tuoitho.organisations.actions.posts import deputise, end_post, give_post, hand_over
from tuoitho.organisations.actions.units import import_units, start

__all__ = [
    "apply_change",
    "change_password",
    "deputise",
    "edit_change",
    "end_post",
    "give_post",
    "hand_over",
    "import_units",
    "keep_accounts",
    "lock_account",
    "prepare_change",
    "reset_password",
    "reset_second_step",
    "start",
    "undo_change",
]
