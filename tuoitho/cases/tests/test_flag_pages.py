"""The pages of a card and what waits on a desk."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from tests.cast import NOW, TODAY
from tuoitho.base.models import AuditEntry
from tuoitho.base.refusals import NotAllowed, Refused
from tuoitho.cases.actions.weights import set_flag_limit
from tuoitho.cases.models import FlagLimit
from tuoitho.cases.queries.flags import cards_waiting
from tuoitho.cases.tests.cards import a_card, a_class, a_pupil, act

pytestmark = pytest.mark.django_db


@pytest.fixture
def room(world):
    return a_class(world.primary, "5A", 5, teacher=world.lan)


@pytest.fixture
def pupil(room):
    return a_pupil(room, "Trịnh Bảo Ngân")


def test_the_card_says_why_what_who_by_when_and_leaves_an_entry(world, pupil, signed_in):
    card = a_card(pupil, reasons={"unexcused": 4.5, "special": ["a", "đ"], "household_work": 1.0})
    html = signed_in("lan").get(reverse("cases:flag", args=[card.key])).content.decode()
    for words in (
        "Vắng không phép 4,5 ngày",
        "Mồ côi cả cha và mẹ",
        "Làm trước 16/11",
        "Lê Thị Lan",
        "Không làm:",
        "Có dấu hiệu em phải làm việc",
        "Tự hết hạn",
        reverse("cases:file_report"),
    ):
        assert words in html
    entry = AuditEntry.objects.get(verb="cases.record_flag_opening")
    assert (entry.subject, entry.actor) == (str(card.key), world.lan.actor_key)


def test_without_a_teacher_the_focal_person_is_named(world, signed_in):
    card = a_card(a_pupil(a_class(world.primary, "5B", 5)))
    assert "Trần Văn Bình" in signed_in("binh").get(reverse("cases:flags")).content.decode()
    assert signed_in("lan").get(reverse("cases:flag", args=[card.key])).status_code == 404


@pytest.mark.parametrize("who", ["hanh", "ngoc", "mai", "son", "tung", "khoa", "yen", "an"])
def test_other_roles_have_no_such_page(who, world, pupil, signed_in):
    card = a_card(pupil)
    for path in (reverse("cases:flags"), reverse("cases:flag", args=[card.key])):
        assert signed_in(who).get(path).status_code == 403


def test_list_and_card_ask_twelve_queries_at_most_however_many(world, room, signed_in, django_assert_max_num_queries):
    cards = [a_card(a_pupil(room, f"Em {n}", date(2014, 1, 1 + n))) for n in range(28)]
    act(world, cards[0])
    client = signed_in("lan")
    client.get(reverse("cases:flags"))
    for path in (reverse("cases:flags"), reverse("cases:flag", args=[cards[0].key])):
        with django_assert_max_num_queries(12):
            html = client.get(path).content.decode()
    assert "Em 0" in html
    assert "Trang sau" in client.get(reverse("cases:flags")).content.decode()


def test_a_step_is_done_on_its_page_and_what_was_typed_stays(world, pupil, signed_in):
    card = a_card(pupil)
    client = signed_in("lan")
    path = reverse("cases:act_on_flag", args=[card.key])
    assert "checked" not in client.get(path).content.decode().split("<main")[1].replace("checked-", "")
    said = {"deeds": ["asked", "watched"], "note": "Câu gõ dở.", "check_on": "01/01/2020", "seen": card.version}
    wrong = client.post(path, said)
    assert wrong.status_code == 409 and "Câu gõ dở." in wrong.content.decode()
    assert client.post(path, said | {"check_on": "20/11/2024"}).status_code == 302
    late = client.post(path, said | {"check_on": "20/11/2024"})
    assert late.status_code == 409 and "Người khác vừa ghi vào thẻ này" in late.content.decode()
    check = reverse("cases:check_back", args=[card.key])
    assert client.post(check, {"outcome": "", "seen": 2}).status_code == 200
    assert client.post(check, {"outcome": "better", "seen": 2}).status_code == 302
    assert "Khá hơn" in client.get(reverse("cases:flag", args=[card.key])).content.decode()
    assert "Trịnh Bảo Ngân" in client.get(reverse("cases:flags"), {"closed": "1"}).content.decode()


def test_dismissing_for_another_reason_says_which(world, pupil, signed_in):
    card = a_card(pupil)
    path = reverse("cases:dismiss_flag", args=[card.key])
    client = signed_in("binh")
    assert "Hãy ghi lý do." in client.post(path, {"reason": "other", "note": " ", "seen": 1}).content.decode()
    assert client.post(path, {"reason": "wrong", "note": "", "seen": 1}).status_code == 302


def test_what_waits_is_counted_for_whoever_has_it_to_do(world, room, pupil):
    a_card(pupil)
    watched = a_card(a_pupil(room, "Em Hai", date(2014, 2, 2)))
    act(world, watched, check_on=TODAY + timedelta(days=1))
    alone = a_card(a_pupil(a_class(world.primary, "5C", 5), "Em Ba", date(2014, 3, 3)))
    lan, binh = cards_waiting(world.viewer("lan")), cards_waiting(world.viewer("binh"))
    assert (lan.to_act, lan.act_by, lan.to_check) == (1, TODAY + timedelta(days=7), 0)
    assert (binh.to_act, binh.act_by) == (1, alone.due_on)
    tomorrow = TODAY + timedelta(days=1)
    assert cards_waiting(world.viewer("lan", tomorrow)).to_check == 1
    assert cards_waiting(world.viewer("binh", TODAY + timedelta(days=8))).to_act == 2, "what is late is the school's"
    assert cards_waiting(world.viewer("binh", TODAY + timedelta(days=8))).to_check == 1


def test_a_limit_is_the_focal_persons_to_set(world, signed_in):
    set_flag_limit(unit=world.primary, per_person=3, by=world.viewer("binh"), at=NOW)
    assert FlagLimit.of(world.primary.pk) == 3 and FlagLimit.of(world.other_school.pk) == 10
    for who in ("lan", "hanh", "mai", "ngoc"):
        with pytest.raises(NotAllowed):
            set_flag_limit(unit=world.primary, per_person=3, by=world.viewer(who), at=NOW)
    for wrong in (0, 41):
        with pytest.raises(Refused):
            set_flag_limit(unit=world.primary, per_person=wrong, by=world.viewer("binh"), at=NOW)
    path = reverse("cases:set_flag_limit", args=[world.primary.code])
    assert signed_in("binh").post(path, {"per_person": "4"}).status_code == 302
    assert signed_in("lan").get(path).status_code == 404
    assert FlagLimit.of(world.primary.pk) == 4
