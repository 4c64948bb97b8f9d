"""Tasks and places by their place in the law. What was not read in an act in force decides nothing by itself.

Sources: Labour Code 147.1–2; Circular 09/2020 annexes II (light work from 13), IV (harmful places, read as a draft) and
V (overtime and night work from 15, read up to its item 12). Annex III was not obtained and holds no entry.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from tuoitho.law.confidence import Confidence, gettext_noop

VERSION: Final = "2026-11-24"
_READ, _SECONDARY, _DRAFT = Confidence.READ, Confidence.SECONDARY, Confidence.MEMORY


@dataclass(frozen=True, slots=True)
class Entry:
    """A task or a place. `hazardous`: forbidden to every minor; `light`: allowed from 13; `arts`: arts or
    sport, allowed below 13 with consent; `extra`: overtime and night allowed from 15. In our own words.

    `confirmed_by`: another item that was read and says the same. `source`: where whoever corrected it read it."""

    code: str
    text: str
    article: str
    confidence: Confidence
    hazardous: bool = False
    light: bool = False
    arts: bool = False
    extra: bool = False
    confirmed_by: str = ""
    source: str = ""

    @property
    def verified(self) -> bool:
        return self.confidence.verified

    @property
    def decides(self) -> bool:
        """Whether a verdict may rest on it: what nobody has read forbids nothing and allows nothing."""
        return self.verified or bool(self.confirmed_by)


@dataclass(frozen=True, slots=True)
class Catalogue:
    """What tasks and places are known, by code."""

    tasks: Mapping[str, Entry]
    places: Mapping[str, Entry]
    version: str = VERSION


def _forbidden_task(letter: str, text: str) -> Entry:
    return Entry(f"BLLĐ-147.1.{letter}", text, f"BLLĐ 147.1.{letter}", _READ, hazardous=True)


def _forbidden_place(letter: str, text: str) -> Entry:
    return Entry(f"BLLĐ-147.2.{letter}", text, f"BLLĐ 147.2.{letter}", _READ, hazardous=True)


def _light(item: int, text: str, *, extra: bool = False, arts: bool = False, of: Confidence = _SECONDARY) -> Entry:
    confirmed_by = "" if of.verified else "TT 09/2020 PL V.9"
    return Entry(
        f"TT09-II.{item}", text, "TT 09/2020 PL II", of, light=True, arts=arts, extra=extra, confirmed_by=confirmed_by
    )


def _extra(item: int, text: str) -> Entry:
    return Entry(f"TT09-V.{item}", text, "TT 09/2020 PL V", _SECONDARY, extra=True)


def _draft_place(item: int, text: str) -> Entry:
    return Entry(f"TT09-IV.{item}", text, "TT 09/2020 PL IV", _DRAFT, hazardous=True)


_TASKS = (
    _forbidden_task("a", gettext_noop("Mang, vác, nâng vật nặng vượt quá sức")),
    _forbidden_task("b", gettext_noop("Làm ra, buôn bán rượu, bia, cồn, thuốc lá, chất gây nghiện")),
    _forbidden_task("c", gettext_noop("Làm ra, dùng, chở hoá chất, khí gas, chất nổ")),
    _forbidden_task("d", gettext_noop("Bảo trì, bảo dưỡng máy móc, thiết bị")),
    _forbidden_task("đ", gettext_noop("Phá dỡ công trình")),
    _forbidden_task("e", gettext_noop("Nấu, thổi, đúc, cán, dập, hàn kim loại")),
    _forbidden_task("g", gettext_noop("Lặn biển, đánh bắt xa bờ")),
    _light(1, gettext_noop("Biểu diễn nghệ thuật"), extra=True, arts=True),
    _light(2, gettext_noop("Vận động viên thể thao"), extra=True, arts=True),
    _light(3, gettext_noop("Lập trình phần mềm"), extra=True),
    _light(4, gettext_noop("Nghề truyền thống, trừ công đoạn có hoá chất độc hại"), extra=True),
    _light(5, gettext_noop("Thủ công mỹ nghệ"), extra=True),
    _light(6, gettext_noop("Đan lát, làm đồ từ nguyên liệu tự nhiên"), extra=True),
    _light(7, gettext_noop("Gói nem, kẹo, bánh, không dùng máy đóng gói"), extra=True),
    _light(8, gettext_noop("Nuôi tằm")),
    _light(9, gettext_noop("Làm cỏ vườn rau sạch, thu hoạch rau, củ, quả sạch theo mùa")),
    _light(10, gettext_noop("Chăn thả gia súc tại nông trại")),
    _light(11, gettext_noop("Gỡ, đan lưới cá, phơi khô thuỷ sản")),
    _light(12, gettext_noop("Cắt chỉ, đơm nút, thùa khuyết, đóng hộp hàng dệt thủ công"), extra=True, of=_DRAFT),
    _extra(3, gettext_noop("Viết văn, viết báo")),
    _extra(10, gettext_noop("Đưa tin, thư, bưu phẩm; gói bưu phẩm")),
    _extra(11, gettext_noop("Bán hàng tận nhà, qua điện thoại, trực tuyến")),
    _extra(12, gettext_noop("Đánh giày")),
    Entry("arts", gettext_noop("Nghệ thuật"), "BLLĐ 145.3", _READ, light=True, arts=True, extra=True),
    Entry("sport", gettext_noop("Thể dục, thể thao"), "BLLĐ 145.3", _READ, light=True, arts=True, extra=True),
    Entry("other", gettext_noop("Việc khác, không thuộc các mục trên"), "BLLĐ 143", _READ),
)
_PLACES = (
    _forbidden_place("a", gettext_noop("Dưới nước, dưới lòng đất, trong hang động, đường hầm")),
    _forbidden_place("b", gettext_noop("Công trường xây dựng")),
    _forbidden_place("c", gettext_noop("Cơ sở giết mổ gia súc")),
    _forbidden_place(
        "d",
        gettext_noop("Quán bar, vũ trường, karaoke, khách sạn, nhà nghỉ, xoa bóp, sòng bạc, xổ số, trò chơi điện tử"),
    ),
    _draft_place(1, gettext_noop("Nơi bụi, ồn, rung, nóng, bức xạ vượt giới hạn cho phép")),
    _draft_place(2, gettext_noop("Nơi tiếp xúc vi sinh vật gây bệnh truyền nhiễm")),
    _draft_place(3, gettext_noop("Nơi gò bó, chật hẹp, phải quỳ, nằm, cúi lâu")),
    _draft_place(4, gettext_noop("Giàn giáo, dây treo cao hơn 2 m")),
    _draft_place(5, gettext_noop("Đồi núi dốc trên 30°")),
    Entry("home", gettext_noop("Tại nhà"), "BLLĐ 143", _READ),
    Entry("other", gettext_noop("Nơi khác, không thuộc các mục trên"), "BLLĐ 143", _READ),
)

CATALOGUE: Final = Catalogue(
    MappingProxyType({entry.code: entry for entry in _TASKS}),
    MappingProxyType({entry.code: entry for entry in _PLACES}),
)
