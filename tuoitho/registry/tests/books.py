"""Odd workbooks, as schools hand them in."""

import io
from collections.abc import Sequence

import openpyxl

SECTOR = [
    ["PHÒNG GD&ĐT QUẬN HÀ ĐÔNG"],
    ["TRƯỜNG TIỂU HỌC VƯỜN XANH"],
    ["DANH SÁCH HỌC SINH TOÀN TRƯỜNG"],
    ["Năm học 2024 - 2025"],
    [],
    ["STT", "Lớp", "Khối", "Mã học sinh", "Họ tên", "Ngày sinh", "Giới tính", "Trạng thái", "Dân tộc", "Họ tên mẹ"],
]


def book(rows: Sequence[Sequence[object]], merge: Sequence[str] = (), title: str = "Sheet1", **sheets) -> bytes:
    """An .xlsx of these rows; `sheets`: more sheets by name."""
    made = openpyxl.Workbook()
    made.remove(made.active)
    for name, content in {title: rows, **sheets}.items():
        page = made.create_sheet(name)
        for row in content:
            page.append(list(row))
        for area in merge if name == title else ():
            page.merge_cells(area)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def sector_list(*people: Sequence[object]) -> bytes:
    """The sector database's list: its columns in its order under its title rows."""
    return book([*SECTOR, *people], merge=["A1:F1", "A3:J3"])


def pupil_row(number: int, name: str, born: object = "05/09/2014", room: str = "4A1", code: str = "", sex: str = "Nam"):
    return [number, room, 4, code, name, born, sex, "Đang học", "Kinh", "Trần Thị Mẹ"]
