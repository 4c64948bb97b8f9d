"""The columns of files of facts: what each is called, on folded heads."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

ABSENCES, RESIDENTS, EMPLOYERS = "absences", "residents", "employers"
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
_EMPLOYER: Names = {
    "ordinal": (_("STT"), ("stt", "tt", "so tt", "so thu tu")),
    "name": (
        _("Tên cơ sở"),
        (
            "ten co so",
            "ten doanh nghiep",
            "ten don vi",
            "ten nguoi nop thue",
            "ten hop tac xa",
            "ten ho kinh doanh",
            "ten cong ty",
            "co so",
            "doanh nghiep",
            "ho kinh doanh",
            "ten chu ho",
            "ten",
        ),
    ),
    "number": (
        _("Mã số thuế hoặc mã số hộ kinh doanh"),
        (
            "ma so thue",
            "mst",
            "ma so doanh nghiep",
            "ma so ho kinh doanh",
            "ma so",
            "ma so dkkd",
            "so dkkd",
            "ma so thue mst",
        ),
    ),
    "kind": (_("Loại"), ("loai", "loai hinh", "loai co so", "loai hinh kinh te", "loai hinh doanh nghiep")),
    "address": (_("Địa chỉ"), ("dia chi", "dia chi tru so", "tru so", "dia chi kinh doanh", "noi kinh doanh")),
    "sector": (
        _("Ngành nghề"),
        ("nganh nghe", "nganh", "nganh nghe chinh", "nganh nghe kinh doanh", "linh vuc", "nganh kinh doanh", "nghe"),
    ),
    "opened_on": (
        _("Hoạt động từ ngày"),
        ("hoat dong tu ngay", "ngay hoat dong", "ngay bat dau hoat dong", "ngay thanh lap", "ngay cap", "ngay dang ky"),
    ),
    "closed_on": (
        _("Ngừng hoạt động từ ngày"),
        ("ngung hoat dong tu ngay", "ngay ngung hoat dong", "ngay dong", "ngay giai the", "ngay ngung"),
    ),
    "small": (_("Doanh nghiệp nhỏ và vừa"), ("doanh nghiep nho va vua", "dnnvv", "quy mo", "nho va vua")),
    "craft_village": (_("Thuộc làng nghề"), ("thuoc lang nghe", "lang nghe")),
    "formal": (
        _("Có đăng ký kinh doanh (khu vực chính thức)"),
        ("co dang ky kinh doanh", "dang ky kinh doanh", "khu vuc chinh thuc", "chinh thuc"),
    ),
    "workers": (
        _("Số người làm việc"),
        ("so nguoi lam viec", "so lao dong", "tong so lao dong", "lao dong", "so nguoi lao dong"),
    ),
    "workers_under_13": (_("Trong đó chưa đủ 13 tuổi"), ("chua du 13 tuoi", "duoi 13 tuoi", "lao dong duoi 13")),
    "workers_13_14": (
        _("Đủ 13 đến chưa đủ 15 tuổi"),
        ("du 13 den chua du 15 tuoi", "tu 13 den duoi 15 tuoi", "13 14 tuoi", "13 14"),
    ),
    "workers_15_17": (
        _("Đủ 15 đến chưa đủ 18 tuổi"),
        ("du 15 den chua du 18 tuoi", "tu 15 den duoi 18 tuoi", "15 17 tuoi", "15 17"),
    ),
    "contact": (
        _("Người liên hệ, điện thoại"),
        (
            "nguoi lien he dien thoai",
            "dien thoai",
            "so dien thoai",
            "nguoi lien he",
            "lien he",
            "nguoi dai dien",
            "chu co so",
        ),
    ),
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
    EMPLOYERS: _EMPLOYER,
}
# Beside the name, how many of these a table must have to be one. A month's grid is told by its days.
FACT_TELLING = {
    ABSENCES: (set(FACT_FIELDS[ABSENCES]), 0),
    RESIDENTS: ({"born"}, 1),
    EMPLOYERS: ({"number", "kind", "address", "sector", "workers"}, 1),
}
