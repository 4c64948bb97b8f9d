"""What money must be before it is written into the books."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Final

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tuoitho.programme.reader.amounts import DONG, MINOR_DIGITS, MOST, Fault

BEGAN: Final = date(2000, 1, 1)
FAULTS: Final = {
    Fault.EMPTY: gettext_lazy("Chưa ghi số tiền."),
    Fault.NEGATIVE: gettext_lazy("Số tiền không âm. Muốn bỏ một dòng đã ghi, hãy huỷ dòng ấy trong danh sách."),
    Fault.SHAPE: gettext_lazy("Chưa đọc được số tiền. Hãy ghi như 12.500.000 hoặc 12,5 triệu."),
    Fault.PART: gettext_lazy("Số tiền lẻ hơn đơn vị nhỏ nhất của loại tiền này."),
    Fault.NOTHING: gettext_lazy("Số tiền phải lớn hơn 0."),
    Fault.BEYOND: gettext_lazy("Số tiền lớn quá mức có thể có. Hãy xem lại."),
}


@dataclass(frozen=True)
class Sum:
    """`amount` in `currency`; `rate`: đồng for one unit of it, `rate_source` and `rate_on`: whose rate, of what day."""

    amount: Decimal
    currency: str = DONG
    rate: Decimal = Decimal(1)
    rate_on: date | None = None
    rate_source: str = ""

    @property
    def vnd(self) -> int:
        """Whole đồng, a half upwards."""
        return int((self.amount * self.rate).quantize(Decimal(1), "ROUND_HALF_UP"))

    @property
    def columns(self) -> dict[str, object]:
        return {**vars(self), "vnd": self.vnd}


def day_fault(day: date, at: datetime) -> str:
    """Why money cannot have moved on that day; empty when it can."""
    if day > timezone.localdate(at):
        return _("Ngày %(day)s chưa đến; chỉ ghi việc đã xảy ra.") % {"day": f"{day:%d/%m/%Y}"}
    if day < BEGAN:
        return _("Ngày %(day)s quá xa; hãy xem lại năm.") % {"day": f"{day:%d/%m/%Y}"}
    return ""


def sum_fault(money: Sum) -> str:
    """Why a sum cannot be kept; empty when it can."""
    if money.currency not in MINOR_DIGITS:
        return _("Chương trình chưa biết loại tiền “%(code)s”. Hãy chọn trong danh sách, hoặc ghi số tiền đã đổi.") % {
            "code": money.currency
        }
    if money.currency == DONG:
        return "" if money.rate == 1 else _("Tiền đồng không có tỷ giá.")
    if not (money.rate_on and money.rate_source):
        return _("Tiền nước ngoài cần tỷ giá, ngày và nơi công bố tỷ giá.")
    if money.vnd >= MOST:
        return str(FAULTS[Fault.BEYOND])
    return "" if money.vnd else str(FAULTS[Fault.NOTHING])


def is_over(year: int, at: datetime) -> bool:
    """A calendar year's last day has passed."""
    return year < timezone.localdate(at).year
