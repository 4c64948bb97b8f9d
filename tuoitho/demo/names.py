"""Vietnamese names as frequent as they are, put together by chance: nobody's in particular."""

from random import Random


def _words(text: str) -> list[str]:
    return text.split()


_FAMILIES = {
    "Nguyễn": 380, "Trần": 120, "Lê": 100, "Phạm": 70, "Hoàng": 50, "Phan": 42, "Vũ": 40, "Đặng": 26, "Bùi": 26,
    "Đỗ": 24, "Ngô": 16, "Hồ": 13, "Dương": 13, "Đinh": 11, "Đào": 10, "Trịnh": 9, "Lý": 8, "Lương": 8, "Mai": 6,
    "Cao": 6, "Chu": 5, "Tạ": 5, "Lưu": 5, "Kiều": 4, "Tô": 4, "Quách": 3, "Phùng": 3, "Bạch": 2, "Khuất": 2, "Giáp": 1,
}  # fmt: skip
_MIDDLES = {
    "f": _words("Thị Thu Ngọc Minh Khánh Bảo Hà Thanh Phương Thuỳ Diệu Hồng Quỳnh Kim Tường Gia Hải Mai Yến Huyền"),
    "m": _words("Văn Đức Minh Quang Gia Anh Hoàng Tuấn Xuân Hữu Đăng Bảo Công Thành Nhật Duy Đình Trọng Quốc Khắc"),
}
_GIVEN = {
    "f": _words(
        "Anh Linh Trang Hà Hương Chi Mai Ngọc Nhi Vy Thảo Phương My Châu Giang Hân Ngân Yến Dung Hạnh Loan Thuỷ Oanh "
        "Quyên Trâm Thư Uyên Vân Xuân Diệp Như Huyền Lan Nga Hiền Thương Tuyết Khuê Tú Lam"
    ),
    "m": _words(
        "Anh Minh Huy Khôi Nam Dũng Hùng Đức Long Phúc Khang Bách Sơn Tùng Quân Hải Kiên Trung Thành Việt Hoàng Nguyên "
        "Phong Lâm Tuấn Bảo Đạt Duy Khoa Lộc Nhân Quang Tâm Thái Thịnh Toàn Trí Vinh Vũ Chiến"
    ),
}
_LIST, _WEIGHTS = list(_FAMILIES), list(_FAMILIES.values())


def sex_of(random: Random, women: float = 0.48) -> str:
    """`f` or `m`; among pupils 48 in a hundred are girls."""
    return "f" if random.random() < women else "m"


def child_name(random: Random, sex: str) -> str:
    """Three words, or four for one child in six."""
    middle = random.choice(_MIDDLES[sex])
    if random.random() < 1 / 6:
        middle = " ".join(random.sample(_MIDDLES[sex], 2))
    return _name(random, sex, middle)


def adult_name(random: Random, sex: str) -> str:
    """Of those born before 1995 most women are "Thị" and many men "Văn"."""
    usual = "Thị" if sex == "f" else "Văn"
    middle = usual if random.random() < (0.7 if sex == "f" else 0.35) else random.choice(_MIDDLES[sex])
    return _name(random, sex, middle)


def phone(random: Random) -> str:
    """A number nobody has: the prefix 010 left the numbering plan in 2018."""
    return f"010 {random.randint(0, 9999):04d} {random.randint(0, 9999):04d}"


def _name(random: Random, sex: str, middle: str) -> str:
    family = random.choices(_LIST, _WEIGHTS)[0]
    given = random.choice(_GIVEN[sex])
    while given in middle.split():
        given = random.choice(_GIVEN[sex])
    return f"{family} {middle} {given}"
