"""People to make accounts for, from one table."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from tuoitho.base.folding import fold
from tuoitho.organisations.reader.table import Column, Fault, Line, read_table, twice
from tuoitho.organisations.reader.units import is_email, order

USERNAME_LENGTH = 60

COLUMNS = [
    Column("name", ("Họ và tên",), required=True),
    Column("unit", ("Mã đơn vị",), required=True),
    Column("role", ("Vai trò",), required=True),
    Column("title", ("Chức danh",)),
    Column("email", ("Thư điện tử", "Email")),
    Column("phone", ("Điện thoại",)),
    Column("username", ("Tên đăng nhập",)),
]


@dataclass(frozen=True)
class AccountRow:
    """One person: codes of unit and role; "" as user name lets the program make one."""

    name: str
    unit: str
    role: str
    title: str = ""
    email: str = ""
    phone: str = ""
    username: str = ""


@dataclass
class ReadAccounts:
    rows: list[AccountRow] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)


def read_accounts(
    name: str, data: bytes, *, units: Collection[str], roles: Mapping[str, str], taken: Collection[str]
) -> ReadAccounts:
    """Rows and faults; `units`: codes in scope, `roles`: label → code of those one may give, `taken`: user names."""
    table = read_table(name, data, COLUMNS)
    known = {fold(label): code for label, code in roles.items()} | {code: code for code in roles.values()}
    used = {one.lower() for one in taken}
    faults = [*table.faults, *twice(table, "username", _("Tên đăng nhập này đã có ở dòng trên của tệp."))]
    read = ReadAccounts()
    for line in table.lines:
        wrong = [*_faults(line, units, known, roles, used)]
        faults += wrong
        role = known.get(fold(line["role"])) or known.get(line["role"], "")
        if not wrong:
            cells = {name: line[name] for name in ("name", "unit", "title", "email", "phone", "username")}
            read.rows.append(AccountRow(role=role, **cells))
    read.faults = sorted(faults, key=lambda fault: order(fault.cell))
    return read


def _faults(
    line: Line, units: Collection[str], known: Mapping[str, str], roles: Mapping[str, str], used: Collection[str]
) -> Iterator[Fault]:
    if line["unit"] and line["unit"] not in units:
        yield line.fault("unit", _("Không có đơn vị nào mang mã “%(code)s”.") % {"code": line["unit"]})
    if line["role"] and fold(line["role"]) not in known and line["role"] not in known:
        yield line.fault("role", _("Ghi một trong các vai trò: %(roles)s.") % {"roles": "; ".join(roles)})
    if line["email"] and not is_email(line["email"]):
        yield line.fault("email", _("Không phải địa chỉ thư điện tử."))
    if line["username"].lower() in used:
        yield line.fault("username", _("Tên đăng nhập này đã có người dùng."))
    if " " in line["username"] or len(line["username"]) > USERNAME_LENGTH:
        yield line.fault("username", _("Tên đăng nhập không có dấu cách và không quá 60 ký tự."))
