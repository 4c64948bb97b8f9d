"""Two records of one child become one and, if it was a mistake, exactly two again."""

from datetime import date

import pytest
from django.apps import apps
from django.urls import reverse

from tests.cast import NOW
from tuoitho.base.models import AuditEntry
from tuoitho.base.refusals import Changed, NotAllowed, Refused
from tuoitho.cases.actions.children import edit_child
from tuoitho.cases.actions.merging import keep_apart, merge_children, undo_merge
from tuoitho.cases.models import Case, Child, ChildWord, Likeness, Merge, Report
from tuoitho.cases.models.cells import refresh_children
from tuoitho.cases.models.merges import pointing
from tuoitho.cases.tests.merging import a_known_child, cases_of, merged
from tuoitho.cases.tests.stage import BEFORE, a_case, a_report, join
from tuoitho.counts.models import Cell

# What a merge leaves behind even when it was undone: that it happened.
TRACES = {"cases.merge", "base.auditentry", "base.audithead"}


def store() -> dict:
    """Every row of the room and of the numbers, but for versions, hashes and the ids of rewritten words and pairs."""
    found = {}
    for model in (*apps.get_app_config("cases").get_models(), Cell):
        if model._meta.label_lower in TRACES:
            continue
        skipped = {"version"} | ({"id", "key", "found_at"} if model in (ChildWord, Likeness, Cell) else set())
        columns = [field.attname for field in model._meta.concrete_fields if field.attname not in skipped]
        found[model._meta.label_lower] = sorted(map(repr, model._default_manager.values_list(*columns)))
    return found


@pytest.fixture
def two(world) -> tuple[Child, Child]:
    """Bảo twice: once with a day of birth, once with a nickname, a telephone, a report and a closed case as well."""
    kept = a_known_child(world)
    other = a_known_child(world, born_on=date(2013, 4, 5), nickname="Tí", guardian_phone="0912345678", sex="m")
    a_case(world, child=other, state="closed")
    a_report(world.ward, child=other)
    Likeness.objects.note(other, BEFORE)
    return kept, other


def merge(world, kept: Child, other: Child, who: str = "son") -> Merge:
    seen = (kept.version, other.version)
    return merge_children(kept=kept, merged=other, seen=seen, by=world.viewer(who), at=NOW)


def test_everything_of_the_one_belongs_to_the_other_and_blanks_are_filled(two, world):
    kept, other = two
    before = cases_of(kept) + cases_of(other)
    merge(world, kept, other)
    for child in two:
        child.refresh_from_db()
    assert cases_of(kept) == sorted(before) and cases_of(other) == []
    assert Report.objects.get(child=kept)
    assert (kept.nickname, kept.guardian_phone, kept.sex, kept.born_on) == ("Tí", "0912345678", "m", date(2013, 5, 4))
    assert other.merged_into == kept and not other.words.exists()
    assert kept.words.filter(of="phone").exists(), "it is found by what only the other record knew"


def test_the_entry_names_columns_and_never_says_them(two, world):
    merge(world, *two)
    entry = AuditEntry.objects.get(verb="cases.merge_children")
    assert "cases.case.child_id" in entry.fields and "guardian_phone" in entry.fields
    assert "0912345678" not in str(vars(entry)) and "Bảo" not in str(vars(entry))


def test_undone_it_is_as_if_it_had_never_been(two, world):
    refresh_children(world.ward.pk, NOW)
    before = store()
    undo_merge(merge=merge(world, *two), by=world.viewer("son"), at=NOW)
    assert store() == before
    assert [one.verb for one in AuditEntry.objects.order_by("seq")] == ["cases.merge_children", "cases.undo_merge"]


def test_what_was_added_or_corrected_since_stays_where_it_was_written(two, world):
    kept, other = two
    done = merge(world, kept, other)
    kept.refresh_from_db()
    edit_child(child=kept, facts={"nickname": "Sún"}, seen=kept.version, by=world.viewer("son"), at=NOW)
    later = a_case(world, child=kept, state="closed")
    undo_merge(merge=done, by=world.viewer("son"), at=NOW)
    for child in two:
        child.refresh_from_db()
    assert (kept.nickname, kept.guardian_phone, other.nickname) == ("Sún", None, "Tí")
    assert later.pk in cases_of(kept) and len(cases_of(other)) == 2


def test_silence_towards_the_home_is_never_lost(two, world):
    kept, other = two
    Child.objects.filter(pk=other.pk).update(silent_home=True, silent_by="user:tung", silent_at=NOW)
    done = merge(world, kept, other)
    kept.refresh_from_db()
    assert kept.silent_home
    undo_merge(merge=done, by=world.viewer("son"), at=NOW)
    kept.refresh_from_db()
    assert not kept.silent_home and kept.silent_by == ""


def test_every_noun_that_points_at_a_child_comes_along():
    """A key to a child that the merge does not know would be left at a record nobody opens."""
    keys = {
        f"{model._meta.label_lower}.{field.attname}"
        for model in apps.get_models()
        for field in model._meta.concrete_fields
        if field.related_model is Child
    }
    kept_aside = {"cases.child.merged_into_id", "cases.childword.child_id"}
    kept_aside |= {f"cases.{noun}_id" for noun in ("merge.kept", "merge.merged", "likeness.first", "likeness.second")}
    assert keys - kept_aside == {name for name, _model, _column in pointing()}


def test_a_merged_record_is_merged_no_further(two, world):
    kept, other = two
    merge(world, kept, other)
    other.refresh_from_db()
    third = a_known_child(world)
    a_case(world, child=other)
    with pytest.raises(Refused, match="đã được gộp"):
        merge(world, third, other)
    with pytest.raises(Refused, match="đã được gộp"):
        merge(world, third, third)


def test_whoever_merges_on_an_old_page_is_told(two, world):
    kept, other = two
    edit_child(child=kept, facts={"nickname": "Sún"}, seen=1, by=world.viewer("son"), at=NOW)
    with pytest.raises(Changed):
        merge_children(kept=kept, merged=other, seen=(1, 1), by=world.viewer("son"), at=NOW)
    assert not Merge.objects.exists()


def test_a_merge_is_undone_once(two, world):
    done = merge(world, *two)
    undo_merge(merge=done, by=world.viewer("son"), at=NOW)
    with pytest.raises(Changed):
        undo_merge(merge=done, by=world.viewer("son"), at=NOW)
    merge(world, *(Child.objects.get(pk=child.pk) for child in two))


@pytest.mark.parametrize("who", ["phuc", "vinh", "thao", "ngoc", "hanh", "mai", "ha", "dung", "lan", "khoa"])
def test_nobody_outside_both_teams_merges_undoes_or_keeps_apart(who, two, world):
    with pytest.raises(NotAllowed):
        merge(world, *two, who=who)
    with pytest.raises(NotAllowed):
        keep_apart(one=two[0], other=two[1], by=world.viewer(who), at=NOW)
    done = merge(world, *two)
    with pytest.raises(NotAllowed):
        undo_merge(merge=done, by=world.viewer(who), at=NOW)


def test_the_chair_merges_what_two_officers_keep(world):
    one, other = a_known_child(world), a_known_child(world, owner="phuc")
    with pytest.raises(NotAllowed):
        merge(world, one, other)
    assert merge(world, one, other, who="tung").kept == one


def test_a_case_in_another_ward_keeps_the_record_from_being_merged_here(world):
    one, other = a_known_child(world), a_known_child(world)
    a_case(world, child=other, ward="other_ward", owner="vinh")
    with pytest.raises(NotAllowed):
        merge(world, one, other)


def test_the_numbers_count_one_child_once(two, world):
    kept, other = two
    Case.objects.filter(child__in=two).update(state="intake", in_labour=True)
    edit_child(child=kept, facts={"sex": "m"}, seen=1, by=world.viewer("son"), at=NOW)
    words = {"unit": world.ward, "year": 2024, "measure": "children.in_labour"}
    assert Cell.objects.get(**words).value == 2
    kept.refresh_from_db()
    merge(world, kept, other)
    assert Cell.objects.get(**words).value == 1


# Pairs


def test_a_pair_stands_in_the_queue_of_who_sees_both(two, world, signed_in):
    path = reverse("cases:duplicates")
    assert "ngày và tháng sinh đảo nhau" in signed_in("son").get(path).content.decode()
    assert "ngày và tháng sinh đảo nhau" in signed_in("tung").get(path).content.decode()
    for who in ("phuc", "vinh", "thao"):
        assert "Gia Bảo" not in signed_in(who).get(path).content.decode()
    assert [signed_in(who).get(path).status_code for who in ("ngoc", "ha", "hanh", "mai")] == [403] * 4


def test_who_are_two_is_not_asked_again(two, world, signed_in):
    likeness = Likeness.objects.get()
    client = signed_in("son")
    client.post(reverse("cases:keep_apart", args=[likeness.key]))
    assert "Gia Bảo" not in client.get(reverse("cases:duplicates")).content.decode()
    kept = Child.objects.get(pk=two[0].pk)
    edit_child(child=kept, facts={"nickname": "Tí"}, seen=kept.version, by=world.viewer("son"), at=NOW)
    assert Likeness.objects.get().apart_at is not None
    assert client.get(reverse("cases:merge_children", args=[likeness.key])).status_code == 404


def test_a_pair_that_is_no_longer_alike_leaves_the_queue(two, world):
    edit_child(child=two[0], facts={"name": "Lê Đức Mạnh"}, seen=1, by=world.viewer("son"), at=NOW)
    assert not Likeness.objects.exists()


# Pages


def test_the_preview_says_what_moves_and_nothing_moves_before_a_choice(two, world, signed_in):
    path = reverse("cases:merge_children", args=[Likeness.objects.get().key])
    client = signed_in("son")
    html = client.get(path).content.decode()
    assert "2 hồ sơ, 1 tin báo" in html and "hai hồ sơ chưa kết thúc" in html
    assert "checked" not in html.split("<main")[1]
    said = {"first": 1, "second": 1}
    assert client.post(path, said).status_code == 200 and not Merge.objects.exists()
    answer = client.post(path, said | {"keep": "second"})
    done = Merge.objects.get()
    assert done.kept == two[1] and answer.url == reverse("cases:child", args=[two[1].key])
    assert client.get(reverse("cases:child", args=[two[0].key])).status_code == 404
    html = client.get(reverse("cases:duplicates")).content.decode()
    undo = reverse("cases:undo_merge", args=[done.key])
    assert undo in html
    client.get(undo)
    assert client.post(undo, {"seen": 2}).url == reverse("cases:child", args=[two[1].key])
    assert client.get(reverse("cases:child", args=[two[0].key])).status_code == 200
    assert client.get(undo).status_code == 404


def test_an_old_page_does_not_merge(two, world, signed_in):
    path = reverse("cases:merge_children", args=[Likeness.objects.get().key])
    edit_child(child=two[0], facts={"sex": "m"}, seen=1, by=world.viewer("son"), at=NOW)
    answer = signed_in("son").post(path, {"keep": "first", "first": 1, "second": 1})
    assert answer.status_code == 409 and not Merge.objects.exists()


def test_the_helper_of_one_case_only_does_not_see_the_pair(two, world, signed_in):
    join(Case.objects.filter(child=two[0]).get(), world.phuc, "helper")
    assert signed_in("phuc").get(reverse("cases:merge_children", args=[Likeness.objects.get().key])).status_code == 404


def test_the_pages_ask_twelve_queries_at_most(two, world, signed_in, django_assert_max_num_queries):
    done = merged(world)
    client = signed_in("son")
    likeness = Likeness.objects.filter(first=two[0], second=two[1]).get()
    paths = [reverse(f"cases:{verb}", args=[likeness.key]) for verb in ("merge_children", "keep_apart")]
    for path in [*paths, reverse("cases:undo_merge", args=[done.key]), reverse("cases:duplicates")]:
        client.get(path)
        with django_assert_max_num_queries(12):
            assert client.get(path).status_code == 200
