"""Absences as school software exports them: a row for each, or a month's grid of marks."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils.translation import gettext_noop

from tuoitho.base.folding import fold
from tuoitho.documents.reading.refusal import Unreadable
from tuoitho.documents.reading.sheets import SheetRows, Value
from tuoitho.registry.reader.dates import read_born
from tuoitho.registry.reader.fact_columns import ABSENCES
from tuoitho.registry.reader.fact_rows import Entry, FactReading, Table, people, tables

NO_TABLE = gettext_noop(
    "Tệp không có bảng vắng học nào đọc được. Bảng cần cột “Họ và tên”, và cột “Ngày vắng” hoặc các cột ngày của tháng."
)
NO_MONTH = gettext_noop(
    "Bảng ghi theo ngày của tháng nhưng không thấy tháng nào. Hãy ghi “Tháng 10/2024” ở phía trên bảng."
)
PLAIN_MARKS = gettext_noop(
    "Tệp dùng dấu “%(mark)s” mà không nói có phép hay không. Hãy chọn dấu ấy nghĩa là gì rồi tải lên lại."
)
NOT_A_MARK = gettext_noop("dấu “%(text)s” không rõ; hãy ghi P (có phép) hoặc K (không phép).")
NO_DAY = gettext_noop("chưa có ngày vắng.")
NOT_A_DAY = gettext_noop("ngày “%(text)s” không đọc được; hãy ghi như 05/11/2024.")
LONG = gettext_noop("khoảng từ ngày đến ngày không hợp lệ hoặc dài quá 31 ngày.")

PLAIN = ("", "excused", "unexcused", "here")
_EXCUSED = {"p", "cp", "co phep", "phep", "nghi co phep", "vang co phep"}
_BARE = {"k", "kp", "khong phep", "khong", "nghi khong phep", "vang khong phep", "ko phep"}
_SAID_NOTHING = {"v", "x", "vang", "nghi", "n"}
_HERE = {"co mat", "cm", "c", "d", "di hoc", "0"}
_HALF = re.compile(r"\s*(?:1/2|½|0[.,]5|/2|nửa(?: buổi| ngày)?|\bsáng|\bchiều)\s*", re.IGNORECASE)
_SHORT_HALF = re.compile(r"(cp|kp|p|k|v|x)\s*[(\-]?\s*(?:s|c|2)\)?", re.IGNORECASE)
_MONTH = re.compile(r"tháng\s*(\d{1,2})(?:\s*(?:năm|[/\-–.])\s*(20\d\d))?", re.IGNORECASE)
_CLASS = re.compile(r"lớp\s*:?\s*(\d{1,2}\s*[A-Za-zĐđ]\w{0,4}|\d{1,2}[./]\d{1,2})", re.IGNORECASE)
_DAY = re.compile(
    r"(?:ngày\s*|t[2-7]\s*|cn\s*)?(\d{1,2})(?:\s*[/\-.]\s*(\d{1,2}))?(?:\s*[/\-.]\s*(20\d\d))?", re.IGNORECASE
)
LEAST_DAYS = 5
LONGEST = 31


@dataclass(frozen=True, slots=True)
class Mark:
    """What a mark says. `kind`: "excused", "unexcused", "here", "plain" (away, no more said), "" for no mark."""

    kind: str
    half: bool = False


def read_mark(value: Value) -> Mark:
    """A cell of a grid: P and CP with leave, K and KP without, V and x away; +, – and 0 there; halves by suffix."""
    text = " ".join(str(value).split()).lower()
    half = bool(_HALF.search(text))
    core = _HALF.sub("", text).strip()
    if short := _SHORT_HALF.fullmatch(core):
        core, half = short.group(1), True
    if core in ("", "+", "-", "–", ".", "✓") or (folded := fold(core)) in _HERE:
        return Mark("plain" if half and not core else "here", half)
    for kind, words in (("excused", _EXCUSED), ("unexcused", _BARE), ("plain", _SAID_NOTHING)):
        if folded in words:
            return Mark(kind, half)
    return Mark("")


def read_absences(sheets: Sequence[SheetRows], school_year: int, plain: str) -> FactReading:
    """Every absence on every visible sheet. `plain`: what V and x mean, of `PLAIN`; "" when nobody said.

    `Unreadable` for a file without such a table, a grid of no month, or plain marks whose meaning nobody said.
    """
    reading, found = FactReading(), False
    for table in tables(sheets, ABSENCES):
        columns, last = _days(table, school_year)
        if columns:
            found = True
            _read_grid(reading, table, columns, last, plain)
        elif "day" in table.heads.columns:
            found = True
            _read_rows(reading, table, plain)
    if not found:
        raise Unreadable(NO_TABLE)
    return reading


def _days(table: Table, school_year: int) -> tuple[dict[int, date | None], int]:
    """Column (from 1) → its day, and the row of the days (from 1), looked for in the heads' row and the next.

    None for a day the month does not have. The STT column and sums beside the grid are no days.
    """
    known = set(table.heads.columns.values())
    month = _MONTH.search(f"{table.title} {table.sheet.name}")
    for number in (table.heads.row, table.heads.row + 1):
        row = table.rows[number - 1] if number <= len(table.rows) else ()
        cells = {c: v for c, v in enumerate(row, 1) if c not in known and v is not None}
        days = {c: found for c, v in cells.items() if (found := _parts(v))}
        if len(days) < LEAST_DAYS:
            continue
        if month is None and any(one[1] is None for one in days.values()):
            raise Unreadable(NO_MONTH)
        said = (int(month.group(1)), int(month.group(2) or 0)) if month else (0, 0)
        return {c: _date(one, said, school_year) for c, one in days.items()}, number
    return {}, 0


def _parts(value: Value) -> tuple[int, int | None, int | None] | None:
    """A head as (day, month, year), the latter two where it says them."""
    if isinstance(value, datetime | date):
        return value.day, value.month, value.year
    if isinstance(value, float | bool):
        return None
    if found := _DAY.fullmatch(" ".join(str(value).split())):
        day, month, year = (int(part) if part else None for part in found.groups())
        return (day, month, year) if day and day <= LONGEST else None
    return None


def _date(parts: tuple[int, int | None, int | None], said: tuple[int, int], school_year: int) -> date | None:
    day, month, year = parts[0], parts[1] or said[0], parts[2] or said[1]
    try:
        return date(year or (school_year if month >= 9 else school_year + 1), month, day)
    except ValueError:
        return None


def _read_grid(reading: FactReading, table: Table, columns: Mapping[int, date | None], last: int, plain: str) -> None:
    titled = _CLASS.search(f"{table.title} {table.sheet.name}")
    reading.recognised.append(f"{table.sheet.name}: {len([d for d in columns.values() if d])}")
    for person, row in people(table, last, reading.faults, grid=True):
        reading.rows += 1
        person.class_name = person.class_name or (titled.group(1) if titled else "")
        for column, day in columns.items():
            value = row[column - 1] if column <= len(row) else None
            if value is None:
                continue
            entry = Entry(person, column, {"day": day})
            if day is None:
                reading.faults.append(entry.fault(NOT_A_DAY, text=table.rows[last - 1][column - 1]))
            else:
                _take(reading, entry, [day], value, None, plain)


def _read_rows(reading: FactReading, table: Table, plain: str) -> None:
    places = table.heads.columns
    for person, row in people(table, table.heads.row, reading.faults):
        reading.rows += 1
        cells = {name: row[place - 1] for name, place in places.items() if place <= len(row)}
        first, until = read_born(cells.get("day")), read_born(cells.get("until"))
        entry = Entry(person, places["day"], {})
        days = _span(first.on, until.on or first.on)
        if first.wrong or (until.wrong and not first.wrong):
            reading.faults.append(entry.fault(NOT_A_DAY, text=cells.get("day") if first.wrong else cells.get("until")))
        elif first.on is None:
            reading.faults.append(entry.fault(NO_DAY))
        elif not days:
            reading.faults.append(entry.fault(LONG))
        else:
            mark = Entry(person, places.get("mark", places["day"]), {})
            _take(reading, mark, days, cells.get("mark") or "v", cells.get("part"), plain)


def _span(first: date | None, last: date | None) -> list[date]:
    if first is None or last is None or not 0 <= (last - first).days < LONGEST:
        return []
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]


def _take(reading: FactReading, entry: Entry, days: Sequence[date], value: Value, part: Value, plain: str) -> None:
    mark = read_mark(value)
    if not mark.kind:
        reading.faults.append(entry.fault(NOT_A_MARK, text=value))
        return
    kind = plain if mark.kind == "plain" else mark.kind
    if not kind:
        raise Unreadable(PLAIN_MARKS, mark=str(value).strip()[:10])
    half = mark.half or _half_day(part)
    for day in days:
        said = {"day": day, "kind": kind, "half": half, "ranged": len(days) > 1}
        reading.entries.append(Entry(entry.person, entry.column, said))


def _half_day(part: Value) -> bool:
    said = fold(str(part or ""))
    return any(word in said.split() for word in ("sang", "chieu", "nua", "buoi")) and "ca" not in said.split()


def marked_days(entries: Sequence[Entry]) -> Iterator[date]:
    """Every day of these entries, to load what is known of them."""
    yield from {entry.said["day"] for entry in entries}
