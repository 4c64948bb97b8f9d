"""What those who receive reports do with one, who may, and that none ends without a reason and a second person."""

from datetime import date, timedelta
from threading import Barrier, Thread
from time import sleep

import pytest
from django.db import OperationalError, connections
from django.urls import reverse

from tests.cast import NOW, set_the_stage
from tuoitho.base.models import AuditEntry, Letter
from tuoitho.base.refusals import Changed, NotAllowed, Refused
from tuoitho.cases.actions import evidence, receiving
from tuoitho.cases.actions.filing import answer_ward
from tuoitho.cases.models import Reminder, Report
from tuoitho.cases.models.routing import Concern
from tuoitho.cases.tests.samples.reports import a_photo
from tuoitho.cases.tests.stage import BEFORE, NARRATIVE, a_case, a_report
from tuoitho.cases.workflow import REPORTS, ReportState

NOTE = "Xin trường cho biết lịch học."
# verb → (function, words)
VERBS = {
    "take": (receiving.take, {}),
    "ask_school": (receiving.ask_school, {"note": NOTE}),
    "forward": (receiving.forward, {"note": NOTE}),
    "pass_on": (receiving.pass_on, {"to": "police", "note": NOTE}),
    "take_back": (receiving.take_back, {"note": NOTE}),
    "record_answer": (receiving.record_answer, {"number": "8/CAP", "on": NOW.date()}),
    "propose_end": (receiving.propose_end, {"reason": "unfounded", "note": NOTE}),
    "refuse_end": (receiving.refuse_end, {"note": NOTE}),
    "reopen_report": (receiving.reopen_report, {"note": NOTE}),
}


def do(world, report, verb, who="son", at=NOW, **more):
    act, words = VERBS.get(verb, (receiving.confirm_end, {}))
    words = words | ({} if verb == "take" else {"seen": report.version})
    if verb == "forward":
        words = words | {"to": world.other_ward}
    return act(report=report, **(words | more), by=world.viewer(who), at=at)


def standing(world, state, **more):
    return a_report(world.ward, state=state, reporter=world.lan, school=world.primary, channel="staff", **more)


@pytest.mark.parametrize("state", list(ReportState))
@pytest.mark.parametrize("verb", VERBS)
def test_a_verb_leads_where_the_table_says_and_nowhere_else(state, verb, world):
    report = standing(world, state)
    if verb in REPORTS[state]:
        assert do(world, report, verb).state == REPORTS[state][verb]
        assert report.steps.get().verb == verb and AuditEntry.objects.filter(verb=f"cases.{verb}").count() == 1
    else:
        with pytest.raises(Refused):
            do(world, report, verb)
        report.refresh_from_db()
        assert report.state == state and not report.steps.exists()


@pytest.mark.parametrize(
    "who", ["vinh", "thao", "ha", "ngoc", "hanh", "lan", "mai", "dung", "an", "giang", "yen", "khoa"]
)
@pytest.mark.parametrize("verb", [*VERBS, "confirm_end"])
def test_nobody_of_another_seat_or_role_does_it(who, verb, world):
    state = next(state for state, verbs in REPORTS.items() if verb in verbs)
    with pytest.raises(NotAllowed):
        do(world, standing(world, state), verb, who)


def test_a_report_ends_only_with_a_second_person(world):
    report = do(world, standing(world, "taken"), "propose_end", "son")
    with pytest.raises(Refused, match="tự xác nhận"):
        do(world, report, "confirm_end", "son")
    report = do(world, report, "confirm_end", "phuc")
    assert (report.state, report.steps.order_by("pk").first().reason) == ("closed", "unfounded")


def test_whoever_proposed_anew_is_again_not_the_one_who_confirms(world):
    report = do(world, standing(world, "taken"), "propose_end", "son")
    report = do(world, report, "refuse_end", "phuc")
    report = do(world, report, "propose_end", "phuc")
    with pytest.raises(Refused):
        do(world, report, "confirm_end", "phuc")
    assert do(world, report, "confirm_end", "son").state == "closed"


@pytest.mark.parametrize("verb", [verb for verb, (_, words) in VERBS.items() if "note" in words])
def test_a_verb_that_needs_words_does_not_take_blanks(verb, world):
    state = next(state for state, verbs in REPORTS.items() if verb in verbs)
    with pytest.raises(Refused):
        do(world, standing(world, state), verb, note="  ")


def test_the_second_of_two_who_take_it_is_told_who_has_it(world, signed_in):
    report = standing(world, "received")
    do(world, report, "take", "phuc")
    with pytest.raises(Refused, match="Lương Hồng Phúc"):
        do(world, report, "take", "son")
    assert Report.objects.get().taken_by == world.phuc
    answer = signed_in("son").post(reverse("cases:take", args=[report.key]))
    assert answer.status_code == 409 and "Lương Hồng Phúc" in answer.content.decode()


def test_two_who_save_at_once_lose_nothing(world):
    report = standing(world, "taken")
    do(world, report, "ask_school", "phuc")
    with pytest.raises(Changed):
        do(world, report, "pass_on", "son")


def test_what_was_typed_stays_when_someone_else_saved_first(world, signed_in):
    report = standing(world, "taken")
    do(world, report, "ask_school", "phuc")
    address = reverse("cases:pass_on", args=[report.key])
    answer = signed_in("son").post(address, {"to": "police", "note": "Câu gõ dở.", "seen": 1})
    html = answer.content.decode()
    assert answer.status_code == 409 and "Câu gõ dở." in html and 'name="seen" value="2"' in html


def _until_free(act):
    """A store in memory does not wait for the other writer by itself."""
    while True:
        try:
            act()
        except OperationalError:
            sleep(0.02)
        except Refused as refused:
            return str(refused.sentence)
        else:
            return "taken"


@pytest.mark.django_db(transaction=True)
def test_two_workers_take_one_report_and_one_has_it():
    world = set_the_stage()
    report, gate, told = standing(world, "received"), Barrier(2), []

    def press(who):
        viewer = world.viewer(who)
        gate.wait()
        try:
            told.append(_until_free(lambda: receiving.take(report=report, by=viewer, at=NOW)))
        finally:
            connections.close_all()

    threads = [Thread(target=press, args=(who,)) for who in ("son", "phuc")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert told.count("taken") == 1 and report.steps.count() == 1
    assert f"{Report.objects.get().taken_by.full_name} đã nhận tin này." in told


def test_the_school_is_asked_in_the_wards_words_and_answers(world, signed_in):
    report = do(world, standing(world, "taken"), "ask_school")
    html = signed_in("lan").get(reverse("cases:my_report", args=[report.key])).content.decode()
    assert NOTE in html and NARRATIVE not in html
    letter = Letter.objects.get(kind="cases.ask_school")
    assert letter.to == world.lan.email and NOTE not in letter.text and NARRATIVE not in letter.text
    answered = answer_ward(report=report, note="Đã gửi lịch học.", seen=report.version, by=world.viewer("lan"), at=NOW)
    assert not answered.needs_school
    with pytest.raises(Refused):
        answer_ward(report=answered, note="Thêm.", seen=answered.version, by=world.viewer("lan"), at=NOW)


def test_another_teacher_does_not_answer_for_the_reporter(world):
    report = standing(world, "taken", needs_school=True)
    with pytest.raises(NotAllowed):
        answer_ward(report=report, note="Xong.", seen=1, by=world.viewer("hanh"), at=NOW)


def test_the_publics_tip_has_no_school_to_ask(world, signed_in):
    report = a_report(world.ward, state="taken")
    with pytest.raises(Refused):
        do(world, report, "ask_school")
    assert "ask-school" not in signed_in("son").get(reverse("cases:report", args=[report.key])).content.decode()


def test_a_forwarded_report_stands_in_the_other_inbox_alone_and_its_hours_run_on(world, signed_in):
    report = standing(world, "taken", taken_by=world.son)
    Reminder.objects.create(ladder="report", about=report.key, rung="new", at=NOW)
    moved = do(world, report, "forward")
    assert (moved.receiver, moved.taken_by, moved.received_at) == (world.other_ward, None, report.received_at)
    assert signed_in("son").get(reverse("cases:report", args=[report.key])).status_code == 404
    assert signed_in("vinh").get(reverse("cases:report", args=[report.key])).status_code == 200
    assert not Reminder.objects.exists()


def test_the_centre_finds_the_ward_but_never_sends_it_where_it_must_not_go(world, signed_in):
    report = a_report(world.city, state="taken", concern=Concern.WARD, passes_by=world.ward, happened_in=world.ward)
    html = signed_in("ha").get(reverse("cases:forward", args=[report.key])).content.decode()
    assert "Mộ Lao" in html and "Vạn Phúc" not in html.split("<main")[1]
    with pytest.raises(Refused):
        do(world, report, "forward", "ha", to=world.ward)


def test_nothing_is_forwarded_to_a_ward_that_reads_nothing_here(world):
    with pytest.raises(Refused):
        do(world, standing(world, "taken"), "forward", to=world.department)


# What came by telephone.


def heard(world, who="son", seat="ward", received_at=NOW - timedelta(hours=2), **more):
    said = {"saw": NARRATIVE, "place": "Chợ", "danger": "unsure", "trafficking": "no", "concern": Concern.NONE}
    return receiving.receive_report(
        seat=world.units[seat],
        ward=world.ward,
        channel=Report.Channel.PHONE,
        received_at=received_at,
        told=said | {"answers": {}} | more,
        by=world.viewer(who),
        at=NOW,
    )


def test_whoever_writes_a_call_down_has_it_and_the_hours_run_from_the_call(world):
    report = heard(world)
    assert (report.state, report.taken_by, report.received_at) == ("taken", world.son, NOW - timedelta(hours=2))
    assert [step.verb for step in report.steps.order_by("pk")] == ["receive_report", "take"]


def test_a_call_about_the_wards_own_people_goes_past_whoever_wrote_it_down(world, signed_in):
    report = heard(world, concern=Concern.WARD)
    assert (report.receiver, report.state, report.taken_by) == (world.city, "received", None)
    assert signed_in("son").get(reverse("cases:report", args=[report.key])).status_code == 404


def test_no_call_comes_from_the_future_and_no_stranger_writes_one_down(world):
    with pytest.raises(Refused):
        heard(world, received_at=NOW + timedelta(minutes=1))
    for who in ("vinh", "lan", "mai"):
        with pytest.raises(NotAllowed):
            heard(world, who)


def test_the_page_of_a_call(world, signed_in):
    said = {
        "channel": "phone",
        "received_at": "20:30 08/11/2024",
        "danger": "no",
        "saw": NARRATIVE,
        "ward": "HD-W01",
        "place": "Chợ",
        "concern": "none",
        "trafficking": "no",
        "child_sex": "Nữ",
        "family": "Ở với bà.",
    }
    client = signed_in("son")
    html = client.get(reverse("cases:receive_report")).content.decode()
    assert "checked" not in html.split("<main")[1]
    answer = client.post(reverse("cases:receive_report"), said, follow=True)
    assert "Ở với bà." in answer.content.decode() and Report.objects.get().answers["child_sex"] == "Nữ"


# The inbox.


def test_the_page_tells_what_was_told_and_the_hours_with_their_article(world, signed_in):
    report = standing(world, "received", place="Ngõ 12", danger="yes")
    html = signed_in("son").get(reverse("cases:report", args=[report.key])).content.decode()
    for words in (NARRATIVE, "Ngõ 12", "NĐ 56/2017 Đ.26.3", "08:00 09/11/2024", "Nhận xử lý"):
        assert words in html, words


def test_the_reporters_name_is_not_told_unless_the_reporter_agreed(world, signed_in):
    from tuoitho.cases.tests.test_file_report import told

    hidden, named = told(world, at=BEFORE), told(world, at=BEFORE, reporter_name="Lê Thị Lan")
    client = signed_in("son")
    for report, shown in ((hidden, False), (named, True)):
        html = client.get(reverse("cases:report", args=[report.key])).content.decode()
        assert ("Lê Thị Lan" in html) == shown


def test_the_second_to_open_it_is_told_who_opened_it_first(world, signed_in):
    report = standing(world, "received")
    address = reverse("cases:report", args=[report.key])
    assert "đã mở tin này" not in signed_in("phuc").get(address).content.decode()
    assert "Lương Hồng Phúc" in signed_in("son").get(address).content.decode()
    entries = AuditEntry.objects.filter(verb="cases.record_report_opening", subject=str(report.key))
    assert [entry.actor for entry in entries] == [world.phuc.actor_key, world.son.actor_key]


def test_the_list_pages_by_key_and_both_pages_ask_few_queries(world, signed_in, django_assert_max_num_queries):
    reports = [standing(world, "received", at=BEFORE - timedelta(minutes=one)) for one in range(30)]
    for report in reports[:3]:
        a_photo(report)
    for report in reports[:2]:
        do(world, report, "take", "phuc")
        do(world, Report.objects.get(pk=report.pk), "ask_school", "phuc")
    Report.objects.filter(pk=reports[1].pk).update(state="in_case", case=a_case(world))
    client = signed_in("son")
    for address in (reverse("cases:reports"), *(reverse("cases:report", args=[one.key]) for one in reports[:3])):
        client.get(address)
        with django_assert_max_num_queries(12):
            client.get(address)
    html = client.get(reverse("cases:reports")).content.decode()
    assert html.count('<th scope="row"><a') == 25 and NARRATIVE not in html


def test_form_01_is_printed_filled_in_and_logged(world, signed_in):
    report = standing(world, "taken", taken_by=world.son, answers={"family": "Ở với bà."})
    for kind in ("docx", "pdf"):
        answer = signed_in("son").get(reverse("cases:report_paper", args=[report.key, kind]))
        assert answer.status_code == 200 and len(answer.content) > 4000
        assert "mau-01" in answer["Content-Disposition"]
    assert AuditEntry.objects.filter(verb="cases.record_report_opening").count() == 2


def test_a_working_copy_is_shown_in_the_page_and_the_original_goes_out_with_a_reason(world, signed_in):
    report = standing(world, "taken")
    photo = a_photo(report)
    client, keys = signed_in("son"), {"key": report.key, "photo": photo.working.key}
    seen = client.get(reverse("cases:report_photo", kwargs=keys))
    assert (seen["Content-Type"], b"working" in seen.content) == ("image/jpeg", True)
    address = reverse("cases:hand_original", kwargs=keys)
    assert client.post(address, {"reason": " "}).status_code == 200
    assert client.post(address, {"reason": "Giao công an phường."})["Content-Type"] == "application/zip"
    verbs = ["cases.look_at_photo", "cases.hand_original"]
    assert [AuditEntry.objects.filter(verb=verb).count() for verb in verbs] == [1, 1]
    assert report.steps.get().note == "Giao công an phường."


def test_a_photo_of_another_report_is_not_reached_through_ones_own(world, signed_in):
    mine, other = standing(world, "taken"), a_report(world.other_ward)
    keys = {"key": mine.key, "photo": a_photo(other).working.key}
    for page in ("report_photo", "hand_original"):
        assert signed_in("son").get(reverse(f"cases:{page}", kwargs=keys)).status_code == 404
    with pytest.raises(NotAllowed):
        evidence.hand_original(photo=a_photo(other), reason="Xem.", by=world.viewer("son"), at=NOW)


def test_the_case_a_report_led_to_is_linked_for_its_team_only(world, signed_in):
    report = standing(world, "in_case", case=a_case(world))
    for who, seen in (("son", True), ("phuc", False), ("tung", True)):
        html = signed_in(who).get(reverse("cases:report", args=[report.key])).content.decode()
        assert (reverse("cases:case", args=[report.case.key]) in html) == seen


def test_an_ended_report_is_behind_its_filter(world, signed_in):
    standing(world, "closed")
    client = signed_in("son")
    assert "Không có tin nào" in client.get(reverse("cases:reports")).content.decode()
    assert '<th scope="row"><a' in client.get(reverse("cases:reports"), {"state": "closed"}).content.decode()
    assert client.get(reverse("cases:reports"), {"state": "x"}).status_code == 200


@pytest.mark.parametrize("day,fits", [(8, False), (9, True), (10, False)])
def test_an_answers_day_lies_between_the_report_and_today(day, fits, world):
    report, on = standing(world, "passed_on", at=NOW - timedelta(hours=1)), date(2024, 11, day)
    if fits:
        assert do(world, report, "record_answer", on=on).answer_date == on
    else:
        with pytest.raises(Refused):
            do(world, report, "record_answer", on=on)


def test_the_list_names_who_can_be_called_now(world, signed_in):
    html = signed_in("son").get(reverse("cases:reports")).content.decode()
    assert "Ngô Sỹ Tùng" in html and "chưa phân công người trực" in html and "khoảng trống" in html
