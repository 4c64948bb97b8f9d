"""A referral: the receiver sees its sheet and never the case, and after it is revoked nothing at all."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from tests.cast import NOW, TODAY
from tuoitho.base.models import AuditEntry, Letter
from tuoitho.base.refusals import NotAllowed, Refused
from tuoitho.cases.actions import referring
from tuoitho.cases.actions.referring import Asked, Receiver
from tuoitho.cases.models import CaseSettings, CaseStep, Referral, Report, ServiceGiven
from tuoitho.cases.queries.referrals import referrals_unanswered
from tuoitho.cases.queries.services import receivers_of
from tuoitho.cases.queries.waiting import waiting_for
from tuoitho.cases.tests.serving import AGREED, ASKS, CONTACT, a_referral, referred
from tuoitho.cases.tests.stage import BEFORE, a_case, a_child, a_report
from tuoitho.organisations.models import Post

BODY = Receiver(body="Trung tâm Trợ giúp pháp lý")
ANSWERS = {
    "accept_referral": {"note": "", "number": ""},
    "refuse_referral": {"note": "Lớp đã đủ.", "number": ""},
    "finish_referral": {"note": "Đã nhập học.", "given_on": TODAY},
}


def do(verb: str, referral: Referral, by, **more) -> Referral:
    words = ANSWERS.get(verb, {"note": "Gửi nhầm nơi."}) | more
    return getattr(referring, verb)(referral=referral, **words, by=by, at=NOW)


def shown(client, referral: Referral, name: str = "referral", **more):
    return client.get(reverse(f"cases:{name}", kwargs={"key": referral.key, **more}))


def test_a_receiver_accepts_and_does_it_and_the_case_has_the_service(world):
    referral = referred(world, a_case(world, state="in_care"))
    do("accept_referral", referral, world.viewer("binh"))
    done = do("finish_referral", referral, world.viewer("hanh"))
    given = ServiceGiven.objects.get(case=referral.case)
    assert (done.state, given.kind, given.given_on, given.referral) == ("done", "school", TODAY, referral)
    assert [step.verb for step in done.steps.order_by("pk")] == ["refer", "accept_referral", "finish_referral"]
    assert CaseStep.objects.filter(case=referral.case, verb="finish_referral").exists()


def test_each_verb_leaves_one_entry_without_a_word_of_the_child_and_the_letter_names_nobody(world):
    referral = referred(world, a_case(world))
    do("accept_referral", referral, world.viewer("binh"))
    said = " ".join(str(vars(one)) for one in [*AuditEntry.objects.all(), *Letter.objects.all()])
    assert not any(word in said for word in ("Bảo", ASKS, CONTACT, "lao động trẻ em"))
    assert Letter.objects.get(kind="referral").to == world.primary.email


@pytest.mark.parametrize(
    "who", ["ngoc", "quan", "lan", "dung", "mai", "ha", "an", "giang", "khoa", "vinh", "son", "tung"]
)
@pytest.mark.parametrize("verb", ANSWERS)
def test_nobody_but_the_receiver_answers(who, verb, world):
    referral = referred(world, a_case(world))
    with pytest.raises(NotAllowed):
        do(verb, referral, world.viewer(who))


@pytest.mark.parametrize("who", ["hanh", "binh", "phuc", "vinh", "tung", "ngoc"])
def test_nobody_but_the_keeper_of_the_case_sends_or_revokes(who, world):
    case = a_case(world)
    with pytest.raises(NotAllowed):
        referred(world, case, by=who)
    with pytest.raises(NotAllowed):
        do("revoke_referral", referred(world, case), world.viewer(who))


def test_the_receiver_sees_what_was_chosen_and_nothing_of_the_case(world, signed_in):
    case = a_case(world, child=a_child(world.ward, name="Trần Gia Bảo", address="Ngõ 7", guardian_phone="0912345678"))
    html = shown(signed_in("binh"), referred(world, case)).content.decode()
    assert "Bảo" in html and ASKS in html and CONTACT in html and "11" in html
    for hidden in ("Gia Bảo", case.number, "Ngõ 7", "0912345678", str(case.key), "Có dấu hiệu"):
        assert hidden not in html
    assert AuditEntry.objects.filter(verb="cases.record_referral_opening", actor=world.binh.actor_key).count() == 1


def test_after_revocation_the_receiver_finds_nothing_anywhere(world, signed_in):
    referral = referred(world, a_case(world))
    client = signed_in("hanh")
    assert shown(client, referral).status_code == 200
    do("revoke_referral", referral, world.viewer("son"))
    assert shown(client, referral).status_code == 404
    for page in (reverse("cases:referrals"), reverse("cases:referrals") + "?state=closed"):
        assert str(referral.key) not in client.get(page).content.decode()
    for verb in ANSWERS:
        assert shown(client, referral, verb).status_code == 404
        with pytest.raises((NotAllowed, Refused)):
            do(verb, referral, world.viewer("hanh"))
    assert waiting_for(world.viewer("hanh"), world.primary.pk, NOW, timedelta(days=7)) == []


@pytest.mark.parametrize("verb", ["refuse_referral", "finish_referral"])
def test_once_it_is_over_the_receiver_keeps_no_word_of_the_child(verb, world, signed_in):
    referral = referred(world, a_case(world))
    if verb == "finish_referral":
        do("accept_referral", referral, world.viewer("binh"))
    do(verb, referral, world.viewer("binh"))
    html = shown(signed_in("binh"), referral).content.decode()
    assert ASKS not in html and CONTACT not in html


def test_a_person_named_is_the_only_one_who_sees_it_there(world, signed_in):
    referral = referred(world, a_case(world), Receiver(world.primary, world.binh))
    assert shown(signed_in("binh"), referral).status_code == 200
    assert shown(signed_in("hanh"), referral).status_code == 404
    with pytest.raises(NotAllowed):
        do("accept_referral", referral, world.viewer("hanh"))


def test_who_left_the_school_no_longer_reads_what_was_sent_to_them(world, signed_in):
    referral = referred(world, a_case(world), Receiver(world.primary, world.binh))
    Post.objects.filter(user=world.binh).update(ends_on=TODAY)
    assert shown(signed_in("binh"), referral).status_code in (403, 404)


def test_a_school_whose_people_a_report_concerns_is_not_offered_and_not_sent_to(world):
    case = a_case(world)
    assert world.primary in receivers_of(world.viewer("son"), case)
    a_report(world.city, passes_by=world.primary, case=case)
    assert world.primary not in receivers_of(world.viewer("son"), case, "Vườn Xanh")
    with pytest.raises(Refused, match="liên quan"):
        referred(world, case)
    assert not Referral.objects.exists() and not Letter.objects.exists()


@pytest.mark.parametrize(("concern", "warned"), [("school", True), ("unsure", True), ("none", False), ("", False)])
def test_where_a_school_is_concerned_and_nobody_knows_which_the_sender_is_warned(concern, warned, world, signed_in):
    case = a_case(world)
    a_report(world.ward, concern=concern, case=case)
    html = signed_in("son").get(reverse("cases:refer", args=[case.key])).content.decode()
    assert ("Có thể liên quan đến người của một trường" in html) is warned


@pytest.mark.parametrize("by", ["case", "child"])
def test_a_report_that_comes_later_takes_the_referral_out_of_its_sight(by, world, signed_in):
    case = a_case(world)
    referral = referred(world, case)
    a_report(world.city, passes_by=world.primary, **({"case": case} if by == "case" else {"child": case.child}))
    assert shown(signed_in("hanh"), referral).status_code == 404
    with pytest.raises(NotAllowed):
        do("accept_referral", referral, world.viewer("hanh"))


def test_another_ward_can_be_asked_and_the_own_ward_is_not_offered(world):
    case = a_case(world)
    offered = receivers_of(world.viewer("son"), case, "phuong")
    assert world.other_ward in offered and world.ward not in offered
    referral = referred(world, case, Receiver(world.other_ward), asked=Asked("not_needed"))
    assert do("accept_referral", referral, world.viewer("vinh")).state == "accepted"


def test_units_are_found_without_tone_marks_and_only_where_someone_answers(world):
    case = a_case(world)
    assert [one.code for one in receivers_of(world.viewer("son"), case, "tieu hoc hoa gao")] == ["HD-TH02"]
    assert receivers_of(world.viewer("son"), case, "hoa nang") == []


@pytest.mark.parametrize(
    ("asked", "sent"),
    [
        (AGREED, True),
        (Asked("yes"), False),
        (Asked("no"), False),
        (Asked("no", override="Em đang ốm nặng."), True),
        (Asked("not_asked"), False),
        (Asked("not_asked", override="Hỏi thì em bị đánh."), True),
        (Asked("not_needed"), False),
        (Asked("not_needed", urgent=True), True),
        (Asked("no", urgent=True), True),
    ],
)
def test_consent_is_asked_for_what_is_voluntary_and_never_gates_an_emergency(asked, sent, world):
    case = a_case(world)
    if sent:
        assert referred(world, case, BODY, asked=asked).override_because == (asked.override or None)
    else:
        with pytest.raises(Refused):
            referred(world, case, BODY, asked=asked)


def test_an_outside_body_answers_on_paper_and_the_officer_records_it(world, signed_in):
    referral = referred(world, a_case(world, state="in_care"), BODY)
    done = do("accept_referral", referral, world.viewer("son"), number="15/TGPL")
    assert (done.answer_number, done.answer_date) == ("15/TGPL", TODAY)
    assert not Letter.objects.exists()
    for who in ("phuc", "vinh"):
        assert shown(signed_in(who), referral, "finish_referral").status_code == 404
        with pytest.raises(NotAllowed):
            do("finish_referral", referral, world.viewer(who))


@pytest.mark.parametrize("kind", ["docx", "pdf"])
def test_a_referral_comes_out_as_a_letter_for_the_team_alone(kind, world, signed_in):
    case = a_case(world)
    referral = a_referral(case, to_body="Trung tâm Trợ giúp pháp lý")
    answer = shown(signed_in("son"), referral, "referral_letter", kind=kind)
    assert answer.status_code == 200 and len(answer.content) > 4000
    assert "Bảo" not in answer["Content-Disposition"]
    assert AuditEntry.objects.filter(verb="cases.record_referral_paper").count() == 1
    assert shown(signed_in("vinh"), referral, "referral_letter", kind=kind).status_code == 404


@pytest.mark.parametrize(("day", "late"), [(TODAY, False), (TODAY - timedelta(days=1), True)])
def test_what_nobody_answered_comes_back_to_the_senders_desk_the_day_after(day, late, world):
    a_referral(a_case(world), to_unit=world.primary, answer_by=day)
    assert bool(referrals_unanswered(world.viewer("son"), NOW, TODAY)) is late
    assert referrals_unanswered(world.viewer("phuc"), NOW, TODAY) == []


def test_the_answer_is_asked_for_within_working_days_that_the_installation_sets(world):
    """Saturday 9 November 2024: five working days end on Friday 15, two on Tuesday 12."""
    case = a_case(world)
    assert referred(world, case).answer_by == date(2024, 11, 15)
    CaseSettings.objects.create(referral_days=2, set_at=NOW, by="system")
    assert referred(world, case).answer_by == date(2024, 11, 12)


def test_whoever_answers_second_is_told_and_the_first_answer_stands(world):
    referral = referred(world, a_case(world))
    do("accept_referral", referral, world.viewer("binh"))
    with pytest.raises(Refused, match="đã nhận"):
        do("refuse_referral", referral, world.viewer("hanh"))
    referral.refresh_from_db()
    assert referral.state == "accepted"


@pytest.mark.parametrize("day", [TODAY + timedelta(days=1), TODAY - timedelta(days=1)])
def test_a_service_is_done_between_the_asking_and_today(day, world):
    referral = do("accept_referral", referred(world, a_case(world)), world.viewer("binh"))
    with pytest.raises(Refused, match="Ngày thực hiện"):
        do("finish_referral", referral, world.viewer("binh"), given_on=day)
    assert not ServiceGiven.objects.exists()


def test_a_closed_case_sends_nothing_more(world):
    with pytest.raises(Refused, match="kết thúc"):
        referred(world, a_case(world, state="closed"))


def test_the_pages_ask_twelve_queries_at_most_however_much_was_sent(world, signed_in, django_assert_max_num_queries):
    case = a_case(world, state="in_care")
    for _ in range(4):
        do("accept_referral", referred(world, case), world.viewer("binh"))
        referred(world, case, BODY)
    for who, path in [
        ("son", reverse("cases:serving", args=[case.key])),
        ("son", reverse("cases:refer", args=[case.key])),
        ("binh", reverse("cases:referrals")),
        ("binh", reverse("cases:referral", args=[Referral.objects.filter(to_unit=world.primary).first().key])),
    ]:
        client = signed_in(who)
        client.get(path)
        with django_assert_max_num_queries(12):
            assert client.get(path).status_code == 200


def test_the_store_holds_no_word_of_the_sheet_in_clear(world):
    from django.db import connection

    referred(world, a_case(world), asked=Asked("no", "Mẹ em", "Em bị đánh ở nhà."))
    with connection.cursor() as cursor:
        cursor.execute("SELECT sheet, consent_who, override_because FROM cases_referral")
        kept = b" ".join(bytes(cell) for cell in cursor.fetchone())
    assert not any(word.encode() in kept for word in ("Bảo", ASKS, CONTACT, "Mẹ em", "bị đánh"))


def test_the_team_sees_the_course_and_what_each_receiver_saw(world, signed_in):
    referral = referred(world, a_case(world))
    do("refuse_referral", referral, world.viewer("binh"))
    html = signed_in("son").get(reverse("cases:serving", args=[referral.case.key])).content.decode()
    assert "Lớp đã đủ." in html and "Trần Văn Bình" in html and ASKS in html
    assert Report.objects.count() == 0 and BEFORE < NOW
