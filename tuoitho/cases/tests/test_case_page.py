"""A case on one page: for its team alone, each opening logged, in few questions to the store."""

import pytest
from django.urls import reverse

from tuoitho.base.models import AuditEntry
from tuoitho.cases.actions import steps
from tuoitho.cases.models import Case
from tuoitho.cases.queries.cases import SHOWN
from tuoitho.cases.tests.stage import BEFORE, a_case, a_child, join
from tuoitho.cases.tests.walking import answers, opened, walk


def page(client, case: Case, name: str = "case", **more):
    return client.get(reverse(f"cases:{name}", kwargs={"key": case.key, **more}))


def test_the_owner_sees_who_it_is_which_term_runs_and_what_comes_next(world, signed_in):
    html = page(signed_in("son"), opened(world, at=BEFORE)).content.decode()
    assert "Trần Gia Bảo" in html and "NĐ 56/2017 Đ.26.3" in html and "07:00 09/11/2024" in html
    assert "Đánh giá nguy cơ" in html and reverse("cases:cases") in html


@pytest.mark.parametrize("who", ["phuc", "vinh", "thao"])
def test_who_is_not_of_the_team_finds_nothing(who, world, signed_in):
    assert page(signed_in(who), opened(world, at=BEFORE)).status_code == 404


@pytest.mark.parametrize("who", ["ngoc", "hanh", "lan", "mai", "dung", "ha", "an", "giang", "yen", "khoa"])
def test_other_roles_have_no_such_page(who, world, signed_in):
    assert page(signed_in(who), opened(world, at=BEFORE)).status_code == 403


def test_the_chair_sees_it_by_office(world, signed_in):
    html = page(signed_in("tung"), walk(world, opened(world, at=BEFORE), "submit_plan", BEFORE)).content.decode()
    assert "Phê duyệt kế hoạch" in html


def test_every_opening_leaves_an_entry(world, signed_in):
    case = opened(world, at=BEFORE)
    page(signed_in("son"), case)
    entry = AuditEntry.objects.filter(verb="cases.record_opening").get()
    assert (entry.subject, entry.actor) == (str(case.key), world.son.actor_key)


@pytest.mark.parametrize(("who", "until"), [("son", "review"), ("son", "submit_plan"), ("tung", "submit_plan")])
def test_a_case_and_its_pages_ask_twelve_queries_at_most(who, until, world, signed_in, django_assert_max_num_queries):
    case = walk(world, opened(world, at=BEFORE), until, BEFORE)
    client = signed_in(who)
    page(client, case)
    for name in ("case", "papers", "contact", "openings"):
        with django_assert_max_num_queries(12):
            page(client, case, name)


@pytest.mark.parametrize("shown", SHOWN)
def test_a_list_of_cases_asks_twelve_queries_however_many_there_are(
    shown, world, signed_in, django_assert_max_num_queries
):
    walk(world, opened(world, at=BEFORE), "assess_risk", BEFORE)
    for _ in range(3):
        a_case(world)
    client = signed_in("son")
    client.get(reverse("cases:cases"))
    with django_assert_max_num_queries(12):
        client.get(reverse("cases:cases"), {"show": shown})


def test_the_list_holds_the_teams_own_and_closed_ones_behind_a_filter(world, signed_in):
    a_case(world, child=a_child(world.ward, name="Bùi Khánh An"))
    a_case(world, owner="phuc", child=a_child(world.ward, name="Lê Đức Mạnh"))
    a_case(world, state="closed", child=a_child(world.ward, name="Đỗ Hà My"))
    client = signed_in("son")
    html = client.get(reverse("cases:cases")).content.decode()
    assert "Khánh An" in html and "Đức Mạnh" not in html and "Hà My" not in html
    assert "Hà My" in client.get(reverse("cases:cases"), {"show": "closed"}).content.decode()


def test_a_step_is_done_on_its_page_and_leads_back_to_the_case(world, signed_in):
    case = opened(world, at=BEFORE)
    said = {name: "no" if value is False else value for name, value in answers("02").items()}
    answer = signed_in("son").post(reverse("cases:assess_risk", args=[case.key]), {**said, "seen": case.version})
    assert answer.status_code == 302
    case.refresh_from_db()
    assert case.state == "assessed"


def test_what_was_typed_stays_when_someone_else_saved_first(world, signed_in):
    case = walk(world, opened(world, at=BEFORE), "assess_risk", BEFORE)
    said = {name: "no" if value is False else value for name, value in answers("02").items()}
    said["conclusion"] = "Câu gõ dở của tôi."
    path = reverse("cases:assess_risk", args=[case.key])
    answer = signed_in("son").post(path, {**said, "seen": 1})
    assert answer.status_code == 409 and "Câu gõ dở của tôi." in answer.content.decode()
    assert f'name="seen" value="{case.version}"' in answer.content.decode()


def test_nothing_is_chosen_beforehand(world, signed_in):
    assert (
        "checked"
        not in page(signed_in("son"), opened(world, at=BEFORE), "assess_risk").content.decode().split("<main")[1]
    )


def test_suspected_trafficking_asks_for_calls_until_both_are_recorded(world, signed_in):
    case = a_case(world, kind=Case.Kind.TRAFFICKED)
    client = signed_in("son")
    assert "tel:111" in page(client, case).content.decode()
    for to in ("111", "113"):
        assert "tel:113" in page(client, case).content.decode()
        words = {"to": to, "spoke_with": "", "note": "", "called_at": BEFORE, "by": world.viewer("son"), "at": BEFORE}
        steps.record_call(case=case, seen=case.version, **words)
        case.refresh_from_db()
    html = page(client, case).content.decode()
    assert "tel:113" not in html and "Công an 113" in html


@pytest.mark.parametrize("form", ["02", "03", "minutes", "04", "05", "06", "07"])
@pytest.mark.parametrize("kind", ["docx", "pdf"])
def test_each_form_comes_out_as_a_paper_filled_or_half_empty(form, kind, world, signed_in):
    case = a_case(world)
    client = signed_in("son")
    for said in (answers(form), {}):
        filled = case.forms.create(form=form, answers=said, made_at=BEFORE, by=case.by)
        answer = page(client, case, "paper", form=filled.key, kind=kind)
        assert answer.status_code == 200 and len(answer.content) > 4000
    assert AuditEntry.objects.filter(verb="cases.record_paper").count() == 2


def test_a_form_of_another_case_is_not_reached_through_ones_own(world, signed_in):
    other = a_case(world, ward="other_ward", owner="vinh")
    filled = other.forms.create(form="02", answers={}, made_at=BEFORE, by=other.by)
    assert page(signed_in("son"), a_case(world), "paper", form=filled.key, kind="pdf").status_code == 404


def test_a_helper_reads_and_writes_until_the_part_ends(world, signed_in):
    case = a_case(world)
    part = join(case, world.phuc, "helper")
    assert page(signed_in("phuc"), case).status_code == 200
    part.ends_at = BEFORE
    part.save()
    assert page(signed_in("phuc"), case).status_code == 404


def test_the_chair_is_told_to_call_and_led_to_no_page_that_is_not_the_chairs(world, signed_in):
    case = a_case(world, kind=Case.Kind.TRAFFICKED)
    record = reverse("cases:record_call", args=[case.key])
    assert record in page(signed_in("son"), case).content.decode()
    html = page(signed_in("tung"), case).content.decode()
    assert "tel:111" in html and record not in html
