"""A unit's books of a year: by task and by source, with what is amiss in words."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tuoitho.base.parts import local
from tuoitho.documents.xlsx import Column, Sheet, Value, workbook
from tuoitho.organisations.models import Unit
from tuoitho.programme.models import Closing, Source
from tuoitho.programme.models.sums import Books, By, Entry, Line, line, lines


@dataclass(frozen=True)
class Flag:
    """A status of the kit and its words."""

    status: str
    words: str


@dataclass(frozen=True)
class MoneyRow:
    """One task and source, or one source: its line of the year, what was carried over, what is amiss."""

    address: str
    words: str
    source: str
    line: Line
    carried: int
    late: Line
    flags: tuple[Flag, ...]

    @property
    def left(self) -> int:
        """With what was carried over."""
        return self.carried + self.line.left


@dataclass(frozen=True)
class MoneyPage:
    """`whole`: all of the year on one row. `late`: something was entered after the close."""

    unit: Unit
    year: int
    years: tuple[int, ...]
    below: bool
    closing: Closing | None
    tasks: tuple[MoneyRow, ...]
    sources: tuple[MoneyRow, ...]
    whole: MoneyRow
    unreceipted: int
    overspent: int

    @property
    def late(self) -> bool:
        return self.whole.late != Line()


def money_page(
    unit: Unit,
    year: int,
    this_year: int,
    books: Books,
    tasks: Mapping[str, str],
    *,
    below: bool,
    closing: Closing | None,
    overspent: int,
) -> MoneyPage:
    """`books`: budgets of the year, money until its end; `this_year`: the calendar year that runs."""
    now = books.where(lambda one: one.year == year)
    before = books.where(lambda one: one.year < year)
    first = min([one.year for one in (*books.received, *books.spent, *books.returned)], default=year)
    bare = sum(one.bare for one in (*books.received, *books.spent, *books.returned))
    return MoneyPage(
        unit,
        year,
        tuple(range(max(this_year + 1, year), min(first, year, this_year) - 1, -1)),
        below,
        closing,
        tuple(_task_rows(now, tasks)),
        tuple(_source_rows(now, before)),
        _whole(now, before),
        bare,
        overspent,
    )


def money_sheet(page: MoneyPage, at: datetime) -> bytes:
    """The same as .xlsx: by task on one sheet, by source on the other; đồng."""
    head = [page.unit.name, _("Kinh phí năm %(year)s, đồng") % {"year": page.year}]
    closing = [_("Ghi sau khi khoá sổ: nhận"), _("Ghi sau khi khoá sổ: chi, trả lại")]
    amounts = [_("Dự toán"), _("Đã nhận"), _("Đã chi"), _("Đã trả lại"), _("Dự toán còn"), *closing]
    by_task: list[list[Value]] = [
        [row.address, row.words, row.source, *_planned(row.line), *_late(row), _flags(row)]
        for row in (*page.tasks, page.whole)
    ]
    columns = [Column(_("Mã"), 10), Column(_("Nhiệm vụ"), 50), Column(_("Nguồn"), 24)]
    columns += [*(Column(word, 18, "integer") for word in amounts), Column(_("Lưu ý"), 40)]
    by_source: list[list[Value]] = [
        [row.source or row.words, row.carried, *_in_and_out(row.line), row.left, *_late(row), _flags(row)]
        for row in (*page.sources, page.whole)
    ]
    moved = [_("Năm trước chuyển sang"), _("Đã nhận"), _("Đã chi"), _("Đã trả lại"), _("Còn lại"), *closing]
    sources = [Column(_("Nguồn"), 24), *(Column(word, 18, "integer") for word in moved), Column(_("Lưu ý"), 40)]
    return workbook(
        [Sheet(_("Theo nhiệm vụ"), columns, by_task, head), Sheet(_("Theo nguồn"), sources, by_source, head)], at
    )


def _task_rows(now: Books, tasks: Mapping[str, str]) -> Iterable[MoneyRow]:
    on_time, late = _by(now, lambda one: (one.clause, one.source))
    order = list(Source.values)
    for key in sorted({*on_time, *late}, key=lambda key: (numbers(key[0]), order.index(key[1]))):
        address, source = key
        words = tasks.get(address, "") if address else _("Chung cho cả chương trình")
        mine = on_time.get(key, Line())
        yield MoneyRow(address, words, _label(source), mine, 0, late.get(key, Line()), tuple(_task_flags(mine)))


def _source_rows(now: Books, before: Books) -> Iterable[MoneyRow]:
    on_time, late = _by(now, lambda one: one.source)
    carried = lines(before, lambda one: one.source)
    for source in Source.values:
        if source in on_time or source in late or source in carried:
            left, mine = carried.get(source, Line()).left, on_time.get(source, Line())
            yield _row("", _label(source), mine, left, late.get(source, Line()))


def _whole(now: Books, before: Books) -> MoneyRow:
    on_time, late = now.where(lambda one: not one.late), now.where(lambda one: one.late)
    return _row(_("Cộng"), "", line(on_time), line(before).left, line(late))


def _label(source: str) -> str:
    return str(Source(source).label)


def _row(words: str, source: str, mine: Line, carried: int, late: Line) -> MoneyRow:
    short = -(carried + mine.left)
    flags = [Flag("missed", _("Chi vượt số đã nhận %(vnd)s đồng") % {"vnd": local(short, 0)})] if short > 0 else []
    return MoneyRow("", words, source, mine, carried, late, tuple(flags))


def _by(books: Books, key: Callable[[Entry], By]) -> tuple[dict[By, Line], dict[By, Line]]:
    """On time, and after the close."""
    on_time, late = books.where(lambda one: not one.late), books.where(lambda one: one.late)
    return lines(on_time, key), lines(late, key)


def _task_flags(mine: Line) -> Iterable[Flag]:
    if mine.over_budget:
        over = {"vnd": local(mine.spent - (mine.budget or 0), 0)}
        yield Flag("missed", _("Chi vượt dự toán %(vnd)s đồng") % over)
    if mine.budget is None and mine.spent > 0:
        yield Flag("ask", _("Chi khi chưa có dự toán"))


def numbers(address: str) -> list[tuple[bool, int, str]]:
    """II.10 after II.9."""
    return [(part.isdigit(), int(part) if part.isdigit() else 0, part) for part in address.split(".")]


def _planned(of: Line) -> list[int | None]:
    return [of.budget, *_in_and_out(of), of.budget_left]


def _in_and_out(of: Line) -> list[int]:
    return [of.received, of.spent, of.returned]


def _late(row: MoneyRow) -> list[int]:
    return [row.late.received, row.late.spent + row.late.returned]


def _flags(row: MoneyRow) -> str:
    return "; ".join(flag.words for flag in row.flags)


def unreceipted_words(count: int) -> str:
    return ngettext("%(count)s khoản chưa có chứng từ", "%(count)s khoản chưa có chứng từ", count) % {"count": count}
