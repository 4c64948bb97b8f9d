"""Reforms in the store: applied without rewriting, taken back row by row, and who sees what afterwards."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.cast import NOW, World
from tuoitho.base.models import AuditEntry
from tuoitho.base.refusals import NotAllowed, Refused
from tuoitho.documents.reading import read_sheets
from tuoitho.organisations import actions, queries
from tuoitho.organisations.models import Change, Post, TreeVersion, Unit
from tuoitho.organisations.models.planning import plan_of
from tuoitho.organisations.models.rows import stored_edges
from tuoitho.organisations.queries import tree_on
from tuoitho.organisations.succession import prefix_totals, subtree_total
from tuoitho.organisations.tests.reforms import EVE, REFORM, STEPS, applied, prepared, rows

MOVES = [{"do": "move", "unit": "HD-TH01", "parent": "HD-W02"}]


def test_a_reform_changes_nothing_before_its_day(world: World) -> None:
    before = tree_on(EVE)
    applied(world)
    assert tree_on(EVE) == before
    new = Unit.objects.get(code="P1")
    moved = {world.primary.pk, world.preschool.pk, world.other_school.pk}
    assert set(tree_on(REFORM).children(new.pk)) == moved
    assert world.department.pk not in tree_on(REFORM)


def test_names_are_read_as_they_were_and_as_they_are(world: World) -> None:
    applied(world)
    viewer, school = world.viewer("yen"), world.primary.pk
    assert queries.names_on(viewer, [school], EVE)[school] == "Trường Tiểu học Vườn Xanh"
    assert queries.names_on(viewer, [school], REFORM)[school] == "Trường Tiểu học Vườn Xanh 2"


def test_undone_every_row_is_as_it_was(world: World) -> None:
    before = rows()
    change = applied(world)
    assert rows() != before
    actions.undo_change(change=change, by=world.viewer("mai"), at=NOW)
    assert rows() == before
    assert Change.objects.get().state == Change.State.UNDONE


def test_taken_back_it_can_be_applied_again(world: World) -> None:
    change = applied(world)
    for verb in (actions.undo_change, actions.apply_change):
        change = verb(change=change, by=world.viewer("mai"), at=NOW)
    assert change.state == Change.State.APPLIED
    with pytest.raises(Refused, match="Đã áp dụng"):
        actions.apply_change(change=change, by=world.viewer("mai"), at=NOW)


def test_it_is_not_undone_once_another_was_built_upon_it(world: World) -> None:
    first = applied(world)
    later = date(2026, 1, 1)
    viewer = world.viewer("mai")
    second = actions.prepare_change(
        unit=world.department,
        title="Đổi tên lần nữa",
        basis="",
        on_date=later,
        steps=[{"do": "rename", "unit": "HD-TH01", "name": "Trường Tiểu học Vườn Xanh 3"}],
        by=viewer,
        at=NOW,
    )
    actions.apply_change(change=second, by=viewer, at=NOW)
    before = rows()
    with pytest.raises(Refused, match="thay đổi sau này"):
        actions.undo_change(change=first, by=viewer, at=NOW)
    assert rows() == before
    actions.undo_change(change=second, by=viewer, at=NOW)
    actions.undo_change(change=first, by=viewer, at=NOW)


def test_it_is_not_undone_while_someone_holds_a_post_at_a_new_unit(world: World) -> None:
    change = applied(world)
    Post.objects.create(user=world.son, unit=Unit.objects.get(code="P1"), role="ward_officer", starts_on=REFORM)
    with pytest.raises(Refused, match="Phường Hà Đông"):
        actions.undo_change(change=change, by=world.viewer("mai"), at=NOW)
    assert Unit.objects.filter(code="P1").exists()


def test_each_verb_leaves_one_entry_and_renews_the_trees_stamp(world: World) -> None:
    before = TreeVersion.objects.get().stamp
    change = applied(world)
    assert TreeVersion.objects.get().stamp != before
    actions.undo_change(change=change, by=world.viewer("mai"), at=NOW)
    verbs = list(AuditEntry.objects.values_list("verb", flat=True))
    assert verbs == [f"organisations.{verb}_change" for verb in ("prepare", "apply", "undo")]


def test_the_department_that_ends_leaves_its_officer_without_scope_and_the_ward_gains(world: World) -> None:
    applied(world)
    Post.objects.create(user=world.son, unit=Unit.objects.get(code="P1"), role="ward_officer", starts_on=REFORM)
    seen = "organisations.see_units"
    officer, ward = world.viewer("mai", REFORM), world.viewer("son", REFORM)
    assert world.viewer("mai", EVE).holds(seen, world.primary.pk)
    assert officer.units(seen) == {world.department.pk}
    assert ward.holds(seen, world.other_school.pk)
    assert not world.viewer("son", EVE).holds(seen, world.other_school.pk)


@pytest.mark.parametrize(
    ("steps", "sentence"),
    [
        ([{"do": "move", "unit": "HD-TH01", "parent": "KHONG-CO"}], "KHONG-CO"),
        ([{"do": "found", "unit": "TX", "name": "?", "kind": "ward", "parent": "HN"}], "đã được dùng: TX"),
        (
            [{"do": "close", "unit": "HD-W01"}],
            "Không còn đơn vị cấp trên từ ngày 01/07/2025: Trường Tiểu học Vườn Xanh",
        ),
        ([], "Chưa có thay đổi nào"),
    ],
)
def test_what_cannot_be_says_why_with_names_and_changes_nothing(
    world: World, steps: list[dict[str, str]], sentence: str
) -> None:
    change, before = prepared(world, steps), rows()
    with pytest.raises(Refused, match=sentence):
        actions.apply_change(change=change, by=world.viewer("mai"), at=NOW)
    assert rows() == before


@pytest.mark.parametrize(
    "steps",
    [
        [{"do": "rename", "unit": "TX", "name": "Của chúng tôi"}],
        [{"do": "move", "unit": "HD-TH01", "parent": "TX"}],
    ],
)
def test_nobody_reforms_the_units_of_others(world: World, steps: list[dict[str, str]]) -> None:
    change = prepared(world, steps)
    with pytest.raises(NotAllowed):
        actions.apply_change(change=change, by=world.viewer("mai"), at=NOW)


def test_the_outsider_sees_no_reform_of_ours(world: World) -> None:
    change = prepared(world)
    assert queries.change_of(world.viewer("an"), change.key) == change
    for name in ("linh", "hanh", "dung", "giang"):
        assert queries.change_of(world.viewer(name), change.key) is None


def test_a_new_units_stand_in_number_never_reaches_the_store(world: World) -> None:
    change = prepared(world)
    assert min(plan_of(change).new.values()) < 0
    applied(world)
    assert all(edge.child > 0 and (edge.parent is None or edge.parent > 0) for edge in stored_edges())


SCHOOLS = ["HD-TH01", "HD-CS01", "HD-MN01", "HD-TH02"]
PLACES = ["HD-W01", "HD-W02", "P1", "P2", "HD"]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.sampled_from(PLACES), min_size=4, max_size=4),
    st.integers(1, 400),
    st.lists(st.integers(0, 900), min_size=40),
)
def test_the_parts_add_up_to_the_whole_on_every_date_and_undoing_restores_every_row(
    world: World, places: list[str], after: int, pupils: list[int]
) -> None:
    """Law: whatever schools move where, whenever."""
    on = date(2024, 11, 9) + timedelta(days=after)
    moves = [{"do": "move", "unit": school, "parent": place} for school, place in zip(SCHOOLS, places, strict=True)]
    home = dict(zip(SCHOOLS, ["HD-W01", "HD-W01", "HD-W01", "HD-W02"], strict=True))
    steps = [*STEPS[:2], *(move for move in moves if home[move["unit"]] != move["parent"])]
    before = rows()
    change = applied(world, steps, on)
    for day in (on - timedelta(days=1), on, on + timedelta(days=1)):
        tree = tree_on(day)
        own = {unit: pupils[unit % len(pupils)] for unit in tree.order}
        prefix = prefix_totals(tree.order, own)
        total = {unit: subtree_total(prefix, tree.left[unit], tree.right[unit]) for unit in tree.order}
        assert all(total[one] == own[one] + sum(total[part] for part in tree.children(one)) for one in tree.order)
        assert sum(total[root] for root in tree.roots) == sum(own.values())
    actions.undo_change(change=change, by=world.viewer("mai"), at=NOW)
    change.delete()
    assert rows() == before


def test_the_whole_way_in_the_browser(world: World, signed_in: Callable[[str], Client]) -> None:
    client, before = signed_in("mai"), rows()
    client.post(reverse("organisations:prepare_change"), {"title": "Sắp xếp", "basis": "", "on_date": "2025-07-01"})
    change = Change.objects.get()
    edit = reverse("organisations:edit_change", args=[change.key])
    found = {"act": "step", "do": "found", "unit": "P1", "name": "Phường mới", "kind": "ward", "parent": "HN"}
    assert client.post(edit, found | {"public": "on"}).status_code == 302
    assert client.post(edit, {"act": "step", "do": "move", "unit": "HD-TH02", "parent": "P1"}).status_code == 302
    assert client.post(edit, {"act": "step", "do": "close", "unit": "HD-W02"}).status_code == 302
    preview = client.get(reverse("organisations:preview_change", args=[change.key])).content.decode()
    assert "Phường Mộ Lao" in preview and "Trường Tiểu học Hoa Gạo" in preview
    client.post(reverse("organisations:apply_change", args=[change.key]))
    assert Unit.objects.get(code="HD-W02").ends_on == REFORM
    after = client.get(reverse("organisations:preview_change", args=[change.key])).content.decode()
    assert "Hoàn tác" in after and "Trường Tiểu học Hoa Gạo" in after
    client.post(reverse("organisations:undo_change", args=[change.key]))
    assert rows() == before


def test_a_table_sends_schools_to_many_new_wards_and_a_wrong_cell_saves_nothing(
    world: World, signed_in: Callable[[str], Client]
) -> None:
    client, change = signed_in("mai"), prepared(world, STEPS[:2])
    edit = reverse("organisations:edit_change", args=[change.key])
    book = client.get(reverse("organisations:assignments", args=[change.key])).content
    codes = {row[0] for row in read_sheets("a.xlsx", book)[0].rows[1:]}
    assert codes == {"HD-MN01", "HD-TH01", "HD-CS01", "HD-TH02"}

    def drop(text: str) -> str:
        table = SimpleUploadedFile("bang.csv", text.encode())
        return client.post(edit, {"act": "table", "table": table}, follow=True).content.decode()

    wrong = drop("Mã đơn vị,Mã đơn vị mới\nHD-TH01,P1\nHD-TH02,P9\n")
    assert "Ô B3" in wrong
    change.refresh_from_db()
    assert change.steps == STEPS[:2]
    drop("Mã đơn vị;Mã đơn vị mới\nHD-TH01;P1\nHD-TH02;P2\n")
    change.refresh_from_db()
    assert [(step["unit"], step["parent"]) for step in change.steps[2:]] == [("HD-TH01", "P1"), ("HD-TH02", "P2")]
    drop("Mã đơn vị,Mã đơn vị mới\nHD-TH01,P2\n")
    change.refresh_from_db()
    assert {step["unit"]: step["parent"] for step in change.steps[2:]} == {"HD-TH01": "P2", "HD-TH02": "P2"}


def test_a_split_asks_where_each_unit_goes(world: World, signed_in: Callable[[str], Client]) -> None:
    client, change = signed_in("mai"), prepared(world, STEPS[:2])
    edit = reverse("organisations:edit_change", args=[change.key])
    asked = client.get(edit, {"add": "split", "unit": "HD-W01"}).content.decode()
    assert all(f"to_{code}" in asked for code in ("HD-TH01", "HD-CS01", "HD-MN01"))
    answers = {"to_HD-TH01": "P1", "to_HD-CS01": "P2", "to_HD-MN01": "P1"}
    client.post(edit, {"act": "step", "do": "split", "split": "HD-W01"} | answers)
    change.refresh_from_db()
    assert change.steps[2]["into"] == {"P1": ["HD-MN01", "HD-TH01"], "P2": ["HD-CS01"]}
    client.post(edit, {"act": "drop", "place": "2"})
    change.refresh_from_db()
    assert change.steps == STEPS[:2]


def test_an_applied_reform_is_no_longer_edited(world: World, signed_in: Callable[[str], Client]) -> None:
    change = applied(world)
    edit = reverse("organisations:edit_change", args=[change.key])
    assert signed_in("mai").post(edit, {"act": "drop", "place": "0"}).status_code == 302
    change.refresh_from_db()
    assert len(change.steps) == len(STEPS)


def test_the_preview_names_the_posts_to_hand_over(world: World, signed_in: Callable[[str], Client]) -> None:
    change = prepared(world)
    page = signed_in("mai").get(reverse("organisations:preview_change", args=[change.key])).content.decode()
    assert "Bùi Thanh Sơn" in page and "Hoàng Thị Mai" in page
    assert "Nguyễn Thị Hạnh" not in page
