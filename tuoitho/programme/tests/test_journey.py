"""From the department's file to the owner of a group, as five people walk it."""

from collections.abc import Callable
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from tests.cast import World
from tuoitho.base.audit import verify
from tuoitho.programme.models import Plan, Relay, Target
from tuoitho.programme.queries import count_goals
from tuoitho.programme.tests.stage import ILLUSTRATIVE
from tuoitho.programme.tests.test_correct import typed


def step(client: Client, name: str, plan: Plan | None = None, **words: Any) -> str:
    """Press the button of a page; returns where it leads."""
    answer = client.post(reverse(f"programme:{name}", kwargs={"key": plan.key} if plan else None), words)
    assert answer.status_code == 302, answer.content.decode()
    return answer.url


def test_a_plan_walks_from_its_file_to_the_owner_of_a_group(
    world: World, signed_in: Callable[[str], Client], django_capture_on_commit_callbacks: Any
) -> None:
    world.group.phone = "0912 344 567"
    world.group.save()
    mai, cuc = signed_in("mai"), signed_in("cuc")

    with django_capture_on_commit_callbacks(execute=True):
        step(mai, "upload", file=SimpleUploadedFile("1217.txt", ILLUSTRATIVE.read_bytes()))
        plan = Plan.objects.get()
        step(mai, "correct", plan, **typed(mai, plan) | {"signatory": "Hoàng Gia Minh", "adopt": ""})
        step(mai, "adopt", plan, last_day=17, last_month=11, cooperatives_with="enterprise")

        step(cuc, "draw")
        own = Plan.objects.get(unit=world.preschool)
        goal = Target.objects.get(clause__plan=own, series="2.1b")
        step(cuc, "correct", own, **typed(cuc, own) | {f"g{goal.pk}_percent": "90"})
        step(cuc, "adopt", own)
        page = cuc.post(reverse("programme:relay"), {"groups": ["HD-NT01"]}).content.decode()

        secret = page.split("/public/k/")[1].split()[0]
        Client().post(f"/public/k/{secret}", {"name": "Trịnh Thị Hoà", "digits": "4567"})

    own.refresh_from_db()
    assert (own.state, own.carries_out.number, own.answerable) == ("adopted", "1217/KH-PGDĐT", world.cuc)
    assert count_goals([world.preschool.pk], 2024)[world.preschool.pk]["2.1b"] == (">=", 90)
    assert Relay.objects.get().acknowledged_at
    assert "Trịnh Thị Hoà" in cuc.get(reverse("programme:relay")).content.decode()
    assert verify().holds
