"""Staff tell what they saw; they then hear one of three answers and nothing else."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.urls import reverse

from tests.cast import NOW
from tuoitho.base.models import AuditEntry, Letter
from tuoitho.base.refusals import NotAllowed, Refused
from tuoitho.cases.actions import filing
from tuoitho.cases.models import Report
from tuoitho.cases.models.routing import Concern
from tuoitho.cases.pages.report_words import answer_to_reporter
from tuoitho.cases.queries import report_told, reports_received, reports_told
from tuoitho.cases.queries.reports import count_reports
from tuoitho.cases.tests.stage import BEFORE, NARRATIVE, a_report
from tuoitho.cases.workflow import ReportState
from tuoitho.organisations.models import Post
from tuoitho.registry.models import Enrolment, Pupil, SchoolClass

TOLD = {
    "saw": NARRATIVE,
    "place": "Ngõ 12",
    "danger": "no",
    "trafficking": "no",
    "concern": Concern.NONE,
    "answers": {"child_name": "Trần Gia Bảo"},
    "reporter_name": None,
    "reporter_contact": None,
}


def told(world, who="lan", seat="primary", ward="ward", at=NOW, **more):
    words = {"key": uuid4(), "noticed_at": at - timedelta(hours=3), "enrolment": None} | {
        name: more.pop(name) for name in ("key", "noticed_at", "enrolment") if name in more
    }
    return filing.file_report(
        **words,
        seat=world.units[seat],
        ward=world.units[ward] if ward else None,
        told=TOLD | more,
        by=world.viewer(who),
        at=at,
    )


def a_pupil(world, teacher="lan", unit="primary", name="Bùi Khánh An"):
    place = SchoolClass.objects.create(
        unit=world.units[unit], school_year=2024, grade=3, name=f"3{teacher[0]}", teacher=world.users[teacher]
    )
    pupil = Pupil.objects.create(name=name, born_on=date(2016, 3, 2), sex="m", guardian_name="Bùi Văn Tư")
    return Enrolment.objects.create(pupil=pupil, school_class=place, unit=place.unit, starts_on=date(2024, 9, 5))


@pytest.mark.parametrize(
    "who,seat,channel",
    [
        ("lan", "primary", "staff"),
        ("hanh", "primary", "staff"),
        ("binh", "primary", "staff"),
        ("khoa", "department", "inspector"),
    ],
)
def test_staff_and_inspectors_tell_and_the_ward_where_it_happened_receives(who, seat, channel, world):
    report = told(world, who, seat)
    assert (report.channel, report.receiver, report.state) == (channel, world.ward, ReportState.RECEIVED)
    assert report in reports_received(world.viewer("son")) and report not in reports_received(world.viewer("vinh"))
    entry = AuditEntry.objects.get(verb="cases.file_report")
    assert entry.subject == str(report.key) and NARRATIVE not in str(entry.__dict__)


@pytest.mark.parametrize("who", ["mai", "son", "tung", "ha", "yen", "an", "giang", "dung"])
def test_nobody_else_files_a_report_as_staff_of_the_school(who, world):
    with pytest.raises(NotAllowed):
        told(world, who)


def test_another_schools_head_does_not_tell_in_this_schools_name(world):
    with pytest.raises(NotAllowed):
        told(world, "ngoc", "primary")


@pytest.mark.parametrize("concern", [Concern.WARD, Concern.POLICE, Concern.UNSURE])
def test_a_report_on_people_of_the_ward_or_the_police_stands_at_the_centre(concern, world):
    report = told(world, concern=concern)
    assert report in reports_received(world.viewer("ha"))
    assert not {report} & {*reports_received(world.viewer("son")), *reports_received(world.viewer("tung"))}


def test_whoever_also_sits_at_the_centre_does_not_see_what_passes_their_ward_by(world):
    report = told(world, concern=Concern.WARD)
    Post.objects.create(user=world.son, unit=world.city, role="centre_officer", starts_on=date(2024, 1, 1))
    assert report not in reports_received(world.viewer("son"))


def test_a_ward_with_no_city_above_receives_what_concerns_it_all_the_same(world):
    report = a_report(world.ward, concern=Concern.WARD, passes_by=world.ward)
    assert report in reports_received(world.viewer("son"))


def test_a_ward_that_nobody_knows_is_the_centres_to_find(world):
    assert told(world, ward=None).receiver == world.city
    assert told(world, ward=None, concern=Concern.SCHOOL).passes_by == world.primary


def test_the_head_named_in_a_report_sees_nothing_of_it(world, signed_in):
    report = told(world, concern=Concern.SCHOOL)
    hanh = world.viewer("hanh")
    assert not reports_told(hanh) and not reports_received(hanh)
    period = (date(2024, 1, 1), date(2024, 12, 31))
    assert count_reports([world.primary.pk], *period, seated=[world.primary.pk]) == {}
    assert count_reports([world.primary.pk], *period)[world.primary.pk].count == 1
    client = signed_in("hanh")
    assert client.get(reverse("cases:my_report", args=[report.key])).status_code == 404
    assert client.get(reverse("cases:report", args=[report.key])).status_code == 403
    assert ">1<" not in client.get(reverse("cases:counts")).content.decode().split("<main")[1]


def test_the_form_sent_twice_is_one_report(world):
    key = uuid4()
    told(world, key=key)
    with pytest.raises(Refused):
        told(world, key=key)
    assert Report.objects.count() == 1


def test_what_was_seen_was_not_seen_tomorrow(world):
    told(world, noticed_at=NOW)
    with pytest.raises(Refused):
        told(world, noticed_at=NOW + timedelta(minutes=1))


def test_a_teacher_names_a_pupil_of_the_own_class_and_of_no_other(world):
    mine, other = a_pupil(world), a_pupil(world, "binh", name="Lê Đức Mạnh")
    report = told(world, enrolment=mine)
    assert (report.child.name, report.child.pupil, report.child.guardian_name) == (
        "Bùi Khánh An",
        mine.pupil,
        "Bùi Văn Tư",
    )
    with pytest.raises(NotAllowed):
        told(world, enrolment=other)
    assert told(world, "binh", enrolment=mine).child.pupil == mine.pupil


@pytest.mark.parametrize(
    "state,needs,words",
    [
        ("received", False, "Đã tiếp nhận"),
        ("taken", False, "Đã tiếp nhận"),
        ("passed_on", False, "Đã tiếp nhận"),
        ("in_case", False, "Đã tiếp nhận"),
        ("closing", False, "Đã tiếp nhận"),
        ("taken", True, "Cần nhà trường phối hợp"),
        ("in_case", True, "Cần nhà trường phối hợp"),
        ("closed", False, "Đã kết thúc"),
        ("closed", True, "Đã kết thúc"),
    ],
)
def test_the_reporter_hears_one_of_three_answers(state, needs, words, world, signed_in):
    report = a_report(world.ward, state=state, needs_school=needs, reporter=world.lan, school=world.primary)
    assert str(answer_to_reporter(report)[1]) == words
    html = signed_in("lan").get(reverse("cases:my_report", args=[report.key])).content.decode()
    assert words in html and NARRATIVE not in html


def test_one_sees_ones_own_reports_and_nobody_elses(world):
    report = told(world)
    assert report_told(world.viewer("lan"), report.key) == report
    for who in ("hanh", "binh", "ngoc", "mai", "dung", "khoa", "son"):
        assert report_told(world.viewer(who), report.key) is None


# The page.


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


@pytest.mark.parametrize("query", ["?class=x", "?pupil=x", f"?class={uuid4()}", f"?pupil={uuid4()}"])
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
