"""The tree then and now, search, the audit; and that no page asks more than twelve queries."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

from tests.cast import NOW, TODAY, World
from tuoitho.base.models import AuditEntry, AuditHead, Refusal
from tuoitho.organisations import actions, queries
from tuoitho.organisations.models import Post, Unit
from tuoitho.organisations.pages.verbs import VERBS
from tuoitho.organisations.rules import ROLES
from tuoitho.organisations.tests.reforms import EVE, REFORM, applied, prepared

QUERIES = 12


def read(client: Client, name: str, *args: object, **query: object) -> str:
    return client.get(reverse(f"organisations:{name}", args=args), query).content.decode()


def test_the_tree_is_read_as_it_was_and_as_it_is(world: World, signed_in: Callable[[str], Client]) -> None:
    applied(world)
    client = signed_in("yen")
    then, later = read(client, "tree", on=EVE.isoformat()), read(client, "tree", on=REFORM.isoformat())
    assert "Phường Mộ Lao" in then and "Phường Hà Đông" not in then
    assert "Phường Hà Đông" in later and "Phường Mộ Lao" not in later
    assert "khi đó" in then and "Đơn vị hành chính hiện nay" in read(client, "tree")


def test_a_unit_tells_its_names_and_parents_over_time(world: World, signed_in: Callable[[str], Client]) -> None:
    applied(world)
    page = read(signed_in("yen"), "unit", "HD-TH01")
    assert "Tên: Trường Tiểu học Vườn Xanh 2" in page and "Trực thuộc: Phường Vạn Phúc" in page
    assert "đến trước 01/07/2025" in page


def test_units_are_found_by_words_in_any_order_without_tone_marks_within_scope(world: World) -> None:
    def found(name: str, text: str) -> list[str]:
        return [unit.code for unit in queries.search_units(world.viewer(name), text)]

    assert found("mai", "xanh vuon") == ["HD-TH01"] and found("mai", "MO LAO") == ["HD-W02"]
    assert found("hanh", "hoa gao") == [] and found("dung", "vuon xanh") == [] and found("mai", "") == []


def test_the_ward_of_a_group_is_that_of_the_school_that_guides_it(world: World) -> None:
    viewer = world.viewer("yen")
    assert queries.ward_of(viewer, world.group) == world.ward
    applied(world)
    assert queries.ward_of(world.viewer("yen"), world.group, REFORM) == Unit.objects.get(code="P1")
    assert queries.ward_of(viewer, world.city) is None


def test_units_are_counted_by_kind_and_level(world: World) -> None:
    units = [unit.pk for unit in world.units.values()]
    assert queries.count_units(units, TODAY, kinds=["school"]) == 4
    assert queries.count_units(units, TODAY, levels=["preschool"], public=False) == 2
    assert queries.count_units(units, date(2010, 1, 1)) == 0


def test_people_in_post_are_seen_only_where_the_unit_is(world: World) -> None:
    assert {post.user.username for post in queries.people_in_post(world.viewer("mai"), world.primary)} == {
        "hanh",
        "binh",
        "lan",
        "thu",
    }
    assert not queries.people_in_post(world.viewer("ngoc"), world.primary)


def test_the_roles_page_says_of_each_role_what_it_may(world: World, signed_in: Callable[[str], Client]) -> None:
    page = read(signed_in("lan"), "roles")
    assert all(str(role.label) in page and str(role.description).split(",")[0] in page for role in ROLES.values())


def test_the_auditor_reads_sentences_and_filters_them(world: World, signed_in: Callable[[str], Client]) -> None:
    actions.end_post(post=Post.objects.get(user=world.binh), ends_on=TODAY, by=world.viewer("hanh"), at=NOW)
    prepared(world)
    client = signed_in("giang")
    page = read(client, "audit")
    assert "Thôi chức vụ" in page and "Nguyễn Thị Hạnh" in page and "Trường Tiểu học Vườn Xanh" in page
    assert "ngày thôi" in page and "ends_on" not in page
    assert "Chuẩn bị thay đổi đơn vị" not in read(client, "audit", actor="hanh").split("<tbody>")[1]
    for nothing in ({"actor": "khong-co"}, {"unit": "TX"}, {"since": "2025-01-01"}, {"until": "2023-01-01"}):
        assert "<tbody>" not in read(client, "audit", **nothing)


def test_a_verb_without_words_shows_as_it_stands(world: World, signed_in: Callable[[str], Client]) -> None:
    AuditEntry.objects.create(seq=1, at=NOW, recorded_at=NOW, actor="system", verb="x.unheard_of", subject="1")
    page = read(signed_in("giang"), "audit")
    assert "x.unheard_of" in page and "Chương trình" in page
    assert "x.unheard_of" not in VERBS


def test_a_chain_that_was_altered_shows_and_walking_it_writes_nothing(  # type: ignore[no-untyped-def]
    world: World,
    signed_in: Callable[[str], Client],
    settings,
    tmp_path: Path,
    django_capture_on_commit_callbacks,
) -> None:
    settings.KEYS = tmp_path
    with django_capture_on_commit_callbacks(execute=True):
        prepared(world)
    client = signed_in("giang")
    assert "Chuỗi nguyên vẹn" in read(client, "verify_audit")
    AuditEntry.objects.filter(seq=1).update(actor="user:other")
    assert "một mục đã bị sửa" in read(client, "verify_audit")
    assert AuditHead.objects.get().seq == 1


def test_refusals_are_listed_for_the_auditor(world: World, signed_in: Callable[[str], Client]) -> None:
    signed_in("binh").get(reverse("organisations:people"))
    assert Refusal.objects.get().code == "organisations.keep_posts"
    page = read(signed_in("giang"), "refusals")
    assert "Trần Văn Bình" in page and "organisations.keep_posts" in page


@pytest.mark.parametrize(
    ("who", "name", "query"),
    [
        ("mai", "tree", {}),
        ("mai", "tree", {"on": "2020-01-01"}),
        ("mai", "tree", {"q": "truong"}),
        ("hanh", "unit", {}),
        ("mai", "changes", {}),
        ("mai", "people", {}),
        ("an", "people", {"q": "hanh", "past": "1"}),
        ("an", "give_post", {}),
        ("an", "keep_accounts", {}),
        ("an", "import_accounts", {}),
        ("an", "import_units", {}),
        ("giang", "audit", {}),
        ("giang", "refusals", {}),
        ("giang", "verify_audit", {}),
        ("lan", "roles", {}),
        ("lan", "account", {}),
    ],
)
def test_a_page_asks_at_most_twelve_queries(  # type: ignore[no-untyped-def]
    world: World,
    signed_in: Callable[[str], Client],
    django_assert_max_num_queries,
    who: str,
    name: str,
    query: dict[str, str],
) -> None:
    prepared(world)
    client = signed_in(who)
    client.get("/")
    args = ["HD-TH01"] if name == "unit" else []
    with django_assert_max_num_queries(QUERIES):
        assert client.get(reverse(f"organisations:{name}", args=args), query).status_code == 200


@pytest.mark.parametrize("name", ["edit_change", "preview_change"])
@pytest.mark.parametrize("state", ["prepared", "applied"])
def test_a_reforms_pages_ask_at_most_twelve_queries(  # type: ignore[no-untyped-def]
    world: World, signed_in: Callable[[str], Client], django_assert_max_num_queries, name: str, state: str
) -> None:
    change = prepared(world) if state == "prepared" else applied(world)
    client = signed_in("mai")
    client.get("/")
    with django_assert_max_num_queries(QUERIES):
        client.get(reverse(f"organisations:{name}", args=[change.key]))
