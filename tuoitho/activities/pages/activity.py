"""One activity: what it was, who came."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from tuoitho.activities.models import PEOPLE, THEMES, Activity, is_contact
from tuoitho.registry.models import EMPLOYER_AUDIENCES
from tuoitho.registry.queries import PersonRow


@dataclass(frozen=True)
class ReachLine:
    audience: str
    invited: int | None
    reached: int
    how: str


@dataclass(frozen=True)
class ActivityPage:
    """`facts`: (label, value). `present`, `absent`: names of the day's roster; None when they may not be shown.
    `others`: how many came who are no longer on that day's roster."""

    activity: Activity
    facts: list[tuple[str, Any]]
    reaches: list[ReachLine]
    named: bool
    present: list[str] | None
    absent: list[str]
    others: int


def activity_page(
    activity: Activity, clause: str, recorder: str, attended: Collection[int] | None, roster: Sequence[PersonRow]
) -> ActivityPage:
    """`attended`: ids of those who came by name; None when the reader may not see who."""
    reaches = list(activity.reaches.all())
    came = frozenset(attended or ())
    known = {one.id for one in roster}
    return ActivityPage(
        activity,
        [(label, value) for label, value in _facts(activity, clause, recorder) if value],
        [ReachLine(one.get_audience_display(), one.invited, one.reached, _how(activity, one)) for one in reaches],
        any(one.named and one.audience in PEOPLE for one in reaches),
        None if attended is None else [one.name for one in roster if one.id in came],
        [one.name for one in roster if one.id not in came],
        len(came - known),
    )


def _facts(activity: Activity, clause: str, recorder: str) -> list[tuple[str, Any]]:
    return [
        (_("Đơn vị"), activity.unit.name),
        (_("Lớp"), activity.school_class.name if activity.school_class else ""),
        (_("Loại hoạt động"), activity.get_kind_display()),
        (_("Hình thức"), activity.get_channel_display()),
        (_("Địa điểm"), activity.place),
        (_("Nội dung kế hoạch"), clause or activity.clause),
        (_("Ghi chú"), activity.note),
        (_("Người ghi"), recorder),
    ]


def _how(activity: Activity, reach: Any) -> str:
    """How the audience counts, in words."""
    if activity.withdrawn_at is not None:
        return _("Đã rút, không tính")
    if is_contact(activity.unit, reach.audience):
        return _named_contact(reach) or _("Lượt tiếp xúc; tỷ lệ do phường, quận tính")
    if activity.kind not in THEMES:
        return _("Minh chứng; không tính là được cung cấp thông tin")
    if reach.named and reach.audience in EMPLOYER_AUDIENCES:
        return _("Theo danh sách của phường, mỗi cơ sở tính một lần trong năm")
    return _("Theo danh sách, mỗi người tính một lần trong năm") if reach.named else _("Lượt người, không ghi tên")


def _named_contact(reach: Any) -> str:
    """A school's contact with an employer of the ward's register informs it, and never trains it."""
    if not (reach.named and reach.audience in EMPLOYER_AUDIENCES):
        return ""
    return _("Theo danh sách của phường: tính là được cung cấp thông tin, không tính là tập huấn")
