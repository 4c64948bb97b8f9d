"""What a number and a scan must be."""

from datetime import date, datetime

from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from tuoitho.organisations.models import Unit
from tuoitho.reporting.models import Paper

MAX_SCAN = 20 * 1024 * 1024
_STARTS = {"pdf": b"%PDF-", "jpg": b"\xff\xd8\xff", "png": b"\x89PNG\r\n\x1a\n"}


def next_serial(unit: Unit, year: int) -> int:
    """The number after the last one given this calendar year, from 1."""
    last = Paper.objects.filter(unit=unit, register_year=year).aggregate(last=Max("serial"))["last"]
    return (last or 0) + 1


def number_fault(paper: Paper, serial: int, numbered_on: date, at: datetime) -> str:
    """Why the number cannot be given; empty when it can."""
    if serial < 1:
        return _("Số văn bản bắt đầu từ 1.")
    if numbered_on > timezone.localtime(at).date():
        return _("Ngày văn bản chưa đến.")
    if numbered_on < timezone.localtime(paper.signed_at).date():
        return _("Ngày văn bản đứng trước ngày ký (%(day)s).") % {
            "day": f"{timezone.localtime(paper.signed_at):%d/%m/%Y}"
        }
    taken = Paper.objects.filter(unit=paper.unit, register_year=numbered_on.year, serial=serial).exclude(pk=paper.pk)
    if taken.exists():
        return _("Số %(serial)s của năm %(year)s đã dùng cho báo cáo khác; số tiếp theo là %(next)s.") % {
            "serial": serial,
            "year": numbered_on.year,
            "next": next_serial(paper.unit, numbered_on.year),
        }
    return ""


def kind_of_scan(data: bytes) -> str:
    """`pdf`, `jpg` or `png` by its first bytes, whatever its name says; empty for anything else."""
    return next((kind for kind, start in _STARTS.items() if data.startswith(start)), "")


def scan_fault(paper: Paper, name: str, data: bytes) -> str:
    """Why this file cannot be the paper's scan; empty when it can."""
    if not paper.number:
        return _("Hãy vào sổ, lấy số trước khi nộp bản quét: bản quét phải có số và ngày.")
    if len(data) > MAX_SCAN:
        return _("Tệp “%(name)s” lớn hơn 20 MB. Hãy quét ở độ phân giải thấp hơn.") % {"name": name}
    if not kind_of_scan(data):
        return _("Tệp “%(name)s” không phải là PDF, JPG hoặc PNG. Hãy quét lại thành một trong ba loại ấy.") % {
            "name": name
        }
    return ""
