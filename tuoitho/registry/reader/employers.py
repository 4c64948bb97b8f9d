"""A list of enterprises, co-operatives or households out of a file, as tax offices and wards keep them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.translation import gettext_noop

from tuoitho.base.folding import fold
from tuoitho.documents.reading.refusal import Unreadable
from tuoitho.documents.reading.sheets import SheetRows, Value
from tuoitho.figures.reading import Doubtful, parse_count
from tuoitho.figures.reading import Unreadable as NotACount
from tuoitho.registry.reader.dates import read_born
from tuoitho.registry.reader.employer_names import name_key, number_is_possible, plain_number
from tuoitho.registry.reader.fact_columns import EMPLOYERS
from tuoitho.registry.reader.fact_rows import Table, tables
from tuoitho.registry.reader.lists import _is_signature
from tuoitho.registry.reader.sentences import Fault

NO_TABLE = gettext_noop(
    "Tệp không có danh sách nào đọc được. Cần cột tên cơ sở và ít nhất một cột như mã số thuế, địa chỉ, ngành nghề."
)
NO_NAME = gettext_noop("chưa có tên cơ sở.")
LONG_NAME = gettext_noop("tên dài quá 200 ký tự.")
NO_KIND = gettext_noop("chưa rõ là doanh nghiệp, hợp tác xã hay hộ; hãy thêm cột “Loại”.")
NOT_A_KIND = gettext_noop("loại “%(text)s” không rõ; hãy ghi doanh nghiệp, hợp tác xã hoặc hộ.")
NOT_A_NUMBER = gettext_noop("mã số “%(text)s” không đúng: mã số thuế có 10, 12 hoặc 13 số.")
NOT_A_DAY = gettext_noop("ngày “%(text)s” không đọc được; hãy ghi như 05/09/2014.")
AHEAD = gettext_noop("ngày bắt đầu %(day)s ở sau hôm nay.")
BEFORE_OPENING = gettext_noop("ngừng hoạt động ngày %(end)s, không sau ngày bắt đầu %(start)s.")
NOT_WORKERS = gettext_noop("“%(text)s” không phải là một số người.")
TOO_MANY = gettext_noop("%(text)s người là quá nhiều; hãy xem lại.")
MORE_YOUNG = gettext_noop("số người dưới 18 tuổi (%(young)s) lớn hơn số người làm việc (%(all)s).")
SAME_NUMBER = gettext_noop("mã số “%(text)s” đã có ở dòng %(row)s; một cơ sở chỉ ghi một dòng.")
SAME_NAME = gettext_noop(
    "tên giống dòng %(row)s khi bỏ chữ chỉ loại hình; "
    "nếu là hai cơ sở, hãy ghi mã số của cả hai, nếu là một thì bỏ bớt."
)
MOST = 100_000
_KINDS = (
    ("cooperative", ("hop tac xa", "htx", "lien hiep hop tac xa", "to hop tac")),
    ("household", ("ho kinh doanh", "hkd", "ho gia dinh", "ho ca the", "ho san xuat", "ho")),
    (
        "enterprise",
        ("doanh nghiep", "tong cong ty", "cong ty", "cty", "dntn", "dn", "chi nhanh", "xi nghiep", "tnhh", "nha may"),
    ),
)
_SECTORS = (
    ("lodging", ("karaoke", "bar", "vu truong", "khach san", "nha nghi", "xoa bop", "massage", "tam hoi")),
    ("catering", ("an uong", "nha hang", "quan an", "giai khat", "ca phe", "cafe")),
    ("textile", ("det", "may", "nhuom", "lua", "theu")),
    ("metal", ("ren", "co khi", "kim khi", "sua chua", "han", "o to", "xe may")),
    ("wood", ("go", "may tre", "noi that", "moc")),
    ("food", ("thuc pham", "giet mo", "banh", "bun", "che bien", "xay xat")),
    ("waste", ("phe lieu", "tai che", "rac")),
    ("building", ("xay dung", "vat lieu", "gach", "thi cong")),
    ("farming", ("trong trot", "chan nuoi", "nong nghiep", "thuy san", "trong", "nong")),
    ("craft", ("thu cong", "my nghe", "lang nghe", "gom", "su", "son mai", "kham")),
    ("trade", ("ban", "buon", "cho", "tap hoa", "thuong mai", "giao hang", "ban le")),
    ("services", ("dich vu", "giup viec", "cat toc", "lam dep")),
)
_NO = ("khong", "k", "0", "phi chinh thuc", "chua", "lon", "no")
_YES = ("co", "x", "1", "chinh thuc", "nho", "vua", "sieu nho", "nho va vua", "roi", "yes", "da dang ky")
_TOTALS = ("tong cong ", "tong so ", "cong so ", "ghi chu ")


@dataclass(slots=True)
class EmployerRow:
    """One row as fields of an employer; `fault` points at its cell of a field."""

    row: int
    sheet: str
    columns: Mapping[str, int]
    fields: dict[str, Any] = field(default_factory=dict)

    @property
    def number(self) -> str:
        return str(self.fields.get("number") or "")

    def fault(self, of: str, template: str, **values: object) -> Fault:
        return Fault(self.row, self.columns.get(of) or self.columns.get("name") or 1, template, values, self.sheet)


@dataclass(slots=True)
class EmployerReading:
    """What a file says. `rows`: rows with an employer, wrong ones too."""

    entries: list[EmployerRow] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    recognised: list[str] = field(default_factory=list)
    rows: int = 0


def read_employers(sheets: Sequence[SheetRows], today: date) -> EmployerReading:
    """Every visible sheet that holds such a list; `Unreadable` when none does."""
    reading = EmployerReading()
    seen: dict[str, EmployerRow] = {}
    for table in tables(sheets, EMPLOYERS):
        reading.recognised.append(table.sheet.name)
        title = kind_in(table.title, whole=True)
        for row, cells in _rows(table):
            reading.rows += 1
            faults = [*_fill(row, cells, title, today), *_twice(row, seen)]
            reading.faults += faults
            if not faults:
                reading.entries.append(row)
    if not reading.rows:
        raise Unreadable(NO_TABLE)
    return reading


def kind_in(text: str, whole: bool = False) -> str:
    """The kind a text speaks of, "" when it speaks of none; `whole`: or of several."""
    folded = f" {fold(text)} "
    if whole:
        found = {kind for kind, names in _KINDS for name in names if " " in name and f" {name} " in folded}
        return found.pop() if len(found) == 1 else ""
    starts = [(len(name), kind) for kind, names in _KINDS for name in names if folded.startswith(f" {name} ")]
    return max(starts)[1] if starts else ""


def sector_in(text: str) -> str:
    """The sector that words of a line of business belong to; "other" for what no word tells, "" for nothing."""
    folded = f" {fold(text)} "
    if not folded.strip():
        return ""
    return next((sector for sector, names in _SECTORS if any(f" {name} " in folded for name in names)), "other")


def _rows(table: Table) -> Iterator[tuple[EmployerRow, dict[str, Value]]]:
    places = {name: column - 1 for name, column in table.heads.columns.items()}
    for number, line in enumerate(table.rows[table.heads.row :], table.heads.row + 1):
        cells = {name: line[place] for name, place in places.items() if place < len(line) and line[place] is not None}
        named = cells.get("name")
        if not set(cells) - {"ordinal"} or _is_signature(cells) or all(str(one).isdecimal() for one in cells.values()):
            continue
        if isinstance(named, str) and _is_total(fold(named)):
            continue
        yield EmployerRow(number, table.label, table.heads.columns), cells


def _is_total(folded: str) -> bool:
    """ "Tổng công ty" is an enterprise, "Tổng cộng" is not."""
    bare = folded in ("cong", "tong", "ghi chu")
    return (bare or f"{folded} ".startswith(_TOTALS)) and not folded.startswith("tong cong ty")


def _fill(row: EmployerRow, cells: Mapping[str, Value], title: str, today: date) -> Iterator[Fault]:
    name = _text(cells, "name")
    row.fields["name"] = name
    if not name or len(name) > 200:
        yield row.fault("name", LONG_NAME if name else NO_NAME)
    said = _text(cells, "kind")
    kind = kind_in(said) or (kind_in(name) or title if not said else "")
    row.fields["kind"] = kind
    if name and not kind:
        yield row.fault("kind", NOT_A_KIND, text=said) if said else row.fault("kind", NO_KIND)
    for field_name, size in (("address", 200), ("contact", 200)):
        if text := _text(cells, field_name)[:size]:
            row.fields[field_name] = text
    if sector := sector_in(_text(cells, "sector")):
        row.fields["sector"] = sector
    for truth in ("small", "craft_village", "formal"):
        answer = _truth(_text(cells, truth))
        if answer is not None:
            row.fields[truth] = answer
    yield from _number(row, cells)
    yield from _days(row, cells, today)
    yield from _workers(row, cells)


def _number(row: EmployerRow, cells: Mapping[str, Value]) -> Iterator[Fault]:
    number = plain_number(_text(cells, "number"))
    if not number:
        return
    if number.isdigit() and len(number) == 9:
        number = f"0{number}"  # Excel takes the zero in front away
    row.fields["number"] = number
    if not number_is_possible(number):
        yield row.fault("number", NOT_A_NUMBER, text=_text(cells, "number"))


def _days(row: EmployerRow, cells: Mapping[str, Value], today: date) -> Iterator[Fault]:
    for name in ("opened_on", "closed_on"):
        if name not in cells:
            continue
        read = read_born(cells[name])
        if read.wrong:
            yield row.fault(name, NOT_A_DAY, text=_text(cells, name))
        elif read.on or read.year:
            row.fields[name] = read.on or date(read.year or 1, 1, 1)
    opened, closed = row.fields.get("opened_on"), row.fields.get("closed_on")
    if opened and opened > today:
        yield row.fault("opened_on", AHEAD, day=f"{opened:%d/%m/%Y}")
    if opened and closed and closed <= opened:
        yield row.fault("closed_on", BEFORE_OPENING, start=f"{opened:%d/%m/%Y}", end=f"{closed:%d/%m/%Y}")


def _workers(row: EmployerRow, cells: Mapping[str, Value]) -> Iterator[Fault]:
    for name in ("workers", "workers_under_13", "workers_13_14", "workers_15_17"):
        text = _text(cells, name)
        count = parse_count(text) if text else None
        if isinstance(count, Doubtful | NotACount):
            yield row.fault(name, NOT_WORKERS, text=text)
        elif count is not None and count > MOST:
            yield row.fault(name, TOO_MANY, text=text)
        elif count is not None:
            row.fields[name] = count
    young = sum(row.fields.get(name) or 0 for name in ("workers_under_13", "workers_13_14", "workers_15_17"))
    whole = row.fields.get("workers")
    if whole is not None and young > whole:
        yield row.fault("workers", MORE_YOUNG, young=young, all=whole)


def _twice(row: EmployerRow, seen: dict[str, EmployerRow]) -> Iterator[Fault]:
    """One employer on two rows: by number, or by name where not both have a number."""
    name = f"name {name_key(str(row.fields['name']))}"
    by_number = seen.get(row.number) if row.number else None
    by_name = seen.get(name) if row.fields["name"] else None
    if row.number:
        seen.setdefault(row.number, row)
    seen.setdefault(name, row)
    if by_number:
        yield row.fault("number", SAME_NUMBER, text=row.number, row=by_number.row)
    elif by_name and not (row.number and by_name.number):
        yield row.fault("name", SAME_NAME, row=by_name.row)


def _truth(text: str) -> bool | None:
    said = fold(text)
    return True if said in _YES else False if said in _NO else None


def _text(cells: Mapping[str, Value], name: str) -> str:
    value = cells.get(name)
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return " ".join(str(value).split()).lstrip("'") if value is not None else ""
