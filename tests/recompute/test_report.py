"""Every number of `report build`'s JSON follows from the files of `tuoitho export`, by csv and arithmetic alone."""

import io
import json
from collections import Counter
from datetime import date
from pathlib import Path
from random import Random

import pytest
from django.core.management import call_command

from tests.cast import NOW, TODAY, World
from tests.recompute.arithmetic import Export
from tests.recompute.test_recompute import _live_a_year
from tuoitho.base.actors import SYSTEM
from tuoitho.reporting import actions
from tuoitho.reporting.models import SECTIONS, Submission

HANDED_IN, AGREED = {"submitted", "accepted", "locked"}, {"accepted", "locked"}


@pytest.fixture
def report_and_export(world: World, tmp_path: Path) -> tuple[dict, "Reports"]:
    """A year lived, some reports accepted (one with a figure changed), one handed in; then both commands."""
    _live_a_year(world, Random(7))
    cycle = actions.open_cycle(
        unit=world.department, year=2024, due_on=date(2024, 11, 17), by=world.viewer("mai"), at=NOW
    )
    for number, row in enumerate(cycle.submissions.select_related("unit", "cycle__unit").order_by("pk")):
        _hand_in(row.pk, change=number == 0, accept=number < 3)
    call_command("report", "build", "--unit", "HD", "--year", "2024", "--to", "city", "--out", str(tmp_path / "report"))
    call_command("export", "--unit", "HD", "--year", "2024", "--out", str(tmp_path / "facts"), stdout=io.StringIO())
    return json.loads((tmp_path / "report" / "bao-cao.json").read_text()), Reports(tmp_path / "facts")


def test_every_series_of_the_report_follows_from_the_export(report_and_export) -> None:
    report, facts = report_and_export
    assert len(report["content"]["series"]) == 12
    for series in report["content"]["series"]:
        code = series["code"]
        bounds, whole, known, _ = facts.figure("HD", code)
        assert series["live"] == ([*bounds, whole] if known else [None] * 3), code
        expected = facts.consolidated(code) if series["from_schools"] else series["live"]
        assert series["consolidated"] == expected, code


def test_every_count_and_every_task_follows_from_the_export(report_and_export) -> None:
    report, facts = report_and_export
    content = report["content"]
    assert content["counts"] == facts.counts()
    clauses = facts.clauses()
    assert content["activities"] == sum(clauses.values())
    for task in content["tasks"]:
        if task["address"]:
            own = sum(n for clause, n in clauses.items() if f"{clause}.".startswith(f"{task['address']}."))
            assert task["count"] == own, task["address"]


def test_every_school_stands_in_the_report_as_it_reported_but_for_the_children_it_found(report_and_export) -> None:
    report, facts = report_and_export
    reported = {
        unit: {code: f for code, f in figures.items() if code != "1.1"} for unit, figures in facts.schools().items()
    }
    assert {school["code"]: school["figures"] for school in report["content"]["schools"]} == reported
    assert any(school["reasons"] for school in report["content"]["schools"])


def test_every_printed_ratio_is_one_of_the_recomputed_numbers(report_and_export) -> None:
    report = report_and_export[0]
    numbers = [(number["ref"], number["text"]) for number in report["numbers"] if "/" in number["text"]]
    printed = {(ref, text) for ref, text in numbers if ref.startswith(("series:", "live:"))}
    expected = set()
    for series in report["content"]["series"]:
        for kind, name in (("consolidated", "series"), ("live", "live")):
            low, high, whole = series[kind]
            if low is not None:
                ends = _printed(low) if low == high else f"{_printed(low)}–{_printed(high)}"
                expected.add((f"{name}:{series['code']}", f"{ends}/{_printed(whole)}"))
    assert printed == expected
    assert expected


class Reports(Export):
    """What the exported files say of the reports."""

    def consolidated(self, code: str) -> list[int | None]:
        parts = [f[code] for f in self.schools().values() if code in f and None not in f[code]]
        return [sum(column) for column in zip(*parts, strict=True)] if parts else [None] * 3

    def schools(self) -> dict[str, dict[str, list[int | None]]]:
        agreed = {row["unit"] for row in self.table["submissions"] if row["state"] in AGREED}
        found: dict[str, dict[str, list[int | None]]] = {unit: {} for unit in agreed}
        for row in self.table["reported"]:
            if row["unit"] in agreed:
                found[row["unit"]][row["code"]] = [
                    int(row[c]) if row[c] else None for c in ("low", "high", "denominator")
                ]
        return found

    def counts(self) -> dict[str, int]:
        rows = self.table["submissions"]
        day = TODAY.isoformat()
        return {
            "schools": len(rows),
            "handed_in": sum(row["state"] in HANDED_IN for row in rows),
            "accepted": sum(row["state"] in AGREED for row in rows),
            "late": sum((row["submitted_on"] if row["state"] in HANDED_IN else day) > row["due_on"] for row in rows),
            "groups": sum(row["kind"] == "group" for row in self.table["units"]),
        }

    def clauses(self) -> Counter[str]:
        return Counter(row["clause"] for row in self.table["activities"] if row["withdrawn"] == "0")


def _printed(count: int) -> str:
    return f"{count:,}".replace(",", ".")


def _hand_in(key: int, *, change: bool, accept: bool) -> None:
    """One report the whole way: answered, perhaps a figure changed, signed, handed in, perhaps accepted."""

    def row() -> Submission:
        return Submission.objects.select_related("unit", "cycle__unit").get(pk=key)

    said = dict.fromkeys(SECTIONS, ("", True)) | {"cases": ("Có", False), "lessons": ("Một bài học.", False)}
    who = {"by": SYSTEM, "at": NOW}
    actions.begin(submission=row(), **who)
    for figure in row().figures.all():
        unknown = figure.low is None
        if unknown or (change and figure.series == "2.1b"):
            value = (3, 5, 60) if unknown else (0, figure.high, figure.denominator)
            words = {
                "series": figure.series,
                "value": value,
                "reason": "Đếm lại theo biên bản.",
                "version": row().version,
            }
            actions.change_figure(submission=row(), **words, **who)
    actions.write_passages(submission=row(), passages=said, version=row().version, **who)
    actions.present(submission=row(), **who)
    actions.sign(submission=row(), **who)
    actions.number(submission=row(), serial=1, numbered_on=TODAY, **who)
    actions.upload_scan(submission=row(), name="bc.pdf", data=b"%PDF-1.7 scan", **who)
    actions.submit(submission=row(), **who)
    if accept:
        actions.accept(submission=row(), **who)
