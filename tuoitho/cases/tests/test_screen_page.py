"""The form of a screening asks without deciding; its result stands behind a disclosure; one page is saved once."""

import re
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import translation

from tuoitho.base.models import AuditEntry
from tuoitho.cases.models import Screening
from tuoitho.cases.models.screenings import BANDS
from tuoitho.cases.queries.at_hand import cases_at_hand
from tuoitho.cases.tests.stage import BEFORE, NARRATIVE, a_case, a_child
from tuoitho.cases.tests.test_screen import FORGE, screened

SAID = {
    "worked_on": "01/11/2024",
    "relation": "employed",
    "task": "nau, thoi, duc, can, dap, han kim loai",
    "place": "Nơi khác, không thuộc các mục trên",
    "hours_day": "d8",
    "night": "no",
    "overtime": "unknown",
    "note": NARRATIVE,
}


def sent(client, case, **more):
    words = SAID | {"seen": case.version, "key": str(uuid4())} | more
    return client.post(reverse("cases:screen", args=[case.key]), words)


def test_nothing_is_chosen_beforehand_and_nothing_must_be_answered(world, signed_in):
    case = a_case(world)
    client = signed_in("son")
    html = client.get(reverse("cases:screen", args=[case.key])).content.decode().split("<main")[1]
    assert re.findall(r"<[^>]*\s(?:checked|required|selected)\b[^>]*>", html) == []
    blank = {"seen": 1, "key": str(uuid4())}
    assert client.post(reverse("cases:screen", args=[case.key]), blank).status_code == 302
    assert Screening.objects.get().judgement["verdict"] == "undetermined"


def test_what_is_said_becomes_facts_and_silence_stays_unknown(world, signed_in):
    case = a_case(world)
    answer = sent(signed_in("son"), case)
    assert answer.status_code == 302 and answer.url == reverse("cases:screenings", args=[case.key])
    made = Screening.objects.get()
    band = BANDS["hours_day"]["d8"]
    assert made.facts == {
        "on": "2024-11-01",
        "relation": "employed",
        "task": "BLLĐ-147.1.e",
        "place": "other",
        "hours_day": [band.low, band.high],
        "night": False,
        "born": ["2013-05-04", "2013-05-04"],
    }
    assert made.note == NARRATIVE


def test_every_task_and_place_can_be_found_without_a_script(world, signed_in):
    html = signed_in("son").get(reverse("cases:screen", args=[a_case(world).key])).content.decode()
    assert 'list="tasks"' in html and '<datalist id="tasks">' in html
    assert '<option value="Đánh giày">TT 09/2020 PL V</option>' in html


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"exact_day": "25"}, "24 giờ"),
        ({"exact_week": "169"}, "168 giờ"),
        ({"exact_day": "nhiều"}, "4h30"),
        ({"exact_day": "4"}, "không nằm trong khoảng"),
        ({"worked_on": "10/11/2024"}, "chưa đến"),
        ({"worked_on": "03/05/2013"}, "trước ngày sinh"),
        ({"health_check_on": "02/11/2024"}, "sau ngày làm"),
        ({"health_check_on": "01/10/2024", "health_checked": "no"}, "chưa khám lần nào"),
        ({"exact_week": "2"}, "ít hơn số giờ một ngày"),
        ({"exact_day": "5", "exact_week": "36"}, "bảy ngày cộng lại"),
        ({"starts": "8:00", "ends": "11:00"}, "từ lúc bắt đầu đến lúc xong"),
        ({"starts": "20:00", "ends": "25:00"}, "21:30"),
        ({"starts": "17:00", "ends": "22h01"}, "từ 22 giờ đến 6 giờ"),
        ({"task": "rèn dao"}, "Danh mục không có “rèn dao”"),
        ({"task": "hàn"}, "“Nấu, thổi, đúc, cán, dập, hàn kim loại”"),
    ],
)
def test_what_cannot_be_is_told_in_a_sentence_and_what_was_typed_stays(said, sentence, world, signed_in):
    answer = sent(signed_in("son"), a_case(world), **said)
    html = answer.content.decode()
    assert answer.status_code in (200, 409) and sentence in html
    assert NARRATIVE in html and not Screening.objects.exists()
    for value in said.values():
        assert value in html


@pytest.mark.parametrize(
    ("typed", "hours"), [("4", 4), ("4,5", 4.5), ("4.5", 4.5), ("4h30", 4.5), ("4 giờ 30 phút", 4.5), ("0h45", 0.75)]
)
def test_hours_are_read_as_people_write_them(typed, hours, world, signed_in):
    sent(signed_in("son"), a_case(world), hours_day="", exact_day=typed)
    assert Screening.objects.get().facts["hours_day"] == [hours, hours]


@pytest.mark.parametrize(
    ("starts", "ends", "night"), [("18h", "22:00", False), ("18:00", "24:00", True), ("5g30", "9.30", True)]
)
def test_the_clock_is_read_as_people_write_it(starts, ends, night, world, signed_in):
    case = a_case(world, child=a_child(world.ward, born_on=None, birth_year=2010))
    sent(signed_in("son"), case, starts=starts, ends=ends, night="", hours_day="", task="")
    broken = {reason["text"] for reason in Screening.objects.get().judgement["reasons"]}
    assert ("Làm việc từ 22 giờ đến 6 giờ" in broken) is night


def test_the_age_is_asked_only_where_no_birthday_is_known(world, signed_in):
    client = signed_in("son")
    known, unknown = a_case(world), a_case(world, child=a_child(world.ward, born_on=None))
    assert 'name="age"' not in client.get(reverse("cases:screen", args=[known.key])).content.decode()
    assert 'name="age"' in client.get(reverse("cases:screen", args=[unknown.key])).content.decode()
    sent(client, unknown, age="12")
    assert Screening.objects.get().judgement["band"] == "under_13"


def test_one_page_sent_twice_is_saved_once_and_both_lead_to_the_result(world, signed_in):
    case, key = a_case(world), str(uuid4())
    client = signed_in("son")
    answers = [sent(client, case, key=key), sent(client, case, key=key)]
    assert {answer.status_code for answer in answers} == {302}
    assert Screening.objects.count() == 1 and case.steps.count() == 1


def test_when_someone_saved_first_what_was_typed_stays_and_can_be_saved(world, signed_in):
    case = a_case(world)
    screened(world, case)
    client = signed_in("son")
    answer = sent(client, case, seen=1)
    html = answer.content.decode()
    assert answer.status_code == 409 and NARRATIVE in html and 'name="seen" value="2"' in html
    assert sent(client, case, seen=2).status_code == 302 and Screening.objects.count() == 2


def result_page(client, case):
    return client.get(reverse("cases:screenings", args=[case.key])).content.decode()


def test_no_verdict_stands_outside_its_disclosure(world, signed_in):
    case = a_case(world, kind="at_risk")
    client = signed_in("son")
    sent(client, case)
    html = result_page(client, case)
    inside = " ".join(re.findall(r"(?s)<details class=\"reveal\">.*?</details>", html))
    outside = re.sub(r"(?s)<details class=\"reveal\">.*?</details>", "", html.split("<main")[1])
    for word in ("Có dấu hiệu trái quy định", "BLLĐ 147.1.e", "50.000.000", "NĐ 12/2022", "UNICEF", "BLHS Đ.296"):
        assert word in inside and word not in outside
    assert "Hiện kết quả (không để trẻ nhìn thấy)" in inside and "<details open" not in html
    case_page = client.get(reverse("cases:case", args=[case.key])).content.decode()
    assert "Có dấu hiệu trái quy định" not in case_page and "BLLĐ 147" not in case_page


def test_the_result_says_what_is_unverified_what_is_missing_and_the_fine_of_an_organisation(world, signed_in):
    case = a_case(world)
    screened(world, case)
    html = result_page(signed_in("son"), case)
    assert "100.000.000–150.000.000" in html
    assert re.search(r"NĐ 12/2022 Đ\.29, chưa xác minh", html)
    screened(world, case, {"on": "2024-11-01", "place": "TT09-IV.4"})
    html = result_page(signed_in("son"), case)
    assert "Chưa đủ thông tin để kết luận" in html and "Việc em làm" in html
    assert "Giàn giáo" in html and "TT 09/2020 PL IV, chưa xác minh" in html


def test_the_result_reads_in_english(world, signed_in):
    case = a_case(world)
    screened(world, case)
    client = signed_in("son")
    client.cookies["django_language"] = "en"
    html = result_page(client, case)
    translation.activate("vi")
    assert "Có dấu hiệu" not in html.split("<main")[1]


def test_the_chair_reads_the_result_and_screens_nothing(world, signed_in):
    case = a_case(world)
    screened(world, case)
    client = signed_in("tung")
    html = result_page(client, case)
    assert "BLLĐ 147.1.e" in html and reverse("cases:screen", args=[case.key]) not in html
    assert client.get(reverse("cases:screen", args=[case.key])).status_code == 403


@pytest.mark.parametrize("who", ["phuc", "vinh", "thao"])
@pytest.mark.parametrize("name", ["screen", "screenings"])
def test_who_is_not_of_the_team_finds_nothing(who, name, world, signed_in):
    answer = signed_in(who).get(reverse(f"cases:{name}", args=[a_case(world).key]))
    assert answer.status_code == (403 if (who, name) == ("thao", "screen") else 404)


def test_reading_the_result_leaves_an_entry(world, signed_in):
    case = a_case(world)
    result_page(signed_in("son"), case)
    assert AuditEntry.objects.get(verb="cases.record_opening").subject == str(case.key)


@pytest.mark.parametrize("name", ["screen", "screenings"])
def test_the_pages_ask_twelve_queries_at_most_however_often_one_screened(
    name, world, signed_in, django_assert_max_num_queries
):
    case = a_case(world)
    for _ in range(4):
        screened(world, case)
    client = signed_in("son")
    address = reverse(f"cases:{name}", args=[case.key])
    client.get(address)
    with django_assert_max_num_queries(12):
        client.get(address)


def test_an_unscreened_case_of_labour_waits_on_its_officers_desk_without_a_name(world, signed_in):
    case = a_case(world)
    a_case(world, kind="at_risk")
    a_case(world, owner="phuc")
    assert [row.case for row in cases_at_hand(world.viewer("son"), BEFORE) if row.to_screen] == [case]
    assert not any(row.to_screen for row in cases_at_hand(world.viewer("tung"), BEFORE))
    client = signed_in("son")
    html = client.get(reverse("desk:desk")).content.decode()
    assert case.number in html and "Gia Bảo" not in html
    screened(world, case, FORGE)
    assert f"hồ sơ {case.number}" not in client.get(reverse("desk:desk")).content.decode()
