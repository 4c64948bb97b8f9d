"""The panel beside the preview: what makes the chosen number, and how it was counted."""

from dataclasses import dataclass, field
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.html import escape
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from tuoitho.documents import html
from tuoitho.reporting.models import SECTIONS, Cycle
from tuoitho.reporting.pages import printing

MOST_ROWS = 200


@dataclass(frozen=True)
class Row:
    name: str
    value: str
    url: str = ""


@dataclass(frozen=True)
class Behind:
    """`matched`: how many schools' receipts the number was checked against; None where receipts say nothing of it."""

    ref: str
    title: str | Promise
    how: str
    rows: list[Row] = field(default_factory=list)
    url: str = ""
    matched: int | None = None


def marked(sheet: html.Fragment, ref: str) -> html.Fragment:
    """The sheet with the chosen number marked as the current one; where it first stands is `#chosen`."""
    if not ref:
        return sheet
    place = f'data-ref="{escape(ref)}"'
    return html.Fragment(sheet.replace(place, f'id="chosen" {place}', 1).replace(place, f'{place} aria-current="true"'))


def behind(content: dict[str, Any], cycle: Cycle, ref: str) -> Behind | None:
    """What is behind a reference of `total_paper`; None without one or for one that is not there."""
    kind, _colon, code = ref.partition(":")
    makers = {
        "series": _series,
        "live": _live,
        "school": _school,
        "count": _count,
        "tasks": _activities,
        "activities": _activities,
        "passages": _passages,
    }
    return makers[kind](content, cycle, ref, code) if kind in makers else None


def _series(content: dict[str, Any], cycle: Cycle, ref: str, code: str) -> Behind | None:
    one = next((one for one in content["series"] if one["code"] == code), None)
    if one is None:
        return None
    if not one["from_schools"]:
        return _live(content, cycle, ref, code)
    said = [(school, school["figures"][code]) for school in content["schools"] if code in school["figures"]]
    rows = [
        Row(school["name"], f"{printing.people(value)}/{printing.whole(value)}", _report_url(school))
        for school, value in said
    ]
    how = _("Cộng số người và tổng số của từng báo cáo đã duyệt, kèm điều chỉnh có lý do; tỷ lệ tính từ hai tổng ấy.")
    return Behind(ref, one["title"], how, rows[:MOST_ROWS], matched=sum(bool(school["receipt"]) for school, _ in said))


def _live(content: dict[str, Any], cycle: Cycle, ref: str, code: str) -> Behind | None:
    one = next((one for one in content["series"] if one["code"] == code), None)
    if one is None:
        return None
    how = _("Theo hồ sơ đang có, của mọi đơn vị thuộc phòng theo đơn vị hành chính ngày cuối kỳ.")
    url = reverse("indicators:rows", args=[cycle.unit.code, cycle.year, code])
    return Behind(ref, one["title"], how, url=url)


def _school(content: dict[str, Any], cycle: Cycle, ref: str, code: str) -> Behind | None:
    unit, _colon, series = code.partition(":")
    school = next((one for one in content["schools"] if one["code"] == unit), None)
    if school is None or series not in school["figures"]:
        return None
    value, live = school["figures"][series], school["live"].get(series, [None] * 3)
    rows = [
        Row(_("Báo cáo đã duyệt"), f"{printing.people(value)}/{printing.whole(value)}", _report_url(school)),
        Row(_("Theo hồ sơ khi tổng hợp"), f"{printing.people(live)}/{printing.whole(live)}"),
    ]
    how = school["reasons"].get(series) or _("Trường báo cáo đúng số trong hồ sơ, không điều chỉnh.")
    return Behind(ref, school["name"], how, rows, matched=int(bool(school["receipt"])))


def _count(content: dict[str, Any], cycle: Cycle, ref: str, code: str) -> Behind:
    titles = {
        "schools": _("Trường được yêu cầu báo cáo"),
        "groups": pgettext("heading", "Nhóm trẻ, lớp mẫu giáo độc lập"),
        "handed_in": _("Trường đã gửi báo cáo"),
        "accepted": _("Báo cáo đã duyệt"),
        "late": _("Gửi chậm, hoặc chưa gửi khi hết hạn"),
    }
    state = {"accepted": "?state=accepted", "handed_in": "?state=submitted", "late": "?state=late"}.get(code, "")
    url = reverse("reporting:cycle", args=[cycle.key]) + state
    rows = [Row(one["name"], "", _report_url(one)) for one in content["schools"]] if code == "accepted" else []
    return Behind(ref, titles.get(code, code), _("Đếm trong đợt báo cáo, khi tổng hợp."), rows[:MOST_ROWS], url)


def _activities(content: dict[str, Any], cycle: Cycle, ref: str, code: str) -> Behind:
    tasks = [one for one in content["tasks"] if code in ("", one["address"])]
    rows = [Row(f"{one['address']}. {one['title']}", str(one["count"])) for one in tasks]
    how = _("Đếm hoạt động trong kỳ, không bị rút, của các đơn vị thuộc phòng.")
    return Behind(ref, _("Hoạt động"), how, rows, reverse("activities:activities"))


def _passages(content: dict[str, Any], cycle: Cycle, ref: str, code: str) -> Behind | None:
    if code not in content["passages"]:
        return None
    rows = [Row(one["name"], one["text"]) for one in content["passages"][code]]
    return Behind(ref, SECTIONS[code], _("Phần lời trong các báo cáo đã duyệt."), rows[:MOST_ROWS])


def _report_url(school: dict[str, Any]) -> str:
    return reverse("reporting:report", args=[school["key"]])
