import csv
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from tuoitho.base.clock import now
from tuoitho.base.refusals import Refused
from tuoitho.config.management.codebook import TABLES
from tuoitho.config.management.console import console
from tuoitho.config.management.facts import Facts
from tuoitho.indicators.actions import export
from tuoitho.indicators.queries import place_of

README = """Facts behind the figures of {unit}, reporting year {year}, as of {day}.
Units below {unit} as they stood on {tree}.

Every file is CSV in UTF-8 with a head line; codebook.csv says what each column means. People are opaque keys.

How a figure comes from them
1. A unit counts when units.counts = 1. For each such unit and measure "audience.theme":
   roll    people in pupils.csv with counted = 1, or staff.csv with on_roll = 1; without any, the unit's head-count of
           "audience.roll"; without that it is unknown, which is not zero. (Where five-year-olds count, a roster with
           children of other ages only says 0.)
   named   those of them who attended at least one activity that is not withdrawn and serves the theme:
           communication and training inform, training trains.
   max     the largest reach with named = 0 among these activities; sum: all of them. A school's reach to
           enterprises, co-operatives, households or officials is a contact and counts nowhere.
   low  = min(roll, max(named, max));  high = min(roll, named + sum).
   Where the unit states the measure in headcounts.csv (low, high): low = min(roll, the larger of both lows), high =
   the stated high, between that low and the roll.
2. children.found is stated as children.in_labour; children.resident, children.notified, children.in_care and
   children.in_labour are rolls. Of a ward in case_counts.csv, its rows stand for what it states of these measures:
   rolls have low = high; of the others low = min(roll, low), high = min(roll, high).
3. A unit has a figure when every numerator and denominator is known. A unit above adds up, of itself and all below
   it, the units of the indicator's groups that have one. A school's series with at_school = screening shows
   pupils.found and pupils.screened side by side and no percentage.
"""


class Command(BaseCommand):
    help = (
        "export --unit CODE --year Y --out DIR [--tree then|now|DATE]: the facts behind a unit's figures as CSV with a "
        "codebook."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--unit", required=True)
        parser.add_argument("--year", type=int, required=True)
        parser.add_argument("--out", type=Path, required=True)
        parser.add_argument("--tree", default="then", help="then, now or a date as 2024-11-17")

    def handle(self, *args: Any, **options: Any) -> None:
        at = now()
        viewer = console(at.date())
        try:
            place = place_of(viewer, options["unit"], options["year"], options["tree"])
        except Refused as refused:
            raise CommandError(str(refused)) from refused
        if place is None:
            raise CommandError(f"Không có đơn vị mã {options['unit']}.")
        out: Path = options["out"]
        try:
            out.mkdir(parents=True, exist_ok=True)
            export(unit=place.unit, year=place.year, by=viewer, at=at)
            self._write(out, Facts(place.unit, place.figures))
        except OSError as failure:
            raise CommandError(f"Không ghi được vào {out}: {failure.strerror}.") from failure

    def _write(self, out: Path, facts: Facts) -> None:
        book = [(name, column, text) for name, table in TABLES.items() for column, text in table.columns.items()]
        _save(out / "codebook.csv", ["file", "column", "meaning"], book)
        day = f"{facts.figures.viewer.on:%Y-%m-%d}"
        words = {
            "unit": facts.unit.code,
            "year": facts.period.year,
            "day": day,
            "tree": f"{facts.figures.day:%Y-%m-%d}",
        }
        (out / "README.txt").write_text(README.format(**words), "utf-8")
        for name, table in TABLES.items():
            count = _save(out / f"{name}.csv", list(table.columns), table.rows(facts))
            self.stdout.write(f"{name}.csv: {count}")


def _save(path: Path, columns: list[str], rows: Any) -> int:
    """The number of rows written."""
    count = 0
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(columns)
        for count, row in enumerate(rows, 1):  # noqa: B007
            writer.writerow(row)
    return count
