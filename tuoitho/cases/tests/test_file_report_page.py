"""The page "Tôi thấy", and what prints for a ward that does not use the product."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.urls import reverse

from tests.cast import NOW
from tuoitho.base.models import Letter
from tuoitho.base.refusals import Refused
from tuoitho.cases.actions import filing
from tuoitho.cases.models import Report
from tuoitho.cases.tests.stage import BEFORE, NARRATIVE, a_report
from tuoitho.cases.tests.telling import a_pupil, told
from tuoitho.cases.workflow import ReportState
from tuoitho.organisations.models import Post


def form(**more):
    return {
        "key": str(uuid4()),
        "danger": "no",
        "saw": NARRATIVE,
        "ward": "HD-W01",
        "place": "Ngõ 12, gần chợ",
        "noticed_on": "08/11/2024",
        "noticed_time": "21:00",
        "concern": "none",
        "trafficking": "no",
        "named": "no",
    } | more


def test_the_form_says_what_not_to_do_and_answers_nothing_in_advance(world, signed_in):
    html = signed_in("lan").get(reverse("cases:file_report")).content.decode().split("<main")[1]
    assert "Không hỏi dò em" in html and "Không hứa giữ bí mật" in html and "Không đến nhà" in html
    assert "checked" not in html and " selected" not in html.replace('<option value="" selected', "")


def test_a_report_is_told_on_the_page_and_the_numbers_come_first_in_danger(world, signed_in):
    client = signed_in("lan")
    for danger, calls in (("yes", True), ("unsure", True), ("no", False)):
        answer = client.post(reverse("cases:file_report"), form(danger=danger), follow=True)
        html = answer.content.decode()
        assert answer.status_code == 200 and ("tel:113" in html) == calls
    report = Report.objects.order_by("-pk").first()
    assert report.reporter == world.lan and report.reporter_name is None and report.place == "Ngõ 12, gần chợ"


def test_the_same_form_pressed_twice_leads_to_the_one_report(world, signed_in):
    client, said = signed_in("lan"), form()
    first, second = (client.post(reverse("cases:file_report"), said) for _ in range(2))
    assert first.url == second.url and Report.objects.count() == 1


@pytest.mark.parametrize(
    "name", ["danger", "saw", "ward", "place", "noticed_on", "noticed_time", "concern", "trafficking", "named"]
)
def test_a_question_left_open_keeps_what_was_typed(name, world, signed_in):
    answer = signed_in("lan").post(reverse("cases:file_report"), form(**{name: ""}))
    html = answer.content.decode()
    assert answer.status_code == 200 and Report.objects.count() == 0
    assert "Chưa lưu được" in html and (name == "saw" or NARRATIVE in html)


@pytest.mark.parametrize(
    "wrong",
    [
        {"noticed_on": "09/11/2034"},
        {"noticed_on": "31/02/2024"},
        {"noticed_time": "27:00"},
        {"ward": "HD-TH01"},
        {"danger": "maybe"},
    ],
)
def test_bad_input_gets_a_sentence_and_loses_nothing(wrong, world, signed_in):
    answer = signed_in("lan").post(reverse("cases:file_report"), form(**wrong))
    assert answer.status_code in (200, 409) and NARRATIVE in answer.content.decode() and Report.objects.count() == 0


def test_a_pupil_of_the_own_class_is_chosen_from_its_list_and_no_other_pupil_is(world, signed_in):
    mine, other = a_pupil(world), a_pupil(world, "binh", name="Lê Đức Mạnh")
    client = signed_in("lan")
    html = client.get(reverse("cases:file_report")).content.decode()
    assert "Bùi Khánh An" in html and "Lê Đức Mạnh" not in html
    client.post(reverse("cases:file_report"), form(pupil=str(mine.pupil.key)))
    assert Report.objects.get().child.pupil == mine.pupil
    assert client.post(reverse("cases:file_report"), form(pupil=str(other.pupil.key))).status_code == 200
    assert Report.objects.count() == 1


STRANGE = "3f2a7c1e-0000-4000-8000-000000000001"


@pytest.mark.parametrize("query", ["?class=x", "?pupil=x", f"?class={STRANGE}", f"?pupil={STRANGE}"])
def test_a_strange_address_shows_the_plain_form(query, world, signed_in):
    assert signed_in("lan").get(reverse("cases:file_report") + query).status_code == 200


def test_the_list_pages_by_key_in_few_queries(world, signed_in, django_assert_max_num_queries):
    for minutes in range(30):
        a_report(world.ward, reporter=world.lan, school=world.primary, at=BEFORE - timedelta(minutes=minutes))
    client = signed_in("lan")
    client.get(reverse("cases:my_reports"))
    with django_assert_max_num_queries(12):
        html = client.get(reverse("cases:my_reports")).content.decode()
    assert html.count("Đã tiếp nhận") == 25


# A ward that does not use the product.


@pytest.fixture
def on_paper(world):
    """The other ward's officer left; nobody there reads reports here."""
    Post.objects.filter(unit=world.other_ward, role="ward_officer").update(ends_on=date(2024, 11, 1))
    return told(world, ward="other_ward", at=BEFORE)


@pytest.mark.parametrize("paper", ["form-01", "letter"])
@pytest.mark.parametrize("kind", ["docx", "pdf"])
def test_form_and_letter_print_for_a_ward_on_paper(paper, kind, on_paper, signed_in):
    address = reverse("cases:own_paper", args=[on_paper.key, paper, kind])
    answer = signed_in("lan").get(address)
    assert answer.status_code == 200 and len(answer.content) > 4000
    assert signed_in("hanh").get(address).status_code == 404


@pytest.mark.parametrize("paper,kind", [("form-02", "pdf"), ("letter", "exe")])
def test_there_is_no_other_paper(paper, kind, on_paper, signed_in):
    assert signed_in("lan").get(reverse("cases:own_paper", args=[on_paper.key, paper, kind])).status_code == 404


def test_the_wards_paper_answer_is_recorded_with_number_and_day(on_paper, world, signed_in):
    client = signed_in("lan")
    for page in (reverse("cases:my_reports"), reverse("cases:my_report", args=[on_paper.key])):
        assert "Chờ phường nhận trên giấy" in client.get(page).content.decode()
    assert "chưa dùng phần mềm" in client.get(reverse("cases:my_report", args=[on_paper.key])).content.decode()
    address = reverse("cases:file_answer", args=[on_paper.key])
    answer = client.post(address, {"number": "15/UBND-VX", "on": "09/11/2024", "seen": 1}, follow=True)
    assert "15/UBND-VX" in answer.content.decode()
    on_paper.refresh_from_db()
    assert (on_paper.state, on_paper.answer_date) == (ReportState.PASSED_ON, date(2024, 11, 9))


@pytest.mark.parametrize("day", ["07/11/2024", "10/11/2024"])
def test_an_answer_is_neither_older_than_the_report_nor_from_tomorrow(day, on_paper, signed_in):
    answer = signed_in("lan").post(
        reverse("cases:file_answer", args=[on_paper.key]), {"number": "15", "on": day, "seen": 1}
    )
    assert answer.status_code == 409 and 'value="15"' in answer.content.decode()


def test_a_ward_that_reads_here_answers_here(world):
    report = told(world)
    with pytest.raises(Refused):
        filing.file_answer(report=report, number="1", on=NOW.date(), seen=1, by=world.viewer("lan"), at=NOW)


def test_no_letter_goes_out_with_a_word_of_what_was_told(on_paper, world):
    assert not Letter.objects.filter(text__contains="Gia Bảo").exists()
