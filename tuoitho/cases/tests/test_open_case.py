"""A case is opened after looking whether the ward knows the child; nobody outside the ward gets a hint."""

from datetime import date

import pytest
from django.urls import reverse

from tests.cast import NOW
from tuoitho.base.models import AuditEntry
from tuoitho.base.refusals import NotAllowed, Refused
from tuoitho.cases.actions.opening import join_case, open_case
from tuoitho.cases.models import Case, Child, Likeness, Report, ReportStep
from tuoitho.cases.tests.merging import a_known_child
from tuoitho.cases.tests.stage import BEFORE, NARRATIVE, a_case, a_child, a_report
from tuoitho.cases.tests.telling import a_pupil, told
from tuoitho.cases.workflow import CaseState, ReportState

SEARCH = {"HTTP_HX_REQUEST": "true"}


@pytest.fixture
def report(world) -> Report:
    return a_report(world.ward, state=ReportState.TAKEN)


def path(report: Report | None, verb: str = "open_case") -> str:
    return reverse("cases:open_found") if report is None else reverse(f"cases:{verb}", args=[report.key])


def said(world, **more) -> dict:
    return {"name": "Trần Gia Bảo", "born": "2013", "kind": "at_risk", "home_ward": world.ward.pk} | more


# On the page


def test_the_report_is_shown_and_its_opening_kept(report, signed_in):
    html = signed_in("son").get(path(report)).content.decode()
    assert NARRATIVE in html and "checked" not in html.split("<main")[1]
    assert AuditEntry.objects.get(verb="cases.record_report_opening").subject == str(report.key)


def test_a_child_nobody_knew_is_recorded_and_the_case_opened(report, world, signed_in):
    answer = signed_in("son").post(path(report), said(world, nickname="Tí", guardian_phone="0912345678"))
    case = Case.objects.get()
    assert answer.url == reverse("cases:case", args=[case.key])
    assert (case.child.name, case.child.birth_year, case.child.ward) == ("Trần Gia Bảo", 2013, world.ward)
    report.refresh_from_db()
    assert (report.state, report.case, report.child) == (ReportState.IN_CASE, case, case.child)
    verbs = AuditEntry.objects.filter(verb__in=["cases.record_child", "cases.open_case"]).order_by("seq")
    assert [one.verb for one in verbs] == ["cases.record_child", "cases.open_case"]
    assert case.child.words.filter(of="phone", ward=world.ward).exists()


def test_a_child_found_without_a_report_is_opened_too(world, signed_in):
    signed_in("son").post(path(None), {"nickname": "Sún", "kind": "in_labour", "home_ward": world.ward.pk})
    case = Case.objects.get()
    assert case.child.nickname == "Sún" and not case.reports.exists()


def test_whoever_is_alike_is_shown_first_and_nothing_is_saved_until_one_is_chosen(report, world, signed_in):
    child = a_known_child(world)
    answer = signed_in("son").post(path(report), said(world, name="BAO TRAN GIA", family="Ở với bà."))
    html = answer.content.decode()
    assert "hãy xem và chọn" in html and str(child.key) in html and "Ở với bà." in html
    assert Case.objects.count() == 1 and Child.objects.count() == 1


def test_none_of_them_is_an_answer(report, world, signed_in):
    a_known_child(world)
    signed_in("son").post(path(report), said(world, child="new"))
    assert Child.objects.count() == 2 and Case.objects.count() == 2
    assert Likeness.objects.count() == 1, "the pair waits in the queue"


def test_a_child_whose_case_is_closed_gets_a_new_one_and_blanks_are_filled(report, world, signed_in):
    child = a_child(world.ward, name="Trần Gia Bảo", born_on=date(2013, 5, 4))
    a_case(world, child=child, state=CaseState.CLOSED)
    Likeness.objects.note(child, BEFORE)
    signed_in("son").post(path(report), said(world, child=child.key, born="2012", nickname="Tí"))
    child.refresh_from_db()
    assert child.cases.count() == 2 and child.version == 2
    assert (child.nickname, child.born_on) == ("Tí", date(2013, 5, 4)), "what is known is not written over"


def test_a_child_with_an_open_case_takes_the_report_along(report, world, signed_in):
    child = a_known_child(world)
    case = child.cases.get()
    html = signed_in("son").post(path(report), said(world)).content.decode()
    assert f"gắn tin vào hồ sơ {case.number}" in html
    signed_in("son").post(path(report), said(world, child=child.key))
    report.refresh_from_db()
    assert report.case == case and Case.objects.count() == 1
    assert case.steps.get().verb == "join_case"


def test_a_colleagues_child_is_named_with_who_keeps_it_and_nothing_more_and_the_look_is_kept(report, world, signed_in):
    a_known_child(world, owner="phuc", guardian_name="Trần Thị Hoa", address="Ngõ Mơ")
    html = signed_in("son").post(path(report), said(world)).content.decode()
    assert "Lương Hồng Phúc" in html and "Ngõ Mơ" not in html and "Thị Hoa" not in html
    entry = AuditEntry.objects.get(verb="cases.record_lookup")
    assert entry.subject == world.ward.code and entry.fields == [str(Child.objects.get().key)]


def test_a_report_goes_to_a_colleagues_case_which_stays_closed_to_the_giver(report, world, signed_in):
    child = a_known_child(world, owner="phuc")
    client = signed_in("son")
    assert client.post(path(report), said(world, child=child.key)).url == reverse("cases:cases")
    assert Report.objects.get(pk=report.pk).case == child.cases.get()
    assert client.get(reverse("cases:case", args=[child.cases.get().key])).status_code == 404


def test_another_wards_child_is_no_hint(report, world, signed_in):
    child = a_known_child(world, ward="other_ward", owner="vinh", guardian_phone="0912345678")
    html = (
        signed_in("son")
        .post(path(report), said(world, kind="", guardian_phone="0912345678"), **SEARCH)
        .content.decode()
    )
    assert html.strip() == "" and not AuditEntry.objects.filter(verb="cases.record_lookup").exists()
    signed_in("son").post(path(report), said(world, child=child.key, guardian_phone="0912345678"))
    assert Case.objects.filter(child=child).count() == 1 and Child.objects.count() == 2


def test_while_typing_only_the_likeness_comes_back_and_nothing_is_saved(report, world, signed_in):
    a_known_child(world)
    answer = signed_in("son").post(path(report), said(world), **SEARCH)
    html = answer.content.decode()
    assert "<html" not in html and "Trần Gia Bảo" in html and "tên giống" in html
    assert Case.objects.count() == 1


@pytest.mark.parametrize(
    "typed",
    [
        {"name": "bao gia tran", "born": "05/04/2013"},
        {"name": "", "guardian_phone": "+84 912 345 678", "nickname": "Tí"},
    ],
)
def test_day_and_month_swapped_or_a_telephone_lead_to_the_child(typed, report, world, signed_in):
    a_known_child(world, nickname="Tí", guardian_phone="0912.345.678")
    html = signed_in("son").post(path(report), said(world, **typed), **SEARCH).content.decode()
    assert "Trần Gia Bảo" in html


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"name": ""}, "ít nhất một điều"),
        ({"born": "10/11/2024"}, "sau hôm nay"),
        ({"born": "2005"}, "đủ 18 tuổi"),
        ({"kind": ""}, "Hồ sơ về việc gì"),
    ],
)
def test_what_cannot_be_gets_a_sentence_and_what_was_typed_stays(typed, sentence, report, world, signed_in):
    answer = signed_in("son").post(path(report), said(world, family="Ở với bà.") | typed)
    html = answer.content.decode()
    assert sentence in html and "Ở với bà." in html
    assert not Child.objects.exists() and Report.objects.get().state == ReportState.TAKEN


def test_whoever_opens_second_is_told_who_was_first(report, world, signed_in):
    signed_in("phuc").post(path(report), said(world))
    answer = signed_in("son").post(path(report), said(world, name="Lê Đức Mạnh", family="Ở với bà."))
    html = answer.content.decode()
    assert answer.status_code == 409 and "Lương Hồng Phúc" in html
    assert Case.objects.count() == 1 and Child.objects.count() == 1, "no child is left behind either"
    assert "Lương Hồng Phúc" in signed_in("son").get(path(report)).content.decode()


@pytest.mark.parametrize("verb", ["open_case", "join_case"])
def test_a_report_that_nobody_took_up_says_what_to_do_first(verb, world, signed_in):
    waiting = a_report(world.ward)
    assert "nhận tin trước" in signed_in("son").get(path(waiting, verb)).content.decode()


@pytest.mark.parametrize("verb", ["open_case", "join_case"])
def test_another_wards_report_is_not_there(verb, report, signed_in):
    assert signed_in("vinh").get(path(report, verb)).status_code == 404
    assert [signed_in(who).get(path(report, verb)).status_code for who in ("tung", "ha", "ngoc", "hanh")] == [403] * 4


def test_a_report_joins_the_case_that_was_searched_by_name_or_number(report, world, signed_in):
    case = a_known_child(world).cases.get()
    client = signed_in("son")
    for words in ("bảo gia", "BAO", case.number):
        html = client.post(path(report, "join_case"), {"who": words}).content.decode()
        assert str(case.key) in html, words
    assert "Không thấy hồ sơ" in client.post(path(report, "join_case"), {"who": "khánh"}).content.decode()
    client.post(path(report, "join_case"), {"who": "bảo", "case": case.key})
    report.refresh_from_db()
    assert (report.case, report.child, report.state) == (case, case.child, ReportState.IN_CASE)
    assert ReportStep.objects.get(report=report).verb == "join_case"


def test_the_pages_ask_twelve_queries_at_most(report, world, signed_in, django_assert_max_num_queries):
    for _ in range(8):
        a_known_child(world, name="Nguyễn Văn An", guardian_name="Nguyễn Văn Bình", owner="phuc")
    client = signed_in("son")
    typed = said(world, name="Nguyễn Văn An", guardian_name="Nguyễn Văn Bình")
    asked = [
        (client.get, path(report), {}),
        (client.get, path(report, "join_case"), {}),
        (client.post, path(report), typed),
    ]
    for verb, address, words in asked:
        verb(address, words)
        # What a colleague's children cost beyond is the entry that the look is kept by.
        with django_assert_max_num_queries(12 if words == {} else 17):
            verb(address, words)


# The verb


def test_the_earlier_report_moves_the_notification_back(world):
    case = a_case(world)
    early = a_report(world.ward, state=ReportState.TAKEN, at=BEFORE.replace(day=1))
    join_case(report=early, case=case, by=world.viewer("son"), at=NOW)
    case.refresh_from_db()
    assert case.notified_at == early.received_at and case.version == 1


def test_a_closed_case_takes_no_report(report, world):
    with pytest.raises(Refused, match="đã kết thúc"):
        join_case(report=report, case=a_case(world, state=CaseState.CLOSED), by=world.viewer("son"), at=NOW)
    report.refresh_from_db()
    assert report.case is None and report.state == ReportState.TAKEN


@pytest.mark.parametrize("who", ["tung", "vinh", "thao", "ha", "ngoc", "hanh", "mai", "lan", "dung"])
def test_nobody_else_joins_or_opens(who, report, world):
    words = {"report": report, "by": world.viewer(who), "at": NOW}
    with pytest.raises(NotAllowed):
        join_case(case=a_case(world), **words)
    with pytest.raises(NotAllowed):
        open_case(child=a_child(world.ward), kind=Case.Kind.AT_RISK, home_ward=world.ward, **words)


def test_another_wards_case_takes_no_report(report, world):
    with pytest.raises(NotAllowed):
        join_case(report=report, case=a_case(world, ward="other_ward", owner="vinh"), by=world.viewer("son"), at=NOW)


def test_two_reports_of_one_child_open_one_case(world):
    child = a_child(world.ward)
    words = {"child": child, "kind": Case.Kind.AT_RISK, "home_ward": world.ward, "at": NOW}
    open_case(report=a_report(world.ward, state=ReportState.TAKEN), by=world.viewer("son"), **words)
    second = a_report(world.ward, state=ReportState.TAKEN)
    with pytest.raises(Refused, match="chưa kết thúc"):
        open_case(report=second, by=world.viewer("phuc"), **words)
    second.refresh_from_db()
    assert second.state == ReportState.TAKEN and Case.objects.count() == 1


def test_what_a_school_told_of_its_pupil_is_filled_in_and_the_child_is_that_pupil(world, signed_in):
    mine = a_pupil(world)
    report = told(world, enrolment=mine, at=BEFORE)
    Report.objects.filter(pk=report.pk).update(state=ReportState.TAKEN)
    html = signed_in("son").get(path(report)).content.decode()
    assert all(f'value="{words}"' in html for words in ("Bùi Khánh An", "02/03/2016", "Bùi Văn Tư"))
    signed_in("son").post(path(report), said(world, name="Bùi Khánh An", born="02/03/2016"))
    child = Case.objects.get().child
    assert child.pupil == mine.pupil and list(Child.objects.all()) == [child]


def test_a_childs_own_case_takes_the_pupil_along_when_the_report_joins_it(world):
    mine = a_pupil(world)
    report = told(world, enrolment=mine, at=BEFORE)
    Report.objects.filter(pk=report.pk).update(state=ReportState.TAKEN)
    case = a_case(world)
    join_case(report=report, case=case, by=world.viewer("son"), at=NOW)
    case.child.refresh_from_db()
    assert case.child.pupil == mine.pupil and Child.objects.count() == 1
