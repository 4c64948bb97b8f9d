"""A ward's children of 5–17: a survey's list of names, or a table of counts by age."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.translation import gettext_noop

from tuoitho.base.folding import fold
from tuoitho.documents.reading.refusal import Unreadable
from tuoitho.documents.reading.sheets import SheetRows, Value
from tuoitho.law.work.facts import completed_years
from tuoitho.registry.reader.dates import Born
from tuoitho.registry.reader.fact_columns import RESIDENTS
from tuoitho.registry.reader.fact_rows import Table, people, tables
from tuoitho.registry.reader.lists import Person
from tuoitho.registry.reader.sentences import SAME_CODE, Fault

NO_TABLE = gettext_noop(
    "Tệp không có bảng nào đọc được. Cần danh sách có cột “Họ và tên” và “Ngày sinh”, "
    "hoặc bảng số có cột “Độ tuổi” và “Tổng số”."
)
NO_BIRTH = gettext_noop("chưa có ngày sinh hoặc năm sinh.")
NOT_BORN = gettext_noop("sinh sau ngày tính số liệu.")
SAME_CHILD = gettext_noop("trùng họ tên và ngày sinh với dòng %(row)s; nếu là hai em, hãy ghi số định danh của cả hai.")
NOT_A_COUNT = gettext_noop("“%(text)s” không phải là một số trẻ em.")
MORE = gettext_noop("%(part)s lớn hơn tổng số %(whole)s.")
SAME_AGE = gettext_noop("độ tuổi %(age)s đã có ở dòng %(row)s.")
AGES = range(5, 18)
_AGE = ("do tuoi", "tuoi")
_COLUMNS = {
    "children": ("tong so", "tong so tre", "so tre", "so tre em", "tong cong", "tong", "so luong"),
    "boys": ("nam", "so nam", "tre nam"),
    "girls": ("nu", "so nu", "tre nu", "trong do nu"),
    "in_school": ("dang di hoc", "di hoc", "dang hoc", "so dang hoc"),
    "out_of_school": ("khong di hoc", "chua di hoc bo hoc", "bo hoc chua di hoc", "bo hoc", "ngoai nha truong"),
}
_OUT = ("khong", "chua", "bo hoc", "nghi hoc", "thoi hoc", "da bo")
_GONE = ("tam vang", "chuyen di", "da chuyen", "da di")
_LOOK_IN = 20


@dataclass(slots=True)
class AgeCount:
    """Children of one age. `girls`, `out_of_school`: None where the file does not say."""

    children: int = 0
    girls: int | None = 0
    out_of_school: int | None = 0


@dataclass(slots=True)
class PopulationReading:
    """What a file says: counts by age. `skipped`: rows of another age, or of who does not live there."""

    ages: dict[int, AgeCount] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    recognised: list[str] = field(default_factory=list)
    rows: int = 0
    skipped: int = 0


def read_population(sheets: Sequence[SheetRows], counted_on: date) -> PopulationReading:
    """A list of names where there is one, else a table of counts; `Unreadable` when there is neither."""
    reading = PopulationReading()
    lists = tables(sheets, RESIDENTS)
    if lists:
        seen: dict[Any, Person] = {}
        for table in lists:
            _read_list(reading, table, counted_on, seen)
        return reading
    for sheet in sheets:
        if not sheet.hidden and (heads := _heads(sheet.rows)):
            _read_counts(reading, sheet, *heads)
    if not reading.rows:
        raise Unreadable(NO_TABLE)
    return reading


def age_on(born: Born, day: date) -> int | None:
    """Full years on a day; from the year alone, what they turn that year; None without either."""
    if born.on:
        return completed_years(born.on, day)
    return day.year - born.year if born.year else None


def _read_list(reading: PopulationReading, table: Table, counted_on: date, seen: dict[Any, Person]) -> None:
    reading.recognised.append(table.sheet.name)
    columns = table.heads.columns
    for person, row in people(table, table.heads.row, reading.faults):
        reading.rows += 1
        cells = {name: row[place - 1] for name, place in columns.items() if place <= len(row)}
        age = age_on(person.born, counted_on)
        fault = _fault(person, age, counted_on, seen)
        if fault:
            reading.faults.append(fault)
        elif age not in AGES or fold(str(cells.get("residence") or "")).startswith(_GONE):
            reading.skipped += 1
        elif age is not None:
            _add(reading.ages.setdefault(age, AgeCount()), _girl(cells, columns), _out(cells))


def _fault(person: Person, age: int | None, counted_on: date, seen: dict[Any, Person]) -> Fault | None:
    if age is None:
        return None if person.born.wrong else person.fault("born", NO_BIRTH)
    if (person.born.on or date(person.born.year or 1, 1, 1)) > counted_on:
        return person.fault("born", NOT_BORN)
    who = (person.folded, person.born.on or person.born.year)
    same_code = seen.get(person.code) if person.code else None
    twin = seen.get(who)
    seen.setdefault(who, person)
    if person.code:
        seen.setdefault(person.code, person)
    if same_code:
        return person.fault("code", SAME_CODE, text=person.code, row=same_code.row)
    both = twin is not None and bool(person.code) and bool(twin.code)
    return person.fault("name", SAME_CHILD, row=twin.row) if twin and not both else None


def _add(count: AgeCount, girl: bool | None, out: bool | None) -> None:
    """What one child does not say is not known of its age."""
    count.children += 1
    count.girls = None if girl is None or count.girls is None else count.girls + girl
    count.out_of_school = None if out is None or count.out_of_school is None else count.out_of_school + out


def _girl(cells: Mapping[str, Value], columns: Mapping[str, int]) -> bool | None:
    said = fold(str(cells.get("sex") or ""))
    if said in ("nu", "nam", "f", "m"):
        return said in ("nu", "f")
    return bool(cells.get("female")) if "female" in columns else None


def _out(cells: Mapping[str, Value]) -> bool | None:
    said = fold(str(cells.get("schooling") or ""))
    if said:
        return said.startswith(_OUT)
    return False if cells.get("school_class") else None


def _heads(rows: Sequence[Sequence[Value]]) -> tuple[int, dict[str, int]] | None:
    """The row of heads (from 0) of a table of counts, and its columns from 0."""
    for number, row in enumerate(rows[:_LOOK_IN]):
        texts = {column: fold(str(value)) for column, value in enumerate(row) if value is not None}
        age = next((column for column, text in texts.items() if text in _AGE), None)
        found = {
            name: next((column for column, text in texts.items() if text in names), -1)
            for name, names in _COLUMNS.items()
        }
        found = {name: column for name, column in found.items() if column >= 0}
        if age is not None and ("children" in found or {"boys", "girls"} <= found.keys()):
            return number, {"age": age, **found}
    return None


def _read_counts(reading: PopulationReading, sheet: SheetRows, head: int, columns: Mapping[str, int]) -> None:
    reading.recognised.append(sheet.name)
    lines: dict[int, int] = {}
    for number, row in enumerate(sheet.rows[head + 1 :], head + 2):
        said = fold(str(row[columns["age"]] or "")).removesuffix("tuoi").strip() if columns["age"] < len(row) else ""
        if not said.isdecimal():
            continue
        age = int(said)
        reading.rows += 1
        if age in lines:
            values = {"age": age, "row": lines[age]}
            reading.faults.append(Fault(number, columns["age"] + 1, SAME_AGE, values))
        elif age not in AGES:
            reading.skipped += 1
        else:
            lines[age] = number
            reading.ages[age] = _count(reading, number, row, columns)


def _count(reading: PopulationReading, number: int, row: Sequence[Value], columns: Mapping[str, int]) -> AgeCount:
    told: dict[str, int | None] = {}
    for name in _COLUMNS.keys() & columns.keys():
        value = row[columns[name]] if columns[name] < len(row) else None
        text = str(value).replace(".", "").replace(" ", "") if value is not None else ""
        told[name] = int(text) if text.isdecimal() else None
        if value is not None and told[name] is None:
            reading.faults.append(Fault(number, columns[name] + 1, NOT_A_COUNT, {"text": value}))
    boys, girls, whole = told.get("boys"), told.get("girls"), told.get("children")
    if whole is None and boys is not None and girls is not None:
        whole = boys + girls
    if whole is None:
        column = columns.get("children", columns.get("boys", 0)) + 1
        reading.faults.append(Fault(number, column, NOT_A_COUNT, {"text": ""}))
        return AgeCount()
    out = told.get("out_of_school")
    if out is None and (inside := told.get("in_school")) is not None:
        out = whole - inside
    for name, part in (("girls", girls), ("out_of_school", out)):
        if part is not None and not 0 <= part <= whole:
            column = columns.get(name, columns.get("in_school", columns["age"])) + 1
            reading.faults.append(Fault(number, column, MORE, {"part": part, "whole": whole}))
    return AgeCount(whole, girls, out)
