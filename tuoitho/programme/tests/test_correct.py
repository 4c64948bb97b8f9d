"""A draft is corrected by its own people, two at once lose nothing, and what was not understood finds its place."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.cast import NOW, World
from tuoitho.base.models import AuditEntry
from tuoitho.base.refusals import Changed, NotAllowed, Refused
from tuoitho.programme import actions
from tuoitho.programme.models import Clause, Plan, Target
from tuoitho.programme.rules import ClauseEdit, Correction, GoalEdit
from tuoitho.programme.tests.stage import ILLUSTRATIVE, adopted, drawn, uploaded

SignedIn = Callable[[str], Client]
ODD = "VI. VIỆC KHÁC\n\nMột dòng không biết để vào đâu cho phải phép\n"


def page(client: Client, plan: Plan) -> Any:
    return client.get(reverse("programme:correct", kwargs={"key": plan.key}))


def typed(client: Client, plan: Plan) -> dict[str, Any]:
    """What the browser would send back untouched."""
    form = page(client, plan).context["form"]
    words = {}
    for bound in form:
        value = bound.value()
        if value is not None and value is not False:
            words[bound.html_name] = bound.field.widget.format_value(value) if hasattr(value, "year") else value
    return words


def send(client: Client, plan: Plan, words: dict[str, Any]) -> Any:
    return client.post(reverse("programme:correct", kwargs={"key": plan.key}), words)


def target(plan: Plan, series: str) -> Target:
    return Target.objects.get(clause__plan=plan, series=series)


def test_a_page_untouched_changes_nothing_but_the_version(world: World, signed_in: SignedIn) -> None:
    plan = uploaded(world.department)
    before = list(plan.clauses.values("address", "text", "party", "position"))
    assert send(signed_in("mai"), plan, typed(signed_in("mai"), plan)).status_code == 302
    plan.refresh_from_db()
    assert list(plan.clauses.values("address", "text", "party", "position")) == before
    assert plan.version == 2


def test_header_goal_party_and_text_are_corrected(world: World, signed_in: SignedIn) -> None:
    plan, client = uploaded(world.department), signed_in("mai")
    words = typed(client, plan)
    duty = plan.clauses.filter(kind="duty", address="IV.2.1").get()
    words |= {"number": "15/KH-PGDĐT", "signed_on": "05/01/2022", f"c{duty.pk}_party": "Các trường công lập"}
    words |= {f"c{duty.pk}_text": "Lập kế hoạch riêng.", f"g{target(plan, '2.2').pk}_percent": "87,5 %"}
    assert send(client, plan, words).status_code == 302
    plan.refresh_from_db()
    assert (plan.number, str(plan.signed_on)) == ("15/KH-PGDĐT", "2022-01-05")
    assert set(plan.clauses.filter(address__startswith="IV.2").values_list("party", flat=True)) == {
        "Các trường công lập"
    }
    assert plan.clauses.get(pk=duty.pk).text == "Lập kế hoạch riêng."
    assert target(plan, "2.2").percent == Decimal("87.5")


def test_nine_tenths_is_asked_back_and_ninety_is_ninety(world: World, signed_in: SignedIn) -> None:
    plan, client = uploaded(world.department), signed_in("mai")
    words, field = typed(client, plan), f"g{target(plan, '2.2').pk}_percent"
    answer = send(client, plan, words | {field: "0,9"})
    assert "“0,9”" in str(answer.context["form"].errors[field])
    assert send(client, plan, words | {field: "90"}).status_code == 302
    assert target(plan, "2.2").percent == 90


def test_no_series_is_set_twice(world: World, signed_in: SignedIn) -> None:
    plan, client = uploaded(world.department), signed_in("mai")
    field = f"g{target(plan, '2.3').pk}_series"
    answer = send(client, plan, typed(client, plan) | {field: "2.2"})
    assert answer.status_code == 200
    assert field in answer.context["form"].errors


def test_the_second_to_save_sees_both_versions_and_may_then_keep_theirs(world: World, signed_in: SignedIn) -> None:
    plan, client = drawn(world, world.primary), signed_in("hanh")
    words = typed(client, plan)
    send(signed_in("binh"), plan, typed(signed_in("binh"), plan) | {"number": "01/KH-TH"})
    answer = send(client, plan, words | {"number": "02/KH-TH"})
    assert answer.status_code == 200
    assert ("Số, ký hiệu", "01/KH-TH", "02/KH-TH") in answer.context["differences"]
    plan.refresh_from_db()
    assert plan.number == "01/KH-TH"
    again = words | {"number": "02/KH-TH", "version": answer.context["form"]["version"].value()}
    assert send(client, plan, again).status_code == 302
    plan.refresh_from_db()
    assert plan.number == "02/KH-TH"


def test_an_old_version_is_refused_by_the_action_itself(world: World) -> None:
    plan = drawn(world, world.primary)
    actions.correct(by=world.viewer("binh"), at=NOW, plan=plan, correction=Correction(version=1))
    with pytest.raises(Changed):
        actions.correct(by=world.viewer("hanh"), at=NOW, plan=plan, correction=Correction(version=1))


def test_a_line_not_understood_finds_its_place(world: World, signed_in: SignedIn) -> None:
    text = ILLUSTRATIVE.read_text().replace("Trên đây là", f"{ODD}\nTrên đây là", 1)
    plan, client = uploaded(world.department, text.encode()), signed_in("mai")
    assert plan.unread
    number = next(n for n, line in enumerate(plan.unread) if "không biết" in line)
    send(client, plan, typed(client, plan) | {f"u{number}": "item@II.2"})
    placed = plan.clauses.get(text__contains="không biết")
    assert (placed.kind, placed.address) == ("item", "II.2.6")
    order = list(plan.clauses.values_list("address", flat=True))
    assert order[order.index("II.2.6") - 1 :][:3] == ["II.2.5", "II.2.6", "II.3"]
    plan.refresh_from_db()
    assert not any("không biết" in line for line in plan.unread)


def test_a_line_taken_out_is_not_lost(world: World, signed_in: SignedIn) -> None:
    plan, client = uploaded(world.department), signed_in("mai")
    line = plan.clauses.get(address="II.4.4")
    send(client, plan, typed(client, plan) | {f"c{line.pk}_removed": "on"})
    plan.refresh_from_db()
    assert plan.unread == [line.text]
    assert not plan.clauses.filter(pk=line.pk).exists()


def test_a_heading_with_lines_under_it_stays(world: World) -> None:
    plan = uploaded(world.department)
    task = plan.clauses.get(address="II.1")
    edit = Correction(version=1, clauses={task.pk: ClauseEdit(text=task.text, removed=True)})
    with pytest.raises(Refused):
        actions.correct(by=world.viewer("mai"), at=NOW, plan=plan, correction=edit)
    assert plan.clauses.filter(pk=task.pk).exists()


def test_a_school_adds_its_own_measures_with_who_and_when(world: World, signed_in: SignedIn) -> None:
    plan, client = drawn(world, world.primary), signed_in("binh")
    task, item = plan.clauses.get(address="II.2"), plan.clauses.get(address="II.2.1")
    words = typed(client, plan) | {f"c{task.pk}_added": "Góc đọc về quyền trẻ em\nHòm thư điều em muốn nói"}
    words |= {f"c{item.pk}_responsible": "Lê Thị Lan", f"c{item.pk}_due_on": "30/06/2024"}
    assert send(client, plan, words).status_code == 302
    own = Clause.objects.filter(plan=plan, own=True)
    assert list(own.values_list("address", "text")) == [
        ("II.2.6", "Góc đọc về quyền trẻ em"),
        ("II.2.7", "Hòm thư điều em muốn nói"),
    ]
    item.refresh_from_db()
    assert (item.responsible, str(item.due_on)) == ("Lê Thị Lan", "2024-06-30")


def test_stricter_is_free_looser_needs_a_reason(world: World, signed_in: SignedIn) -> None:
    plan, client = drawn(world, world.primary), signed_in("hanh")
    words, name = typed(client, plan), f"g{target(plan, '2.2').pk}"
    assert send(client, plan, words | {f"{name}_percent": "95"}).status_code == 302
    words["version"] = 2
    answer = send(client, plan, words | {f"{name}_percent": "80"})
    assert f"{name}_reason" in answer.context["form"].errors
    words |= {f"{name}_percent": "80", f"{name}_reason": "Trường mới thành lập"}
    assert send(client, plan, words).status_code == 302
    assert target(plan, "2.2").reason == "Trường mới thành lập"


def test_a_percentage_the_reader_missed_is_added_and_a_wrong_one_taken_out(world: World, signed_in: SignedIn) -> None:
    plan, client = uploaded(world.department), signed_in("mai")
    wrong = target(plan, "2.2")
    line = wrong.clause
    words = typed(client, plan) | {f"g{wrong.pk}_removed": "on"}
    words |= {f"n{line.pk}_series": "2.2", f"n{line.pk}_comparison": ">", f"n{line.pk}_percent": "85 %"}
    assert send(client, plan, words).status_code == 302
    assert [(t.series, t.comparison, t.percent) for t in Target.objects.filter(clause=line, series="2.2")] == [
        ("2.2", ">", 85)
    ]
    assert plan.clauses.get(pk=line.pk).text == line.text, "the words of the line stay"


def test_an_added_percentage_obeys_what_every_goal_obeys(world: World, signed_in: SignedIn) -> None:
    plan, client = drawn(world, world.primary), signed_in("hanh")
    line = target(plan, "2.2").clause
    name, words = f"n{line.pk}", typed(client, plan)
    twice = send(client, plan, words | {f"{name}_series": "2.2", f"{name}_percent": "95%"})
    assert "đã gắn cho một con số khác" in str(twice.context["form"].errors[f"{name}_series"])
    bare = send(client, plan, words | {f"{name}_series": "2.2", f"g{target(plan, '2.2').pk}_removed": "on"})
    assert f"{name}_percent" in bare.context["form"].errors
    loose = words | {f"{name}_series": "2.2", f"{name}_percent": "10%", f"g{target(plan, '2.2').pk}_removed": "on"}
    assert f"{name}_reason" in send(client, plan, loose).context["form"].errors
    assert target(plan, "2.2").percent == 85 and Target.objects.filter(clause=line).count() == 1


def test_no_percentage_is_put_on_another_units_line(world: World) -> None:
    plan, other = drawn(world, world.primary), drawn(world, world.secondary)
    foreign = target(other, "2.2").clause
    edit = Correction(version=1, new_goals=[(foreign.pk, GoalEdit("1.2", ">=", Decimal(5)))])
    actions.correct(by=world.viewer("hanh"), at=NOW, plan=plan, correction=edit)
    assert not Target.objects.filter(clause=foreign, series="1.2").exists()


def test_an_officer_reads_a_schools_plan_and_does_not_write_it(world: World, signed_in: SignedIn) -> None:
    plan = drawn(world, world.primary)
    assert page(signed_in("mai"), plan).status_code == 404
    with pytest.raises(NotAllowed):
        actions.correct(by=world.viewer("mai"), at=NOW, plan=plan, correction=Correction(version=1))
    for outsider in ("ngoc", "dung", "linh", "lan"):
        assert page(signed_in(outsider), plan).status_code in (403, 404)
    assert page(signed_in("thu"), plan).status_code == 200


def test_a_plan_in_force_is_not_corrected(world: World, signed_in: SignedIn) -> None:
    plan = adopted(world.department)
    assert page(signed_in("mai"), plan).status_code == 409


def test_a_dropped_draft_comes_back(world: World, signed_in: SignedIn) -> None:
    plan, client = drawn(world, world.primary), signed_in("binh")
    client.post(reverse("programme:drop", kwargs={"key": plan.key}))
    plan.refresh_from_db()
    assert plan.state == "dropped"
    assert "Lấy lại" in client.get(reverse("programme:plans")).content.decode()
    client.post(reverse("programme:restore", kwargs={"key": plan.key}))
    plan.refresh_from_db()
    assert plan.state == "draft"
    assert [entry.verb for entry in AuditEntry.objects.order_by("-seq")[:2]] == ["programme.restore", "programme.drop"]
