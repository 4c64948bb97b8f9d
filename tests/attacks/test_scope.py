"""Those who are near but outside: the next school, the former school, the former head, the deputy of last week."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from tests.cast import TODAY, World
from tuoitho.organisations.models import Post
from tuoitho.registry.models import Enrolment, Pupil
from tuoitho.registry.tests.people import a_class, a_pupil

SignedIn = Callable[[str], Client]
CODE = "0112233445"


@pytest.fixture
def moved(world: World) -> Pupil:
    """Left Vườn Xanh on 1 October, with a code, and is on no roll."""
    from tuoitho.base.crypto import token

    child = a_pupil(
        a_class(world.primary),
        "Nguyễn Văn Đức",
        ends_on=date(2024, 10, 1),
        code=CODE,
        code_token=token(CODE),
        guardian_phone="0900000001",
    )
    return child


def enrol(client: Client, world: World, **words: str):  # type: ignore[no-untyped-def]
    there = a_class(world.other_school)
    given = {"name": "Nguyễn Văn Đức", "born": "05/09/2014", "code": CODE, "starts_on": "02/10/2024", **words}
    return client.post(reverse("registry:enrol", kwargs={"key": there.key}), given)


def test_a_child_who_went_on_is_shown_to_the_new_school_and_no_longer_to_the_old(
    world: World, moved: Pupil, signed_in: SignedIn
) -> None:
    page = reverse("registry:pupil", kwargs={"key": moved.key})
    assert signed_in("hanh").get(page).status_code == 200
    assert enrol(signed_in("ngoc"), world).status_code == 302
    assert signed_in("ngoc").get(page).status_code == 200
    for verb in ("pupil", "edit_pupil", "move_pupil", "release_pupil"):
        assert signed_in("hanh").get(reverse(f"registry:{verb}", kwargs={"key": moved.key})).status_code == 404


def test_a_guessed_code_does_not_open_the_file_of_a_child(world: World, moved: Pupil, signed_in: SignedIn) -> None:
    answer = enrol(signed_in("ngoc"), world, name="Ai Đó Khác")
    assert answer.status_code == 409 or answer.status_code == 400
    assert "Đức" not in answer.content.decode() and "0900000001" not in answer.content.decode()
    assert not Enrolment.objects.filter(unit=world.other_school).exists()


def test_nobody_is_on_two_rolls_on_one_day(world: World, moved: Pupil, signed_in: SignedIn) -> None:
    assert enrol(signed_in("ngoc"), world, starts_on="15/09/2024").status_code in (400, 409)
    assert Enrolment.objects.on(date(2024, 9, 20)).filter(pupil=moved).count() == 1


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "opens"),
    [
        (date(2024, 11, 1), TODAY, False),
        (date(2024, 11, 10), date(2024, 11, 20), False),
        (TODAY, date(2024, 11, 10), True),
    ],
)
def test_a_post_opens_from_its_first_day_to_the_day_before_its_last(
    world: World, signed_in: SignedIn, starts_on: date, ends_on: date, opens: bool
) -> None:
    Post.objects.filter(user=world.thu).update(starts_on=starts_on, ends_on=ends_on)
    page = reverse("registry:roster", kwargs={"code": "HD-TH01"})
    assert (signed_in("thu").get(page).status_code == 200) is opens


def test_a_locked_account_is_out_at_once(world: World, signed_in: SignedIn) -> None:
    client = signed_in("binh")
    assert client.get("/").status_code == 200
    world.users["binh"].is_active = False
    world.users["binh"].save()
    assert client.get("/").status_code == 302
