"""The people of a workbook, row by row, with what is wrong in which cell."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import lru_cache

from django.utils.translation import gettext_noop

from tuoitho.base.folding import fold
from tuoitho.documents.reading.extent import column_letters
from tuoitho.documents.reading.sheets import SheetRows, Value, meta
from tuoitho.registry.reader import sentences
from tuoitho.registry.reader.columns import FIELDS, PUPILS, Heads, find_heads
from tuoitho.registry.reader.dates import Born, of_parts, read_born
from tuoitho.registry.reader.sentences import Fault

NO_LIST = gettext_noop(
    "Tệp không có bảng danh sách nào đọc được. Bảng cần một dòng tiêu đề có cột “Họ và tên” "
    "và ít nhất một cột như “Lớp”, “Ngày sinh”, “Mã định danh” (học sinh) hoặc “Chức vụ” (cán bộ)."
)
_CLASS = re.compile(r"(?:lớp|lop)?\s*:?\s*(\d{1,2}\s*[A-Za-zĐđ]\w{0,4}|\d{1,2}[./]\d{1,2})", re.IGNORECASE)
_CLASS_LINE = re.compile(r"^\s*lớp\s*:\s*(.{1,20}?)\s*$", re.IGNORECASE)
_SCHOOL_YEAR = re.compile(r"năm học\D{0,4}(20\d\d)\s*[-–—/]\s*(20)?\d\d", re.IGNORECASE)
_LEFT = ("chuyen", "thoi hoc", "bo hoc", "nghi", "da nghi", "bao luu", "thoi viec", "thuyen chuyen")
_MARKED = {"x", "co", "1", "true", "v", "nu", "nam"}
_SUMS = ("tong", "cong")
_SIGNERS = ("nguoi lap", "nguoi in", "hieu truong", "thu truong", "xac nhan cua")
_LARGE_MERGE = 5_000
Tick = Callable[[int], None]


class NoList(Exception):
    """No sheet of the workbook holds a list of this kind."""


@dataclass(slots=True)
class Person:
    """One row of a list, as clean as a reader can make it. `folded`: the name without marks and case, to compare."""

    row: int
    sheet: str
    columns: Mapping[str, int]
    name: str
    folded: str = ""
    code: str = ""
    born: Born = field(default_factory=Born)
    sex: str = ""
    class_name: str = ""
    guardian_name: str = ""
    guardian_phone: str = ""
    home_ward: str = ""
    position: str = ""

    def fault(self, of: str, template: str, **values: object) -> Fault:
        """A fault at this person's cell of a field, or at the name when the file has no such column."""
        column = self.columns.get(of) or self.columns.get("name") or self.columns.get("given") or 1
        return Fault(self.row, column, template, values, self.sheet)


@dataclass(slots=True)
class Reading:
    """What a workbook says. `recognised`: (letters, head, meaning) of columns; `skipped`: rows of people who left."""

    people: list[Person] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    recognised: list[tuple[str, str, str]] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    skipped: int = 0
    meta: Mapping[str, str] = field(default_factory=dict)
    school_year: int | None = None


def read_list(sheets: Sequence[SheetRows], kind: str, tick: Tick = lambda rows: None) -> Reading:
    """Everyone on every visible sheet that holds a list of the kind; `NoList` when none does.

    `tick` is told the number of rows read so far, every thousand rows.
    """
    reading = Reading(meta=meta(sheets))
    filled = [(sheet, _filled(sheet)) for sheet in sheets if not sheet.hidden]
    lists = [(sheet, rows, heads) for sheet, rows in filled if (heads := find_heads(rows, kind))]
    if not lists:
        raise NoList(NO_LIST)
    for sheet, rows, heads in lists:
        _note_heads(reading, heads, kind)
        title = " ".join(str(cell) for row in rows[: heads.row] for cell in row if isinstance(cell, str))
        if (found := _SCHOOL_YEAR.search(title)) and reading.school_year is None:
            reading.school_year = int(found.group(1))
        label = sheet.name if len(lists) > 1 else ""
        _read_rows(reading, _Rows(kind, rows, heads, label, _class_of(sheet, rows, heads)), tick)
    return reading


_fold_word = lru_cache(maxsize=20_000)(fold)


def fold_name(name: str) -> str:
    """`fold`, word by word: a long list holds few different words."""
    return " ".join(filter(None, map(_fold_word, name.split())))


@dataclass(frozen=True, slots=True)
class _Rows:
    kind: str
    rows: Sequence[Sequence[Value]]
    heads: Heads
    sheet: str
    class_name: str


def _note_heads(reading: Reading, heads: Heads, kind: str) -> None:
    for name, column in sorted(heads.columns.items(), key=lambda one: one[1]):
        line = (column_letters(column), heads.texts[column], str(FIELDS[kind][name][0]))
        if line not in reading.recognised:
            reading.recognised.append(line)
    reading.unknown += [text for text in heads.unknown if text not in reading.unknown]


def _filled(sheet: SheetRows) -> Sequence[Sequence[Value]]:
    """The rows with merged cells showing their value everywhere, as the eye reads them."""
    merged = [a for a in sheet.merged if (a.bottom - a.top + 1) * (a.right - a.left + 1) <= _LARGE_MERGE]
    if not merged:
        return sheet.rows
    rows = [list(row) for row in sheet.rows]
    for area in merged:
        value = sheet.value(area.top, area.left)
        for row in rows[area.top - 1 : area.bottom]:
            for column in range(area.left - 1, min(area.right, len(row))):
                row[column] = value
    return rows


def _class_of(sheet: SheetRows, rows: Sequence[Sequence[Value]], heads: Heads) -> str:
    """The class of a whole sheet where it has no such column: its name or a title line says it."""
    if "class" in heads.columns:
        return ""
    for row in rows[: heads.row]:
        for cell in row:
            if isinstance(cell, str) and (found := _CLASS_LINE.match(cell)):
                return found.group(1)
    named = _CLASS.fullmatch(sheet.name.strip())
    return named.group(1) if named else ""


def _read_rows(reading: Reading, source: _Rows, tick: Tick) -> None:
    read = _pupil if source.kind == PUPILS else _member
    columns = source.heads.columns
    places = {name: column - 1 for name, column in columns.items()}
    for number, row in enumerate(source.rows[source.heads.row :], source.heads.row + 1):
        if number % 1000 == 0:
            tick(len(reading.people))
        cells = {name: row[place] for name, place in places.items() if place < len(row) and row[place] is not None}
        if not _is_person(cells) or _is_signature(cells):
            continue
        if _text(cells, "status") and fold(_text(cells, "status")).startswith(_LEFT):
            reading.skipped += 1
            continue
        name = _name(cells)
        person = Person(number, source.sheet, columns, name, fold_name(name), _code(cells))
        faults = [person.fault("name", sentences.NO_NAME)] if not person.name else []
        faults += read(person, cells, source)
        reading.faults += faults
        reading.people.append(person)


def _is_person(cells: Mapping[str, Value]) -> bool:
    """A row with a name and something else, or without a name but more than one thing; no row of totals or numbers."""
    told = cells.keys() - {"number", "status"}
    name = cells.get("name", cells.get("given", cells.get("family")))
    if name is None:
        return len(told) > 1
    return len(told) > 1 and not isinstance(name, int | float) and _fold_word(str(name).split()[0]) not in _SUMS


def _is_signature(cells: Mapping[str, Value]) -> bool:
    """The foot of a printed list, under whatever columns its titles happen to stand."""
    if cells.keys() & {"number", "class", "born", "born_year", "position"}:
        return False
    return any(isinstance(cell, str) and fold(cell).startswith(_SIGNERS) for cell in cells.values())


def _pupil(person: Person, cells: Mapping[str, Value], source: _Rows) -> Iterator[Fault]:
    person.born = _born(cells)
    if person.born.wrong:
        yield person.fault("born" if "born" in cells else "born_day", person.born.wrong, text=_born_text(cells))
    person.sex, wrong = _sex(cells, source.heads.columns)
    if wrong:
        yield person.fault("sex" if "sex" in cells else "female", wrong, text=_text(cells, "sex"))
    person.class_name = _text(cells, "class") or source.class_name
    if not person.class_name:
        yield person.fault("class", sentences.NO_CLASS)
    elif len(person.class_name) > 20:
        yield person.fault("class", sentences.NOT_A_CLASS, text=person.class_name)
    person.guardian_name = _text(cells, "guardian") or _text(cells, "mother") or _text(cells, "father")
    person.guardian_phone = _text(cells, "phone")
    person.home_ward = _text(cells, "ward")[:60]


def _member(person: Person, cells: Mapping[str, Value], source: _Rows) -> Iterator[Fault]:
    person.position = _text(cells, "position")[:60]
    yield from ()


def _text(cells: Mapping[str, Value], name: str) -> str:
    value = cells.get(name)
    if value is None:
        return ""
    return " ".join(str(value).split())


def _name(cells: Mapping[str, Value]) -> str:
    if "name" in cells:
        return _text(cells, "name")
    return f"{_text(cells, 'family')} {_text(cells, 'given')}".strip()


def _code(cells: Mapping[str, Value]) -> str:
    return _text(cells, "code").replace(" ", "").lstrip("'")


def _born(cells: Mapping[str, Value]) -> Born:
    if "born" in cells or "born_year" not in cells:
        return read_born(cells.get("born"))
    parts = [_text(cells, part) for part in ("born_day", "born_month", "born_year")]
    if not all(part.isdecimal() and len(part) < 5 for part in parts):
        return read_born(parts[2]) if not parts[0] and not parts[1] else Born(wrong=sentences.NOT_A_DATE)
    return of_parts(int(parts[0]), int(parts[1]), int(parts[2]))


def _born_text(cells: Mapping[str, Value]) -> str:
    value = cells.get("born")
    if isinstance(value, date | datetime):
        return value.strftime("%d/%m/%Y")
    return _text(cells, "born") or "/".join(_text(cells, part) for part in ("born_day", "born_month", "born_year"))


def _sex(cells: Mapping[str, Value], columns: Mapping[str, int]) -> tuple[str, str]:
    """("f", ""), ("m", ""), ("", "") when unsaid, or ("", what is wrong). With a column "Nữ" alone, blank is a boy."""
    said = _fold_word(_text(cells, "sex"))
    if said:
        known = {"nu": "f", "nam": "m", "f": "f", "m": "m", "x": "f", "female": "f", "male": "m"}.get(said, "")
        return known, "" if known else sentences.NOT_A_SEX
    female, male = (_fold_word(_text(cells, one)) in _MARKED for one in ("female", "male"))
    if female and male:
        return "", sentences.BOTH_SEXES
    boy = male or ("female" in columns and "male" not in columns and "sex" not in columns)
    return ("f" if female else "m" if boy else ""), ""
