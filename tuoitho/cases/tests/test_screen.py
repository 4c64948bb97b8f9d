"""A screening is judged by the law and the age of the day of the work, kept sealed, and said by the case."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import connection

from tests.cast import NOW
from tuoitho.base.models import AuditEntry
from tuoitho.base.refusals import Changed, NotAllowed, Refused
from tuoitho.cases.actions.screening import screen
from tuoitho.cases.models import Screening
from tuoitho.cases.tests.stage import NARRATIVE, a_case, a_child
from tuoitho.counts.models import Cell

FORGE = {"on": "2024-11-01", "relation": "employed", "task": "BLLĐ-147.1.e"}
LAWFUL = {
    "on": "2024-11-01",
    "relation": "employed",
    "task": "arts",
    "place": "other",
    "hours_day": [1, 4],
    "hours_week": [1, 13],
    "night": False,
    "overtime": False,
    "parental_consent": True,
    "written_contract": True,
    "health_check_on": "2024-09-01",
    "register": True,
    "provincial_consent": True,
    "affects_study": False,
}
AT_HOME = LAWFUL | {"relation": "family"}


def screened(world, case, facts=FORGE, *, by="son", note="", key=None, seen=None, at=NOW) -> Screening:
    version = case.version if seen is None else seen
    made = screen(case=case, facts=facts, note=note, key=key or uuid4(), seen=version, by=world.viewer(by), at=at)
    case.refresh_from_db()
    made.refresh_from_db()
    return made


def born(world, day):
    return a_case(world, child=a_child(world.ward, born_on=day))


def test_a_sign_is_kept_with_its_articles_and_the_case_says_so(world):
    case = a_case(world)
    made = screened(world, case)
    assert made.judgement["verdict"] == "unlawful" and made.judgement["hazardous"] is True
    assert made.judgement["sanction"] == {"act": "NĐ 12/2022 Đ.29", "individual_vnd": [50_000_000, 75_000_000]}
    assert made.judgement["task"]["article"] == "BLLĐ 147.1.e"
    assert (case.in_labour, case.hazardous, case.state, case.version) == (True, True, "intake", 2)
    assert case.steps.get().verb == "screen"
    for measure in ("children.in_labour", "children.hazardous.named"):
        assert Cell.objects.get(unit=world.ward, year=2024, measure=measure).value == 1


def test_one_entry_is_left_and_it_names_no_fact(world):
    case = a_case(world)
    screened(world, case, note=NARRATIVE)
    entry = AuditEntry.objects.get(verb="cases.screen")
    assert entry.subject == str(case.key) and "147" not in str(vars(entry)) and NARRATIVE not in str(vars(entry))


def test_neither_facts_nor_verdict_nor_words_lie_open_in_the_store(world):
    made = screened(world, a_case(world), note=NARRATIVE)
    with connection.cursor() as cursor:
        cursor.execute("SELECT facts, judgement, note FROM cases_screening WHERE id = %s", [made.pk])
        stored = b" ".join(bytes(value) for value in cursor.fetchone())
    for word in ("unlawful", "147", "employed", "xưởng"):
        assert word.encode() not in stored


@pytest.mark.parametrize(
    "who", ["phuc", "tung", "vinh", "thao", "ngoc", "lan", "binh", "hanh", "ha", "mai", "dung", "an"]
)
def test_only_an_officer_of_the_team_screens(who, world):
    case = a_case(world)
    with pytest.raises(NotAllowed):
        screened(world, case, by=who)
    assert not Screening.objects.exists()


def test_a_closed_case_is_not_screened(world):
    with pytest.raises(Refused):
        screened(world, a_case(world, state="closed"))


@pytest.mark.parametrize("state", ["assessed", "verified", "met", "planned", "in_care", "reviewed", "closing"])
def test_every_open_step_stays_as_it_is(state, world):
    case = a_case(world, state=state)
    screened(world, case)
    assert case.state == state


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        (LAWFUL, (False, False)),
        (LAWFUL | {"health_check_on": None}, (None, None)),
        (AT_HOME, (None, None)),
        ({}, (None, None)),
    ],
)
def test_the_case_says_what_the_last_screening_could_tell(facts, said, world):
    case = a_case(world)
    screened(world, case, facts)
    assert (case.in_labour, case.hazardous) == said


def test_a_screening_that_cannot_tell_takes_back_no_earlier_one_and_a_lawful_one_does(world):
    case = a_case(world)
    for facts, said in ((FORGE, True), ({}, True), (AT_HOME, True), (LAWFUL, False)):
        screened(world, case, facts)
        assert case.in_labour is said
    assert Screening.objects.filter(case=case).count() == 4


@pytest.mark.parametrize(
    ("birthday", "worked_on", "band"),
    [
        (date(2009, 11, 5), "2024-11-04", "13_14"),  # 15 the day after the work
        (date(2009, 11, 5), "2024-11-05", "15_17"),
        (date(2008, 11, 5), "2024-11-04", "15_17"),  # 16 since
        (date(2006, 11, 5), "2024-11-04", "15_17"),  # 18 since
        (date(2006, 11, 5), "2024-11-05", "adult"),
        (date(2011, 11, 5), "2024-11-04", "under_13"),
    ],
)
def test_the_age_is_that_of_the_day_of_the_work(birthday, worked_on, band, world):
    assert screened(world, born(world, birthday), {"on": worked_on}).judgement["band"] == band


def test_a_birthday_known_by_its_year_or_as_an_estimate_leaves_ages_open(world):
    year = a_case(world, child=a_child(world.ward, born_on=None, birth_year=2009))
    guess = a_case(world, child=a_child(world.ward, born_on=None, birth_year=2008, birth_estimated=True))
    none = a_case(world, child=a_child(world.ward, born_on=None))
    assert screened(world, year, {"on": "2024-11-01"}).judgement["band"] == "unknown"
    assert screened(world, guess).facts["born"] == ["2007-01-01", "2009-12-31"]
    assert screened(world, none, {"on": "2024-11-01", "age": 12}).judgement["band"] == "under_13"
    assert "born" in screened(world, none, {"on": "2024-11-01"}).judgement["missing"]


def test_an_adult_is_no_child_in_labour(world):
    case = born(world, date(2006, 1, 1))
    screened(world, case)
    assert case.in_labour is False


@pytest.mark.parametrize(
    ("facts", "word"),
    [
        ({"on": "2024-11-10"}, "chưa đến"),
        ({"on": "2013-05-03"}, "trước ngày sinh"),
        ({"on": "2024-11-01", "hours_day": 25}, "hours_day"),
        ({"on": "2024-11-01", "task": "TT09-II.99"}, "TT09-II.99"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_kept(facts, word, world):
    case = a_case(world)
    with pytest.raises(Refused, match=word):
        screened(world, case, facts)
    assert not Screening.objects.exists() and case.steps.count() == 0


def test_work_done_today_is_taken(world):
    assert screened(world, a_case(world), FORGE | {"on": "2024-11-09"}).judgement["verdict"] == "unlawful"


def test_two_who_save_at_once_lose_nothing(world):
    case = a_case(world)
    screened(world, case, seen=1)
    with pytest.raises(Changed):
        screened(world, case, LAWFUL, seen=1)
    assert Screening.objects.get().judgement["verdict"] == "unlawful"


def test_the_sanction_turns_on_its_day(world):
    case = born(world, date(2014, 5, 4))
    later = NOW.replace(year=2026, month=11)
    acts = [
        screened(world, case, FORGE | {"on": day}, at=later + timedelta(hours=place)).judgement["sanction"]["act"]
        for place, day in enumerate(["2026-09-09", "2026-09-10"])
    ]
    assert acts == ["NĐ 12/2022 Đ.29", "NĐ 283/2026 Đ.27"]
