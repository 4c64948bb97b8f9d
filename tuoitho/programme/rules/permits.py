"""Who may. A plan is its own unit's affair: whoever stands above reads it, and does not write it."""

from tuoitho.base.actors import Actor
from tuoitho.organisations.models import Unit
from tuoitho.organisations.queries import Viewer


def draft(by: Actor, unit: Unit) -> bool:
    return by.holds("programme.draft_plan", unit.pk) and _works_at(by, unit)


def adopt(by: Actor, unit: Unit) -> bool:
    return by.holds("programme.adopt_plan", unit.pk) and _works_at(by, unit)


def relay(by: Actor, unit: Unit) -> bool:
    return by.holds("programme.relay_plan", unit.pk) and _works_at(by, unit)


def keep_money(by: Actor, unit: Unit) -> bool:
    return by.holds("programme.keep_money", unit.pk) and _works_at(by, unit)


def _works_at(by: Actor, unit: Unit) -> bool:
    return not isinstance(by, Viewer) or any(post.unit_id == unit.pk for post in by.posts)
