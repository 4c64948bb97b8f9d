"""The summer's own check, and the return in September."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from tuoitho.base.action import action
from tuoitho.base.actors import Actor
from tuoitho.base.audit import record
from tuoitho.base.refusals import Changed, Refused
from tuoitho.registry import rules
from tuoitho.registry.models import Enrolment, SchoolClass, SummerCheck
from tuoitho.registry.models.summers import phase_of


@dataclass(frozen=True)
class Checked:
    """What is said of one pupil. In summer `back` stays None; in September the rest stays as it was."""

    pupil_id: int
    contacted: bool | None = None
    whereabouts: str = ""
    expected: str = ""
    back: bool | None = None


@action("registry.check_summer")
def check_summer(
    *, school_class: SchoolClass, said: Sequence[Checked], seen: Mapping[int, int], by: Actor, at: datetime
) -> None:
    """Write down what is known of these pupils of a class. `seen`: pupil → version shown, 0 for none.

    Refused outside June–October; `Changed` when someone saved one of them since.
    """
    rules.insist(rules.call_roll(by, school_class), "registry.call_roll")
    today = timezone.localtime(at).date()
    if phase_of(today) is None:
        raise Refused(_("Kiểm tra hè chỉ mở từ tháng 6 đến hết tháng 10."), kept=_("Chưa lưu gì."))
    SchoolClass.objects.select_for_update().get(pk=school_class.pk)
    on_roll = set(Enrolment.objects.on(today).filter(school_class=school_class).values_list("pupil_id", flat=True))
    if not on_roll.issuperset(one.pupil_id for one in said):
        raise Refused(_("Có em không thuộc danh sách lớp."), kept=_("Chưa lưu gì."), todo=_("Hãy mở lại trang."))
    known = {row.pupil_id: row for row in SummerCheck.objects.filter(pupil_id__in=on_roll, summer=today.year)}
    for one in said:
        row = known.get(one.pupil_id)
        if (row.version if row else 0) != seen.get(one.pupil_id, 0):
            raise Changed(
                _("Người khác vừa ghi kiểm tra hè của lớp này."),
                kept=_("Những gì họ ghi vẫn được giữ; phần của bạn chưa lưu."),
                todo=_("Hãy mở lại trang, so lại rồi lưu."),
                code="registry.summer_changed",
            )
        _write(row or SummerCheck(pupil_id=one.pupil_id, summer=today.year, version=0), one, school_class, by, at)
    record(
        by=by, at=at, verb="registry.check_summer", subject=f"{school_class.key}/{today.year}",
        unit=school_class.unit.code,
    )  # fmt: skip


def _write(row: SummerCheck, said: Checked, school_class: SchoolClass, by: Actor, at: datetime) -> None:
    row.unit_id, row.by, row.checked_at, row.version = school_class.unit_id, by.key, at, row.version + 1
    if said.contacted is not None:
        row.contacted, row.whereabouts, row.expected = said.contacted, said.whereabouts, said.expected
    if said.back is not None:
        row.back = said.back
    row.save()
