"""How alike two children are: whatever the order and the tone marks, and the same whoever is asked first."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tuoitho.base.folding import words
from tuoitho.cases.matching import LIKELY, SHOWN, Known, Reason, alike, names, phones, sound

WORDS = st.sampled_from(["nguyen", "tran", "thi", "van", "gia", "bao", "my", "mi", "duc", "an", "chau", "trau"])
NAMES = st.lists(WORDS, min_size=1, max_size=5).map(tuple)
DAYS = st.dates(date(2006, 1, 1), date(2024, 12, 31))
KNOWN = st.builds(
    Known,
    names=st.lists(NAMES, max_size=2).map(tuple),
    guardian=st.one_of(st.just(()), NAMES),
    phones=st.frozensets(st.sampled_from(["0912345678", "0987654321"]), max_size=2),
    born_on=st.none() | DAYS,
    birth_year=st.none() | st.integers(2006, 2024),
    sex=st.sampled_from(["", "f", "m"]),
    ward=st.none() | st.integers(1, 2),
)
BAO = Known(names("Trần Gia Bảo"), born_on=date(2013, 5, 4))


@given(KNOWN, KNOWN)
def test_it_is_symmetric_and_between_nothing_and_whole(one, other):
    assert alike(one, other) == alike(other, one)
    assert 0 <= alike(one, other).points <= 100


@given(KNOWN, KNOWN, st.randoms())
def test_the_order_of_words_says_nothing(one, other, chance):
    shuffled = replace(one, names=tuple(tuple(chance.sample(name, len(name))) for name in one.names))
    assert alike(shuffled, other) == alike(one, other)


@given(KNOWN.filter(lambda one: any(len(name) > 1 for name in one.names) and one.year))
def test_whoever_is_known_by_a_whole_name_and_a_year_is_likely_itself(one):
    assert alike(one, one).points >= LIKELY


@given(KNOWN, KNOWN)
def test_a_telephone_in_common_never_speaks_against(one, other):
    silent = replace(one, phones=frozenset())
    assert alike(one, other).points >= alike(silent, other).points


@given(DAYS)
def test_day_and_month_swapped_are_likely_one(born):
    if born.day > 12 or born.day == born.month:
        return
    swapped = replace(BAO, born_on=date(born.year, born.day, born.month))
    found = alike(replace(BAO, born_on=born), swapped)
    assert found.points >= LIKELY and Reason.SWAPPED in found.reasons


@pytest.mark.parametrize(
    ("name", "same"),
    [
        ("TRAN GIA BAO", True),
        ("Bảo Trần Gia", True),
        ("Gia Bảo", True),
        ("Chần Gia Bảo", True),
        ("Bảo", False),
        ("Trần Văn Tú", False),
        ("Lê Minh Khôi", False),
    ],
)
def test_names_as_people_write_them(name, same):
    assert (alike(BAO, replace(BAO, names=names(name))).points >= LIKELY) is same


def test_d_and_đ_i_and_y_tr_and_ch_are_heard_as_one():
    assert names("Đỗ Mỹ") == (("do", "my"),)
    assert [sound(one) for one in words("Mỹ Trâu Sinh Yến")] == ["mi", "chau", "xinh", "ien"]


def test_the_same_common_name_alone_is_shown_but_does_not_stand_in_the_queue():
    an = Known(names("Nguyễn Văn An"))
    assert SHOWN <= alike(an, an).points < LIKELY
    assert alike(replace(an, birth_year=2012), replace(an, birth_year=2012)).points >= LIKELY
    assert alike(replace(an, birth_year=2008), replace(an, birth_year=2016)).points < SHOWN


def test_a_nickname_and_a_telephone_are_enough():
    sun = Known(names("Sún"), phones=phones("0912 345 678"))
    found = alike(sun, Known(names("Lê Văn Tí", "Sún"), phones=phones("+84 912.345.678")))
    assert found.points >= LIKELY and set(found.reasons) == {Reason.NAME, Reason.PHONE}


def test_two_whole_names_that_differ_speak_against_one_home():
    home = {"guardian": ("le", "thi", "hoa"), "phones": frozenset({"0912345678"})}
    assert alike(Known(names("Lê Văn Tí"), **home), Known(names("Phạm Gia Huy"), **home)).points < LIKELY


@pytest.mark.parametrize(
    ("text", "digits"),
    [
        ("0912345678", {"0912345678"}),
        ("+84 912 345 678", {"0912345678"}),
        ("0912.345.678 / 0987-654-321", {"0912345678", "0987654321"}),
        ("mẹ 0912345678, bà 0987654321", {"0912345678", "0987654321"}),
        ("", set()),
        ("không có", set()),
        ("113", set()),
    ],
)
def test_telephones_as_people_write_them(text, digits):
    assert phones(text) == digits


def test_nothing_known_is_like_nobody():
    assert alike(Known(), Known()).points == 0 and alike(Known(), BAO).points == 0
