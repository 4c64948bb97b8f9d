"""The law's own tables, row by row: each age with each task and place, each limit at its boundary, the sanction of each
breach; and what holds for all facts whatever is forgotten."""

from dataclasses import asdict, fields, replace
from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tuoitho.law.articles import ARTICLES, article_of
from tuoitho.law.confidence import Confidence
from tuoitho.law.tests.test_work import ON, some_facts, work
from tuoitho.law.work import (
    CATALOGUE,
    Catalogue,
    Entry,
    Relation,
    Span,
    Verdict,
    WorkFacts,
    judge,
    read_facts,
    see_also,
)

AGES = (12, 13, 14, 15, 17)
FORBIDDEN_TASKS = [code for code, entry in CATALOGUE.tasks.items() if entry.hazardous]
FORBIDDEN_PLACES = [code for code, entry in CATALOGUE.places.items() if entry.hazardous and entry.verified]
LIGHT = [f"TT09-II.{item}" for item in range(1, 13)]
ARTS = ["arts", "sport", "TT09-II.1", "TT09-II.2"]
EXTRA = [code for code, entry in CATALOGUE.tasks.items() if entry.extra]


def verdict(age, **changed):
    return judge(read_facts(work(age, **changed))).verdict


def born(day, **changed):
    record = {key: value for key, value in work(14, **changed).items() if key != "age"}
    return judge(read_facts(record | {"born": day}))


@pytest.mark.parametrize("age", AGES)
@pytest.mark.parametrize("task", FORBIDDEN_TASKS)
def test_a_task_of_article_147_is_forbidden_at_every_age(age, task):
    found = judge(read_facts(work(age, task=task)))
    assert (found.verdict, found.hazardous) == (Verdict.UNLAWFUL, True)
    assert found.sanction and found.sanction.individual_vnd == (50_000_000, 75_000_000)


@pytest.mark.parametrize("age", AGES)
@pytest.mark.parametrize("place", FORBIDDEN_PLACES)
def test_a_place_of_article_147_is_forbidden_at_every_age(age, place):
    found = judge(read_facts(work(age, place=place)))
    assert (found.verdict, found.hazardous) == (Verdict.UNLAWFUL, True)


@pytest.mark.parametrize("age", AGES)
@pytest.mark.parametrize("place", [f"TT09-IV.{item}" for item in range(1, 6)])
def test_a_place_known_from_a_draft_leaves_it_open(age, place):
    found = judge(read_facts(work(age, place=place)))
    assert (found.verdict, found.hazardous) == (Verdict.UNDETERMINED, None)


@pytest.mark.parametrize("task", LIGHT)
def test_light_work_is_for_13_and_14_and_below_only_arts_and_sport(task):
    assert verdict(13, task=task) is verdict(14, task=task) is verdict(15, task=task) is Verdict.LAWFUL
    assert verdict(12, task=task) is (Verdict.LAWFUL if task in ARTS else Verdict.UNLAWFUL)


@pytest.mark.parametrize("task", ["other", "TT09-V.3", "TT09-V.10", "TT09-V.11", "TT09-V.12"])
def test_what_annex_ii_does_not_list_begins_at_15(task):
    assert verdict(14, task=task) is Verdict.UNLAWFUL
    assert verdict(15, task=task) is Verdict.LAWFUL


@pytest.mark.parametrize("age", [15, 17])
@pytest.mark.parametrize("task", EXTRA)
def test_overtime_and_night_are_for_the_tasks_of_annex_v(age, task):
    late = {"overtime": True, "night": True, "hours_day": 10, "hours_week": 44}
    assert verdict(age, task=task, **late) is Verdict.LAWFUL
    assert verdict(age, task="other", **late) is verdict(14, **late) is Verdict.UNLAWFUL


MINUTE = 1 / 60


@pytest.mark.parametrize(
    ("age", "changed", "lawful"),
    [
        (14, {"hours_day": 4}, True),
        (14, {"hours_day": 4 + MINUTE}, False),
        (14, {"hours_week": 20}, True),
        (14, {"hours_week": 20 + MINUTE}, False),
        (15, {"hours_day": 8, "hours_week": 40}, True),
        (15, {"hours_day": 8 + MINUTE, "hours_week": 40}, False),
        (15, {"hours_day": 8, "hours_week": 40 + MINUTE}, False),
        (14, {"night": None, "from": "18:00", "to": "21:59"}, True),
        (14, {"night": None, "from": "18:00", "to": "22:00"}, True),
        (14, {"night": None, "from": "18:00", "to": "22:01"}, False),
        (14, {"night": None, "from": "21:59", "to": "22:00"}, True),
        (14, {"night": None, "from": "22:00", "to": "22:01"}, False),
        (14, {"night": None, "from": "05:59", "to": "09:00"}, False),
        (14, {"night": None, "from": "06:00", "to": "09:00"}, True),
        (14, {"night": None, "from": "21:00", "to": "01:00"}, False),
        (14, {"health_check_on": "2024-04-15"}, True),
        (14, {"health_check_on": "2024-04-14"}, False),
        (14, {"health_check_on": None, "health_checked": False}, False),
        (16, {"health_check_on": None, "health_checked": False}, True),
    ],
)
def test_each_limit_at_its_boundary(age, changed, lawful):
    assert verdict(age, **changed) is (Verdict.LAWFUL if lawful else Verdict.UNLAWFUL)


@pytest.mark.parametrize(
    ("day", "changed", "expected"),
    [
        ("2011-10-16", {}, Verdict.UNLAWFUL),  # 12 years and 364 days: silkworms are not for it
        ("2011-10-15", {}, Verdict.LAWFUL),  # 13 today
        ("2009-10-16", {"task": "other"}, Verdict.UNLAWFUL),  # 15 tomorrow
        ("2009-10-15", {"task": "other"}, Verdict.LAWFUL),  # 15 today
        ("2009-10-16", {"hours_day": 8, "hours_week": 40}, Verdict.UNLAWFUL),
        ("2009-10-15", {"hours_day": 8, "hours_week": 40}, Verdict.LAWFUL),
        ("2006-10-16", {"task": "BLLĐ-147.1.c"}, Verdict.UNLAWFUL),  # 18 tomorrow
        ("2006-10-15", {"task": "BLLĐ-147.1.c"}, Verdict.OUT_OF_SCOPE),  # 18 today
    ],
)
def test_the_law_changes_on_the_birthday(day, changed, expected):
    assert born(day, **changed).verdict is expected


@pytest.mark.parametrize(
    ("age", "changed", "fine"),
    [
        (16, {"register": False}, (1, 2)),
        (14, {"parental_consent": False}, (20, 25)),
        (14, {"written_contract": False}, (20, 25)),
        (14, {"affects_study": True}, (20, 25)),
        (14, {"health_check_on": "2023-01-01"}, (20, 25)),
        (16, {"hours_day": 8, "hours_week": 41}, (20, 25)),
        (14, {"overtime": True}, (20, 25)),
        (14, {"night": True}, (20, 25)),
        (16, {"night": True}, (20, 25)),
        (16, {"overtime": True}, (20, 25)),
        (14, {"task": "other"}, (50, 75)),
        (12, {"provincial_consent": False}, (50, 75)),
        (12, {"task": "TT09-II.8"}, (50, 75)),
        (16, {"place": "BLLĐ-147.2.b"}, (50, 75)),
        (14, {"register": False, "night": True}, (20, 25)),
    ],
)
@pytest.mark.parametrize("on", ["2026-09-09", "2026-09-10"])
def test_each_breach_has_its_paragraph_of_the_sanction(age, changed, fine, on):
    record = work(age, **({"health_check_on": "2026-08-01"} | changed), on=on)
    found = judge(read_facts(record)).sanction
    assert found and found.individual_vnd == tuple(1_000_000 * million for million in fine)
    assert found.act == ("NĐ 12/2022 Đ.29" if on < "2026-09-10" else "NĐ 283/2026 Đ.27")


def test_an_age_left_open_is_sanctioned_by_what_holds_at_each():
    """Twelve or thirteen with silkworms and no contract: forbidden at 12 only, without a contract at both."""
    found = born("2011", written_contract=False)
    assert found.verdict is Verdict.UNLAWFUL
    assert [reason.article for reason in found.reasons] == ["BLLĐ 145.1.a"]
    assert found.sanction and found.sanction.individual_vnd == (20_000_000, 25_000_000)


def with_task(**marks):
    entry = Entry("new", "Việc mới", "TT 09/2020 PL III", **marks)
    return Catalogue({**CATALOGUE.tasks, "new": entry}, CATALOGUE.places)


@pytest.mark.parametrize(
    ("age", "marks", "sure"),
    [(16, {"hazardous": True}, Verdict.UNLAWFUL), (14, {"light": True}, Verdict.LAWFUL)],
)
def test_a_task_of_a_callers_catalogue_decides_once_it_is_verified(age, marks, sure):
    for confidence in Confidence:
        catalogue = with_task(**marks, confidence=confidence)
        found = judge(read_facts(work(age, task="new"), catalogue), catalogue)
        assert found.verdict is (sure if confidence.verified else Verdict.UNDETERMINED)


def test_unread_permission_of_overtime_allows_none():
    catalogue = with_task(extra=True, confidence=Confidence.MEMORY)
    late = work(16, task="new", overtime=True, hours_day=10, hours_week=44)
    assert judge(read_facts(late, catalogue), catalogue).verdict is Verdict.UNDETERMINED


@pytest.mark.parametrize(
    ("age", "changed", "codes"),
    [
        (15, {"task": "BLLĐ-147.1.e"}, ("BLHS Đ.296", "NĐ 130/2021 Đ.23")),
        (16, {"task": "BLLĐ-147.1.e"}, ()),
        (14, {"night": True}, ("NĐ 130/2021 Đ.23",)),
        (14, {"on": "2021-12-31", "night": True, "health_check_on": "2021-12-01"}, ()),
        (14, {"relation": "own_home", "affects_study": True}, ("NĐ 130/2021 Đ.23",)),
        (14, {"relation": "own_home"}, ()),
        (14, {}, ()),
    ],
)
def test_other_laws_are_pointed_to_only_where_they_may_apply(age, changed, codes):
    facts = read_facts(work(age, **changed))
    assert see_also(facts, judge(facts)) == codes
    assert set(codes) <= set(ARTICLES)


@pytest.mark.parametrize(
    ("cited", "code"),
    [
        ("BLLĐ 146.1", "BLLĐ 146"),
        ("BLLĐ 147.1.e", "BLLĐ 147"),
        ("TT 09/2020 PL V.9", "TT 09/2020 PL V"),
        ("LTE 2016 Đ.26", "LTE 2016 Đ.26"),
        ("BLLĐ 1461", None),
    ],
)
def test_a_citation_leads_to_its_article(cited, code):
    found = article_of(cited)
    assert (found and found.code) == code


def test_every_reason_the_law_can_give_cites_an_article_of_the_table():
    worst = {"night": True, "overtime": True, "register": False, "parental_consent": False, "written_contract": False}
    for age in AGES:
        for task in CATALOGUE.tasks:
            record = work(age, task=task, hours_day=13, hours_week=90, affects_study=True, **worst)
            assert all(article_of(reason.article) for reason in judge(read_facts(record)).reasons)


@pytest.mark.parametrize(
    ("age", "day", "counted"), [(11, 1, True), (11, 0.5, None), (14, 14, True), (14, 1.9, False), (14, 2, None)]
)
def test_a_day_says_of_the_week_only_what_it_implies(age, day, counted):
    """At least that day's hours, at most seven times as many."""
    record = {"on": ON.isoformat(), "age": age, "hours_day": day, "chores_week": 0}
    assert judge(read_facts(record)).statistics == {"unicef_2024": counted}


anything = st.builds(
    WorkFacts,
    on=st.none() | st.dates(date(2015, 1, 1), date(2030, 1, 1)),
    born=st.none()
    | st.tuples(st.dates(date(1990, 1, 1), date(2030, 1, 1)), st.dates(date(1990, 1, 1), date(2030, 1, 1))).map(
        lambda ends: (min(ends), max(ends))
    ),
    age=st.none() | st.integers(0, 120),
    relation=st.none() | st.sampled_from(Relation),
    task=st.none() | st.sampled_from([*CATALOGUE.tasks, "unknown"]),
    place=st.none() | st.sampled_from([*CATALOGUE.places, "unknown"]),
    hours_week=st.none() | st.floats(0, 168).map(Span.of),
    chores_week=st.none() | st.floats(0, 168).map(Span.of),
    starts=st.none() | st.times(),
    ends=st.none() | st.times(),
    health_checked=st.none() | st.booleans(),
    health_check_on=st.none() | st.dates(date(2015, 1, 1), date(2030, 1, 1)),
)


@given(anything)
def test_every_set_of_facts_has_a_verdict(facts):
    found = judge(facts)
    assert found.verdict in Verdict and (found.verdict is not Verdict.UNLAWFUL or found.reasons)
    assert isinstance(asdict(found), dict) and isinstance(see_also(facts, found), tuple)


@given(some_facts, st.floats(0, 60), st.floats(0, 60))
def test_more_hours_a_week_never_make_it_lawful(facts, hours, more):
    fewer = judge(replace(facts, hours_day=None, hours_week=Span.of(hours))).verdict
    longer = judge(replace(facts, hours_day=None, hours_week=Span.of(hours + more))).verdict
    assert fewer is not Verdict.UNLAWFUL or longer is Verdict.UNLAWFUL
    assert longer is not Verdict.LAWFUL or fewer is Verdict.LAWFUL


SAID_AS = {"starts": "night", "ends": "night", "age": "born", "health_checked": "health_check_on"}


@given(some_facts, st.sampled_from([field.name for field in fields(WorkFacts)]))
def test_a_breach_that_rests_on_a_forgotten_fact_says_which(facts, name):
    """No breach vanishes in silence: either it stands without the fact, or the fact is asked for by name."""
    if judge(facts).verdict is Verdict.UNLAWFUL:
        forgotten = judge(replace(facts, **{name: None}))
        assert forgotten.verdict in (Verdict.UNLAWFUL, Verdict.UNDETERMINED)
        assert forgotten.verdict is Verdict.UNLAWFUL or SAID_AS.get(name, name) in forgotten.missing


@given(some_facts, st.sampled_from(["night", "overtime", "affects_study"]))
def test_admitting_more_never_makes_it_lawful(facts, name):
    admitted = judge(replace(facts, **{name: True})).verdict
    assert admitted is not Verdict.LAWFUL or judge(replace(facts, **{name: False})).verdict is Verdict.LAWFUL


def test_night_said_outright_outweighs_a_clock_by_day():
    facts = WorkFacts(on=ON, age=14, night=True, starts=time(8), ends=time(12))
    assert judge(facts).verdict is Verdict.UNLAWFUL
