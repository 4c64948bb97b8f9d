"""A child's file from next door: ids of another case, school or ward nested in one's own; those who were near once."""

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import URLPattern, reverse

from tests.cast import World
from tests.house.test_guards import views
from tests.house.test_matrix import samples
from tuoitho.base.models import AuditEntry
from tuoitho.cases.models import Case, TeamMember
from tuoitho.cases.tests.samples.protection import an_export
from tuoitho.cases.tests.stage import BEFORE, a_case, a_child, a_report, join

SignedIn = Callable[[str], Client]


def of_a_case() -> Iterator[tuple[str, URLPattern]]:
    """Every page under a case's key."""
    for name, pattern in views():
        if name.startswith("cases:") and str(pattern.pattern).startswith("<uuid:key>/"):
            yield name, pattern


def nested() -> list[str]:
    return sorted(name for name, pattern in of_a_case() if len(pattern.pattern.converters) > 1)


@pytest.mark.parametrize("name", nested())
def test_an_id_of_another_case_opens_nothing_through_ones_own(name: str, world: World, signed_in: SignedIn) -> None:
    """Own case's key with the other ward's form, export, suspect, follow-up or place."""
    inside, outside = samples()[name](world)
    mixed = {**outside, "key": inside["key"]}
    for who in ("son", "tung"):
        client, before = signed_in(who), AuditEntry.objects.count()
        for answer in (client.get(reverse(name, kwargs=mixed)), client.post(reverse(name, kwargs=mixed), {"seen": 1})):
            assert answer.status_code in (403, 404, 405), f"{who} {name}: {answer.status_code}"
        assert AuditEntry.objects.count() == before


@pytest.mark.parametrize("name", sorted(name for name, _ in of_a_case()))
def test_no_page_of_a_case_opens_to_who_is_near_and_outside(name: str, world: World, signed_in: SignedIn) -> None:
    """A colleague of the ward, the other ward's officer and chair, the centre, the child's own school, the school's
    former head, department, inspector, city, administrator, auditor. The dated copy is for who had the case before."""
    inside, _ = samples()[name](world)
    TeamMember.objects.filter(user=world.users["phuc"]).delete()
    for who in ("phuc", "vinh", "thao", "ha", "hanh", "binh", "lan", "dung", "mai", "khoa", "yen", "an", "giang"):
        client = signed_in(who)
        for answer in (
            client.get(reverse(name, kwargs=inside)),
            client.post(reverse(name, kwargs=inside), {"seen": 1}),
        ):
            assert answer.status_code in (403, 404, 405), f"{who} {name}: {answer.status_code}"


@pytest.mark.parametrize("part", ["owner", "helper"])
def test_who_was_in_the_team_once_is_outside(part: str, world: World, signed_in: SignedIn) -> None:
    case = a_case(world)
    member = join(case, world.phuc, part, BEFORE - timedelta(days=9))
    client = signed_in("phuc")
    pages = [reverse("cases:case", args=[case.key]), reverse("cases:protection", args=[case.key])]
    assert [client.get(page).status_code for page in pages] == [200, 200]
    TeamMember.objects.filter(pk=member.pk).update(ends_at=BEFORE)
    assert [client.get(page).status_code for page in pages] == [404, 404]
    export = an_export(case, world.phuc)
    assert client.get(reverse("cases:take_export", args=[case.key, export.key])).status_code == 404
    assert case.number not in client.get(reverse("cases:cases")).content.decode()


def test_a_chair_whose_post_ended_is_outside(world: World, signed_in: SignedIn) -> None:
    case, client = a_case(world), signed_in("tung")
    assert client.get(reverse("cases:case", args=[case.key])).status_code == 200
    world.users["tung"].posts.update(ends_on="2024-11-09")
    assert client.get(reverse("cases:case", args=[case.key])).status_code in (302, 403, 404)


def test_the_unit_that_a_report_concerns_does_not_see_it(world: World, signed_in: SignedIn) -> None:
    """The head named in a tip; the ward whose own people it concerns: it stands at the city's centre."""
    told = a_report(
        world.city, happened_in=world.ward, concern="ward", passes_by=world.ward, saw="Cán bộ phường biết mà im"
    )
    head = a_report(world.ward, concern="school", passes_by=world.primary, school=world.primary, saw="Hiệu trưởng biết")
    for who, hidden in (("son", told), ("tung", told), ("hanh", head), ("thu", head), ("mai", head), ("ngoc", head)):
        client = signed_in(who)
        assert client.get(reverse("cases:report", args=[hidden.key])).status_code in (403, 404)
        for page in ("/", "/search/?q=im"):
            assert hidden.saw not in client.get(page).content.decode()


def test_a_key_that_does_not_exist_and_one_of_another_ward_answer_alike(world: World, signed_in: SignedIn) -> None:
    other, client = a_case(world, ward="other_ward", owner="vinh", child=a_child(world.other_ward)), signed_in("son")
    there = client.get(reverse("cases:case", args=[other.key]))
    Case.objects.filter(pk=other.pk).update(key="00000000-0000-4000-8000-000000000000")
    nowhere = client.get(reverse("cases:case", args=[other.key]))
    assert there.status_code == nowhere.status_code == 404
    assert _plain(there.content) == _plain(nowhere.content)


def _plain(page: bytes) -> bytes:
    """Without the token that every page has of its own."""
    return b"\n".join(line for line in page.splitlines() if b"csrfmiddlewaretoken" not in line)
