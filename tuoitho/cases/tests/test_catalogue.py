"""The catalogue is the law's own with versions on it: nothing is altered in silence, nothing unread decides."""

from datetime import date
from uuid import uuid4

import pytest
from django.urls import reverse

from tests.cast import NOW
from tuoitho.base.models import AuditEntry
from tuoitho.base.refusals import Changed, NotAllowed, Refused
from tuoitho.cases.actions import catalogue as acting
from tuoitho.cases.actions.screening import screen
from tuoitho.cases.models import CatalogueEntry
from tuoitho.cases.tests.stage import a_case, a_child
from tuoitho.law.work import CATALOGUE, judge, read_facts

WORDS = {
    "text": "Khai thác tổ yến tự nhiên",
    "article": "TT 09/2020 PL III",
    "hazardous": True,
    "light": False,
    "arts": False,
    "extra": False,
    "confidence": "M",
    "source": "Bản dự thảo trên báo",
}
SINCE = date(2021, 3, 15)


def add(world, *, by="an", code="TT09-III.7", of="task", starts_on=SINCE, **words):
    return acting.add_entry(of=of, code=code, words=WORDS | words, starts_on=starts_on, by=world.viewer(by), at=NOW)


def edit(world, code, *, by="an", of="task", seen=0, starts_on=SINCE, **words):
    words = {"of": of, "code": code, "seen": seen, "words": WORDS | words, "starts_on": starts_on}
    return acting.edit_entry(**words, by=world.viewer(by), at=NOW)


def verify(world, code, *, by="an", of="task", seen=0, confidence="R"):
    words = {"of": of, "code": code, "seen": seen, "confidence": confidence, "source": "Công báo số 1"}
    return acting.verify_entry(**words, by=world.viewer(by), at=NOW)


def on(day):
    return CatalogueEntry.objects.merged(day)


def verdict_of(day, **facts):
    record = {"on": day.isoformat(), "age": 16, "relation": "employed", **facts}
    return judge(read_facts(record, on(day)), on(day)).verdict


def test_with_nothing_recorded_it_is_the_laws_own(world):
    assert on(SINCE) == CATALOGUE


def test_an_added_entry_decides_only_once_it_is_verified(world):
    add(world)
    assert verdict_of(date(2024, 5, 1), task="TT09-III.7") == "undetermined"
    made = verify(world, "TT09-III.7", seen=1)
    assert (made.version, made.confidence, made.starts_on, made.by) == (2, "R", SINCE, world.an.actor_key)
    assert verdict_of(date(2024, 5, 1), task="TT09-III.7") == "unlawful"


def test_an_edit_holds_from_its_day_and_the_law_before_it(world):
    edit(world, "TT09-IV.4", of="place", starts_on=date(2025, 1, 1), text="Giàn giáo cao hơn 3 m", confidence="R")
    before, after = on(date(2024, 12, 31)).places["TT09-IV.4"], on(date(2025, 1, 1)).places["TT09-IV.4"]
    assert before == CATALOGUE.places["TT09-IV.4"] and after.text == "Giàn giáo cao hơn 3 m"
    assert verdict_of(date(2024, 12, 31), place="TT09-IV.4") == "undetermined"
    assert verdict_of(date(2025, 1, 1), place="TT09-IV.4") == "unlawful"


def test_what_was_read_as_a_draft_is_verified_by_who_read_it(world):
    verify(world, "TT09-IV.5", of="place")
    found = on(date(2024, 1, 1)).places["TT09-IV.5"]
    assert found.verified and found.source == "Công báo số 1"
    assert found.text == CATALOGUE.places["TT09-IV.5"].text


def test_hearsay_lifts_no_prohibition(world):
    with pytest.raises(Refused, match="đã xác minh"):
        edit(world, "BLLĐ-147.1.e", hazardous=False, confidence="M")
    assert verdict_of(SINCE, task="BLLĐ-147.1.e") == "unlawful"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ({"code": "BLLĐ-147.1.e"}, "đã có"),
        ({"light": True}, "vừa bị cấm vừa được phép"),
        ({"starts_on": date(2020, 12, 31)}, "01/01/2021"),
    ],
)
def test_what_makes_no_sense_is_refused(words, sentence, world):
    with pytest.raises(Refused, match=sentence):
        add(world, **words)
    assert not CatalogueEntry.objects.exists()


def test_a_code_is_added_once_and_unread_is_not_verified(world):
    add(world)
    with pytest.raises(Refused, match="đã có"):
        add(world)
    with pytest.raises(Refused, match="chưa xác minh"):
        verify(world, "TT09-III.7", seen=1, confidence="M")


def test_two_who_correct_the_same_entry_lose_nothing(world):
    edit(world, "TT09-IV.4", of="place", text="Bản của người thứ nhất")
    with pytest.raises(Changed):
        edit(world, "TT09-IV.4", of="place", text="Bản của người thứ hai")
    assert CatalogueEntry.objects.get().text == "Bản của người thứ nhất"


@pytest.mark.parametrize("who", ["son", "tung", "mai", "hanh", "ngoc", "giang", "ha"])
def test_only_the_administrator_keeps_it(who, world):
    with pytest.raises(NotAllowed):
        add(world, by=who)


def test_each_change_leaves_an_entry_with_the_names_of_what_changed(world):
    add(world)
    edit(world, "TT09-III.7", seen=1)
    verify(world, "TT09-III.7", seen=2)
    entries = list(AuditEntry.objects.order_by("seq"))
    assert [one.verb for one in entries] == ["cases.add_entry", "cases.edit_entry", "cases.verify_entry"]
    assert {one.subject for one in entries} == {"task:TT09-III.7"} and "source" in entries[0].fields


def test_a_screening_reads_the_same_after_the_catalogue_has_changed(world):
    add(world, confidence="R2")
    case = a_case(world, child=a_child(world.ward, born_on=date(2008, 1, 1)))
    facts = {"on": "2024-11-01", "relation": "employed", "task": "TT09-III.7"}
    made = screen(case=case, facts=facts, note="", key=uuid4(), seen=1, by=world.viewer("son"), at=NOW)
    edit(world, "TT09-III.7", seen=1, text="Lời khác", confidence="R")
    made.refresh_from_db()
    assert made.judgement["task"]["text"] == WORDS["text"] and made.catalogue_version.endswith("+1")


def page(client, name="catalogue", *args):
    return client.get(reverse(f"cases:{name}", args=args))


def test_the_page_shows_what_is_unverified_and_who_verified_what(world, signed_in, django_assert_max_num_queries):
    add(world)
    verify(world, "TT09-IV.5", of="place")
    client = signed_in("an")
    page(client)
    with django_assert_max_num_queries(12):
        html = page(client).content.decode()
    assert "TT09-III.7" in html and "Chưa xác minh" in html and "Công báo số 1 · Lý Bình An" in html
    only = client.get(reverse("cases:catalogue"), {"show": "unverified"}).content.decode()
    assert "TT09-III.7" in only and "BLLĐ-147.1.e" not in only


def test_an_entry_is_added_corrected_and_verified_on_its_pages(world, signed_in):
    client = signed_in("an")
    said = {name: WORDS[name] for name in ("text", "article", "confidence", "source")}
    said |= {"marks": ["hazardous"], "starts_on": "15/03/2021", "seen": 0}
    assert client.post(reverse("cases:add_entry"), said | {"of": "task", "code": "TT09-III.7"}).status_code == 302
    address = reverse("cases:edit_entry", args=["task", "TT09-III.7"])
    assert client.post(address, said | {"seen": 1, "confidence": "R2"}).status_code == 302
    address = reverse("cases:verify_entry", args=["task", "TT09-III.7"])
    assert client.post(address, {"seen": 2, "confidence": "R", "source": "Công báo"}).status_code == 302
    assert list(CatalogueEntry.objects.values_list("confidence", flat=True).order_by("pk")) == ["M", "R2", "R"]


def test_what_was_typed_stays_when_someone_corrected_first(world, signed_in):
    edit(world, "TT09-IV.4", of="place", text="Bản của người thứ nhất")
    client = signed_in("an")
    said = {name: WORDS[name] for name in ("article", "confidence", "source")}
    said |= {"text": "Câu gõ dở của tôi", "marks": ["hazardous"], "starts_on": "15/03/2021", "seen": 0}
    address = reverse("cases:edit_entry", args=["place", "TT09-IV.4"])
    answer = client.post(address, said)
    html = answer.content.decode()
    assert answer.status_code == 409 and "Câu gõ dở của tôi" in html and 'name="seen" value="1"' in html
    assert "Bản của người thứ nhất" in html
    assert client.post(address, said | {"seen": 1}).status_code == 302


def test_how_sure_one_is_is_never_chosen_beforehand(world, signed_in):
    html = page(signed_in("an"), "edit_entry", "place", "TT09-IV.4").content.decode().split("<main")[1]
    assert 'name="confidence"' in html and html.count("checked") == html.count('value="hazardous"')


@pytest.mark.parametrize("address", [("task", "TT09-III.99"), ("nothing", "other"), ("place", "arts")])
def test_an_entry_that_is_not_there_is_not_found(address, world, signed_in):
    assert page(signed_in("an"), "edit_entry", *address).status_code == 404
