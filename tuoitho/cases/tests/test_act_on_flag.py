"""What is done with a card: acted on, checked back, dismissed; each by who follows the pupil."""

from datetime import timedelta

import pytest

from tests.cast import NOW, TODAY
from tuoitho.base.refusals import Changed, NotAllowed, Refused
from tuoitho.cases.actions import flags as actions
from tuoitho.cases.models import Flag
from tuoitho.cases.tests.cards import a_card, a_class, a_pupil, act, away, missed, night

pytestmark = pytest.mark.django_db


@pytest.fixture
def room(world):
    return a_class(world.primary, "5A", 5, teacher=world.lan)


@pytest.fixture
def pupil(room):
    return a_pupil(room, "Trịnh Bảo Ngân")


def test_acting_sets_the_day_to_look_again_and_checking_back_ends_it(world, pupil):
    card = act(world, a_card(pupil))
    assert (card.state, card.check_on) == ("acting", TODAY + timedelta(days=14))
    done = actions.check_back(
        flag=card, outcome="better", note="Đi học đều.", seen=card.version, by=world.viewer("binh"), at=NOW
    )
    assert (done.state, done.outcome, done.expires_on) == ("checked", "better", TODAY + timedelta(days=30))
    assert list(done.steps.order_by("pk").values_list("verb", "by")) == [
        ("act_on_flag", world.lan.actor_key),
        ("check_back", world.binh.actor_key),
    ]


@pytest.mark.parametrize("days", [0, -1, 31])
def test_the_day_to_look_again_is_soon_and_to_come(days, world, pupil):
    with pytest.raises(Refused):
        act(world, a_card(pupil), check_on=TODAY + timedelta(days=days))


def test_the_last_day_to_look_again_lengthens_the_cards_life(world, pupil):
    old = a_card(pupil, on=TODAY - timedelta(days=50))
    assert act(world, old, check_on=TODAY + timedelta(days=30)).expires_on == TODAY + timedelta(days=44)


def test_acting_needs_a_deed(world, pupil):
    with pytest.raises(Refused):
        act(world, a_card(pupil), deeds=[])


def test_what_was_not_acted_on_is_not_checked_back(world, pupil):
    card = a_card(pupil)
    with pytest.raises(Refused):
        actions.check_back(flag=card, outcome="better", note="", seen=1, by=world.viewer("lan"), at=NOW)


def test_a_dismissed_card_takes_nothing_more_and_rests(world, pupil):
    missed(pupil)
    night()
    card = actions.dismiss_flag(
        flag=Flag.objects.get(), reason="known", note="Em ốm.", seen=1, by=world.viewer("lan"), at=NOW
    )
    with pytest.raises(Refused):
        act(world, card)
    night()
    assert Flag.objects.count() == 1
    away(pupil, 0)
    night()
    assert Flag.objects.filter(state="open").count() == 1, "more than then"


def test_what_stays_the_same_gets_a_new_card(world, pupil):
    missed(pupil)
    night()
    card = act(world)
    actions.check_back(flag=card, outcome="same", note="", seen=card.version, by=world.viewer("lan"), at=NOW)
    night()
    assert Flag.objects.filter(pupil=pupil, state="open").count() == 1


def test_two_at_once_the_second_is_told(world, pupil):
    card = a_card(pupil)
    act(world, card)
    with pytest.raises(Changed):
        actions.dismiss_flag(flag=card, reason="known", note="", seen=card.version, by=world.viewer("binh"), at=NOW)


@pytest.mark.parametrize("who", ["hanh", "dung", "ngoc", "mai", "son"])
def test_others_do_nothing_with_it(who, world, pupil):
    card = a_card(pupil)
    with pytest.raises(NotAllowed):
        actions.dismiss_flag(flag=card, reason="known", note="", seen=1, by=world.viewer(who), at=NOW)
