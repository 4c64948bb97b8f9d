from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tuoitho.law.articles import ARTICLES
from tuoitho.law.calendar import Overrides, is_rest_day
from tuoitho.law.terms import DUTIES, VIETNAM, Duty, TermUnit, due, duties_in_force

moments = st.datetimes(datetime(2021, 1, 1), datetime(2029, 12, 31), timezones=st.just(VIETNAM))


def at(year: int, month: int, day: int, hour: int = 9, minute: int = 0) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=VIETNAM)


@pytest.mark.parametrize(
    ("code", "since", "expected"),
    [
        ("emergency", at(2024, 11, 8, 20), "2024-11-09T08:00:00+07:00"),
        ("plan", at(2024, 11, 8), "2024-11-15T23:59:59+07:00"),
        ("plan", at(2024, 2, 6), "2024-02-20T23:59:59+07:00"),  # Tết 8–14 February
        ("plan", at(2024, 4, 26), "2024-05-07T23:59:59+07:00"),  # 2, 3 and the worked Saturday 4 May, then 6 and 7
        ("plan", at(2024, 8, 29), "2024-09-09T23:59:59+07:00"),  # 30 August, National Day 31 August – 3 September
        ("plan", at(2025, 1, 23), "2025-02-06T23:59:59+07:00"),  # Tết 25 January – 2 February
        ("emergency", at(2024, 2, 9, 22), "2024-02-10T10:00:00+07:00"),  # New Year's Eve: hours know no holiday
        ("approval", at(2024, 11, 8, 23, 59), "2024-11-12T23:59:59+07:00"),
        ("approval", at(2024, 11, 9, 0, 1), "2024-11-12T23:59:59+07:00"),  # a Saturday: Monday is the first day
        ("approval", at(2024, 5, 3), "2024-05-06T23:59:59+07:00"),  # the worked Saturday is the first of the two
        ("separation_end", at(2024, 1, 26), "2024-02-15T23:59:59+07:00"),  # the fifteenth day is in Tết
        ("separation_end", at(2024, 4, 19), "2024-05-04T23:59:59+07:00"),  # a Saturday, but a worked one
        ("approval", at(2024, 4, 26, 16), "2024-05-03T23:59:59+07:00"),
        ("separation_end", at(2024, 11, 1), "2024-11-18T23:59:59+07:00"),
        ("separation_end", at(2024, 11, 4), "2024-11-19T23:59:59+07:00"),
        ("pupil_answer", at(2024, 11, 9), "2024-11-19T23:59:59+07:00"),
        ("provincial_answer", at(2024, 8, 26), "2024-09-11T23:59:59+07:00"),
        ("rights_acknowledge", at(2026, 2, 13), "2026-02-24T23:59:59+07:00"),
        ("breach_notice", at(2026, 2, 15, 23, 30), "2026-02-18T23:30:00+07:00"),
    ],
)
def test_each_clock_ends_when_the_law_says(code: str, since: datetime, expected: str) -> None:
    assert due(DUTIES[code], since).isoformat() == expected


def test_the_day_of_an_event_is_the_day_in_viet_nam() -> None:
    late_on_thursday_in_utc = datetime(2024, 11, 7, 18, 0, tzinfo=UTC)

    assert due(DUTIES["approval"], late_on_thursday_in_utc) == at(2024, 11, 12, 23, 59).replace(second=59)


def test_an_event_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="zone"):
        due(DUTIES["plan"], at(2024, 11, 8).replace(tzinfo=None))


def test_a_notice_of_the_government_moves_a_clock() -> None:
    storm = Overrides(days_off=frozenset({date(2024, 11, 15)}))

    assert due(DUTIES["plan"], at(2024, 11, 8), storm).date() == date(2024, 11, 18)


def test_a_duty_holds_from_the_day_its_act_is_in_force() -> None:
    before, after = ({duty.code for duty in duties_in_force(date(year, 1, 1))} for year in (2025, 2026))

    assert after - before == {"rights_acknowledge", "rights_view", "rights_withdraw", "rights_erase", "breach_notice"}
    assert {"emergency", "plan", "approval"} <= before


@pytest.mark.parametrize("duty", DUTIES.values(), ids=DUTIES.keys())
def test_every_duty_rests_on_an_article_of_the_table(duty: Duty) -> None:
    article = ARTICLES[duty.article]

    assert article.act.in_force_from == duty.in_force_from
    assert article.confidence == duty.confidence


@given(st.sampled_from(list(DUTIES.values())), moments)
def test_a_term_never_ends_early_nor_on_a_rest_day(duty: Duty, since: datetime) -> None:
    end = due(duty, since)

    if duty.unit is TermUnit.HOURS:
        assert end - since == timedelta(hours=duty.amount)
    else:
        assert (end.date() - since.date()).days >= duty.amount
        assert not is_rest_day(end.date())


@given(st.sampled_from(list(DUTIES.values())), moments, st.timedeltas(timedelta(0), timedelta(days=40)))
def test_a_later_event_is_never_due_earlier(duty: Duty, since: datetime, delay: timedelta) -> None:
    assert due(duty, since) <= due(duty, since + delay)
