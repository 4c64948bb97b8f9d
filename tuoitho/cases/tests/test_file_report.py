"""Staff tell what they saw; they then hear one of three answers and nothing else."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.urls import reverse

from tests.cast import NOW
from tuoitho.base.models import AuditEntry
from tuoitho.base.refusals import NotAllowed, Refused
from tuoitho.cases.models import Report
from tuoitho.cases.models.routing import Concern
from tuoitho.cases.pages.report_words import answer_to_reporter
from tuoitho.cases.queries import report_told, reports_received, reports_told
from tuoitho.cases.queries.reports import count_reports
from tuoitho.cases.tests.stage import NARRATIVE, a_report
from tuoitho.cases.tests.telling import a_pupil, told
from tuoitho.cases.workflow import ReportState
from tuoitho.organisations.models import Post


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
