"""A plan reaches the owner of a group who has no account."""

import logging
from collections.abc import Callable
from datetime import timedelta

import pypdfium2
import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from tests.cast import NOW, World
from tuoitho.base.clock import real_now
from tuoitho.base.models import AuditEntry, Link, Note, Refusal
from tuoitho.base.refusals import NotAllowed
from tuoitho.programme import actions, queries
from tuoitho.programme.models import Plan, Relay
from tuoitho.programme.tests.stage import adopted
from tuoitho.programme.views.relays import DOOR

SignedIn = Callable[[str], Client]
OWNER = {"name": "Trịnh Thị Hoà", "digits": "4567"}


@pytest.fixture
def plan(world: World) -> Plan:
    for unit, phone in ((world.group, "0912 344 567"), (world.other_group, "0987654321")):
        unit.phone = phone
        unit.save()
    return adopted(world.department)


@pytest.fixture
def secret(world: World, plan: Plan) -> str:
    return sent(world, plan)


def sent(world: World, plan: Plan) -> str:
    cuc = world.viewer("cuc")
    return actions.relay(by=cuc, at=NOW, plan=plan, sender=world.preschool, groups=[world.group])[0].secret


def door(secret: str) -> str:
    return reverse("public:acknowledge", kwargs={"secret": secret})


def open_page(secret: str) -> str:
    return Client().get(door(secret), headers={"Sec-Fetch-Dest": "document"}).content.decode()


def test_the_links_of_the_relay_lead_here() -> None:
    assert door("x") == f"{DOOR}x"


def test_an_owner_reads_the_plan_and_acknowledges_with_name_and_digits(world: World, secret: str) -> None:
    page = open_page(secret)
    assert "1217/KH-PGDĐT" in page
    assert "Nhóm trẻ độc lập Hoa Nắng" in page
    relay = Relay.objects.get()
    assert relay.opened_at
    assert not relay.acknowledged_at
    assert Client().post(door(secret), OWNER).url == door(secret)
    relay.refresh_from_db()
    assert relay.owner_name == "Trịnh Thị Hoà"
    assert "đã xác nhận nhận kế hoạch lúc" in open_page(secret)
    assert queries.count_relays([world.preschool.pk]) == {world.preschool.pk: (1, 1)}
    assert queries.count_unacknowledged([world.group.pk, world.other_group.pk, world.primary.pk]) == 1


def test_used_twice_changes_nothing(world: World, secret: str) -> None:
    Client().post(door(secret), OWNER)
    before = Relay.objects.values().get()
    answer = Client().post(door(secret), {"name": "Người khác", "digits": "4567"})
    assert "đã xác nhận nhận kế hoạch lúc" in answer.content.decode()
    assert "Trịnh Thị Hoà" not in answer.content.decode()
    assert Relay.objects.values().get() == before


def test_whoever_it_was_forwarded_to_does_not_know_the_digits(world: World, secret: str) -> None:
    answer = Client().post(door(secret), {"name": "Ai đó", "digits": "0000"})
    assert "Bốn số cuối không khớp. Còn 4 lần thử" in answer.content.decode()
    for _ in range(4):
        Client().post(door(secret), {"name": "Ai đó", "digits": "0000"})
    assert "bị khoá" in open_page(secret)
    assert "bị khoá" in Client().post(door(secret), OWNER).content.decode()
    assert not Relay.objects.get().acknowledged_at


def test_letters_instead_of_digits_cost_no_try(secret: str) -> None:
    assert "bốn chữ số" in Client().post(door(secret), {"name": "A", "digits": "bốn"}).content.decode()
    assert Link.objects.get().wrong_tries == 0


def test_an_expired_link_and_an_unknown_one_say_so(secret: str) -> None:
    assert "không đúng" in open_page("khong-co-that")
    Link.objects.update(expires_at=real_now() - timedelta(seconds=1))
    assert "hết hạn" in open_page(secret)


def test_sending_again_withdraws_the_first_link(world: World, plan: Plan, secret: str) -> None:
    second = sent(world, plan)
    assert "thu hồi" in open_page(secret)
    assert "1217/KH-PGDĐT" in open_page(second)


def test_a_preview_by_a_messenger_is_not_a_reader(secret: str) -> None:
    Client().get(door(secret))
    assert Relay.objects.get().opened_at is None


def test_the_plan_comes_as_a_paper(secret: str) -> None:
    answer = Client().get(reverse("public:download", kwargs={"secret": secret}))
    assert answer.content.startswith(b"%PDF")


def test_the_owner_reads_the_guide_without_an_account_and_leaves_the_secret_behind(secret: str) -> None:
    page, path = open_page(secret), reverse("public:guide")
    assert f'<a href="{path}" rel="noreferrer">' in page
    answer = Client().get(path)
    guide = answer.content.decode()
    assert answer.status_code == 200 and "Bạn không cần tài khoản" in guide and "bốn số cuối" in guide
    assert "/guide/picture/" not in guide, "pictures are for those who are signed in"


def test_an_illustrative_plan_says_so_on_its_paper(secret: str) -> None:
    Note.objects.create(name="illustrative", value="1")
    answer = Client().get(reverse("public:download", kwargs={"secret": secret}))
    pages = pypdfium2.PdfDocument(answer.content)
    assert all("minh hoạ" in page.get_textpage().get_text_range() for page in pages)


def test_no_log_refusal_or_audit_holds_the_secret_or_the_name(secret: str, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    open_page(secret)
    Client().post(door(secret), {"name": "Trịnh Thị Hoà", "digits": "0000"})
    Client().post(door(secret), OWNER)
    Link.objects.update(withdrawn_at=real_now())
    open_page(secret)
    assert secret not in caplog.text
    rows = [*AuditEntry.objects.values_list(), *Refusal.objects.values_list(), *Link.objects.values_list()]
    assert secret not in str(rows)
    assert "Hoà" not in str(rows)
    with connection.cursor() as cursor:
        cursor.execute("SELECT owner_name FROM programme_relay")
        assert "Hoà".encode() not in bytes(cursor.fetchone()[0])


def test_the_page_leaves_nothing_behind_and_asks_nothing_of_others(
    secret: str, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client = Client()
    with django_assert_max_num_queries(12):
        answer = client.get(door(secret))
    assert set(client.cookies) <= {"csrftoken"}
    assert "no-store" in answer.headers["Cache-Control"]
    sources = [part.split('"')[0] for part in answer.content.decode().split('src="')[1:]]
    assert all(source.startswith("/static/") for source in sources)


def test_a_head_sees_how_far_the_plan_has_come_and_passes_it_on(world: World, plan: Plan, signed_in: SignedIn) -> None:
    cuc, url = signed_in("cuc"), reverse("programme:relay")
    assert cuc.get(url).content.decode().count("Chưa chuyển") == 2
    page = cuc.post(url, {"groups": ["HD-NT01", "HD-NT02"]}).content.decode()
    assert page.count("data:image/png;base64,") == 2
    secret = Relay.objects.get(group=world.group)
    assert secret.link
    Relay.objects.filter(group=world.group).update(opened_at=NOW)
    listed = cuc.get(url).content.decode()
    assert "Đã mở, chưa xác nhận" in listed
    assert "Đã chuyển, chưa mở" in listed


def test_another_schools_head_passes_nothing_to_these_groups(world: World, plan: Plan, signed_in: SignedIn) -> None:
    signed_in("ngoc").post(reverse("programme:relay"), {"groups": ["HD-NT01"]})
    assert not Relay.objects.exists()
    with pytest.raises(NotAllowed):
        actions.relay(by=world.viewer("mai"), at=NOW, plan=plan, sender=world.preschool, groups=[world.group])


def test_a_group_without_a_phone_is_named(world: World, plan: Plan, signed_in: SignedIn) -> None:
    world.group.phone = ""
    world.group.save()
    answer = signed_in("cuc").post(reverse("programme:relay"), {"groups": ["HD-NT01"]})
    assert "Hoa Nắng" in answer.content.decode()
    assert answer.status_code == 409
    assert not Relay.objects.exists()
