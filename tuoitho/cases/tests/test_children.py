"""A child is known by whatever anyone knows; what is wrong gets a sentence and nothing typed is lost."""

from datetime import date

import pytest
from django.db import connection
from django.urls import reverse

from tests.cast import NOW
from tuoitho.base.crypto import token
from tuoitho.base.models import AuditEntry
from tuoitho.base.refusals import Changed, NotAllowed, Refused
from tuoitho.cases.actions.children import edit_child, record_child
from tuoitho.cases.models import Case, Child, ChildWord
from tuoitho.cases.models.words import Of
from tuoitho.cases.tests.merging import a_known_child
from tuoitho.cases.tests.stage import BEFORE, a_case, a_child, join


def known(world, **facts) -> Child:
    return record_child(facts=facts, by=world.viewer("son"), at=NOW)


@pytest.mark.parametrize(
    "facts",
    [
        {"nickname": "Tí Sún"},
        {"description": "Bán vé số ở cổng chợ, áo khoác đỏ"},
        {"name": "Lê Văn Tí", "birth_year": 2012},
        {"name": "Lê Văn Tí", "birth_year": 2012, "birth_estimated": True},
        {"nickname": "Tí", "has_papers": False, "in_school": False},
        {"name": "Lê Văn Tí", "in_school": True, "schools": "Tiểu học Vườn Xanh 4A; Tiểu học Hoa Gạo 4C"},
        {"name": "Lê Văn Tí", "born_on": date(2024, 11, 9), "birth_year": 2024},
        {"name": "Lê Văn Tí", "born_on": date(2006, 11, 10), "birth_year": 2006},
        {"name": "Lê Văn Tí", "birth_year": 2000, "birth_estimated": True},
    ],
)
def test_whatever_is_known_is_enough(facts, world):
    child = known(world, **facts)
    child.refresh_from_db()
    assert {name: getattr(child, name) for name in facts} == facts


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({}, "ít nhất một điều"),
        ({"name": "", "address": "Ngõ 5"}, "ít nhất một điều"),
        ({"name": "Lê Văn Tí", "born_on": date(2024, 11, 10)}, "sau hôm nay"),
        ({"name": "Lê Văn Tí", "birth_year": 2025}, "sau hôm nay"),
        ({"name": "Lê Văn Tí", "born_on": date(2006, 11, 9)}, "đủ 18 tuổi"),
        ({"name": "Lê Văn Tí", "birth_year": 2005}, "đủ 18 tuổi"),
    ],
)
def test_what_cannot_be_gets_a_sentence_and_nothing_is_saved(facts, sentence, world):
    with pytest.raises(Refused, match=sentence):
        known(world, **facts)
    assert not Child.objects.exists()


@pytest.mark.parametrize("who", ["tung", "ngoc", "hanh", "lan", "binh", "mai", "ha", "dung", "yen", "khoa", "an"])
def test_only_a_ward_officer_records_a_child(who, world):
    with pytest.raises(NotAllowed):
        record_child(facts={"name": "Lê Văn Tí"}, by=world.viewer(who), at=NOW)


def test_the_entry_names_fields_and_never_says_them(world):
    child = known(world, name="Lê Văn Tí", guardian_phone="0912345678")
    entry = AuditEntry.objects.get(verb="cases.record_child")
    assert (entry.subject, entry.fields) == (str(child.key), ["name", "guardian_phone"])


def test_a_child_is_found_by_tokens_of_its_words_in_the_wards_that_know_it_and_by_no_plain_one(world):
    child = a_child(world.ward, name="Đỗ Mỹ Ân", guardian_name="Đỗ Văn Hùng", guardian_phone="+84 912 345 678")
    ChildWord.objects.write(child)
    assert not ChildWord.objects.exists(), "no case and no report: no ward knows it"
    a_case(world, child=child, home_ward=world.other_ward)
    ChildWord.objects.write(child)
    words = {"name": ["do", "my", "an"], "sound": ["mi"], "guardian": ["do", "van", "hung"], "phone": ["0912345678"]}
    for ward in (world.ward, world.other_ward):
        for of, said in words.items():
            stored = set(ChildWord.objects.filter(ward=ward, of=of).values_list("token", flat=True))
            assert {bytes(one) for one in stored} == {token(word) for word in said}
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM cases_childword")
        assert not [row for row in cursor.fetchall() if "hung" in str(row) or "0912345678" in str(row)]


def test_no_word_sought_reads_more_of_the_table_than_asked(world):
    for _ in range(4):
        a_known_child(world, name="Nguyễn Văn An")
    assert len(ChildWord.objects.holding([world.ward.pk], [Of.NAME], ["nguyen", "an"], 3)) == 6
    assert ChildWord.objects.holding([world.other_ward.pk], [Of.NAME], ["nguyen"], 3) == []


def test_a_correction_is_found_by_its_new_words_only(world):
    child = a_known_child(world)
    edit_child(child=child, facts={"name": "Trần Gia Khánh"}, seen=1, by=world.viewer("son"), at=NOW)
    assert child.words.filter(token=token("khanh")).exists() and not child.words.filter(token=token("bao")).exists()
    assert AuditEntry.objects.get(verb="cases.edit_child").fields == ["name"]


def test_whoever_corrects_second_is_told(world):
    child = a_known_child(world)
    words = {"child": child, "seen": child.version, "by": world.viewer("son"), "at": NOW}
    edit_child(**words, facts={"nickname": "Tí"})
    with pytest.raises(Changed):
        edit_child(**words, facts={"nickname": "Sún"})
    child.refresh_from_db()
    assert child.nickname == "Tí"


@pytest.mark.parametrize("who", ["phuc", "tung", "vinh", "thao", "ngoc", "hanh", "mai", "dung"])
def test_nobody_else_corrects_a_child(who, world):
    child = a_known_child(world)
    with pytest.raises(NotAllowed):
        edit_child(child=child, facts={"name": "Khác"}, seen=1, by=world.viewer(who), at=NOW)


def test_a_birth_corrected_to_the_truth_may_say_that_the_person_is_of_age(world):
    child = a_known_child(world)
    edit_child(child=child, facts={"born_on": date(2001, 1, 1)}, seen=1, by=world.viewer("son"), at=NOW)
    child.refresh_from_db()
    assert child.born_on == date(2001, 1, 1)


# Pages


def test_the_list_holds_the_children_of_ones_own_cases_once_each(world, signed_in):
    child = a_known_child(world)
    a_case(world, child=child, state="closed")
    a_known_child(world, owner="phuc", name="Lê Đức Mạnh")
    a_known_child(world, ward="other_ward", owner="vinh", name="Đỗ Hà My")
    html = signed_in("son").get(reverse("cases:children")).content.decode()
    assert html.count("Trần Gia Bảo") == 1 and "Đức Mạnh" not in html and "Hà My" not in html
    html = signed_in("tung").get(reverse("cases:children")).content.decode()
    assert "Gia Bảo" in html and "Đức Mạnh" in html and "Hà My" not in html


def test_a_child_is_opened_by_the_team_and_each_opening_is_kept(world, signed_in):
    child = a_known_child(world, nickname="Tí", guardian_phone="0912345678")
    path = reverse("cases:child", args=[child.key])
    html = signed_in("son").get(path).content.decode()
    assert "0912345678" in html and reverse("cases:edit_child", args=[child.key]) in html
    assert AuditEntry.objects.get(verb="cases.record_child_opening").subject == str(child.key)
    assert reverse("cases:edit_child", args=[child.key]) not in signed_in("tung").get(path).content.decode()
    assert [signed_in(who).get(path).status_code for who in ("phuc", "vinh", "thao")] == [404] * 3


def test_a_former_member_finds_nothing(world, signed_in):
    child = a_known_child(world)
    part = join(Case.objects.get(child=child), world.phuc, "helper")
    path = reverse("cases:child", args=[child.key])
    assert signed_in("phuc").get(path).status_code == 200
    part.ends_at = BEFORE
    part.save()
    assert signed_in("phuc").get(path).status_code == 404


def form_of(child: Child, **more) -> dict:
    return {"name": child.name or "", "seen": child.version} | more


def test_correcting_on_the_page(world, signed_in):
    child = a_known_child(world)
    said = form_of(child, nickname="Tí", age="", born="2013", birth_estimated="on", has_papers="no", ward=world.ward.pk)
    answer = signed_in("son").post(reverse("cases:edit_child", args=[child.key]), said)
    assert answer.status_code == 302
    child.refresh_from_db()
    assert (child.born_on, child.birth_year, child.birth_estimated) == (None, 2013, True)
    assert (child.nickname, child.has_papers, child.in_school, child.ward) == ("Tí", False, None, world.ward)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"born": "10/11/2024"}, "sau hôm nay"),
        ({"born": "2025"}, "sau hôm nay"),
        ({"born": "31/02/2013"}, "Hãy ghi ngày sinh như"),
        ({"born": "hôm qua"}, "Hãy ghi ngày sinh như"),
        ({"born": "2013", "age": "5"}, "không khớp"),
        ({"age": "18"}, "17"),
        ({"name": ""}, "ít nhất một điều"),
    ],
)
def test_a_wrong_answer_gets_a_sentence_and_what_was_typed_stays(typed, sentence, world, signed_in):
    child = a_known_child(world)
    said = form_of(child, family="Bố mẹ đi làm xa, ở với bà.") | typed
    html = signed_in("son").post(reverse("cases:edit_child", args=[child.key]), said).content.decode()
    assert sentence in html and "Bố mẹ đi làm xa, ở với bà." in html
    child.refresh_from_db()
    assert child.version == 1 and child.family is None


def test_on_the_page_too_whoever_saves_second_keeps_their_words_and_sees_the_others(world, signed_in):
    child = a_known_child(world)
    edit_child(child=child, facts={"nickname": "Tí"}, seen=1, by=world.viewer("son"), at=NOW)
    said = form_of(child, seen=1, nickname="Sún")
    answer = signed_in("son").post(reverse("cases:edit_child", args=[child.key]), said)
    html = answer.content.decode()
    assert answer.status_code == 409 and "Sún" in html and "<dd>Tí</dd>" in html and 'name="seen" value="2"' in html


def test_the_pages_ask_twelve_queries_at_most(world, signed_in, django_assert_max_num_queries):
    children = [a_known_child(world, name="Nguyễn Văn An") for _ in range(5)]
    client = signed_in("son")
    paths = [reverse(f"cases:{name}", args=[children[0].key]) for name in ("child", "edit_child")]
    for path in [reverse("cases:children"), reverse("cases:duplicates"), *paths]:
        client.get(path)
        with django_assert_max_num_queries(12):
            assert client.get(path).status_code == 200
