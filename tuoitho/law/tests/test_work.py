"""A minor's work judged: the rows of the law with their boundaries, and what holds for all facts."""

from dataclasses import fields, replace
from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tuoitho.law.articles import ARTICLES
from tuoitho.law.work import CATALOGUE, Band, Relation, Span, Verdict, WorkFacts, judge, read_facts
from tuoitho.law.work.facts import months_later

ON = date(2024, 10, 15)
LAWFUL = {
    "on": ON.isoformat(),
    "relation": "employed",
    "place": "other",
    "hours_day": 4,
    "hours_week": 20,
    "night": False,
    "overtime": False,
    "parental_consent": True,
    "written_contract": True,
    "health_check_on": "2024-04-15",
    "register": True,
    "provincial_consent": True,
    "affects_study": False,
}
TASK_OF = {12: "arts", 13: "TT09-II.8", 14: "TT09-II.8", 15: "other", 16: "other", 17: "other"}


def work(age, **changed):
    return {"task": TASK_OF[age], **LAWFUL, "age": age, **changed}


def verdict(record):
    return judge(read_facts(record)).verdict


@pytest.mark.parametrize("age", TASK_OF)
def test_what_keeps_every_condition_is_lawful(age):
    found = judge(read_facts(work(age)))
    assert (found.verdict, found.reasons, found.missing, found.sanction) == (Verdict.LAWFUL, (), (), None)
    assert found.hazardous is False


@pytest.mark.parametrize(
    ("age", "changed", "article"),
    [
        (12, {"task": "TT09-II.8"}, "BLLĐ 145.3"),
        (12, {"provincial_consent": False}, "BLLĐ 145.3"),
        (12, {"hours_day": 4 + 1 / 60}, "BLLĐ 146.1"),
        (14, {"hours_day": 4 + 1 / 60}, "BLLĐ 146.1"),
        (14, {"hours_week": 20.5}, "BLLĐ 146.1"),
        (14, {"night": True}, "BLLĐ 146.1"),
        (14, {"night": None, "from": "18:00", "to": "22:01"}, "BLLĐ 146.1"),
        (14, {"overtime": True}, "BLLĐ 146.1"),
        (14, {"task": "other"}, "BLLĐ 143.3"),
        (14, {"task": "BLLĐ-147.1.e"}, "BLLĐ 147.1.e"),
        (14, {"place": "BLLĐ-147.2.d"}, "BLLĐ 147.2.d"),
        (14, {"written_contract": False}, "BLLĐ 145.1.a"),
        (14, {"affects_study": True}, "BLLĐ 145.1.b"),
        (14, {"health_check_on": "2024-04-14"}, "BLLĐ 145.1.c"),
        (16, {"hours_day": 8 + 1 / 60}, "BLLĐ 146.2"),
        (16, {"hours_week": 40.5, "hours_day": 8}, "BLLĐ 146.2"),
        (16, {"night": True}, "BLLĐ 146.2"),
        (16, {"overtime": True}, "BLLĐ 146.2"),
        (16, {"task": "BLLĐ-147.1.đ"}, "BLLĐ 147.1.đ"),
        (16, {"place": "BLLĐ-147.2.b"}, "BLLĐ 147.2.b"),
        (16, {"parental_consent": False}, "BLLĐ 144.3"),
        (16, {"register": False}, "BLLĐ 144.3"),
    ],
)
def test_each_breach_names_its_article(age, changed, article):
    found = judge(read_facts(work(age, **changed)))
    assert found.verdict is Verdict.UNLAWFUL
    assert [reason.article for reason in found.reasons] == [article]


@pytest.mark.parametrize(
    ("age", "changed"),
    [
        (14, {"night": None, "from": "18:00", "to": "22:00"}),
        (14, {"night": None, "from": "06:00", "to": "10:00"}),
        (16, {"hours_day": 8, "hours_week": 40}),
        (16, {"task": "arts", "night": True}),
        (16, {"task": "TT09-V.11", "overtime": True, "hours_day": 12, "hours_week": 44}),
    ],
)
def test_on_the_boundary_it_is_still_lawful(age, changed):
    assert verdict(work(age, **changed)) is Verdict.LAWFUL


@pytest.mark.parametrize(
    ("born", "band"),
    [
        ("2011-10-16", Band.UNDER_13),
        ("2011-10-15", Band.FROM_13),
        ("2009-10-16", Band.FROM_13),
        ("2009-10-15", Band.FROM_15),
        ("2006-10-16", Band.FROM_15),
        ("2006-10-15", Band.ADULT),
        ("2011", Band.UNKNOWN),
        ("2010", Band.FROM_13),
    ],
)
def test_the_band_changes_on_the_birthday(born, band):
    assert judge(read_facts({"on": ON.isoformat(), "born": born})).band is band


def test_an_unknown_birthday_is_judged_by_every_age_it_leaves_open():
    """Twelve or thirteen: forging is unlawful either way; silkworms only at twelve."""
    unclear = {key: value for key, value in work(13).items() if key != "age"} | {"born": "2011"}
    assert verdict(unclear | {"task": "BLLĐ-147.1.e"}) is Verdict.UNLAWFUL
    found = judge(read_facts(unclear))
    assert found.verdict is Verdict.UNDETERMINED and "born" in found.missing


@pytest.mark.parametrize(("low", "high", "expected"), [(1, 4, "lawful"), (3, 6, "undetermined"), (5, 6, "unlawful")])
def test_a_band_of_hours_says_only_what_all_of_it_implies(low, high, expected):
    assert verdict(work(14, hours_day=[low, high])) == expected


@pytest.mark.parametrize("relation", ["family", "own_home"])
def test_help_at_home_is_not_under_the_labour_code(relation):
    found = judge(read_facts(work(14, relation=relation, hours_day=9, hours_week=60)))
    assert found.verdict is Verdict.OUT_OF_SCOPE and found.reasons[0].article == "LTE 2016 Đ.26"


def test_an_adult_is_out_of_scope():
    assert verdict({"on": ON.isoformat(), "age": 18}) is Verdict.OUT_OF_SCOPE


def test_what_was_read_only_as_a_draft_decides_nothing():
    found = judge(read_facts(work(16, place="TT09-IV.4")))
    assert (found.verdict, found.hazardous) == (Verdict.UNDETERMINED, None)


def test_earlier_law_is_not_judged_by_later_law():
    found = judge(read_facts(work(14, on="2019-06-01", hours_day=9)))
    assert found.verdict is Verdict.UNDETERMINED and "2021" in found.reasons[0].text
    assert verdict(work(14, on="2021-02-01", task="other", health_check_on="2021-01-05")) is Verdict.UNDETERMINED


@pytest.mark.parametrize(
    ("on", "changed", "act", "fine"),
    [
        ("2022-01-16", {"register": False}, None, None),
        ("2022-01-17", {"register": False}, "NĐ 12/2022 Đ.29", (1_000_000, 2_000_000)),
        ("2026-09-09", {"hours_day": 9}, "NĐ 12/2022 Đ.29", (20_000_000, 25_000_000)),
        ("2026-09-10", {"task": "BLLĐ-147.1.c"}, "NĐ 283/2026 Đ.27", (50_000_000, 75_000_000)),
    ],
)
def test_the_sanction_is_that_of_the_day(on, changed, act, fine):
    found = judge(read_facts(work(16, on=on, **changed))).sanction
    assert (found and (found.act, found.individual_vnd)) == (act and (act, fine))


@pytest.mark.parametrize(
    ("age", "hours", "chores", "counted"),
    [
        (11, 1.0, 0, True),
        (11, 0.9, 0, False),
        (12, 13.9, 0, False),
        (12, 14.0, 0, True),
        (14, 0, 21.0, False),
        (14, 0, 21.1, True),
        (15, 0, 60, False),
        (15, 42.9, 0, False),
        (15, 43, 0, True),
        (4, 30, 30, None),
        (18, 60, 0, None),
        (14, None, None, None),
    ],
)
def test_the_statistical_definition_stands_beside_the_legal_one(age, hours, chores, counted):
    record = {"on": ON.isoformat(), "age": age, "hours_week": hours, "chores_week": chores}
    assert judge(read_facts(record)).statistics == {"unicef_2024": counted}


@pytest.mark.parametrize(
    ("record", "word"),
    [
        ({"hours_day": 25}, "hours_day"),
        ({"hours_week": 169}, "hours_week"),
        ({"hours_day": 9, "hours_week": 8}, "một tuần"),
        ({"hours_day": 1, "hours_week": 8}, "bảy ngày"),
        ({"on": "2024-02-30"}, "2024-02-30"),
        ({"on": "2024-10-15", "born": "2025-01-01"}, "Ngày sinh"),
        ({"born": "hôm qua"}, "hôm qua"),
        ({"age": "mười"}, "age"),
        ({"night": "có"}, "true hoặc false"),
        ({"from": "25:00"}, "25:00"),
        ({"task": "TT09-II.99"}, "TT09-II.99"),
        ({"hour_day": 3}, "hour_day"),
    ],
)
def test_a_fault_is_a_sentence(record, word):
    with pytest.raises(ValueError, match=word):
        read_facts(record)


def test_every_article_of_the_catalogue_is_known():
    acts = {article.act.short for article in ARTICLES.values()}
    for entry in (*CATALOGUE.tasks.values(), *CATALOGUE.places.values()):
        assert any(entry.article.startswith(act) for act in acts), entry.code


def test_six_months_end_on_the_same_day_or_the_months_last():
    assert months_later(date(2024, 8, 31), 6) == date(2025, 2, 28)
    assert months_later(date(2023, 8, 31), 6) == date(2024, 2, 29)
    assert months_later(date(2024, 4, 15), 6) == date(2024, 10, 15)


maybe = st.none() | st.booleans()
spans = st.none() | st.tuples(st.floats(0, 24), st.floats(0, 24)).map(lambda ends: Span(min(ends), max(ends)))
some_facts = st.builds(
    WorkFacts,
    on=st.none() | st.dates(date(2021, 4, 1), date(2027, 1, 1)),
    age=st.integers(5, 19),
    relation=st.none() | st.just(Relation.EMPLOYED),
    task=st.none() | st.sampled_from(sorted(CATALOGUE.tasks)),
    place=st.none() | st.sampled_from(sorted(CATALOGUE.places)),
    hours_day=spans,
    starts=st.none() | st.times(),
    ends=st.none() | st.times(),
    night=maybe,
    overtime=maybe,
    parental_consent=maybe,
    written_contract=maybe,
    register=maybe,
    provincial_consent=maybe,
    affects_study=maybe,
    health_check_on=st.none() | st.dates(date(2021, 1, 1), date(2027, 1, 1)),
)


@given(some_facts, st.floats(0, 10))
def test_more_hours_never_make_it_lawful(facts, more):
    low, high = (facts.hours_day.low, facts.hours_day.high) if facts.hours_day else (0.0, 24.0)
    longer = replace(facts, hours_day=Span(min(24, low + more), min(24, high + more)))
    before = judge(replace(facts, hours_day=Span(low, high))).verdict
    after = judge(longer).verdict
    if before is Verdict.UNLAWFUL:
        assert after is Verdict.UNLAWFUL
    if after is Verdict.LAWFUL:
        assert before is Verdict.LAWFUL


@given(some_facts, st.sampled_from([field.name for field in fields(WorkFacts)]))
def test_a_missing_fact_never_makes_lawful_and_the_verdict_hangs_only_on_what_is_named(facts, name):
    """What is forgotten leaves lawful work undetermined; only the named facts can change an undetermined verdict."""
    known, forgotten = judge(facts), judge(replace(facts, **{name: None}))
    if known.verdict is Verdict.UNLAWFUL:
        assert forgotten.verdict in (Verdict.UNLAWFUL, Verdict.UNDETERMINED)
    if forgotten.verdict is Verdict.LAWFUL:
        assert known.verdict is not Verdict.UNDETERMINED
    if known.verdict is Verdict.UNDETERMINED:
        assert forgotten.verdict is Verdict.UNDETERMINED


@given(some_facts, st.sampled_from(["relation", "on", "register", "provincial_consent", "written_contract"]))
def test_a_known_breach_stays_when_another_fact_is_forgotten(facts, name):
    broken = replace(facts, age=14, task="BLLĐ-147.1.e")
    assert judge(broken).verdict is Verdict.UNLAWFUL
    assert judge(replace(broken, **{name: None})).verdict is Verdict.UNLAWFUL


@given(st.times(), st.integers(1, 600), st.integers(0, 300))
def test_a_longer_window_is_never_less_at_night(starts, minutes, more):
    def ends(after):
        return (timedelta(hours=starts.hour, minutes=starts.minute + after).seconds // 60) % 1440

    def window(after):
        end = ends(after)
        return WorkFacts(starts=time(starts.hour, starts.minute), ends=time(end // 60, end % 60)).at_night()

    if minutes + more < 1440 and window(minutes):
        assert window(minutes + more)
