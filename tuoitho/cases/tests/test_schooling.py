"""Where a child learns: places that begin, are made sure of and end, and what that makes of 1.3."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from tests.cast import NOW, TODAY
from tuoitho.base.refusals import NotAllowed, Refused
from tuoitho.cases.actions import schooling
from tuoitho.cases.models.schooling import Stay, in_school
from tuoitho.cases.tests.serving import a_follow_up, a_place
from tuoitho.cases.tests.stage import a_case, a_child
from tuoitho.counts.models import Cell

DAY = date(2024, 11, 9)
SEPTEMBER, OCTOBER = date(2024, 9, 5), date(2024, 10, 15)
STAYS = st.lists(
    st.builds(
        Stay,
        st.dates(date(2024, 1, 1), DAY),
        st.one_of(st.none(), st.dates(DAY, date(2025, 1, 1))),
        st.one_of(st.none(), st.dates(date(2024, 6, 1), DAY)),
    )
)


def attending(unit) -> tuple[int, int]:
    found = dict(Cell.objects.filter(unit=unit, year=2024).values_list("measure", "value"))
    return found["children.schooled.named"], found["children.schooled.sum"]


@pytest.mark.parametrize(
    ("stays", "enrolled", "told", "on_a_roll", "there"),
    [
        ([], False, None, False, None),
        ([], False, None, True, False),
        ([], True, None, True, True),
        ([Stay(SEPTEMBER)], False, None, False, True),
        ([Stay(DAY)], False, None, False, True),
        ([Stay(DAY + timedelta(days=1))], False, None, False, None),
        ([Stay(SEPTEMBER, DAY)], False, None, False, False),
        ([Stay(SEPTEMBER, DAY + timedelta(days=1))], False, None, False, True),
        ([], False, (OCTOBER, "yes"), False, True),
        ([], False, (OCTOBER, "no"), False, False),
        ([], False, (OCTOBER, "unsure"), False, None),
        ([Stay(SEPTEMBER)], False, (OCTOBER, "no"), False, None),
        ([Stay(SEPTEMBER, None, OCTOBER)], False, (OCTOBER, "no"), False, True),
        ([Stay(SEPTEMBER)], True, (OCTOBER, "no"), True, True),
    ],
)
def test_whether_a_child_learns_on_a_day(stays, enrolled, told, on_a_roll, there):
    assert in_school(DAY, stays, enrolled, told, on_a_roll) is there


@given(STAYS, st.booleans(), st.booleans())
def test_a_place_more_never_takes_a_child_out_of_school(stays, enrolled, on_a_roll):
    before = in_school(DAY, stays, enrolled, None, on_a_roll)
    assert in_school(DAY, [*stays, Stay(SEPTEMBER)], enrolled, None, on_a_roll) is True
    assert before is True or not enrolled


def test_a_place_counts_from_its_first_day_until_the_child_left(world):
    case = a_case(world)
    by = world.viewer("son")
    place = schooling.start_placement(
        case=case, kind="vocational", place="Trung tâm dạy nghề", starts_on=SEPTEMBER, by=by, at=NOW
    )
    assert attending(world.ward) == (1, 0)
    schooling.confirm_placement(case=case, placement=place, attending_on=OCTOBER, by=by, at=NOW)
    left = {"left_on": TODAY, "because": "cost", "note": "Không đủ tiền xe"}
    place = schooling.leave_placement(case=case, placement=place, **left, by=by, at=NOW)
    assert attending(world.ward) == (0, 0) and place.left_because == "cost"


def test_a_follow_up_tells_where_no_place_is_known(world):
    from tuoitho.cases.models.cells import refresh_children

    for answer in ("yes", "no", "unsure"):
        a_follow_up(a_case(world, child=a_child(world.ward)), OCTOBER, done_on=OCTOBER, schooling=answer)
    refresh_children(world.ward.pk, NOW)
    assert attending(world.ward) == (1, 1)


def test_what_is_learnt_of_a_child_counts_in_every_ward_that_has_a_case_of_it(world):
    child = a_child(world.ward)
    case = a_case(world, child=child)
    a_case(world, ward="other_ward", owner="vinh", child=child)
    schooling.start_placement(
        case=case, kind="general", place="Trường", starts_on=SEPTEMBER, by=world.viewer("son"), at=NOW
    )
    assert attending(world.ward) == attending(world.other_ward) == (1, 0)


@pytest.mark.parametrize(
    ("verb", "day"),
    [
        ("confirm", TODAY + timedelta(days=1)),
        ("confirm", date(2024, 9, 4)),
        ("leave", date(2024, 9, 4)),
        ("leave", TODAY + timedelta(days=1)),
    ],
)
def test_the_days_of_a_place_are_in_order_and_not_to_come(verb, day, world):
    case = a_case(world)
    words = {"case": case, "placement": a_place(case), "by": world.viewer("son"), "at": NOW}
    with pytest.raises(Refused):
        if verb == "confirm":
            schooling.confirm_placement(**words, attending_on=day)
        else:
            schooling.leave_placement(**words, left_on=day, because="work", note="")


def test_a_place_is_left_once(world):
    case = a_case(world)
    place = a_place(case)
    words = {"case": case, "placement": place, "left_on": TODAY, "note": "", "by": world.viewer("son"), "at": NOW}
    schooling.leave_placement(**words, because="work")
    with pytest.raises(Refused, match="thôi học"):
        schooling.leave_placement(**words, because="moved")
    place.refresh_from_db()
    assert place.left_because == "work"


@pytest.mark.parametrize("who", ["phuc", "vinh", "tung", "hanh", "mai", "ngoc"])
def test_nobody_outside_the_team_writes(who, world):
    with pytest.raises(NotAllowed):
        schooling.start_placement(
            case=a_case(world), kind="general", place="x", starts_on=SEPTEMBER, by=world.viewer(who), at=NOW
        )


def test_a_place_of_another_child_is_not_reached_through_ones_own_case(world, signed_in):
    other = a_place(a_case(world, ward="other_ward", owner="vinh"))
    for verb in ("confirm_placement", "leave_placement"):
        path = reverse(f"cases:{verb}", args=[a_case(world).key, other.key])
        assert signed_in("son").get(path).status_code == 404


def test_the_pages_begin_make_sure_and_end_a_place(world, signed_in):
    case = a_case(world)
    client = signed_in("son")
    said = {"kind": "general", "place": "Trường Tiểu học Vườn Xanh", "starts_on": "05/09/2024"}
    assert client.post(reverse("cases:start_placement", args=[case.key]), said).status_code == 302
    place = case.child.placements.get()
    client.post(reverse("cases:confirm_placement", args=[case.key, place.key]), {"attending_on": "01/11/2024"})
    client.post(
        reverse("cases:leave_placement", args=[case.key, place.key]), {"left_on": "08/11/2024", "because": "finished"}
    )
    html = client.get(reverse("cases:following", args=[case.key])).content.decode()
    assert "Vườn Xanh" in html and "Học xong" in html
