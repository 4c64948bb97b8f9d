"""A rung is told once; gaps of a roster are found whatever the order of turns."""

from datetime import timedelta
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cast import NOW
from tuoitho.base.actors import SYSTEM
from tuoitho.base.models import AuditEntry, Letter
from tuoitho.base.refusals import NotAllowed, Refused
from tuoitho.cases.actions.reminding import remind
from tuoitho.cases.models.reminders import REPORT_LADDER, due_rungs
from tuoitho.cases.models.watch import gaps
from tuoitho.law.terms import DUTIES, due


def test_the_whole_ladder_of_a_report_stands_before_the_laws_twelve_hours():
    assert all(NOW + rung.after < due(DUTIES["emergency"], NOW) for rung in REPORT_LADDER)


@pytest.mark.parametrize(
    "minutes,codes",
    [
        (0, ["new"]),
        (59, ["new"]),
        (60, ["untouched"]),
        (360, ["half"]),
        (480, ["half", "chair"]),
        (600, ["half", "chair", "centre"]),
    ],
)
def test_a_rung_is_due_from_its_minute_on(minutes, codes):
    found = due_rungs(REPORT_LADDER, NOW, NOW + timedelta(minutes=minutes), ())
    assert [rung.code for rung in found] == codes


def test_what_was_told_is_not_due_again():
    assert due_rungs(REPORT_LADDER, NOW, NOW + timedelta(hours=7), {"half"}) == []


def tell(world, about, **more):
    words = {"ladder": "report", "rung": "half", "unit": world.ward, "to": [world.son], "subject": "Nhắc", "text": "…"}
    return remind(**(words | more), about=about, by=SYSTEM, at=NOW)


def test_a_reminder_goes_once_to_each_and_is_recorded(world):
    about = uuid4()
    tell(world, about, to=[world.son, world.phuc])
    with pytest.raises(Refused):
        tell(world, about)
    assert sorted(Letter.objects.values_list("to", flat=True)) == ["phuc@example.org", "son@example.org"]
    assert AuditEntry.objects.filter(verb="cases.remind", subject=about).count() == 1


def test_with_nobody_to_tell_the_units_address_gets_it(world):
    assert [letter.to for letter in tell(world, uuid4(), to=[])] == [world.ward.email]


def test_only_the_installation_reminds(world):
    with pytest.raises(NotAllowed):
        remind(
            ladder="x",
            rung="y",
            about=uuid4(),
            unit=world.ward,
            to=[],
            subject="",
            text="",
            by=world.viewer("son"),
            at=NOW,
        )


TURNS = st.lists(st.tuples(st.integers(0, 100), st.integers(1, 50)).map(lambda one: (one[0], one[0] + one[1])))


@given(TURNS)
def test_gaps_and_turns_make_the_whole_span_and_never_overlap(turns):
    moments = [(NOW + timedelta(hours=a), NOW + timedelta(hours=b)) for a, b in turns]
    first, last = NOW + timedelta(hours=10), NOW + timedelta(hours=90)
    found = gaps(moments, first, last)
    for hour in range(10, 90):
        moment = NOW + timedelta(hours=hour)
        covered = any(start <= moment < end for start, end in moments)
        assert covered != any(start <= moment < end for start, end in found)
    assert all(first <= start < end <= last for start, end in found)


def test_an_empty_roster_is_one_gap_and_a_full_one_none():
    last = NOW + timedelta(days=7)
    assert gaps([], NOW, last) == [(NOW, last)] and gaps([(NOW, last)], NOW, last) == []
