"""Units from one table: each under a parent that is in the store or in the same table."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from tuoitho.base.folding import fold
from tuoitho.organisations.reader.table import Column, Fault, Line, read_table, twice

Value = TypeVar("Value")

# The words of the template; folded, they are also what is recognised.
KINDS = {
    "Phòng Giáo dục và Đào tạo": "department",
    "Phường": "ward",
    "Trường": "school",
    "Nhóm trẻ, lớp mẫu giáo độc lập": "group",
}
LEVELS = {"Mầm non": "preschool", "Tiểu học": "primary", "Trung học cơ sở": "lower_secondary"}
ALL_LEVELS = LEVELS | {"MN": "preschool", "TH": "primary", "THCS": "lower_secondary"}
PUBLIC = {"Công lập": True, "Ngoài công lập": False}
# Kind → the kinds it may stand under; each is above the next, so a table holds no circle.
UNDER = {
    "department": {"city"},
    "ward": {"city", "department"},
    "school": {"city", "department", "ward"},
    "group": {"school"},
}
CHOICES: dict[str, Mapping[str, str | bool]] = {"kind": KINDS, "level": LEVELS, "public": PUBLIC}
LENGTHS = {"code": 20, "name": 200, "address": 200, "phone": 30, "head": 120}

COLUMNS = [
    Column("code", ("Mã đơn vị", "Mã"), required=True),
    Column("name", ("Tên đơn vị", "Tên"), required=True),
    Column("kind", ("Loại đơn vị", "Loại"), required=True),
    Column("level", ("Cấp học",)),
    Column("public", ("Loại hình", "Công lập")),
    Column("parent", ("Mã đơn vị cấp trên", "Mã phường")),
    Column("guide", ("Mã trường hướng dẫn",)),
    Column("address", ("Địa chỉ",)),
    Column("email", ("Thư điện tử", "Email")),
    Column("phone", ("Điện thoại",)),
    Column("head", ("Họ và tên người đứng đầu", "Hiệu trưởng")),
]


@dataclass(frozen=True)
class NewUnit:
    """One unit: `parent` is the code of the unit it stands under."""

    code: str
    name: str
    kind: str
    parent: str
    level: str = ""
    public: bool = True
    address: str = ""
    email: str = ""
    phone: str = ""


@dataclass(frozen=True)
class UnitRow:
    """A unit and who heads it, "" when not told."""

    unit: NewUnit
    head: str


@dataclass
class ReadUnits:
    rows: list[UnitRow] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)


def read_units(name: str, data: bytes, stored: Mapping[str, str]) -> ReadUnits:
    """Rows and faults of a table; `stored`: code → kind of every unit in the store."""
    table = read_table(name, data, COLUMNS)
    faults = [*table.faults, *twice(table, "code", _("Mã này đã có ở dòng trên của tệp."))]
    kinds = dict(stored) | {line["code"]: _one_of(KINDS, line["kind"]) or "" for line in table.lines}
    read = ReadUnits()
    for line in table.lines:
        wrong = [*_shape(line, stored), *_place(line, kinds)]
        faults += wrong
        if not wrong and kinds[line["code"]]:
            read.rows.append(_row(line))
    read.faults = sorted(faults, key=lambda fault: order(fault.cell))
    return read


def _row(line: Line) -> UnitRow:
    kind = _one_of(KINDS, line["kind"]) or ""
    public = _one_of(PUBLIC, line["public"])
    unit = NewUnit(
        code=line["code"],
        name=line["name"],
        kind=kind,
        parent=_parent(line, kind),
        level=_one_of(ALL_LEVELS, line["level"]) or ("preschool" if kind == "group" else ""),
        public=kind != "group" if public is None else public,
        address=line["address"],
        email=line["email"],
        phone=line["phone"],
    )
    return UnitRow(unit, line["head"])


def _shape(line: Line, stored: Mapping[str, str]) -> Iterator[Fault]:
    """Each cell by itself."""
    if line["code"] in stored:
        yield line.fault("code", _("Mã này đã có trong chương trình."))
    for column, limit in LENGTHS.items():
        if len(line[column]) > limit:
            yield line.fault(column, _("Dài quá %(limit)s ký tự.") % {"limit": limit})
    for column, words in CHOICES.items():
        if line[column] and _one_of(ALL_LEVELS if column == "level" else words, line[column]) is None:
            yield line.fault(column, _("Ghi một trong các loại: %(words)s.") % {"words": "; ".join(words)})
    if _one_of(KINDS, line["kind"]) == "school" and not line["level"]:
        yield line.fault("level", _("Trường phải có cấp học."))
    if line["email"] and not is_email(line["email"]):
        yield line.fault("email", _("Không phải địa chỉ thư điện tử."))


def _place(line: Line, kinds: Mapping[str, str]) -> Iterator[Fault]:
    """The unit it stands under is there, and of a kind above it."""
    kind = _one_of(KINDS, line["kind"])
    if kind is None:
        return
    column, parent = ("guide" if kind == "group" else "parent"), _parent(line, kind)
    if not parent:
        yield line.fault(
            column,
            _("Nhóm trẻ, lớp mẫu giáo độc lập phải có trường hướng dẫn.")
            if kind == "group"
            else _("Phải có mã đơn vị cấp trên."),
        )
    elif parent not in kinds:
        yield line.fault(column, _("Không có đơn vị nào mang mã “%(code)s”.") % {"code": parent})
    elif kinds[parent] not in UNDER[kind]:
        yield line.fault(column, _("Đơn vị “%(code)s” không phải cấp trên của loại này.") % {"code": parent})


def _parent(line: Line, kind: str) -> str:
    return line["guide"] if kind == "group" else line["parent"]


def _one_of(words: Mapping[str, Value], text: str) -> Value | None:
    return {fold(word): value for word, value in words.items()}.get(fold(text))


def is_email(text: str) -> bool:
    try:
        validate_email(text)
    except ValidationError:
        return False
    return True


def order(cell: str) -> tuple[int, str]:
    letters = cell.rstrip("0123456789")
    return int(cell[len(letters) :] or 0), letters
