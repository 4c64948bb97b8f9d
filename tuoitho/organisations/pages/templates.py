"""Workbooks to fill in: units, accounts, which unit goes where."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.utils.translation import gettext as _

from tuoitho.documents import xlsx
from tuoitho.documents.xlsx import Column, Sheet
from tuoitho.organisations.reader.units import KINDS, LEVELS, PUBLIC

BLANK_ROWS = 300


def units_workbook(at: datetime) -> bytes:
    """The columns that `reader.read_units` knows. The heads are Vietnamese in every language: they are read back."""
    columns = [
        Column("Mã đơn vị", 14, note=_("Không trùng, không quá 20 ký tự.")),
        Column("Tên đơn vị", 40),
        Column("Loại đơn vị", 26, choices=list(KINDS)),
        Column("Cấp học", 18, choices=list(LEVELS), note=_("Chỉ ghi cho trường.")),
        Column("Loại hình", 16, choices=list(PUBLIC)),
        Column("Mã đơn vị cấp trên", 18, note=_("Phường của trường; phòng hoặc thành phố của phường.")),
        Column("Mã trường hướng dẫn", 18, note=_("Chỉ ghi cho nhóm trẻ, lớp mẫu giáo độc lập.")),
        Column("Địa chỉ", 32),
        Column("Thư điện tử", 26),
        Column("Điện thoại", 16),
        Column("Họ và tên người đứng đầu", 26),
    ]
    return xlsx.workbook([Sheet("Đơn vị", columns, blank=BLANK_ROWS)], at)


def accounts_workbook(units: Sequence[str], roles: Sequence[str], at: datetime) -> bytes:
    """The columns that `reader.read_accounts` knows; codes of units and roles to choose from."""
    columns = [
        Column("Họ và tên", 28),
        Column("Mã đơn vị", 14, choices=units),
        Column("Vai trò", 30, choices=roles),
        Column("Chức danh", 22),
        Column("Thư điện tử", 26),
        Column("Điện thoại", 16),
        Column("Tên đăng nhập", 18, note=_("Để trống thì chương trình đặt theo tên.")),
    ]
    return xlsx.workbook([Sheet("Tài khoản", columns, blank=BLANK_ROWS)], at)


def assignments_workbook(rows: Sequence[tuple[str, str, str, str]], parents: Mapping[str, str], at: datetime) -> bytes:
    """Code, name, today's parent and new parent of every unit; the new ones to choose from are on a second sheet."""
    columns = [
        Column("Mã đơn vị", 14),
        Column("Tên đơn vị", 40),
        Column("Thuộc đơn vị hiện nay", 28),
        Column("Mã đơn vị mới", 18, choices=list(parents)),
    ]
    there = Sheet("Đơn vị nhận", [Column("Mã", 14), Column("Tên", 40)], list(parents.items()))
    return xlsx.workbook([Sheet("Phân công", columns, rows), there], at)
