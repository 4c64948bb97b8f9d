"""What is known of a pupil's circumstances: opened, entered, ended."""

from collections.abc import Collection
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from tuoitho.base.action import action
from tuoitho.base.actors import Actor
from tuoitho.base.audit import record
from tuoitho.base.refusals import Changed, Refused
from tuoitho.registry import rules
from tuoitho.registry.models import Enrolment, Pupil, PupilCircumstance
from tuoitho.registry.models.circumstances import FACTS, stamp_of

SEE = "registry.see_circumstances"


@action("registry.open_circumstances")
def open_circumstances(*, enrolment: Enrolment, by: Actor, at: datetime) -> None:
    """Someone read what is known of one child's home."""
    rules.insist(rules.see_circumstances(by, enrolment.school_class), SEE)
    record(by=by, at=at, verb="registry.open_circumstances", subject=enrolment.pupil.key, unit=enrolment.unit.code)


@action("registry.edit_circumstances")
def edit_circumstances(
    *, enrolment: Enrolment, facts: Collection[str], seen: str, by: Actor, at: datetime
) -> list[PupilCircumstance]:
    """These facts hold from today on, and no others; what no longer holds ends today and is kept.

    `seen`: the stamp of what one was shown; `Changed` when someone saved since. The audit names no fact.
    """
    rules.insist(rules.see_circumstances(by, enrolment.school_class), SEE)
    if enrolment.ends_on is not None or not FACTS.issuperset(facts):
        raise Refused(_("Không ghi được cho em đã rời danh sách."), kept=_("Chưa lưu gì."))
    Pupil.objects.select_for_update().get(pk=enrolment.pupil_id)
    known = PupilCircumstance.objects.open_of(enrolment.pupil_id, enrolment.unit_id)
    if stamp_of(known) != seen:
        raise Changed(
            _("Người khác vừa sửa thông tin này."),
            kept=_("Những gì họ ghi vẫn được giữ; phần của bạn chưa lưu."),
            todo=_("Hãy mở lại trang, so lại rồi lưu."),
            code="registry.circumstances_changed",
        )
    today = timezone.localtime(at).date()
    ended = [row.pk for row in known if row.fact not in facts]
    PupilCircumstance.objects.filter(pk__in=ended).update(ends_on=today)
    fresh = [
        PupilCircumstance(
            pupil_id=enrolment.pupil_id,
            unit_id=enrolment.unit_id,
            fact=fact,
            starts_on=today,
            entered_at=at,
            by=by.key,
        )
        for fact in sorted(set(facts) - {row.fact for row in known})
    ]
    PupilCircumstance.objects.bulk_create(fresh)
    record(
        by=by,
        at=at,
        verb="registry.edit_circumstances",
        subject=enrolment.pupil.key,
        unit=enrolment.unit.code,
        fields=["circumstances"],
    )
    return fresh
