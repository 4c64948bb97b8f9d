"""Verbs: each in one transaction, by someone, at a moment, with one entry in the audit."""

from tuoitho.programme.actions.adoption import adopt
from tuoitho.programme.actions.correction import correct
from tuoitho.programme.actions.drafts import draw, drop, restore, upload
from tuoitho.programme.actions.relays import Sent, acknowledge, miss_digits, open_relay, relay

__all__ = [
    "Sent",
    "acknowledge",
    "adopt",
    "correct",
    "draw",
    "drop",
    "miss_digits",
    "open_relay",
    "relay",
    "restore",
    "upload",
]
