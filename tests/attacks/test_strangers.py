"""Every address with a key, pressed instead of opened: no stranger moves anything, and a stranger leaves no entry."""

from collections.abc import Callable

from django.db import transaction
from django.test import Client
from django.urls import reverse

from tests.cast import World
from tests.house.test_matrix import guarded, samples
from tuoitho.base.models import AuditEntry

NEAR = ("ngoc", "linh", "dung", "lan", "khoa", "yen", "giang", "tung")


def test_no_stranger_moves_anything_anywhere(world: World, signed_in: Callable[[str], Client]) -> None:
    """Strangers to the school press every button of its pages, and its own people every button of another school."""
    made, wrong = samples(), []
    clients = {name: signed_in(name) for name in (*NEAR, "hanh", "binh")}
    for name, permission, keyed in guarded():
        if not keyed or name not in made:
            continue
        with transaction.atomic():
            inside, outside = made[name](world)
            tries = [(who, inside) for who in NEAR[:3]] + [("hanh", outside), ("binh", outside)]
            tries += [(who, inside) for who in NEAR[3:] if permission not in world_of(world, who)]
            for who, kwargs in tries:
                before = AuditEntry.objects.count()
                answer = clients[who].post(
                    reverse(name, kwargs=kwargs), {"version": "1", "reason": "x", "because": "x"}
                )
                if answer.status_code not in (403, 404) or AuditEntry.objects.count() != before:
                    wrong.append((name, who, answer.status_code))
            transaction.set_rollback(True)
    assert wrong == []


def world_of(world: World, who: str) -> frozenset[str]:
    """The permissions that someone's posts carry."""
    from tuoitho.organisations.rules import permissions_of

    return frozenset().union(*(permissions_of(role) for role in world.viewer(who).roles))


def test_whoever_is_not_signed_in_is_sent_to_the_door_by_every_button(world: World) -> None:
    made, client = samples(), Client()
    for name, _permission, keyed in guarded():
        if keyed and name not in made:
            continue
        with transaction.atomic():
            kwargs = made[name](world)[0] if keyed else {}
            before = AuditEntry.objects.count()
            answer = client.post(reverse(name, kwargs=kwargs), {"version": "1"})
            assert answer.status_code == 302 and answer["Location"].startswith("/accounts/login/")
            assert AuditEntry.objects.count() == before
            transaction.set_rollback(True)
