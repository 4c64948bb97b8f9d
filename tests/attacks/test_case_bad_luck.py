"""Two at once, the same form twice, a code that was used, a key that is gone: nothing is lost and nothing opens."""

from collections.abc import Callable
from pathlib import Path

import pytest
from allauth.mfa.models import Authenticator
from django.conf import settings as installation
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.urls import reverse

from tests.cast import NOW, World, set_the_stage
from tests.second_step import code_of
from tuoitho.base.refusals import Changed, Refused
from tuoitho.cases.actions import decisions, receiving
from tuoitho.cases.models import Case, CaseStep, Child, ReportStep
from tuoitho.cases.tests.stage import a_case, a_child, a_report
from tuoitho.cases.tests.test_open_at_once import at_once
from tuoitho.organisations.models.second_step import give_second_step, recovery_codes_left

SignedIn = Callable[[str], Client]
PASSWORD = "mot cau ngan de nho"


@pytest.mark.django_db(transaction=True)
def test_a_tip_taken_by_two_at_once_is_taken_by_one() -> None:
    world = set_the_stage()
    report = a_report(world.ward)
    takers = [world.viewer(who) for who in ("son", "phuc")]
    found = at_once(*((lambda by=by: receiving.take(report=report, by=by, at=NOW)) for by in takers))
    assert sorted(isinstance(one, Refused) for one in found) == [False, True]
    assert ReportStep.objects.filter(report=report, verb="take").count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_case_closed_and_refused_at_once_goes_one_way() -> None:
    world = set_the_stage()
    case = a_case(world, state="closing")
    tung = world.viewer("tung")
    words = {"case": case, "seen": case.version, "by": tung, "at": NOW}
    found = at_once(
        lambda: decisions.confirm_closing(**words), lambda: decisions.refuse_closing(**words, note="Chưa xong.")
    )
    assert sorted(isinstance(one, Refused) for one in found) == [False, True]
    assert CaseStep.objects.filter(case=case).count() == 1


def test_a_form_sent_again_changes_nothing_more(world: World, signed_in: SignedIn) -> None:
    case = a_case(world)
    path = reverse("cases:act_in_emergency", args=[case.key])
    words = {"note": "Đã gọi công an.", "seen": case.version}
    client = signed_in("son")
    assert client.post(path, words).status_code == 302
    again = client.post(path, words)
    assert again.status_code == Changed.status and "Đã gọi công an." in again.content.decode()
    for seen in ("0", "-1", "9" * 25, "9" * 5000, "x", ""):
        assert client.post(path, {**words, "seen": seen}).status_code in (200, 400, 409)
    assert CaseStep.objects.filter(case=case, verb="act_in_emergency").count() == 1


def enter(world: World) -> Client:
    cache.clear()
    world.son.set_password(PASSWORD)
    world.son.save()
    client = Client()
    client.post(reverse("account_login"), {"login": "son", "password": PASSWORD})
    return client


def test_a_recovery_code_opens_once(world: World) -> None:
    give_second_step(world.son)
    paper = recovery_codes_left(world.son)[0]
    for expected in (200, 302):
        client = enter(world)
        client.post(reverse("mfa_authenticate"), {"code": paper})
        assert client.get("/").status_code == expected


def test_guessing_the_second_step_ends_before_the_right_guess(world: World) -> None:
    give_second_step(world.son)
    client = enter(world)
    for guess in range(20):
        client.post(reverse("mfa_authenticate"), {"code": f"{guess:06}"})
    client.post(reverse("mfa_authenticate"), {"code": code_of(world.son)})
    assert client.get("/").status_code == 302


@pytest.mark.parametrize(
    "path", ["/search/?q=a", "/cases/watch/", "/guide/", "/cases/nothing/", "/reports/", "/units/"]
)
def test_a_password_alone_reads_nothing_of_a_child_by_any_side_door(world: World, path: str) -> None:
    a_case(world, child=a_child(world.ward, name="Phượng Vĩ"))
    client = enter(world)
    Authenticator.objects.all().delete()
    answer = client.get(path)
    assert answer.status_code in (302, 404) and "Phượng" not in answer.content.decode()


def test_under_a_wrong_key_the_pages_say_so_and_nothing_is_written_over(
    world: World, signed_in: SignedIn, tmp_path: Path, settings
) -> None:  # type: ignore[no-untyped-def]
    from tuoitho.base.keyring import ensure_field_key

    case = a_case(world)
    client = signed_in("son")
    before = _sealed(case.child)
    right = installation.KEYS
    ensure_field_key(tmp_path)
    settings.KEYS = tmp_path
    for name, keys in (("case", case.key), ("child", case.child.key), ("edit_child", case.child.key), ("cases", None)):
        answer = client.get(reverse(f"cases:{name}", args=[keys] if keys else []))
        assert answer.status_code == 503 and "khoá" in answer.content.decode(), name
    saved = client.post(reverse("cases:edit_child", args=[case.child.key]), {"name": "Ai đó", "seen": 1})
    assert saved.status_code == 503
    settings.KEYS = right
    assert _sealed(case.child) == before and Child.objects.get().name and Case.objects.get().owner == world.son


def _sealed(child: Child) -> bytes:
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM cases_child WHERE id = %s", [child.pk])
        return bytes(cursor.fetchone()[0])
