"""Reminding schools that have not sent their report: by letters in the outbox, never naming a person.

Offices write Vietnamese, whatever language the sender reads the screen in.
"""

from collections.abc import Collection
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from tuoitho.base.action import action
from tuoitho.base.actors import Actor
from tuoitho.base.audit import record
from tuoitho.base.models import Letter
from tuoitho.base.outbox import write
from tuoitho.base.refusals import NotAllowed, Refused
from tuoitho.reporting.models import Cycle, Submission
from tuoitho.reporting.rules import permits
from tuoitho.reporting.rules.ladder import rung_on

KIND = "reporting.reminder"


@action("reporting.remind_late")
def remind_late(*, cycle: Cycle, by: Actor, at: datetime, units: Collection[int] | None = None) -> list[Letter]:
    """One letter to each school of the cycle whose report is not in; of these units (ids) when named."""
    if not permits.over(by, cycle, "remind_late"):
        raise NotAllowed(_("Chỉ phòng giáo dục nhắc các trường của mình."), code="reporting.remind_late")
    late = [row for row in _outstanding(cycle) if units is None or row.unit_id in units]
    if not late:
        raise Refused(_("Mọi trường đã gửi báo cáo, không còn ai để nhắc."), code="reporting.remind_late")
    with override("vi"):
        letters = [_remind(row, at, "by_hand") for row in late]
    record(by=by, at=at, verb="reporting.remind_late", subject=cycle.key, unit=cycle.unit.code)
    return letters


@action("reporting.remind_due")
def remind_due(*, cycle: Cycle, by: Actor, at: datetime) -> list[Letter]:
    """The letters of today's rung, each once; the last rung also tells the department which schools are silent."""
    today = timezone.localtime(at).date()
    rung = rung_on(cycle.due_on, today)
    letters: list[Letter] = []
    if rung is not None:
        kind = f"{KIND}.{rung.code}"
        told = set(Letter.objects.filter(kind=kind).values_list("about", flat=True))
        late = [row for row in _outstanding(cycle) if str(row.key) not in told]
        with override("vi"):
            letters = [_remind(row, at, rung.code) for row in late]
            if rung.escalates and late and str(cycle.key) not in told:
                letters.append(_escalate(cycle, late, at, kind))
    record(by=by, at=at, verb="reporting.remind_due", subject=cycle.key, unit=cycle.unit.code)
    return letters


def _outstanding(cycle: Cycle) -> list[Submission]:
    return list(cycle.submissions.outstanding().select_related("unit", "cycle").order_by("unit__folded", "pk"))


def _remind(submission: Submission, at: datetime, rung: str) -> Letter:
    cycle, unit = submission.cycle, submission.unit
    words = {"year": cycle.year, "unit": unit.name, "due": f"{cycle.due_on:%d/%m/%Y}"}
    late = timezone.localtime(at).date() > cycle.due_on
    text = (
        _("Báo cáo năm %(year)s của %(unit)s đã quá hạn ngày %(due)s. Hãy hoàn thiện và gửi ngay.")
        if late
        else _("Báo cáo năm %(year)s của %(unit)s cần được gửi chậm nhất hết ngày %(due)s.")
    )
    return write(
        to=unit.email,
        subject=_("Nhắc gửi báo cáo năm %(year)s") % words,
        text=text % words,
        kind=f"{KIND}.{rung}",
        unit=unit.code,
        about=submission.key,
        at=at,
    )


def _escalate(cycle: Cycle, late: list[Submission], at: datetime, kind: str) -> Letter:
    names = "\n".join(f"- {row.unit.name}" for row in late)
    return write(
        to=cycle.unit.email,
        subject=_("%(count)s trường chưa gửi báo cáo năm %(year)s") % {"count": len(late), "year": cycle.year},
        text=_("Đã quá hạn 3 ngày làm việc mà các trường sau chưa gửi báo cáo:") + f"\n{names}",
        kind=kind,
        unit=cycle.unit.code,
        about=cycle.key,
        at=at,
    )
