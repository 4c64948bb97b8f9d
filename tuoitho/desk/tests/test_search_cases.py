"""Case roles find their own cases by the child's name; nobody else gets a hint that one exists."""

import pytest
from django.urls import reverse

from tests.cast import PEOPLE
from tuoitho.cases.models import Case
from tuoitho.cases.tests.merging import a_known_child
from tuoitho.cases.tests.stage import BEFORE, a_case, join

CASE_ROLES = {"son", "tung", "phuc", "vinh", "thao"}
STRANGERS = ["phuc", "vinh", "thao", *(name for name in PEOPLE if name not in CASE_ROLES | {"giang"})]
NUMBERS = ["HD-W01/2024/003", "hd-w01/2024/003", "2024/003", "3"]


@pytest.fixture
def case(world) -> Case:
    child = a_known_child(world, name="Đỗ Mỹ Ân", nickname="Tí Sún", guardian_name="Lê Thị Hoa")
    case = child.cases.get()
    Case.objects.filter(pk=case.pk).update(number="HD-W01/2024/003")
    return Case.objects.get(pk=case.pk)


def found(client, words: str) -> str:
    answer = client.post("/search/", {"q": words})
    assert answer.status_code == 200
    return answer.content.decode().split('id="content"')[1]


@pytest.mark.parametrize("words", ["do my an", "ÂN ĐỖ", "đỗ ân mỹ", "my", "sun", *NUMBERS])
@pytest.mark.parametrize("who", ["son", "tung"])
def test_by_any_whole_words_in_any_order_without_tone_marks_or_by_number(words, who, case, signed_in):
    assert reverse("cases:case", args=[case.key]) in found(signed_in(who), words)


@pytest.mark.parametrize("words", ["do my an khanh", "d", "hoa", "lê thị", "2023/003", "4", "'; drop table", "  "])
def test_not_by_parts_of_words_nor_by_the_caregiver(words, case, signed_in):
    assert "Đỗ Mỹ Ân" not in found(signed_in("son"), words)


@pytest.mark.parametrize("who", STRANGERS)
def test_nobody_else_gets_a_hint(who, case, signed_in):
    client = signed_in(who)
    for words in ("do my an", case.number):
        html = found(client, words)
        assert str(case.key) not in html and "Đỗ Mỹ Ân" not in html and "Không thấy gì với" in html


def test_a_helper_of_another_ward_finds_it_while_the_part_lasts(case, world, signed_in):
    part = join(case, world.vinh, "helper")
    assert str(case.key) in found(signed_in("vinh"), "do my an")
    part.ends_at = BEFORE
    part.save()
    assert str(case.key) not in found(signed_in("vinh"), "do my an")


def test_a_name_is_never_part_of_an_address(signed_in):
    html = signed_in("son").get("/").content.decode()
    assert 'role="search" method="post"' in html


@pytest.mark.parametrize("who", ["son", "tung", "hanh"])
def test_a_search_asks_twelve_queries_at_most(who, case, world, signed_in, django_assert_max_num_queries):
    for _ in range(3):
        a_case(world, child=a_known_child(world, name="Đỗ Mỹ Ân"), state="closed")
    client = signed_in(who)
    found(client, "do my an")
    with django_assert_max_num_queries(12):
        found(client, "do my an")


def test_pairs_wait_on_the_desk_of_who_sees_both_without_a_name(case, world, signed_in):
    a_known_child(world, name="Đỗ Mỹ Ân")
    html = signed_in("son").get("/").content.decode()
    assert "1 cặp trẻ em có thể là một" in html and reverse("cases:duplicates") in html and "Mỹ Ân" not in html
    assert "cặp trẻ em" not in signed_in("phuc").get("/").content.decode()
