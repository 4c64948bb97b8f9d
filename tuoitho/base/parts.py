"""What the parts of the kit show: plain values that a room's pages fill in and the templates in templates/kit print."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Any

from django.utils.formats import number_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

Number = int | float | Decimal | Fraction
Text = str | Promise


@dataclass(frozen=True)
class Tone:
    """How a status is said: a colour role, an icon and a word; never the colour alone."""

    colour: str
    icon: str
    word: Text


STATUSES: dict[str, Tone] = {
    "met": Tone("met", "check-circle-fill", gettext_lazy("Đạt")),
    "near": Tone("near", "circle-half", gettext_lazy("Gần đạt")),
    "missed": Tone("missed", "triangle-fill", gettext_lazy("Chưa đạt")),
    "not_enough_data": Tone("none", "circle", gettext_lazy("Chưa đủ dữ liệu")),
    "not_applicable": Tone("none", "dash-circle", gettext_lazy("Không áp dụng")),
    "done": Tone("met", "check-lg", gettext_lazy("Xong")),
    "due": Tone("due", "clock", gettext_lazy("Sắp đến hạn")),
    "late": Tone("missed", "exclamation-triangle-fill", gettext_lazy("Chậm")),
    "ask": Tone("near", "question-circle", gettext_lazy("Cần hỏi lại")),
    "draft": Tone("none", "pencil", gettext_lazy("Đang soạn")),
    "waiting": Tone("none", "hourglass-split", gettext_lazy("Đang chờ")),
}


@dataclass(frozen=True)
class TargetCard:
    """One target of the plan for one unit and year. Percentages are 0–100.

    `value` None means that nothing is known; `low` and `high` are set when only bounds are. `counted` is what the
    denominator counts ("trẻ", "cơ sở"); `facts` are (figure, words, address of its rows); `trend` is
    (year, percentage or None); `digits` are those after the comma of the value.
    """

    code: str
    text: str
    status: str
    comparison: str
    goal: Number
    value: Number | None = None
    low: Number | None = None
    high: Number | None = None
    url: str = ""
    numerator: int | None = None
    denominator: int | None = None
    numerator_url: str = ""
    denominator_url: str = ""
    counted: str = ""
    note: str = ""
    facts: Sequence[tuple[str, str, str]] = ()
    trend: Sequence[tuple[int, Number | None]] = ()
    wide: bool = False
    digits: int = 1

    @property
    def goal_sentence(self) -> str:
        """The goal in the words of the plan: "từ 90% trở lên", and plainly "100%" where nothing lies above."""
        if self.comparison == ">=" and self.goal == 100:
            return percent(self.goal)
        sentences = {
            ">=": _("từ %(goal)s trở lên"),
            ">": _("trên %(goal)s"),
            "<": _("dưới %(goal)s"),
            "<=": _("không quá %(goal)s"),
        }
        return sentences[self.comparison] % {"goal": percent(self.goal)}

    @property
    def printed(self) -> str:
        """``94,1%``, ``71–79%`` or a dash for nothing known."""
        if self.low is not None and self.high is not None:
            first, last = percent(self.low, self.digits), percent(self.high, self.digits)
            return last if first == last else f"{first.removesuffix('%')}–{last}"
        return "–" if self.value is None else percent(self.value, self.digits)

    @property
    def bar(self) -> dict[str, str] | None:
        """Where the bar ends, where its uncertain part ends and where the goal stands, on a line of 100."""
        least = self.value if self.low is None else self.low
        most = self.value if self.high is None else self.high
        whole = 100.0 if self.comparison.startswith(">") else max(float(self.goal) * 1.6, float(most or 0) * 1.1, 0.1)
        ends = {"fill": float(least or 0), "range": float(most or 0), "goal": float(self.goal)}
        return {name: f"{min(100.0, 100 * end / whole):.2f}" for name, end in ends.items()}

    @property
    def change(self) -> tuple[str, str] | None:
        """Icon and sentence from the known year before to this one; None when either is unknown."""
        known = [value for _year, value in self.trend if value is not None]
        if len(known) < 2 or self.trend[-1][1] is None:
            return None
        points = Fraction(str(known[-1])) - Fraction(str(known[-2]))
        if decimal(points, 1) == 0:
            return "dash-lg", _("bằng năm trước")
        words = _("tăng %(points)s điểm") if points > 0 else _("giảm %(points)s điểm")
        return ("arrow-up" if points > 0 else "arrow-down"), words % {"points": local(abs(points))}

    @property
    def sparkline(self) -> dict[str, str] | None:
        """Points of a line in a box of 100 × 24 and the same in words; None with fewer than two known years."""
        known = [(year, value) for year, value in self.trend if value is not None]
        if len(known) < 2:
            return None
        first, span = known[0][0], known[-1][0] - known[0][0]
        values = [float(value) for _year, value in known]
        low, height = min(values), max(values) - min(values) or 1.0
        points = [
            (4 + 92 * (year - first) / span, 21 - 18 * (value - low) / height)
            for (year, _exact), value in zip(known, values, strict=True)
        ]
        return {
            "points": " ".join(f"{x:.1f},{y:.1f}" for x, y in points),
            "x": f"{points[-1][0]:.1f}",
            "y": f"{points[-1][1]:.1f}",
            "words": "; ".join(f"{year}: {percent(value)}" for year, value in known),
        }


@dataclass(frozen=True)
class Todo:
    """One thing to do, one step from done. `mark`: what stands in the square, a number or a sign of one letter."""

    title: Text
    detail: Text
    url: str
    action: Text
    status: str = "due"
    status_text: Text = ""
    mark: str = ""
    primary: bool = False


@dataclass(frozen=True)
class Tile:
    """One place of the schematic map."""

    name: str
    value: str
    status: str
    url: str = ""


@dataclass(frozen=True)
class Entry:
    """One line of a timeline; `status` colours its dot."""

    at: date | datetime
    title: Text
    detail: Text = ""
    who: Text = ""
    url: str = ""
    status: str = ""


def decimal(value: Any, digits: int) -> Decimal:
    """A number rounded half up to so many decimals, as `tuoitho.figures` rounds."""
    exact = (
        Decimal(value.numerator) / Decimal(value.denominator) if isinstance(value, Fraction) else Decimal(str(value))
    )
    return exact.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)


def local(value: Any, digits: int = 1) -> str:
    """A number in the reader's language: ``4.806`` and ``94,1`` in Vietnamese; a whole one without decimals."""
    rounded = decimal(value, digits)
    whole = rounded == rounded.to_integral_value()
    return number_format(int(rounded) if whole else rounded, decimal_pos=0 if whole else digits, force_grouping=True)


def percent(value: Any, digits: int = 1) -> str:
    """``94,1%``."""
    return f"{local(value, digits)}%"
