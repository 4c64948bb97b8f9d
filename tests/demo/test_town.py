"""The district as a reader of its pages would meet it."""

import os
import subprocess
import sys
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from django.db.models import F

from tests.cast import TODAY
from tests.demo.facts import digest
from tuoitho.activities.models import Activity, Attendance, Reach
from tuoitho.base.links import open_link
from tuoitho.base.models import Note
from tuoitho.counts.models import Cell, Period
from tuoitho.demo.people import CAST, DEPUTY, PASSWORD
from tuoitho.demo.plan import RELAY_NOTE
from tuoitho.demo.portraits import ODD
from tuoitho.demo.scale import CLOSED_YEARS, YEAR
from tuoitho.organisations.models import Change, Post, Unit, User
from tuoitho.organisations.models.planning import plan_of
from tuoitho.organisations.queries import viewer_of
from tuoitho.organisations.rules import ROLES
from tuoitho.programme.models import Clause, Plan, Relay
from tuoitho.registry.models import Enrolment, Headcount, Mark, StaffMember, refresh_people
from tuoitho.reporting.models import Cycle, Submission
from tuoitho.reporting.queries import odd_figures

REPO = Path(__file__).resolve().parents[2]


def cells(year: int = YEAR) -> dict[tuple[str, str], int]:
    return {
        (code, measure): value
        for code, measure, value in Cell.objects.filter(year=year).values_list("unit__code", "measure", "value")
    }


def test_every_role_has_someone_to_sign_in_as(town):
    assert {account.role for account in CAST} == set(ROLES)
    assert User.objects.get(username="hanh").check_password(PASSWORD)
    assert not User.objects.exclude(password=User.objects.get(username="hanh").password).exists()


def test_every_school_has_a_head_and_one_of_them_a_deputy_this_week(town):
    heads = Post.objects.filter(role="head", deputising_for=None).values_list("unit__code", flat=True)
    assert sorted(heads) == sorted(school.code for school in town.schools)
    (deputy,) = viewer_of(User.objects.get(username=DEPUTY.username), TODAY).posts
    assert deputy.deputising_for.user.username == "hanh"


def test_nobody_can_be_called_or_written_to(town):
    numbers = [*Unit.objects.values_list("phone", flat=True), *User.objects.values_list("phone", flat=True)]
    numbers += [phone for phone in Enrolment.objects.values_list("pupil__guardian_phone", flat=True) if phone]
    assert all(number.startswith("010 ") for number in numbers)
    letters = [*Unit.objects.values_list("email", flat=True), *User.objects.values_list("email", flat=True)]
    assert all(address.endswith("@example.org") for address in letters)


def test_the_plan_is_in_force_since_december_2021_and_sets_the_years(town):
    plan = Plan.objects.get(unit=town.department)
    assert (plan.state, plan.signed_on, plan.unread) == ("adopted", date(2021, 12, 3), [])
    assert Period.objects.get(pk=YEAR).starts_on == date(2023, 11, 18)
    assert Period.objects.count() == 5
    assert Plan.objects.filter(carries_out=plan, state="adopted").count() == len(town.schools)


def test_some_clauses_have_evidence_and_some_have_none(town):
    of_plan = Clause.objects.filter(plan__unit=town.department, kind="item")
    addresses = set(of_plan.values_list("address", flat=True))
    done = set(Activity.objects.values_list("clause", flat=True))
    assert addresses & done
    assert addresses - done
    known = set(Clause.objects.filter(plan__unit=town.department).values_list("address", flat=True))
    assert done <= known


def test_the_link_that_is_printed_opens_and_its_group_has_not_acknowledged(town):
    secret, group, digits = Note.objects.get(name=RELAY_NOTE).value.split("\n")
    relay = Relay.objects.get(link=open_link("relay", secret))
    assert (relay.group.name, relay.group.phone[-4:], relay.acknowledged_at) == (group, digits, None)


def test_rolls_are_what_the_rosters_hold_and_the_informed_are_on_them(town):
    found = cells()
    for school in town.schools:
        pupils = set(Enrolment.objects.filter(unit=school).values_list("pupil_id", flat=True))
        staff = set(StaffMember.objects.filter(unit=school).values_list("pk", flat=True))
        marked = {
            kind: set(Mark.objects.filter(kind=kind, year=YEAR).values_list("person_id", flat=True))
            for kind in ("pupil", "staff")
        }
        assert found.get((school.code, "pupils.roll"), 0) == len(pupils)
        assert found.get((school.code, "pupils.informed.named"), 0) == len(pupils & marked["pupil"])
        assert found[school.code, "staff.roll"] == len(staff)
        assert found[school.code, "staff.informed.named"] == len(staff & marked["staff"])


def test_whoever_is_marked_came_somewhere(town):
    came = set(Attendance.objects.filter(reach__audience="pupils").values_list("person_id", flat=True))
    assert came == set(Mark.objects.filter(kind="pupil", year=YEAR).values_list("person_id", flat=True))


def test_parents_are_counted_between_the_largest_meeting_and_all_of_them(town):
    found = cells()
    reaches = Reach.objects.filter(audience="caregivers", activity__unit__code="HD-TH01")
    counts = list(reaches.values_list("reached", flat=True))
    assert found["HD-TH01", "caregivers.informed.low"] == max(counts)
    assert found["HD-TH01", "caregivers.informed.high"] == sum(counts)


def test_counting_everything_again_changes_no_cell(town):
    before = {year: cells(year) for year in (*CLOSED_YEARS, YEAR)}
    period = Period.objects.get(pk=YEAR)
    for unit in town.units.values():
        Reach.objects.refresh(unit, period)
        refresh_people(unit.pk, TODAY)
    assert {year: cells(year) for year in (*CLOSED_YEARS, YEAR)} == before


@pytest.mark.parametrize("year", [*CLOSED_YEARS, YEAR])
def test_no_part_is_larger_than_its_whole(town, year):
    found = cells(year)
    for (unit, measure), high in found.items():
        name, _, part = measure.rpartition(".")
        if part == "high" and name.count(".") == 1:
            whole = "pupils.roll" if name == "pupils.screened" else f"{name.split('.')[0]}.roll"
            assert found[unit, f"{name}.low"] <= high
            assert high <= found.get((unit, whole), high)


def test_children_are_counted_for_the_district_without_a_dated_population_this_year(town):
    found = cells()
    total = Counter()
    for (_unit, measure), value in found.items():
        total[measure] += value
    assert (total["children.supported.low"], total["children.notified"]) == (52, 56)
    assert (total["children.schooled.low"], total["children.in_care"]) == (49, 55)
    assert not Headcount.objects.filter(year=YEAR, measure="children.resident").exists()
    assert Headcount.objects.filter(year=2023, measure="children.resident").count() == len(town.wards)


def test_closed_years_are_locked_and_this_year_stands_in_the_middle(town):
    for year in CLOSED_YEARS:
        assert set(Submission.objects.filter(cycle__year=year).values_list("state", flat=True)) == {"locked"}
    states = dict(Submission.objects.filter(cycle__year=YEAR).values_list("unit__code", "state"))
    assert states["HD-TH01"] == "draft"
    assert states["HD-MN03"] == "returned"
    assert Submission.objects.get(cycle__year=YEAR, unit__code="HD-TH02").begun_at is None
    assert not Submission.objects.filter(submitted_at__date__gt=TODAY).exists()


def test_only_the_figures_that_shall_be_asked_about_look_odd(town):
    officer = town.viewer(town.department)
    for cycle in Cycle.objects.all():
        odd = odd_figures(officer, cycle)
        units = set(Submission.objects.filter(pk__in=odd).values_list("unit__code", flat=True))
        assert units <= (ODD if cycle.year == YEAR else set())


def test_nothing_has_happened_after_today(town):
    assert not Activity.objects.filter(on_date__gt=TODAY).exists()
    assert not Activity.objects.filter(recorded_at__date__lt=F("on_date")).exists()
    assert not Headcount.objects.filter(counted_on__gt=TODAY).exists()


def test_the_reform_is_prepared_and_can_be_previewed(town):
    change = Change.objects.get()
    seen = plan_of(change).seen
    assert change.state == "prepared"
    assert (len(seen.closed), len(seen.opened), len(seen.moved)) == (18, 5, len(town.schools))


def test_another_process_with_other_keys_tells_the_same(town, tmp_path):
    """Its hashes are seeded otherwise and its clock is the real one."""
    own = {"TUOITHO_DATA": str(tmp_path), "PYTHONHASHSEED": "7", "PATH": os.environ["PATH"]}
    door = [sys.executable, "-m", "tuoitho.config.door"]

    def run(*words):
        return subprocess.run(words, cwd=REPO, env=own, capture_output=True, text=True, check=True).stdout

    run(*door, "migrate", "--verbosity", "0")
    said = run(*door, "demo", "--scale", "small", "--accounts")
    assert "100 %" in said
    assert "vuon-xanh-2024" in said
    ask = "import django; django.setup(); from tests.demo.facts import digest; print(digest())"
    own["DJANGO_SETTINGS_MODULE"] = "tuoitho.config.settings"
    assert run(sys.executable, "-c", ask).strip() == digest()
