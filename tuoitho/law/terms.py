"""The law's terms as data, and when each ends.

A term in days starts the day after the event and ends with its last day, moved to the next working day when that is a
rest day; a term in working days counts only those; hours run on the clock, through nights and holidays.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import Final
from zoneinfo import ZoneInfo

from tuoitho.law.calendar import NO_OVERRIDES, Overrides, add_working_days, is_rest_day, next_working_day
from tuoitho.law.confidence import Confidence, gettext_noop

VIETNAM: Final = ZoneInfo("Asia/Ho_Chi_Minh")
_LAST_SECOND = time(23, 59, 59, tzinfo=VIETNAM)


class TermUnit(StrEnum):
    HOURS = "hours"
    WORKING_DAYS = "working_days"
    DAYS = "days"


@dataclass(frozen=True, slots=True)
class Duty:
    """What must be done, within what term, by which article (a code of ``law.articles``), in force from which day."""

    code: str
    title: str
    article: str
    amount: int
    unit: TermUnit
    in_force_from: date
    confidence: Confidence = Confidence.READ

    @property
    def verified(self) -> bool:
        return self.confidence.verified

    @property
    def working_days(self) -> bool:
        return self.unit is TermUnit.WORKING_DAYS


_ND56 = date(2017, 7, 1)
_TT09 = date(2021, 3, 15)
_ND30 = date(2020, 3, 5)
_DATA = date(2026, 1, 1)

_ALL = (
    Duty(
        "emergency",
        gettext_noop("Can thiệp khẩn cấp, tạm cách ly khi trẻ em gặp nguy hiểm"),
        "NĐ 56/2017 Đ.26.3",
        12,
        TermUnit.HOURS,
        _ND56,
    ),
    Duty(
        "plan",
        gettext_noop("Xây dựng và trình kế hoạch hỗ trợ, can thiệp"),
        "NĐ 56/2017 Đ.28.1",
        5,
        TermUnit.WORKING_DAYS,
        _ND56,
    ),
    Duty(
        "approval",
        gettext_noop("Phê duyệt kế hoạch hỗ trợ, can thiệp"),
        "NĐ 56/2017 Đ.28.4",
        2,
        TermUnit.WORKING_DAYS,
        _ND56,
    ),
    Duty(
        "separation_end",
        gettext_noop("Kết thúc tạm cách ly"),
        "NĐ 56/2017 Đ.32.3",
        15,
        TermUnit.DAYS,
        _ND56,
    ),
    Duty(
        "pupil_answer",
        gettext_noop("Ban Giám hiệu trả lời ý kiến của học sinh"),
        "NĐ 56/2017 Đ.53",
        7,
        TermUnit.WORKING_DAYS,
        _ND56,
    ),
    Duty(
        "provincial_answer",
        gettext_noop("Trả lời hồ sơ sử dụng người chưa đủ 13 tuổi làm việc"),
        "TT 09/2020 Đ.7",
        10,
        TermUnit.WORKING_DAYS,
        _TT09,
    ),
    Duty(
        "document_issue",
        gettext_noop("Phát hành văn bản đã ký"),
        "NĐ 30/2020 Đ.18",
        1,
        TermUnit.WORKING_DAYS,
        _ND30,
    ),
    Duty(
        "rights_acknowledge",
        gettext_noop("Phản hồi yêu cầu về dữ liệu cá nhân"),
        "NĐ 356/2025 Đ.5",
        2,
        TermUnit.WORKING_DAYS,
        _DATA,
    ),
    Duty(
        "rights_view",
        gettext_noop("Cho xem, sửa hoặc cung cấp dữ liệu cá nhân"),
        "NĐ 356/2025 Đ.5",
        10,
        TermUnit.DAYS,
        _DATA,
    ),
    Duty(
        "rights_withdraw",
        gettext_noop("Ngừng xử lý khi rút đồng ý, hạn chế hoặc phản đối"),
        "NĐ 356/2025 Đ.5",
        15,
        TermUnit.DAYS,
        _DATA,
    ),
    Duty(
        "rights_erase",
        gettext_noop("Xoá dữ liệu cá nhân theo yêu cầu"),
        "NĐ 356/2025 Đ.5",
        20,
        TermUnit.DAYS,
        _DATA,
    ),
    Duty(
        "breach_notice",
        gettext_noop("Báo cơ quan chức năng khi lộ, mất dữ liệu cá nhân"),
        "Luật 91/2025 Đ.23",
        72,
        TermUnit.HOURS,
        _DATA,
    ),
)

DUTIES: Final = MappingProxyType({duty.code: duty for duty in _ALL})


def duties_in_force(on: date) -> tuple[Duty, ...]:
    return tuple(duty for duty in _ALL if duty.in_force_from <= on)


def due(duty: Duty, since: datetime, overrides: Overrides = NO_OVERRIDES) -> datetime:
    """The last moment to do a duty whose event happened at ``since``, in the time of Việt Nam.

    Raises ValueError when ``since`` has no zone.
    """
    if since.tzinfo is None:
        raise ValueError("an event needs a time zone")
    event = since.astimezone(VIETNAM)
    if duty.unit is TermUnit.HOURS:
        return event + timedelta(hours=duty.amount)
    if duty.unit is TermUnit.WORKING_DAYS:
        return end_of(add_working_days(event.date(), duty.amount, overrides))
    last_day = event.date() + timedelta(days=duty.amount)
    return end_of(next_working_day(last_day, overrides) if is_rest_day(last_day, overrides) else last_day)


def end_of(day: date) -> datetime:
    """The last second of a day in Việt Nam."""
    return datetime.combine(day, _LAST_SECOND)
