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
from tuoitho.cases.actions import receiving
from tuoitho.cases.actions.filing import answer_ward
from tuoitho.cases.models import Reminder, Report
from tuoitho.cases.models.routing import Concern
from tuoitho.cases.tests.receiving import NOTE, VERBS, do, standing
from tuoitho.cases.tests.stage import NARRATIVE, a_report
from tuoitho.cases.workflow import REPORTS, ReportState


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


@pytest.mark.parametrize("day,fits", [(8, False), (9, True), (10, False)])
def test_an_answers_day_lies_between_the_report_and_today(day, fits, world):
    report, on = standing(world, "passed_on", at=NOW - timedelta(hours=1)), date(2024, 11, day)
    if fits:
        assert do(world, report, "record_answer", on=on).answer_date == on
    else:
        with pytest.raises(Refused):
            do(world, report, "record_answer", on=on)
