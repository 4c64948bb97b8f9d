"""What a sender composes: only what was chosen goes out, on the screen and on paper."""

import pytest
from django.urls import reverse

from tests.cast import NOW
from tuoitho.cases.models import Referral
from tuoitho.cases.pages.letters import referral_letter
from tuoitho.cases.pages.serving import sheet_of, ways_to_call
from tuoitho.cases.tests.serving import ASKS, CONTACT, a_referral
from tuoitho.cases.tests.stage import a_case, a_child


def test_the_form_sends_what_the_officer_chose(world, signed_in):
    case = a_case(world, child=a_child(world.ward, name="Trần Gia Bảo"))
    path = reverse("cases:refer", args=[case.key]) + "?unit=HD-TH01"
    said = {"kind": "school", "called": "given", "asks": ASKS, "contact": CONTACT, "consent": "yes"}
    client = signed_in("son")
    assert "checked" not in client.get(path).content.decode().split("<main")[1]
    wrong = client.post(path, said)
    assert wrong.status_code == 409 and ASKS in wrong.content.decode() and not Referral.objects.exists()
    assert client.post(path, said | {"consent_who": "Mẹ em"}).status_code == 302
    sheet = Referral.objects.get().sheet
    assert (sheet["called"], "age" in sheet, "Sơn" in sheet["sender"]) == ("Bảo", False, True)


@pytest.mark.parametrize(
    ("way", "said"), [("full", "Trần Gia Bảo"), ("given", "Bảo"), ("initials", "T.G.B."), ("unnamed", None)]
)
def test_a_child_is_named_as_far_as_the_sender_chose(way, said, world):
    case = a_case(world, child=a_child(world.ward, name="Trần Gia Bảo"))
    form = {"called": way, "show_age": True, "asks": ASKS, "background": "", "contact": CONTACT}
    sheet = sheet_of(case, form, "Phường", NOW)
    assert (sheet["called"] or None, sheet["age"]) == (said, "11")


def test_a_child_known_by_nickname_only_or_by_nothing_can_be_referred_too(world):
    assert [code for code, _ in ways_to_call(a_child(name=None, nickname="Tí"))] == ["nickname", "unnamed"]
    assert [code for code, _ in ways_to_call(a_child(name=None))] == ["unnamed"]


def test_the_letter_says_only_what_the_sheet_says(world):
    case = a_case(world, child=a_child(world.ward, name="Trần Gia Bảo"))
    said = str(referral_letter(a_referral(case, to_body="Ngân hàng"), "Ngô Sỹ Tùng"))
    assert ASKS in said and "Gia Bảo" not in said and case.number not in said
    assert "lao động trẻ em" not in said.lower()
