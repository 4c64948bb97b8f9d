"""A case goes to the ward where the child lives: offered, accepted by one over there, kept as a dated copy here."""

from datetime import timedelta

import pytest
from django.urls import reverse

from tests.cast import NOW
from tuoitho.base.models import AuditEntry, Letter
from tuoitho.base.refusals import NotAllowed, Refused
from tuoitho.cases.actions import decisions, handovers, steps
from tuoitho.cases.models import Case, CaseForm, Clock, Handover, TeamMember
from tuoitho.cases.queries import case_copy, case_seen
from tuoitho.cases.queries.at_hand import cases_at_hand
from tuoitho.cases.queries.handovers import offers_to
from tuoitho.cases.tests.stage import BEFORE, a_case, a_child, an_offer
from tuoitho.cases.tests.walking import answers, opened, walk
from tuoitho.counts.models import Cell
from tuoitho.organisations.models import Post

LATER = NOW + timedelta(hours=1)


def offered(world, case: Case, at=NOW, **more) -> Handover:
    words = {"to_ward": world.other_ward, "because": "lives", "note": "Em sống ở tổ 4.", "seen": case.version} | more
    made = handovers.hand_to_ward(case=case, **words, by=world.viewer("son"), at=at)
    case.refresh_from_db()
    return made


def came_back(world, at) -> list[Case]:
    """What stands on the sender's desk because the other ward did not take it."""
    return [row.case for row in cases_at_hand(world.viewer("son"), at) if row.back]


def test_the_ward_where_it_happened_keeps_a_case_until_the_childs_ward_has_accepted_it(world):
    case = opened(world, home_ward=world.other_ward)
    case.child.refresh_from_db()
    assert (case.home_ward, case.child.ward) == (world.ward, world.other_ward)
    assert case_seen(world.viewer("tung"), case.key, NOW) and not case_seen(world.viewer("thao"), case.key, NOW)
    with pytest.raises(Refused, match="Đã tiếp nhận"):
        offered(world, case)


def test_accepting_moves_owner_clocks_decisions_and_figures_and_ends_nothing_early(world):
    case = walk(world, opened(world), "assess_risk")
    due = Clock.objects.get(case=case, duty="plan").due_at
    handover = offered(world, case)
    assert case_seen(world.viewer("son"), case.key, NOW), "nothing moves before it is accepted"
    handovers.accept_case(handover=handover, by=world.viewer("vinh"), at=LATER)
    case.refresh_from_db()
    clock = Clock.objects.get(case=case, duty="plan")
    assert (case.owner, case.home_ward, case.ward) == (world.vinh, world.other_ward, world.ward)
    assert (clock.whose, clock.due_at, clock.is_running) == (world.vinh, due, True)
    after = LATER + timedelta(minutes=1)
    assert case_seen(world.viewer("vinh"), case.key, after) and case_seen(world.viewer("thao"), case.key, after)
    for name in ("son", "tung", "phuc"):
        assert case_seen(world.viewer(name), case.key, after) is None
    counted = dict(Cell.objects.filter(measure="children.notified").values_list("unit__code", "value"))
    assert counted["HD-W02"] == 1 and not counted.get("HD-W01")
    walk(world, case, "assess_risk")
    steps.verify(case=case, answers=answers("03"), seen=case.version, by=world.viewer("vinh"), at=after)


def test_the_sender_and_its_chair_keep_a_copy_that_ends_on_the_day(world, signed_in):
    case = walk(world, opened(world, at=BEFORE), "assess_risk", BEFORE)
    early = BEFORE + timedelta(minutes=1)
    handover = offered(world, case, at=early)
    handovers.accept_case(handover=handover, by=world.viewer("vinh"), at=early + timedelta(minutes=1))
    case.refresh_from_db()
    later = early + timedelta(minutes=9)
    steps.verify(
        case=case,
        answers=answers("03", child_view="Em muốn về nhà bà."),
        seen=case.version,
        by=world.viewer("vinh"),
        at=later,
    )
    new = CaseForm.objects.get(case=case, form="03")
    old = CaseForm.objects.get(case=case, form="02")
    for name in ("son", "tung"):
        client = signed_in(name)
        assert client.get(reverse("cases:case", args=[case.key])).status_code == 404
        html = client.get(reverse("cases:copy", args=[case.key])).content.decode()
        assert "Đánh giá nguy cơ ban đầu" in html and "xác minh</strong>" not in html and str(new.key) not in html
        assert "Trần Gia Bảo" in client.get(reverse("cases:cases"), {"show": "copies"}).content.decode()
        papers = {form: reverse("cases:paper", args=[case.key, form.key, "pdf"]) for form in (old, new)}
        assert client.get(papers[old]).status_code == 200 and client.get(papers[new]).status_code == 404
        for verb in ("verify", "hand_to_ward", "approve_plan", "team", "contact", "papers", "openings"):
            assert client.get(reverse(f"cases:{verb}", args=[case.key])).status_code in (403, 404)
    assert AuditEntry.objects.filter(verb="cases.record_copy_opening").count() == 2
    assert case_copy(world.viewer("phuc"), case.key, later) is None


@pytest.mark.parametrize("who", ["son", "phuc", "tung", "thao", "ngoc", "mai", "ha", "dung"])
def test_only_an_officer_of_the_other_ward_answers(who, world):
    case = walk(world, opened(world), "assess_risk")
    handover = offered(world, case)
    for act, more in ((handovers.accept_case, {}), (handovers.refuse_case, {"note": "Không phải."})):
        with pytest.raises(NotAllowed):
            act(handover=handover, **more, by=world.viewer(who), at=LATER)


def test_a_refusal_says_why_and_comes_back_to_the_senders_desk(world):
    case = walk(world, opened(world), "assess_risk")
    handover = offered(world, case)
    assert came_back(world, LATER) == []
    with pytest.raises(Refused, match="vì sao"):
        handovers.refuse_case(handover=handover, note=" ", by=world.viewer("vinh"), at=LATER)
    handovers.refuse_case(handover=handover, note="Em không ở đây.", by=world.viewer("vinh"), at=LATER)
    assert came_back(world, LATER) == [case]
    assert case_seen(world.viewer("son"), case.key, LATER) and not offers_to(world.viewer("vinh"))
    offered(world, case, at=LATER)
    assert came_back(world, LATER) == [], "offered again: it waits there now"


@pytest.mark.parametrize(("day", "back"), [(2, False), (3, True)])
def test_an_offer_without_an_answer_comes_back_after_two_working_days(day, back, world):
    """Offered on Saturday the 9th: Monday and Tuesday the 12th are the two days."""
    offered(world, walk(world, opened(world), "assess_risk"))
    at = (NOW + timedelta(days=day)).replace(hour=23, minute=59, second=59)
    assert bool(came_back(world, at + timedelta(days=1, seconds=1) if back else at)) is back


def test_two_officers_answer_one_offer_and_the_second_is_told(world):
    handover = offered(world, walk(world, opened(world), "assess_risk"))
    Post.objects.create(user=world.phuc, unit=world.other_ward, role="ward_officer", starts_on=NOW.date())
    handovers.accept_case(handover=handover, by=world.viewer("vinh"), at=LATER)
    with pytest.raises(Refused, match="Đã nhận"):
        handovers.accept_case(handover=handover, by=world.viewer("phuc"), at=LATER)
    assert Case.objects.get(pk=handover.case_id).owner == world.vinh


def test_nothing_is_offered_twice_to_itself_or_to_a_ward_where_nobody_works_with_the_product(world):
    case = walk(world, opened(world), "assess_risk")
    with pytest.raises(Refused, match="chính phường ấy"):
        offered(world, case, to_ward=world.ward)
    offered(world, case)
    with pytest.raises(Refused, match="đang chờ trả lời"):
        offered(world, case)
    Handover.objects.all().delete()
    Post.objects.filter(user=world.vinh).delete()
    with pytest.raises(Refused, match="công văn"):
        offered(world, case)


def test_the_chair_decides_first_on_a_plan_that_was_laid_before_after_the_offer(world):
    case = walk(world, opened(world), "hold_meeting")
    handover = offered(world, case)
    walk(world, case, "submit_plan")
    with pytest.raises(Refused, match="đang chờ Chủ tịch"):
        handovers.accept_case(handover=handover, by=world.viewer("vinh"), at=LATER)
    assert Handover.objects.waiting().exists()


def test_the_officer_takes_an_offer_back_and_closing_does_too(world):
    case = walk(world, opened(world), "assess_risk")
    handovers.take_back_case(handover=offered(world, case), by=world.viewer("son"), at=NOW)
    assert not Handover.objects.waiting().exists()
    offered(world, case)
    steps.propose_closing(case=case, reason="stable", note="Ổn.", seen=case.version, by=world.viewer("son"), at=NOW)
    case.refresh_from_db()
    decisions.confirm_closing(case=case, seen=case.version, by=world.viewer("tung"), at=NOW)
    assert not Handover.objects.waiting().exists()


def test_the_letter_to_the_other_ward_holds_no_word_of_the_child(world):
    case = walk(world, opened(world), "assess_risk")
    offered(world, case)
    letter = Letter.objects.get(kind="cases.handover")
    assert letter.to == world.other_ward.email
    assert not any(word in letter.subject + letter.text for word in ("Bảo", case.number, "tổ 4", "lao động"))


def test_an_offer_is_read_before_it_is_answered_and_the_reading_is_listed_to_the_owner(world, signed_in):
    case = a_case(world, state="assessed", child=a_child(world.other_ward, address="Tổ 4"))
    handover = an_offer(case, world.other_ward)
    client = signed_in("vinh")
    assert "Phường Vạn Phúc" in client.get(reverse("cases:offers")).content.decode()
    html = client.get(reverse("cases:offer", args=[handover.key])).content.decode()
    assert "Trần Gia Bảo" in html and "Em sống ở tổ 4." in html
    assert "Châu Quang Vinh" in signed_in("son").get(reverse("cases:openings", args=[case.key])).content.decode()
    wrong = client.post(reverse("cases:refuse_case", args=[handover.key]), {"note": ""})
    assert wrong.status_code == 200 and Handover.objects.waiting().exists()
    answer = client.post(reverse("cases:accept_case", args=[handover.key]))
    assert answer.status_code == 302 and client.get(answer.url).status_code == 200
    assert signed_in("thao").get(reverse("cases:case", args=[case.key])).status_code == 200


def test_a_helper_of_the_former_ward_keeps_a_copy_and_writes_no_more(world):
    case = walk(world, opened(world), "assess_risk")
    TeamMember.objects.create(case=case, user=world.phuc, part="helper", starts_at=NOW)
    handovers.accept_case(handover=offered(world, case), by=world.viewer("vinh"), at=LATER)
    case.refresh_from_db()
    assert case_copy(world.viewer("phuc"), case.key, LATER)
    with pytest.raises(NotAllowed):
        steps.verify(case=case, answers=answers("03"), seen=case.version, by=world.viewer("phuc"), at=LATER)


def test_a_case_is_offered_on_its_page_and_the_words_typed_stay_when_it_cannot_be(world, signed_in):
    case = walk(world, opened(world, at=BEFORE), "assess_risk", BEFORE)
    client = signed_in("son")
    path = reverse("cases:hand_to_ward", args=[case.key])
    said = {"to_ward": world.other_ward.pk, "because": "moved", "note": "Chuyển nhà tuần trước.", "seen": case.version}
    assert "checked" not in client.get(path).content.decode().split("<main")[1]
    Post.objects.filter(user=world.vinh).update(role="ward_chair")
    assert "Chuyển nhà tuần trước." in client.post(path, said).content.decode()
    Post.objects.filter(user=world.vinh).update(role="ward_officer")
    assert client.post(path, said).status_code == 302
    html = client.get(reverse("cases:team", args=[case.key])).content.decode()
    assert "Phường Mộ Lao" in html and "Rút lại" in html
    client.post(reverse("cases:take_back_case", args=[case.key]))
    assert Handover.objects.get().state == "taken_back"
