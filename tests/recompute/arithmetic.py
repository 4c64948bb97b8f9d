"""Every indicator worked out again from the exported files alone: csv and arithmetic, none of the program's code."""

import csv
from collections import defaultdict
from pathlib import Path

SERVES = {"communication": {"informed"}, "training": {"informed", "trained"}}
OUTSIDERS = {"enterprises", "cooperatives", "households", "district_officials", "ward_officials"}


class Hidden(Exception):
    """A small count of children that a school's export does not say."""


class Export:
    """The files of one export folder, read whole."""

    def __init__(self, folder: Path) -> None:
        self.table = {path.stem: list(csv.DictReader(path.open(encoding="utf-8"))) for path in folder.glob("*.csv")}
        self.units = {row["unit"]: row for row in self.table["units"]}
        self.stated = {(row["unit"], row["measure"]): row for row in self.table["headcounts"]}
        self.cases = {(row["unit"], row["measure"]): row for row in self.table["case_counts"]}
        keeping = {unit for unit, _ in self.cases}
        replaced = {measure for _, measure in self.cases}
        self.stated = {key: row for key, row in self.stated.items() if key[0] not in keeping or key[1] not in replaced}
        self.five = self.table["periods"][0]["five_year_olds"] == "1"
        self.year = int(self.table["periods"][0]["year"])

    def figure(self, unit: str, code: str) -> tuple[tuple[int, int] | None, int | None, int, int]:
        """(numerator's bounds, denominator, units with data, units concerned) of a unit and all below it."""
        series = next(row for row in self.table["indicators"] if row["code"] == code)
        if series["at_school"] == "screening" and self.units[unit]["kind"] in ("school", "group"):
            return self._screening(unit)
        groups = set(series["groups"].split("+"))
        concerned = [one for one in self._below(unit) if self._is_of(one, groups)]
        own = [self._own(one, series) for one in concerned]
        known = [figure for figure in own if figure is not None]
        if not known:
            return None, None, 0, len(concerned)
        lows, highs, wholes = zip(*known, strict=True)
        return (sum(lows), sum(highs)), sum(wholes), len(known), len(concerned)

    def _below(self, unit: str) -> list[str]:
        children = [one for one, row in self.units.items() if row["parent"] == unit]
        return [unit, *(deeper for child in children for deeper in self._below(child))]

    def _is_of(self, unit: str, groups: set[str]) -> bool:
        row = self.units[unit]
        return row["counts"] == "1" and (row["kind"] in groups or f"{row['kind']}:{row['level']}" in groups)

    def _own(self, unit: str, series: dict[str, str]) -> tuple[int, int, int] | None:
        terms = zip(series["numerator"].split("+"), series["denominator"].split("+"), strict=True)
        found = [(self._bounds(unit, top, bottom), self._roll(unit, bottom)) for top, bottom in terms]
        if any(bounds is None or roll is None for bounds, roll in found):
            return None
        return sum(b[0] for b, _ in found), sum(b[1] for b, _ in found), sum(roll for _, roll in found)

    def _roll(self, unit: str, measure: str) -> int | None:
        audience = measure.split(".")[0]
        people = self._people(unit, audience)
        if people or (people is not None and self._roster_answers(unit, audience)):
            return len(people)
        row = self.stated.get((unit, measure)) or self.cases.get((unit, measure))
        return int(row["low"]) if row else None

    def _people(self, unit: str, audience: str) -> set[str]:
        column = {"pupils": "counted", "staff": "on_roll"}.get(audience)
        rows = self.table[audience] if column else []
        return {row["person"] for row in rows if row["unit"] == unit and row[column] == "1"}

    def _roster_answers(self, unit: str, audience: str) -> bool:
        return self.five and any(row["unit"] == unit and row["on_roll"] == "1" for row in self.table.get(audience, []))

    def _bounds(self, unit: str, measure: str, bottom: str) -> tuple[int, int] | None:
        audience, theme = measure.split(".")
        roll = self._roll(unit, bottom)
        stated = self.stated.get((unit, "children.in_labour" if measure == "children.found" else measure))
        of_cases = self.cases.get((unit, measure))
        if of_cases and roll is not None:
            return min(roll, int(of_cases["low"])), min(roll, int(of_cases["high"]))
        named, counted = self._named(unit, audience, theme), self._counted(unit, audience, theme)
        if roll is None or not (stated or named or counted):
            return None
        low, high = min(roll, max([named, *counted])), min(roll, named + sum(counted))
        if stated:
            low = min(roll, max(low, int(stated["low"])))
            high = min(roll, max(low, int(stated["high"])))
        return low, high

    def _activities(self, theme: str) -> dict[str, str]:
        """Activity → unit, of those that stand and serve a theme."""
        rows = self.table["activities"]
        return {r["activity"]: r["unit"] for r in rows if r["withdrawn"] == "0" and theme in SERVES.get(r["kind"], ())}

    def _named(self, unit: str, audience: str, theme: str) -> int:
        standing = self._activities(theme)
        came = {row["person"] for row in self.table["attendances"] if row["activity"] in standing}
        return len(self._people(unit, audience) & came)

    def _counted(self, unit: str, audience: str, theme: str) -> list[int]:
        if audience in OUTSIDERS and self.units[unit]["kind"] in ("school", "group"):
            return []
        standing, found = self._activities(theme), defaultdict(list)
        for row in self.table["reaches"]:
            if row["named"] == "0" and row["audience"] == audience and row["activity"] in standing:
                found[standing[row["activity"]]].append(int(row["reached"]))
        return found[unit]

    def _screening(self, unit: str) -> tuple[tuple[int, int] | None, int | None, int, int]:
        found, screened = self.stated.get((unit, "pupils.found")), self.stated.get((unit, "pupils.screened"))
        roll = self._roll(unit, "pupils.roll")
        if not found or not screened or roll is None:
            return None, None, 0, 1
        if "1" in (found["hidden"], screened["hidden"]):
            raise Hidden(unit)
        return (int(found["low"]),) * 2, min(roll, int(screened["low"])), 1, 1


def percent(numerator: int, denominator: int) -> float | None:
    """Four decimals, a half upwards, in whole numbers."""
    if not denominator:
        return None
    return (2 * 1_000_000 * numerator + denominator) // (2 * denominator) / 10_000
