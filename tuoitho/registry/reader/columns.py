"""Which column is which: a table of synonyms on folded headers, scored, over one or two rows of heads."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from unicodedata import normalize

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tuoitho.base.folding import fold
from tuoitho.registry.reader.fact_columns import FACT_FIELDS, FACT_TELLING

PUPILS, STAFF = "pupil", "staff"
EXACT = 1000
_LOOK_IN = 20

# field: its name for people, and the folded heads it goes by, the most certain first. `year` stands for "năm".
_SHARED: dict[str, tuple[str | Promise, tuple[str, ...]]] = {
    "number": (_("STT"), ("stt", "tt", "so tt", "so thu tu")),
    "name": (_("Họ và tên"), ("ho va ten", "ho ten", "ho va ten khai sinh")),
    "family": (_("Họ và tên đệm"), ("ho va ten dem", "ho ten dem", "ho dem", "ho va dem", "ho lot", "ho")),
    "given": (_("Tên"), ("ten",)),
    "status": (_("Trạng thái"), ("trang thai", "tinh trang", "trang thai hoc sinh", "trang thai can bo")),
}
FIELDS: Mapping[str, Mapping[str, tuple[str | Promise, tuple[str, ...]]]] = {
    PUPILS: {
        **_SHARED,
        "name": (
            _("Họ và tên"),
            ("ho va ten", "ho ten", "ho va ten hoc sinh", "ho ten hoc sinh", "ten hoc sinh", "ho ten tre"),
        ),
        "code": (
            _("Mã định danh"),
            (
                "ma dinh danh bo gd dt",
                "ma dinh danh bo gddt",
                "ma dinh danh",
                "ma dinh danh hoc sinh",
                "ma hoc sinh",
                "so dinh danh ca nhan",
                "ma so hoc sinh",
                "ma hs",
                "ma tre",
            ),
        ),
        "born": (
            _("Ngày sinh"),
            ("ngay sinh", "ngay thang year sinh", "ngay thang nam sinh", "sinh ngay", "year sinh", "nam sinh", "ns"),
        ),
        "born_day": (_("Ngày sinh: ngày"), ("ngay sinh ngay", "ngay thang year sinh ngay")),
        "born_month": (_("Ngày sinh: tháng"), ("ngay sinh thang", "ngay thang year sinh thang")),
        "born_year": (_("Ngày sinh: năm"), ("ngay sinh year", "ngay thang year sinh year", "ngay sinh nam")),
        "sex": (_("Giới tính"), ("gioi tinh", "gt", "phai", "nam nu")),
        "male": (_("Nam"), ("nam", "gioi tinh nam")),
        "female": (_("Nữ"), ("nu", "gioi tinh nu", "hoc sinh nu")),
        "class": (_("Lớp"), ("lop", "lop hoc", "ten lop", "lop hien tai", "nhom lop", "lop nhom")),
        "guardian": (
            _("Cha mẹ hoặc người giám hộ"),
            ("cha me hoac nguoi giam ho", "ho ten cha me", "nguoi giam ho", "phu huynh", "ho ten phu huynh", "cha me"),
        ),
        "mother": (_("Họ tên mẹ"), ("ho ten me", "ho va ten me", "me", "ten me")),
        "father": (_("Họ tên cha"), ("ho ten cha", "ho va ten cha", "cha", "ho ten bo", "bo", "ten cha", "ten bo")),
        "phone": (
            _("Điện thoại"),
            ("dien thoai", "so dien thoai", "sdt", "dien thoai lien he", "dien thoai phu huynh", "sdt phu huynh"),
        ),
        "ward": (_("Phường, xã"), ("phuong xa", "xa phuong", "phuong", "phuong xa noi o", "noi o hien nay phuong xa")),
    },
    STAFF: {
        **_SHARED,
        "name": (_("Họ và tên"), ("ho va ten", "ho ten", "ho va ten can bo", "ho ten giao vien", "ten can bo")),
        "code": (_("Mã định danh"), ("ma dinh danh bo gd dt", "ma dinh danh", "ma can bo", "ma giao vien", "ma so")),
        "position": (
            _("Chức vụ, vị trí việc làm"),
            ("chuc vu vi tri viec lam", "chuc vu", "vi tri viec lam", "chuc danh", "nhiem vu", "loai can bo"),
        ),
    },
    **FACT_FIELDS,
}
# Beside the name, how many of these a list must have to be one.
_TELLING = {
    PUPILS: ({"class", "born", "born_year", "code", "sex", "female"}, 1),
    STAFF: ({"position", "code"}, 1),
    **FACT_TELLING,
}


@dataclass(frozen=True, slots=True)
class Heads:
    """`row`: the last row of heads, from 1; `columns`: field → column, from 1; `texts`: the heads as written."""

    row: int
    columns: Mapping[str, int]
    texts: Mapping[int, str]

    @property
    def unknown(self) -> list[str]:
        """Heads that mean nothing here; their columns are left out."""
        taken = set(self.columns.values())
        return [text for column, text in sorted(self.texts.items()) if column not in taken]


def find_heads(rows: Sequence[Sequence[object]], kind: str) -> Heads | None:
    """The heads among the first rows of a sheet, one or two rows deep; None if there is no list."""
    best: tuple[int, Heads] | None = None
    for number in range(1, min(_LOOK_IN, len(rows)) + 1):
        single = {c: str(v).strip() for c, v in enumerate(rows[number - 1], 1) if v is not None}
        candidates = [(number, single)]
        if number < len(rows):
            candidates.append((number + 1, _joined(rows[number - 1], rows[number])))
        for last, texts in candidates:
            score, columns = assign(texts, kind)
            if _is_list(columns, kind) and (best is None or score > best[0]):
                best = (score, Heads(last, columns, texts))
    return best[1] if best else None


def assign(texts: Mapping[int, str], kind: str) -> tuple[int, dict[str, int]]:
    """Each field to the column whose head fits it best, each column to its best field; and the sum of the scores."""
    chosen: dict[str, tuple[int, int]] = {}
    for column, text in texts.items():
        score, field = max((_score(_folded(text), names), field) for field, (_label, names) in FIELDS[kind].items())
        if score and score > chosen.get(field, (0, 0))[0]:
            chosen[field] = (score, column)
    return sum(score for score, _column in chosen.values()), {field: column for field, (_s, column) in chosen.items()}


def _score(head: str, names: Sequence[str]) -> int:
    """The head itself a name: `EXACT`, less for later ones; a name of several words within it: the name's length."""
    if head in names:
        return EXACT - names.index(head)
    return max((len(name) for name in names if " " in name and f" {name} " in f" {head} "), default=0)


def _folded(text: str) -> str:
    """ "Năm" (year) and "Nam" (male) fold alike, so the year is named first."""
    return fold(normalize("NFC", text).lower().replace("năm", "year"))


def _joined(above: Sequence[object], below: Sequence[object]) -> dict[int, str]:
    texts = {}
    for column in range(max(len(above), len(below))):
        pair = [str(row[column]).strip() for row in (above, below) if column < len(row) and row[column] is not None]
        if pair:
            texts[column + 1] = " ".join(dict.fromkeys(pair))
    return texts


def _is_list(columns: Mapping[str, int], kind: str) -> bool:
    telling, least = _TELLING[kind]
    named = "name" in columns or "given" in columns
    return named and len(telling & columns.keys()) >= least
