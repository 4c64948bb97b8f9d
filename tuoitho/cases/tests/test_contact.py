"""Safe contact, silence towards the home, and consent, which gates nothing but voluntary services and publication."""

from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests.cast import NOW, TODAY
from tuoitho.base.models import AuditEntry
from tuoitho.base.refusals import NotAllowed, Refused
from tuoitho.cases.actions import consents, contact
from tuoitho.cases.models import CaseStep, Child, Consent
from tuoitho.cases.pages.papers import document_of
from tuoitho.cases.tests.stage import BEFORE, a_case, a_child
from tuoitho.cases.tests.walking import answers, opened, walk

WHO = {"about": "services", "given_by": "home", "who": "Trần Thị Hoà", "words": "Đồng ý học nghề.", "given_on": TODAY}


def do(world, case, act, name: str = "son", /, **words):
    case.refresh_from_db()
    made = act(case=case, **words, seen=case.version, by=world.viewer(name), at=NOW)
    case.refresh_from_db()
    case.child.refresh_from_db()
    return made


def home_reads(case) -> bool:
    """Whether the decision of form 05 goes to the home."""
    filled = case.forms.create(form="05", answers=answers("05"), made_at=NOW, by="system")
    return any("Cha mẹ" in line for line in document_of(filled, case, "").recipients)


def test_an_officer_asks_and_nothing_goes_home_from_then_on(world):
    case = opened(world)
    assert home_reads(case)
    do(world, case, contact.ask_silence, note="Người bố có thể là người gây hại.")
    assert case.child.home_is_silent and not case.child.silent_home and not home_reads(case)
    with pytest.raises(NotAllowed):
        do(world, case, contact.silence_home, note="Tôi quyết định.")


def test_the_chair_decides_with_a_reason_and_lifts_it_with_one(world):
    case = opened(world)
    with pytest.raises(Refused):
        do(world, case, contact.silence_home, "tung", note="  ")
    do(world, case, contact.silence_home, "tung", note="Bố là người thuê.")
    child = case.child
    assert (child.silent_home, child.silent_because, child.silent_by) == (
        True,
        "Bố là người thuê.",
        world.tung.actor_key,
    )
    assert not home_reads(case)
    with pytest.raises(NotAllowed):
        do(world, case, contact.lift_silence, note="Thôi.")
    do(world, case, contact.lift_silence, "tung", note="Em đã ở với bà.")
    assert not case.child.home_is_silent and home_reads(case)
    notes = CaseStep.objects.filter(case=case).values_list("verb", "note")
    assert ("silence_home", "Bố là người thuê.") in notes and ("lift_silence", "Em đã ở với bà.") in notes


def test_a_request_that_is_not_granted_is_answered_with_why(world):
    case = opened(world)
    do(world, case, contact.ask_silence, note="Sợ lộ.")
    do(world, case, contact.lift_silence, "tung", note="Gia đình cần biết để đón em.")
    assert not case.child.home_is_silent


def test_silence_is_the_childs_whatever_the_case(world):
    """Another case of the same child says the same."""
    case = opened(world)
    other = a_case(world, child=case.child, state="closed")
    do(world, case, contact.silence_home, "tung", note="Nguy hiểm.")
    assert Child.objects.get(pk=other.child_id).silent_home


@pytest.mark.parametrize("who", ["phuc", "vinh", "thao", "ngoc", "ha", "mai", "dung"])
@pytest.mark.parametrize("verb", ["keep_contact", "ask_silence", "silence_home", "lift_silence"])
def test_nobody_outside_the_team_touches_it(who, verb, world):
    case = a_case(world, child=a_child(world.ward, silence_asked_at=NOW if verb == "lift_silence" else None))
    words = {"who": "", "how": "", "when": ""} if verb == "keep_contact" else {"note": "x"}
    with pytest.raises(NotAllowed):
        do(world, case, getattr(contact, verb), who, **words)


def test_a_safe_contact_stands_on_the_first_page_and_in_no_entry(world, signed_in):
    case = opened(world, at=BEFORE)
    client = signed_in("son")
    said = {"who": "Cô giáo Mận", "how": "gặp ở sân trường", "when": "giờ ra chơi", "seen": case.version}
    assert client.post(reverse("cases:keep_contact", args=[case.key]), said).status_code == 302
    assert "Cô giáo Mận · gặp ở sân trường" in client.get(reverse("cases:case", args=[case.key])).content.decode()
    assert not any("Mận" in str(vars(entry)) for entry in AuditEntry.objects.all())


def test_consent_gates_no_step_of_the_procedure(world):
    case = walk(world, opened(world), "approve_plan")
    assert case.state == "in_care" and not Consent.objects.exists()


@pytest.mark.parametrize(
    ("born", "asked"),
    [
        ({"born_on": date(2017, 11, 9)}, ["home", "child"]),  # 7 today
        ({"born_on": date(2017, 11, 10)}, ["home"]),  # 7 tomorrow
        ({"born_on": None}, ["home", "child"]),
        ({"born_on": None, "birth_year": 2017}, ["home", "child"]),  # 6 or 7
        ({"born_on": None, "birth_year": 2018}, ["home"]),
        ({"born_on": None, "birth_year": 2020, "birth_estimated": True}, ["home", "child"]),
        ({"born_on": date(2013, 5, 4), "silent_home": True}, ["child"]),
    ],
)
def test_the_child_is_asked_from_seven_on_and_a_silent_home_is_not(born, asked, world):
    assert Consent.objects.missing(a_child(world.ward, **born), "services", TODAY) == asked


def test_a_consent_stands_until_it_is_withdrawn_and_both_stay_on_record(world):
    case = opened(world)
    made = do(world, case, consents.record_consent, **WHO)
    assert Consent.objects.missing(case.child, "services", TODAY) == ["child"]
    with pytest.raises(Refused, match="còn hiệu lực"):
        do(world, case, consents.record_consent, **WHO)
    do(world, case, consents.withdraw_consent, consent=made, note="Gia đình đổi ý.")
    assert "home" in Consent.objects.missing(case.child, "services", TODAY)
    with pytest.raises(Refused, match="đã được rút"):
        do(world, case, consents.withdraw_consent, consent=made, note="Lần nữa.")
    do(world, case, consents.record_consent, **WHO)
    assert Consent.objects.count() == 2


def test_what_a_consent_may_not_be(world):
    case = opened(world)
    with pytest.raises(Refused, match="tương lai"):
        do(world, case, consents.record_consent, **WHO | {"given_on": TODAY + timedelta(days=1)})
    do(world, case, contact.ask_silence, note="Nguy hiểm.")
    with pytest.raises(Refused, match="không báo về nhà"):
        do(world, case, consents.record_consent, **WHO)
    do(world, case, consents.record_consent, **WHO | {"given_by": "child"})


def test_a_consent_of_another_child_is_not_withdrawn_through_this_case(world):
    other = do(world, a_case(world), consents.record_consent, **WHO)
    with pytest.raises(Refused):
        do(world, opened(world), consents.withdraw_consent, consent=other, note="x")


PDF = b"%PDF-1.7 ..."


@pytest.mark.parametrize(
    ("data", "kept"), [(PDF, True), (b"\xff\xd8\xff\xe0", True), (b"MZ\x90", False), (b"", False), (None, True)]
)
def test_the_signed_sheet_is_kept_sealed_and_a_disguised_file_is_not(data, kept, world, signed_in):
    case = opened(world, at=BEFORE)
    said = {**WHO, "given_on": "09/11/2024", "seen": case.version}
    if data is not None:
        said["paper"] = SimpleUploadedFile("Trần Gia Bảo.pdf", data)
    answer = signed_in("son").post(reverse("cases:record_consent", args=[case.key]), said)
    assert (answer.status_code == 302, Consent.objects.exists()) == (kept, kept)
    if not kept:
        assert "Đồng ý học nghề." in answer.content.decode()


def test_the_sheet_comes_back_under_a_name_that_tells_nothing(world, signed_in):
    case = opened(world, at=BEFORE)
    made = do(world, case, consents.record_consent, **WHO, paper=("Trần Gia Bảo.pdf", PDF))
    path = reverse("cases:consent_paper", args=[case.key, made.key])
    answer = signed_in("son").get(path)
    assert answer.content == PDF and answer["Content-Disposition"] == 'attachment; filename="dong-y.pdf"'
    assert signed_in("phuc").get(path).status_code == 404
    other = a_case(world)
    assert signed_in("son").get(reverse("cases:consent_paper", args=[other.key, made.key])).status_code == 404


def test_the_page_names_what_is_missing_and_lets_one_withdraw(world, signed_in):
    case = opened(world, at=BEFORE)
    made = do(world, case, consents.record_consent, **WHO)
    Consent.objects.update(recorded_at=BEFORE)
    client = signed_in("son")
    html = client.get(reverse("cases:contact", args=[case.key])).content.decode()
    assert "Trần Thị Hoà" in html and "Chính em" in html
    path = reverse("cases:withdraw_consent", args=[case.key])
    case.refresh_from_db()
    assert client.post(path, {"consent": made.key, "note": "Đổi ý.", "seen": case.version}).status_code == 302
    assert "Đã rút" in client.get(reverse("cases:contact", args=[case.key])).content.decode()
