"""Drafts: read from a file, drawn from the plan above, put aside and taken back."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from tuoitho.base.action import action
from tuoitho.base.actors import Actor
from tuoitho.base.audit import record
from tuoitho.base.files import keep
from tuoitho.base.refusals import NotAllowed, Refused
from tuoitho.organisations.models import Unit, User
from tuoitho.programme import rules, workflow
from tuoitho.programme.models import Clause, Plan, Target
from tuoitho.programme.reader import PlanText
from tuoitho.programme.rules import Line


@action("programme.upload")
def upload(
    *, by: Actor, at: datetime, unit: Unit, name: str, data: bytes, read: PlanText, above: Plan | None = None
) -> Plan:
    """A draft of a plan read from a file. The file is kept sealed, its text whole, what has no place in `unread`."""
    _require_drafting(by, unit)
    plan = Plan.objects.create(
        unit=unit,
        carries_out=above,
        file=keep(name, data, by=by, at=at),
        text=rules.passages_of(read),
        unread=list(read.unread),
        drafted_at=at,
        **_header(read, at),
    )
    _write(plan, rules.lines_of(read))
    record(by=by, at=at, verb="programme.upload", subject=plan.key, unit=unit.code, fields=["file", "clauses"])
    return plan


@action("programme.draw")
def draw(*, by: Actor, at: datetime, unit: Unit, above: Plan, head: User | None = None) -> Plan:
    """A unit's own draft from the plan above, which must be in force. `head` will answer for it and sign it."""
    _require_drafting(by, unit)
    if above.state != workflow.ADOPTED:
        raise Refused(_("Kế hoạch cấp trên chưa ban hành, chưa thể lập kế hoạch theo nó."), code="programme.draw")
    if Plan.objects.filter(unit=unit, state=workflow.DRAFT).exists():
        raise Refused(
            _("Đơn vị đang có một dự thảo kế hoạch."),
            kept=_("Dự thảo ấy còn nguyên."),
            todo=_("Hãy sửa tiếp dự thảo, hoặc bỏ nó rồi lập lại."),
            code="programme.draw",
        )
    plan = Plan.objects.create(
        unit=unit,
        carries_out=above,
        title=_title(unit, above),
        basis=[above.number] if above.number else [],
        place=above.place,
        from_year=above.from_year,
        to_year=above.to_year,
        horizon=above.horizon,
        report_day=above.report_day,
        report_month=above.report_month,
        report_to=above.report_to,
        report_address=above.report_address,
        recipients=[f"{above.unit.name} (để báo cáo)", "Các tổ chuyên môn, đoàn thể (để thực hiện)", "Lưu: VT"],
        signatory=head.full_name if head else "",
        answerable=head,
        drafted_at=at,
    )
    _write(plan, rules.inherited(above.clauses.prefetch_related("targets"), unit))
    record(by=by, at=at, verb="programme.draw", subject=plan.key, unit=unit.code, fields=["carries_out", "clauses"])
    return plan


@action("programme.drop")
def drop(*, by: Actor, at: datetime, plan: Plan) -> Plan:
    """Put a draft aside; it can be taken back."""
    return _move(plan, "drop", by=by, at=at)


@action("programme.restore")
def restore(*, by: Actor, at: datetime, plan: Plan) -> Plan:
    """Take a dropped draft back."""
    return _move(plan, "restore", by=by, at=at)


def _move(plan: Plan, verb: str, *, by: Actor, at: datetime) -> Plan:
    plan = Plan.objects.select_for_update().get(pk=plan.pk)
    _require_drafting(by, plan.unit)
    state = workflow.after(plan.state, verb)
    if state is None:
        raise Refused(_("Việc này chỉ làm được với dự thảo."), code=f"programme.{verb}")
    plan.state = state
    plan.save(update_fields=["state"])
    record(by=by, at=at, verb=f"programme.{verb}", subject=plan.key, unit=plan.unit.code, fields=["state"])
    return plan


def _require_drafting(by: Actor, unit: Unit) -> None:
    if not rules.draft(by, unit):
        raise NotAllowed(_("Chỉ người của đơn vị mới soạn kế hoạch của đơn vị ấy."), code="programme.draft_plan")


def _header(read: PlanText, at: datetime) -> dict[str, Any]:
    """The plan's columns from its text; what the text does not say is left to be filled in."""
    period, report = read.period, read.report
    first = (period.first if period else None) or (read.date.year if read.date else at.year)
    columns: dict[str, Any] = {
        "kind": (read.kind or "KH")[:10],
        "number": (read.number or "")[:60],
        "signed_on": read.date,
        "place": (read.place or "")[:100],
        "title": read.title or "",
        "basis": list(read.basis),
        "from_year": first,
        "to_year": (period.last if period else None) or first,
        "horizon": period.horizon if period else None,
        "recipients": list(read.recipients),
        "signatory": (read.signatory or "")[:120],
    }
    if report:
        columns |= {"report_to": (report.to or "")[:200], "report_address": (report.address or "")[:200]}
    if report and report.day and report.month:
        columns |= {"report_day": report.day, "report_month": report.month}
    return columns


def _title(unit: Unit, above: Plan) -> str:
    """The title of a unit's own plan, as official papers word it."""
    years = f"giai đoạn {above.from_year} - {above.to_year}"
    horizon = f", định hướng đến năm {above.horizon}" if above.horizon else ""
    return (
        "Thực hiện Chương trình phòng ngừa, giảm thiểu trẻ em lao động trái quy định pháp luật "
        f"tại {unit.name} {years}{horizon}"
    )


def _write(plan: Plan, lines: Iterable[Line]) -> None:
    rows = [
        (
            Clause(plan=plan, position=n, kind=line.kind, address=line.address, party=line.party, text=line.text),
            line.goals,
        )
        for n, line in enumerate(lines, 1)
    ]
    Clause.objects.bulk_create(clause for clause, _goals in rows)
    Target.objects.bulk_create(
        Target(clause=clause, series=series, comparison=comparison, percent=percent)
        for clause, goals in rows
        for series, comparison, percent in goals
    )
