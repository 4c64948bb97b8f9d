"""A class is called: who was not at school."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from tuoitho.base.action import action
from tuoitho.base.actors import Actor
from tuoitho.base.audit import record
from tuoitho.base.refusals import Changed, Refused
from tuoitho.registry import rules
from tuoitho.registry.models import Absence, Enrolment, RollCall, SchoolClass

# A whole class away at once is a day without school, not so many absences.
MANY = 5


@dataclass(frozen=True)
class Missing:
    """One pupil away: for the day or half of it, with leave or without."""

    pupil_id: int
    excused: bool
    half: bool = False


@action("registry.call_roll")
def call_roll(
    *, school_class: SchoolClass, on: date, missing: Sequence[Missing], version: int, by: Actor, at: datetime
) -> RollCall:
    """Write down who was away; an empty list says that nobody was. `version`: of the call one has seen, 0 for none.

    `Changed` when someone saved since. A pupil not on the class's roll that day is refused.
    """
    rules.insist(rules.call_roll(by, school_class), "registry.call_roll")
    fault = rules.day_fault(on, timezone.localtime(at).date(), school_class.school_year)
    if fault:
        raise Refused(fault, kept=_("Chưa lưu gì."), todo=_("Hãy chọn ngày khác."))
    on_roll = set(Enrolment.objects.on(on).filter(school_class=school_class).values_list("pupil_id", flat=True))
    away = {one.pupil_id for one in missing}
    if away - on_roll or len(away) != len(missing):
        raise Refused(
            _("Có em không thuộc danh sách lớp ngày ấy."), kept=_("Chưa lưu gì."), todo=_("Hãy mở lại trang.")
        )
    if len(away) == len(on_roll) >= MANY:
        raise Refused(
            _("Cả lớp đều vắng."),
            kept=_("Chưa lưu gì."),
            todo=_("Nếu lớp nghỉ học hôm ấy thì không phải điểm danh."),
        )
    call = _call(school_class, on, version, by, at)
    Absence.objects.filter(on_date=on, pupil_id__in=on_roll).delete()
    Absence.objects.bulk_create(
        Absence(
            pupil_id=one.pupil_id,
            school_class=school_class,
            unit_id=school_class.unit_id,
            on_date=on,
            part=Absence.Part.HALF if one.half else Absence.Part.WHOLE,
            excused=one.excused,
        )
        for one in missing
    )
    record(by=by, at=at, verb="registry.call_roll", subject=f"{school_class.key}/{on}", unit=school_class.unit.code)
    return call


def _call(school_class: SchoolClass, on: date, version: int, by: Actor, at: datetime) -> RollCall:
    SchoolClass.objects.select_for_update().get(pk=school_class.pk)
    call = RollCall.objects.filter(school_class=school_class, on_date=on).first()
    if (call.version if call else 0) != version:
        raise Changed(
            _("Người khác vừa điểm danh lớp này cho ngày ấy."),
            kept=_("Những em bạn đánh dấu vẫn còn trên trang; bản đang lưu hiện ở trên."),
            todo=_("Hãy so hai bản rồi lưu lại."),
            code="registry.roll_changed",
        )
    if call is None:
        call = RollCall(school_class=school_class, unit_id=school_class.unit_id, on_date=on, version=0)
    call.version, call.by, call.taken_at = version + 1, by.key, at
    call.save()
    return call
