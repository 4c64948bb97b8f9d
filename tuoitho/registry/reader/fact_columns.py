"""The columns of files of facts: what each is called, on folded heads."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

ABSENCES, RESIDENTS = "absences", "residents"
Names = Mapping[str, tuple[str | Promise, tuple[str, ...]]]

_WHO: Names = {
    "number": (_("STT"), ("stt", "tt", "so tt", "so thu tu")),
    "name": (
        _("Họ và tên"),
        ("ho va ten", "ho ten", "ho va ten hoc sinh", "ho ten hoc sinh", "ten hoc sinh", "ho ten tre", "ho va ten tre"),
    ),
    "family": (_("Họ và tên đệm"), ("ho va ten dem", "ho ten dem", "ho dem", "ho va dem", "ho lot", "ho")),
    "given": (_("Tên"), ("ten",)),
    "code": (
        _("Mã định danh"),
        (
            "ma dinh danh bo gd dt",
            "ma dinh danh",
            "ma dinh danh hoc sinh",
            "ma hoc sinh",
            "ma so hoc sinh",
            "so dinh danh ca nhan",
            "so dinh danh",
            "ma hs",
        ),
    ),
    "born": (_("Ngày sinh"), ("ngay sinh", "ngay thang year sinh", "sinh ngay", "year sinh", "ns")),
}
FACT_FIELDS: Mapping[str, Names] = {
    ABSENCES: {
        **_WHO,
        "class": (_("Lớp"), ("lop", "lop hoc", "ten lop")),
        "day": (_("Ngày vắng"), ("ngay vang", "ngay nghi", "ngay nghi hoc", "ngay", "tu ngay", "nghi tu ngay")),
        "until": (_("Đến ngày"), ("den ngay", "nghi den ngay", "den het ngay")),
        "mark": (
            _("Có phép hay không"),
            ("loai vang", "loai nghi", "phep", "co phep khong phep", "trang thai", "loai", "ly do", "ly do nghi"),
        ),
        "part": (_("Buổi"), ("buoi", "buoi vang", "buoi nghi", "thoi gian nghi")),
    },
    RESIDENTS: {
        **_WHO,
        "sex": (_("Giới tính"), ("gioi tinh", "gt", "phai", "nam nu")),
        "female": (_("Nữ"), ("nu", "gioi tinh nu")),
        "schooling": (
            _("Đang đi học hay không"),
            ("tinh trang di hoc", "dang di hoc", "tinh trang hoc tap", "di hoc", "trang thai hoc", "tinh trang"),
        ),
        "school_class": (_("Đang học lớp"), ("dang hoc lop", "lop", "hoc lop", "khoi lop", "lop dang hoc")),
        "residence": (_("Tình trạng cư trú"), ("tinh trang cu tru", "cu tru", "dien cu tru")),
    },
}
# Beside the name, how many of these a table must have to be one. A month's grid is told by its days.
FACT_TELLING = {ABSENCES: (set(FACT_FIELDS[ABSENCES]), 0), RESIDENTS: ({"born"}, 1)}
