"""1.1–1.3 and H30 from cases: the number for all who see figures, its rows for those who may see cases."""

import pytest
from django.urls import reverse

from tests.cast import NOW, TODAY
from tuoitho.base.actors import SYSTEM
from tuoitho.cases.models import CaseStep
from tuoitho.cases.models.cells import refresh_children
from tuoitho.cases.tests.serving import a_place
from tuoitho.cases.tests.stage import a_case, a_child
from tuoitho.figures.ratio import Bounds
from tuoitho.indicators.queries import values
from tuoitho.registry.actions import state_headcounts
from tuoitho.registry.tests.books import book
from tuoitho.registry.tests.test_populations import COUNTS, upload, verb

SERIES = ["1.1", "1.2", "1.3", "H30"]


@pytest.fixture
def cases(world):
    """Three of Sơn: helped and learning; at risk only; dangerous. One of Phúc."""
    helped = a_case(world, in_labour=True, child=a_child(world.ward, name="Trần Gia Bảo"))
    CaseStep.objects.create(case=helped, verb="approve_plan", state="in_care", at=NOW, by=helped.by)
    a_place(helped)
    risk = a_case(world, kind="at_risk")
    hazardous = a_case(world, in_labour=True, hazardous=True)
    other = a_case(world, owner="phuc", in_labour=True)
    refresh_children(world.ward.pk, NOW)
    return helped, risk, hazardous, other


def figure(world, who: str, code: str):
    return next(v for v in values(world.viewer(who), world.ward, 2024) if v.code == code)


def rows(client, series: str) -> str:
    answer = client.get(f"/figures/HD-W01/2024/rows/{series}/")
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_numbers_are_those_of_the_cases(cases, world):
    assert figure(world, "son", "1.2").numerator == Bounds.exactly(1)
    assert figure(world, "son", "1.2").denominator == Bounds.exactly(4)
    assert figure(world, "son", "1.3").numerator == Bounds(1, 4)
    assert (figure(world, "son", "H30").numerator, figure(world, "son", "H30").denominator) == (
        Bounds.exactly(1),
        Bounds.exactly(3),
    )


@pytest.mark.parametrize(("series", "counted"), [("1.1", 2), ("1.2", 3), ("1.3", 3), ("H30", 2)])
def test_who_keeps_a_case_opens_it_from_the_number(series, counted, cases, signed_in):
    html = rows(signed_in("son"), series)
    own = [case for case in cases[:3] if reverse("cases:case", args=[case.key]) in html]
    assert len(own) == counted and cases[3].number not in html
    assert "Gia Bảo" not in html


def test_the_chair_opens_all_of_the_wards(cases, signed_in):
    assert all(case.number in rows(signed_in("tung"), "1.2") for case in cases)


@pytest.mark.parametrize("who", ["mai", "yen", "khoa"])
@pytest.mark.parametrize("series", SERIES)
def test_others_see_the_number_and_no_row(who, series, cases, signed_in):
    html = rows(signed_in(who), series)
    assert not any(case.number in html or str(case.key) in html for case in cases)


@pytest.mark.parametrize("who", ["vinh", "thao", "hanh", "ngoc"])
def test_another_ward_and_a_school_do_not_find_the_page(who, cases, signed_in):
    assert signed_in(who).get("/figures/HD-W01/2024/rows/1.2/").status_code == 404


def test_a_row_says_whether_it_counts_in_the_numerator(cases, signed_in):
    html = rows(signed_in("son"), "1.2")
    assert html.count("được hỗ trợ đúng hạn") >= 1 and html.count("chưa tính vào số đạt") == 2


def test_a_statement_beside_cases_says_that_it_does_not_count(cases, world, signed_in):
    spans = {"children.notified": (9, 9)}
    words = {"unit": world.ward, "year": 2024, "counted_on": TODAY, "source": "Sổ của phường", "by": SYSTEM, "at": NOW}
    state_headcounts(**words, spans=spans, seen={})
    html = rows(signed_in("mai"), "1.2")
    assert "không tính, vì đã có hồ sơ" in html
    assert figure(world, "mai", "1.2").denominator == Bounds.exactly(4)


def test_a_ward_that_keeps_no_case_shows_its_statement(world, signed_in):
    words = {"unit": world.other_ward, "year": 2024, "counted_on": TODAY, "source": "Sổ", "by": SYSTEM, "at": NOW}
    state_headcounts(**words, spans={"children.notified": (9, 9)}, seen={})
    html = signed_in("mai").get("/figures/HD-W02/2024/rows/1.2/").content.decode()
    assert "Số liệu đơn vị kê khai" in html and "không tính" not in html


def test_a_dated_population_gives_the_found_their_denominator(cases, world, signed_in):
    """Thirteen ages of 100 children each, by a survey of 31/10/2024."""
    assert figure(world, "son", "1.1").denominator is None
    son = signed_in("son")
    verb(son, "confirm_facts", upload(son, book(COUNTS)))
    found = figure(world, "son", "1.1")
    assert (found.numerator, found.denominator) == (Bounds.exactly(3), Bounds.exactly(1300))


@pytest.mark.parametrize("series", SERIES)
@pytest.mark.parametrize("who", ["son", "tung", "mai"])
def test_the_rows_ask_twelve_queries_at_most(series, who, cases, world, signed_in, django_assert_max_num_queries):
    client = signed_in(who)
    rows(client, series)
    with django_assert_max_num_queries(12):
        rows(client, series)
