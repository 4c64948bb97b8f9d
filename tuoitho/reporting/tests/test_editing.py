"""Writing a report: reasons, doubts, two people at once, what the records say now."""

import pytest

from tests.cast import NOW, World
from tuoitho.base.refusals import Changed, Refused
from tuoitho.registry.models import Headcount
from tuoitho.reporting import actions
from tuoitho.reporting.rules.typed import read_people
from tuoitho.reporting.tests.conftest import YEAR, Office


def test_a_figure_changes_only_with_a_reason_and_goes_back_without_one(office: Office, world: World) -> None:
    report, binh = office.bring("draft"), world.viewer("binh")
    words = {"submission": report, "series": "2.2", "by": binh, "at": NOW}
    with pytest.raises(Refused, match="cần lý do"):
        actions.change_figure(value=(390, 390, 400), reason=" ", version=report.version, **words)
    actions.change_figure(value=(390, 390, 400), reason="Đếm thiếu một lớp", version=report.version, **words)
    assert report.figures.get(series="2.2").reason == "Đếm thiếu một lớp"
    actions.change_figure(value=(350, 380, 400), reason="thôi", version=report.version + 1, **words)
    assert report.figures.get(series="2.2").reason == ""


def test_more_people_than_there_are_is_refused_with_a_sentence(office: Office, world: World) -> None:
    report = office.bring("draft")
    with pytest.raises(Refused, match="không đếm lượt"):
        actions.change_figure(
            submission=report,
            series="2.2",
            value=(401, 401, 400),
            reason="?",
            version=report.version,
            by=world.viewer("binh"),
            at=NOW,
        )


@pytest.mark.parametrize(
    ("typed", "whole", "count", "asks"),
    [
        ("90", 400, 90, False),
        ("1.234", 4000, 1234, False),
        ("90%", 400, 360, True),
        ("0,9", 400, 360, True),
        ("0.9", 400, 360, True),
        ("1,234", 4000, 1234, True),
        ("", 400, None, False),
    ],
)
def test_what_is_typed_is_people_and_a_share_is_asked_about(typed, whole, count, asks) -> None:
    read = read_people(typed, whole)
    assert (read.count, bool(read.doubt), read.fault) == (count, asks, "")


@pytest.mark.parametrize("typed", ["chínmươi", "-4", "12,5", "90%%"])
def test_what_is_no_number_of_people_is_a_fault_with_a_sentence(typed) -> None:
    assert typed in read_people(typed, 400).fault


def test_a_share_of_nothing_known_asks_for_the_whole() -> None:
    assert "tỷ lệ" in read_people("90%", None).fault


def test_the_page_asks_before_it_takes_a_share(office: Office, signed_in) -> None:
    report, client = office.bring("draft"), signed_in("binh")
    url = f"/reports/{report.key}/figures/2.2/"
    said = {"low": "0,9", "high": "", "denominator": "400", "reason": "Theo tỷ lệ", "version": report.version}
    first = client.post(url, said)
    assert "“0,9” được hiểu là 90%, không phải 0,9%" in first.content.decode()
    assert report.figures.get(series="2.2").value == (350, 380, 400)
    client.post(url, said | {"confirmed": "on"})
    assert report.figures.get(series="2.2").value == (360, 360, 400)


def test_of_two_who_write_at_once_the_second_sees_both_and_loses_nothing(office: Office, signed_in) -> None:
    report = office.bring("draft")
    url = f"/reports/{report.key}/passages/"
    blank = {"cases": "Có", "difficulties_nothing": "on", "proposals_nothing": "on", "awards_nothing": "on"}
    first = blank | {"lessons": "Bản của cô Hạnh", "version": report.version}
    second = blank | {"lessons": "Bản của thầy Bình", "version": report.version}
    assert signed_in("hanh").post(url, first).status_code == 302
    page = signed_in("binh").post(url, second)
    assert page.status_code == 409
    text = page.content.decode()
    assert "Bản của cô Hạnh" in text and text.count("Bản của thầy Bình") >= 2
    assert report.passages.get(section="lessons").text == "Bản của cô Hạnh"
    again = second | {"version": report.version + 1}
    assert signed_in("binh").post(url, again).status_code == 302
    assert report.passages.get(section="lessons").text == "Bản của thầy Bình"


def test_refreshing_takes_what_moved_and_keeps_what_was_reasoned(office: Office, world: World) -> None:
    report, binh = office.bring("draft"), world.viewer("binh")
    actions.change_figure(
        submission=report, series="2.2", value=(360, 360, 400), reason="Lý do", version=report.version, by=binh, at=NOW
    )
    spans = {"staff.informed": (30, 30), "pupils.informed": (399, 399)}
    Headcount.objects.state(world.primary, YEAR, spans, NOW.date(), "", binh, NOW)
    with pytest.raises(Changed):
        actions.refresh_figures(submission=report, version=report.version, by=binh, at=NOW)
    moved = actions.refresh_figures(submission=report, version=report.version + 1, by=binh, at=NOW)
    assert sorted(moved) == ["2.1a", "2.2"]
    assert report.figures.get(series="2.1a").value == (30, 30, 30)
    kept = report.figures.get(series="2.2")
    assert (kept.value, kept.live) == ((360, 360, 400), (399, 399, 400))


def test_a_report_is_presented_only_when_every_question_has_an_answer(office: Office, world: World) -> None:
    report = office.report()
    actions.begin(submission=report, by=world.viewer("binh"), at=NOW)
    with pytest.raises(Refused, match="còn 5 câu"):
        actions.present(submission=report, by=world.viewer("binh"), at=NOW)


def test_nothing_occurred_contradicts_children_found(office: Office, world: World) -> None:
    report, binh = office.bring("draft"), world.viewer("binh")
    said = {"cases": ("", True)}
    actions.write_passages(submission=report, passages=said, version=report.version, by=binh, at=NOW)
    with pytest.raises(Refused, match="Không phát sinh"):
        actions.present(submission=report, by=binh, at=NOW)


def test_the_part_on_cases_asks_whom_when_and_how_many_and_nothing_of_the_child(office: Office, signed_in) -> None:
    report = office.bring("draft")
    page = signed_in("binh").get(f"/reports/{report.key}/passages/").content.decode()
    assert "Chỉ ghi đã báo ai, ngày nào, bao nhiêu trường hợp; không ghi tên, lớp, hoàn cảnh của trẻ em." in page
