"""`tuoitho export` is enough: from its files alone, plain arithmetic gives every value of `tuoitho indicators show`."""

import csv
import io
import json
from datetime import date, timedelta
from pathlib import Path
from random import Random

import pytest
from django.core.management import CommandError, call_command

from tests.cast import NOW, World
from tests.recompute.arithmetic import Export, Hidden, percent
from tuoitho.activities.actions import log_activity, take_attendance, withdraw_activity
from tuoitho.activities.rules import Counted, Details
from tuoitho.base.actors import SYSTEM
from tuoitho.base.models import AuditEntry
from tuoitho.cases.models import CaseStep
from tuoitho.cases.models.cells import refresh_children
from tuoitho.cases.tests.stage import a_case, a_report
from tuoitho.counts.models import Cell, Period
from tuoitho.organisations.models import TreeVersion, Unit, UnitParent
from tuoitho.registry.actions import add_staff, enrol, open_class, release_staff, state_headcounts
from tuoitho.registry.models import Enrolment, StaffMember
from tuoitho.registry.models.stated import kept_by

UNITS = ("HD", "HD-W01", "HD-W02", "HD-TH01", "HD-CS01", "HD-MN01", "HD-NT01", "HN")
SEPTEMBER = date(2024, 9, 5)


@pytest.mark.parametrize("seed", range(4))
def test_every_figure_follows_from_the_export(world, tmp_path, seed):
    _live_a_year(world, Random(seed))
    values = {}
    for code in UNITS:
        _export(code, tmp_path / code)
        export = Export(tmp_path / code)
        for value in _show(code):
            try:
                numerator, denominator, known, concerned = export.figure(code, value["code"])
            except Hidden:
                continue
            where = (seed, code, value["code"])
            assert _ends(value["numerator"]) == numerator, where
            assert value["denominator"] == denominator, where
            if value["sources"] != ["pupils.found", "pupils.screened.low"]:
                assert (value["units_with_data"], value["units_concerned"]) == (known, concerned), where
                assert _percents(value) == _expected(numerator, denominator), where
            values[code, value["code"]] = value
    assert sum(value["numerator"] is not None for value in values.values()) > 30, "the year must have facts"
    assert any(isinstance(value["numerator"], list) for value in values.values()), "and intervals among them"


def test_nothing_that_names_a_person_leaves_the_store(world, tmp_path):
    _live_a_year(world, Random(1))
    _export("HD", tmp_path)
    everything = "".join(path.read_text("utf-8") for path in tmp_path.iterdir())
    assert "Nguyễn Văn" not in everything and "2013-05-17" not in everything


def test_keys_of_people_differ_from_export_to_export(world, tmp_path):
    _live_a_year(world, Random(1))
    people = []
    for folder in ("first", "second"):
        _export("HD-TH01", tmp_path / folder)
        people.append({row["person"] for row in csv.DictReader((tmp_path / folder / "staff.csv").open())})
    assert people[0] and not people[0] & people[1]


def test_the_codebook_explains_every_column(world, tmp_path):
    _export("HD", tmp_path)
    explained = {(row["file"], row["column"]) for row in csv.DictReader((tmp_path / "codebook.csv").open())}
    for path in tmp_path.glob("*.csv"):
        if path.stem != "codebook":
            assert {(path.stem, column) for column in next(csv.reader(path.open()))} <= explained


def test_a_schools_export_hides_small_counts_of_children(world, tmp_path):
    _state(world.primary, {"pupils.roll": (400, 400), "pupils.screened": (390, 390), "pupils.found": (2, 2)})
    _export("HD-TH01", tmp_path / "school")
    _export("HD", tmp_path / "department")
    hidden, shown = (
        {row["measure"]: row["low"] for row in csv.DictReader((tmp_path / name / "headcounts.csv").open())}
        for name in ("school", "department")
    )
    assert (hidden["pupils.found"], hidden["pupils.screened"]) == ("", "390")
    assert shown["pupils.found"] == "2"


def test_a_schools_export_holds_its_own_reporting_counts_and_no_case(world, tmp_path):
    a_case(world, in_labour=True)
    refresh_children(world.ward.pk, NOW)
    a_report(world.ward, school=world.primary, noticed_at=NOW - timedelta(hours=3), at=NOW)
    _export("HD-TH01", tmp_path / "school")
    _export("HD-W01", tmp_path / "ward")
    told, cases = (
        [list(csv.DictReader((tmp_path / name / f"{table}.csv").open())) for name in ("school", "ward")]
        for table in ("told", "case_counts")
    )
    assert told[0] == [{"unit": "HD-TH01", "reports": "1", "median_hours": "3.0"}]
    assert cases[0] == [] and cases[1]


def test_the_export_leaves_one_audit_entry(world, tmp_path):
    before = AuditEntry.objects.count()
    _export("HD-TH01", tmp_path)
    entry = AuditEntry.objects.order_by("seq").last()
    assert AuditEntry.objects.count() == before + 1
    assert (entry.verb, entry.actor, entry.unit, entry.fields) == ("indicators.export", "system", "HD-TH01", ["2024"])


def test_the_export_adds_up_by_the_tree_asked_for(world, tmp_path):
    """The school stands under another ward since the year of the report ended."""
    moved = date(2024, 11, 9)
    _live_a_year(world, Random(1))
    UnitParent.objects.filter(child=world.primary).update(ends_on=moved)
    UnitParent.objects.create(child=world.primary, parent=world.other_ward, starts_on=moved)
    TreeVersion.renew()
    for tree in ("2024-11-01", "now"):
        _export("HD-W02", tmp_path / tree, "--tree", tree)
        export = Export(tmp_path / tree)
        assert ("HD-TH01" in export.units) is (tree == "now")
        for value in _show("HD-W02", "--tree", tree):
            numerator, _denominator, known, concerned = export.figure("HD-W02", value["code"])
            assert _ends(value["numerator"]) == numerator, (tree, value["code"])
            assert (value["units_with_data"], value["units_concerned"]) == (known, concerned), (tree, value["code"])


@pytest.mark.parametrize(
    "words",
    [
        ["indicators", "show", "--unit", "XX", "--year", "2024"],
        ["indicators", "show", "--unit", "HD", "--year", "1999"],
        ["indicators", "show", "--unit", "HD", "--year", "2024", "--tree", "soon"],
        ["indicators", "show", "--unit", "HD", "--year", "2024", "--tree", "1999-01-01"],
        ["export", "--unit", "XX", "--year", "2024", "--out", "nowhere"],
        ["export", "--unit", "HD", "--year", "1999", "--out", "nowhere"],
        ["export", "--unit", "HD", "--year", "2024", "--out", "nowhere", "--tree", "soon"],
    ],
)
def test_what_cannot_be_answered_is_one_sentence(world, words):
    with pytest.raises(CommandError) as refused:
        call_command(*words)
    assert str(refused.value).endswith(".") or "không hiểu" in str(refused.value)


def test_without_json_the_figures_are_lines_to_read(world):
    out = io.StringIO()
    call_command("indicators", "show", "--unit", "HD", "--year", "2024", stdout=out)
    assert out.getvalue().startswith("1.1 ") and out.getvalue().count("\n") == 12


def _show(code: str, *more: str) -> list[dict]:
    out = io.StringIO()
    call_command("indicators", "show", "--unit", code, "--year", "2024", "--json", *more, stdout=out)
    return json.loads(out.getvalue())["values"]


def _export(code: str, folder: Path, *more: str) -> None:
    call_command("export", "--unit", code, "--year", "2024", "--out", str(folder), *more, stdout=io.StringIO())


def _ends(count: int | list[int] | None) -> tuple[int, int] | None:
    return None if count is None else (count, count) if isinstance(count, int) else (count[0], count[1])


def _percents(value: dict) -> tuple[float | None, float | None, float | None]:
    return value["low"], value["high"], value["percent"]


def _expected(numerator: tuple[int, int] | None, denominator: int | None) -> tuple[float | None, ...]:
    if numerator is None or not denominator:
        return None, None, None
    low, high = (percent(end, denominator) for end in numerator)
    return (None, None, low) if numerator[0] == numerator[1] else (low, high, None)


def _live_a_year(world: World, random: Random) -> None:
    """Rosters, statements, activities by name and by heads, some withdrawn, some people gone."""
    Period.objects.filter(year=2024).update(
        five_year_olds=random.random() < 0.5, cooperatives_with=random.choice(["enterprise", "household"])
    )
    for name in ("primary", "secondary", "preschool", "group", "other_school"):
        unit = world.units[name]
        if random.random() < 0.8:
            _keep_rosters(unit, random)
        _state_some(unit, random)
        _hold_activities(unit, random)
    for name in ("department", "ward", "other_ward"):
        _state_some(world.units[name], random)
        _hold_activities(world.units[name], random)
    if random.random() < 0.6:
        _keep_cases(world, random)


def _keep_cases(world: World, random: Random) -> None:
    """Cases of the ward, which count in place of what it states."""
    for _ in range(random.randint(1, 4)):
        case = a_case(world, in_labour=random.random() < 0.5, hazardous=random.random() < 0.5)
        if random.random() < 0.5:
            CaseStep.objects.create(case=case, verb="approve_plan", state=case.state, at=NOW, by=case.by)
    refresh_children(world.ward.pk, NOW)


def _keep_rosters(unit: Unit, random: Random) -> None:
    made = open_class(unit=unit, school_year=2024, name="5A", teacher=None, by=SYSTEM, at=NOW)
    for number in range(random.randint(0, 12)):
        year = random.choice([2013, 2019, 2020])
        person = {"name": f"Nguyễn Văn {number}", "born_on": date(year, 5, 17), "birth_year": year}
        enrol(school_class=made, fields=person, starts_on=SEPTEMBER, by=SYSTEM, at=NOW)
    for number in range(random.randint(1, 6)):
        fields = {"name": f"Nguyễn Văn Thầy {number}", "position": "Giáo viên", "teaches": True}
        add_staff(unit=unit, fields=fields, starts_on=SEPTEMBER, by=SYSTEM, at=NOW)
    if random.random() < 0.5:
        one = StaffMember.objects.filter(unit=unit).first()
        release_staff(member=one, because="transferred", on=date(2024, 10, 1), by=SYSTEM, at=NOW)


def _state_some(unit: Unit, random: Random) -> None:
    spans: dict[str, tuple[int, int]] = {}
    for one in kept_by(unit, Period.objects.get(year=2024)):
        if random.random() < 0.15:
            continue
        most = spans.get(one.of, (60, 60))[0] if one.of else 60
        low = random.randint(0, most)
        spans[one.measure] = (low, random.randint(low, most) if one.span else low)
    _state(unit, spans)


def _state(unit: Unit, spans: dict[str, tuple[int, int]]) -> None:
    state_headcounts(
        unit=unit, year=2024, spans=spans, counted_on=date(2024, 10, 1), source="", seen={}, by=SYSTEM, at=NOW
    )


def _hold_activities(unit: Unit, random: Random) -> None:
    for number in range(random.randint(1, 6)):
        kind = random.choice(["communication", "training", "meeting"])
        details = Details(kind, f"Buổi {number}", date(2024, 10, 1) + timedelta(days=number))
        audiences = random.sample(["pupils", "staff", "caregivers", "enterprises", "households", "ward_officials"], 2)
        counted = [Counted(audience, None, random.randint(0, 40)) for audience in audiences]
        made = log_activity(unit=unit, details=details, counted=counted, by=SYSTEM, at=NOW)
        if random.random() < 0.2:
            withdraw_activity(activity=made, version=made.version, because="Ghi nhầm", by=SYSTEM, at=NOW)
    _call_the_roll(unit, random)


def _call_the_roll(unit: Unit, random: Random) -> None:
    pupils = list(Enrolment.objects.filter(unit=unit).select_related("school_class"))
    staff = list(StaffMember.objects.filter(unit=unit).values_list("pk", flat=True))
    details = Details("communication", "Điểm danh", date(2024, 10, 20))
    if pupils:
        came = [one.pupil_id for one in pupils if random.random() < 0.7]
        take_attendance(
            unit=unit,
            school_class=pupils[0].school_class,
            details=details,
            present=came,
            invited=len(pupils),
            by=SYSTEM,
            at=NOW,
        )
    if staff:
        came = random.sample(staff, random.randint(0, len(staff)))
        take_attendance(
            unit=unit, school_class=None, details=details, present=came, invited=len(staff), by=SYSTEM, at=NOW
        )


def test_the_cells_are_what_the_facts_make_of_them(world):
    _live_a_year(world, Random(2))
    call_command("check_figures", stdout=io.StringIO())
    cell = Cell.objects.filter(measure__endswith=".roll").first()
    Cell.objects.filter(pk=cell.pk).update(value=cell.value + 1)
    with pytest.raises(CommandError, match="không khớp"):
        call_command("check_figures", stderr=io.StringIO())
    assert Cell.objects.get(pk=cell.pk).value == cell.value + 1, "it tells and mends nothing"
