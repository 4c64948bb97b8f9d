"""The permission matrix: every URL × role × inside or outside its scope. A URL with a key needs a sample, or fails."""

import importlib
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from tests.cast import PEOPLE, World
from tests.house.floors import rooms
from tests.house.test_guards import views
from tuoitho.organisations.rules import permissions_of

Sample = Callable[[World], tuple[dict[str, object], dict[str, object]]]

ONE_PER_ROLE = {role: name for name, (role, _, _) in reversed(PEOPLE.items())}


def samples() -> dict[str, Sample]:
    """URL name → function of the world giving (kwargs inside Vườn Xanh's scope, kwargs of another school), from each
    room's tests/samples.py."""
    found: dict[str, Sample] = {}
    for room in rooms():
        try:
            module = importlib.import_module(f"tuoitho.{room}.tests.samples")
        except ModuleNotFoundError:
            continue
        found.update(module.SAMPLES)
    return found


def guarded() -> list[tuple[str, str, bool]]:
    """(URL name, permission, takes a key) of every URL that names a permission."""
    return sorted(
        (name, pattern.callback.permission, bool(pattern.pattern.converters))
        for name, pattern in views()
        if hasattr(pattern.callback, "permission")
    )


def test_every_url_with_a_key_has_a_sample() -> None:
    missing = [name for name, _, keyed in guarded() if keyed and name not in samples()]
    assert missing == []


@pytest.mark.parametrize("name,permission,keyed", guarded(), ids=[name for name, _, _ in guarded()])
def test_a_url_opens_only_to_the_roles_that_hold_its_permission_and_only_inside_their_scope(
    name: str, permission: str, keyed: bool, world: World, signed_in: Callable[[str], Client]
) -> None:
    inside, outside = samples()[name](world) if keyed else ({}, {})
    path = reverse(name, kwargs=inside)
    assert Client().get(path).status_code == 302, "the signed-out are sent to the door"
    for role, person in ONE_PER_ROLE.items():
        status = signed_in(person).get(path).status_code
        if permission not in permissions_of(role):
            assert status == 403, f"{role} must be refused"
        else:
            assert status in (200, 302, 404, 405, 409), f"{role} got {status}"
    if keyed:
        strangers = [("binh", outside), ("hanh", outside), ("dung", inside), ("ngoc", inside), ("linh", inside)]
        for person, kwargs in strangers:
            status = signed_in(person).get(reverse(name, kwargs=kwargs)).status_code
            assert status in (403, 404), f"{person} reached another unit's object: {status}"
