"""Fetch through a query with the viewer, one form, one action, then on."""

from tuoitho.programme.views.drafts import adopt, correct, draw, drop, restore, upload
from tuoitho.programme.views.plans import export, original, plans, show
from tuoitho.programme.views.relays import relay

__all__ = ["adopt", "correct", "draw", "drop", "export", "original", "plans", "relay", "restore", "show", "upload"]
