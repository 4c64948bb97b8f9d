"""Read one returned workbook: its figures, its new activities, its passages, and a sentence for each wrong cell."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from typing import Any

from tuoitho.documents.reading import SheetRows, cell_name
from tuoitho.figures.reading import Doubtful, Unreadable, parse_count
from tuoitho.figures.sentences import Sentence, gettext_noop
from tuoitho.reporting.reader.layout import (
    ACTIVITIES,
    AUDIENCES,
    CHANNELS,
    FIGURES,
    HEADS,
    KINDS,
    REPORT,
)

NO_SHEET = gettext_noop("Thiếu trang tính “%(sheet)s”. Hãy dùng đúng tệp đã gửi, không xoá trang tính.")
OTHER_HEAD = gettext_noop("Dòng đầu cột phải là “%(head)s”. Hãy dùng đúng tệp đã gửi, không đổi thứ tự cột.")
UNKNOWN_ROW = gettext_noop("Mã “%(code)s” không có trong biểu này. Hãy giữ nguyên cột mã.")
LOW_MISSING = gettext_noop("Có số nhiều nhất mà chưa có số ít nhất.")
HIGH_BELOW = gettext_noop("Số nhiều nhất (%(high)s) nhỏ hơn số ít nhất (%(low)s).")
ONE_NUMBER = gettext_noop("Dòng này chỉ có một con số; hãy để trống cột “nhiều nhất”.")
ABOVE = gettext_noop("Số này (%(high)s) lớn hơn tổng số ở dòng “%(of)s” (%(whole)s). Hãy đếm người, không đếm lượt.")
NO_WHOLE = gettext_noop("Chưa có tổng số ở dòng “%(of)s” để so.")
NO_DATE = gettext_noop("“%(text)s” không phải ngày tháng năm, ví dụ 05/09/2024.")
NO_TITLE = gettext_noop("Hoạt động này chưa có tên.")
NOT_LISTED = gettext_noop("“%(text)s” không có trong danh sách của ô này.")
BOTH = gettext_noop("Mục này vừa có nội dung vừa đánh dấu không phát sinh. Hãy giữ một trong hai.")
FORMULAS = gettext_noop("Trang này có %(count)s ô công thức; chương trình đọc kết quả đã tính, hãy xem lại.")
_DAY = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")


@dataclass(frozen=True)
class Measure:
    """One head-count a school states: its label, whether it may be a span, the measure that bounds it."""

    label: str
    span: bool = False
    of: str = ""


@dataclass(frozen=True)
class Problem:
    """A wrong cell. `doubt`: it was read, and only to be looked at."""

    sheet: str
    cell: str
    sentence: Sentence
    doubt: bool = False


@dataclass
class Reading:
    """`headcounts`: measure → [low, high], None where the cell is empty. `activities`: the new rows only.
    `rows`: measure → the row it stands in."""

    headcounts: dict[str, list[int] | None] = field(default_factory=dict)
    activities: list[dict[str, Any]] = field(default_factory=list)
    passages: dict[str, list[Any]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    rows: dict[str, int] = field(default_factory=dict)

    @property
    def values(self) -> dict[str, Any]:
        return {name: value for name, value in asdict(self).items() if name not in ("problems", "rows")}


def read_workbook(sheets: Sequence[SheetRows], measures: Mapping[str, Measure], sections: Sequence[str]) -> Reading:
    """Everything the workbook says. `measures`: what this school states; `sections`: codes of the written parts."""
    reading = Reading()
    found = {sheet.name: sheet for sheet in sheets}
    for name, read in ((FIGURES, _figures), (ACTIVITIES, _activities), (REPORT, _passages)):
        sheet = found.get(name)
        if sheet is None:
            reading.problems.append(Problem(name, "", Sentence(NO_SHEET, {"sheet": name})))
            continue
        if sheet.formulas:
            reading.problems.append(Problem(name, "", Sentence(FORMULAS, {"count": sheet.formulas}), doubt=True))
        for number, row in _body(sheet, reading):
            read(number, row, reading, measures if name == FIGURES else {code: Measure("") for code in sections})
    _check_wholes(reading, measures)
    return reading


def _body(sheet: SheetRows, reading: Reading) -> Iterator[tuple[int, list[Any]]]:
    """The rows under the head, padded to its width; a head out of place is a problem and there are none."""
    width = len(HEADS[sheet.name])
    rows = [(number, [*row, *[None] * width][:width]) for number, row in sheet.numbered()]
    place = next((n for n, (_, row) in enumerate(rows) if tuple(map(_text, row)) == HEADS[sheet.name]), None)
    if place is None:
        head = " | ".join(HEADS[sheet.name])
        reading.problems.append(Problem(sheet.name, "", Sentence(OTHER_HEAD, {"head": head})))
        return iter(())
    return iter(rows[place + 1 :])


def _figures(number: int, row: list[Any], reading: Reading, measures: Mapping[str, Measure]) -> None:
    code = _text(row[0])
    if code not in measures:
        _wrong(reading, FIGURES, number, 1, UNKNOWN_ROW, code=code)
        return
    reading.rows[code] = number
    low, high = (_count(reading, FIGURES, number, column, row[column - 1]) for column in (3, 4))
    if low is None and high is None:
        reading.headcounts[code] = None
    elif low is None:
        _wrong(reading, FIGURES, number, 3, LOW_MISSING)
    elif high is not None and not measures[code].span:
        _wrong(reading, FIGURES, number, 4, ONE_NUMBER)
    elif high is not None and high < low:
        _wrong(reading, FIGURES, number, 4, HIGH_BELOW, low=low, high=high)
    else:
        reading.headcounts[code] = [low, low if high is None else high]


def _check_wholes(reading: Reading, measures: Mapping[str, Measure]) -> None:
    for code, span in reading.headcounts.items():
        of = measures[code].of
        if span is None or not of:
            continue
        whole = reading.headcounts.get(of)
        if whole is None:
            _wrong(reading, FIGURES, reading.rows[code], 3, NO_WHOLE, of=measures[of].label)
        elif span[1] > whole[1]:
            column = 3 if span[0] == span[1] else 4
            values = {"high": span[1], "whole": whole[1], "of": measures[of].label}
            _wrong(reading, FIGURES, reading.rows[code], column, ABOVE, **values)


def _activities(number: int, row: list[Any], reading: Reading, _measures: Mapping[str, Measure]) -> None:
    if _text(row[0]) or not any(_text(cell) for cell in row):
        return
    before = len(reading.problems)
    title = _text(row[1])
    if not title:
        _wrong(reading, ACTIVITIES, number, 2, NO_TITLE)
    on = _day(row[2])
    if on is None:
        _wrong(reading, ACTIVITIES, number, 3, NO_DATE, text=_text(row[2]))
    kind, channel = _choice(reading, number, 4, row[3], KINDS), _choice(reading, number, 5, row[4], CHANNELS)
    heads = {
        audience: _count(reading, ACTIVITIES, number, column + 1, row[column]) for column, audience in AUDIENCES.items()
    }
    if len([one for one in reading.problems[before:] if not one.doubt]) == 0 and on is not None:
        reading.activities.append(
            {
                "row": number,
                "title": title[:200],
                "on_date": on.isoformat(),
                "kind": kind or "communication",
                "channel": channel,
                "clause": _text(row[5])[:20],
                "reached": {audience: count for audience, count in heads.items() if count is not None},
            }
        )


def _passages(number: int, row: list[Any], reading: Reading, sections: Mapping[str, Measure]) -> None:
    code, text, nothing = _text(row[0]), _text(row[2]), bool(_text(row[3]))
    if code not in sections:
        _wrong(reading, REPORT, number, 1, UNKNOWN_ROW, code=code)
    elif text and nothing:
        _wrong(reading, REPORT, number, 4, BOTH)
    else:
        reading.passages[code] = [text, nothing]


def _count(reading: Reading, sheet: str, row: int, column: int, cell: Any) -> int | None:
    found = parse_count(cell if isinstance(cell, str | int | float) and not isinstance(cell, bool) else None)
    if isinstance(found, Unreadable):
        reading.problems.append(Problem(sheet, cell_name(row, column), found.sentence))
        return None
    if isinstance(found, Doubtful):
        reading.problems.append(Problem(sheet, cell_name(row, column), found.sentence, doubt=True))
        return found.value
    return found


def _choice(reading: Reading, row: int, column: int, cell: Any, choices: Mapping[str, str]) -> str:
    text = _text(cell)
    known = {word.lower(): code for word, code in choices.items()}
    if text and text.lower() not in known:
        _wrong(reading, ACTIVITIES, row, column, NOT_LISTED, text=text)
    return known.get(text.lower(), "")


def _day(cell: Any) -> date | None:
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    found = _DAY.fullmatch(_text(cell))
    try:
        return date(int(found[3]), int(found[2]), int(found[1])) if found else None
    except ValueError:
        return None


def _wrong(reading: Reading, sheet: str, row: int, column: int, template: str, **values: object) -> None:
    reading.problems.append(Problem(sheet, cell_name(row, column), Sentence(template, values)))


def _text(cell: Any) -> str:
    return "" if cell is None else str(cell).strip()
