"""The inbox and the page of a report; what came by telephone; its form 01 and its photos."""

from datetime import timedelta

import pytest
from django.urls import reverse

from tests.cast import NOW
from tuoitho.base.models import AuditEntry
from tuoitho.base.refusals import NotAllowed, Refused
from tuoitho.cases.actions import evidence, receiving
from tuoitho.cases.models import Report
from tuoitho.cases.models.routing import Concern
from tuoitho.cases.tests.receiving import do, standing
from tuoitho.cases.tests.samples.reports import a_photo
from tuoitho.cases.tests.stage import BEFORE, NARRATIVE, a_case, a_report
from tuoitho.cases.tests.telling import told


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


def test_the_page_tells_what_was_told_and_the_hours_with_their_article(world, signed_in):
    report = standing(world, "received", place="Ngõ 12", danger="yes")
    html = signed_in("son").get(reverse("cases:report", args=[report.key])).content.decode()
    for words in (NARRATIVE, "Ngõ 12", "NĐ 56/2017 Đ.26.3", "08:00 09/11/2024", "Nhận xử lý"):
        assert words in html, words


def test_the_reporters_name_is_not_told_unless_the_reporter_agreed(world, signed_in):
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


def test_the_list_names_who_can_be_called_now(world, signed_in):
    html = signed_in("son").get(reverse("cases:reports")).content.decode()
    assert "Ngô Sỹ Tùng" in html and "chưa phân công người trực" in html and "khoảng trống" in html
