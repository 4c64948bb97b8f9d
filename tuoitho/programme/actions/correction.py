"""Correcting a draft: its lines, its goals, and the place of what was not understood."""

from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal

from django.utils.translation import gettext as _

from tuoitho.base.action import action
from tuoitho.base.actors import Actor
from tuoitho.base.audit import record
from tuoitho.base.refusals import Changed, NotAllowed, Refused
from tuoitho.programme import rules, workflow
from tuoitho.programme.models import Clause, Plan, Target
from tuoitho.programme.reader import Measure
from tuoitho.programme.reader.measures import read_measures
from tuoitho.programme.rules import ClauseEdit, Correction


@action("programme.correct")
def correct(*, by: Actor, at: datetime, plan: Plan, correction: Correction) -> Plan:
    """Save what a person changed in a draft. `Changed` when someone else saved since they opened it."""
    plan = Plan.objects.select_for_update().get(pk=plan.pk)
    if not rules.draft(by, plan.unit):
        raise NotAllowed(_("Chỉ người của đơn vị mới sửa kế hoạch của đơn vị ấy."), code="programme.draft_plan")
    if workflow.after(plan.state, "correct") is None:
        raise Refused(_("Kế hoạch đã ban hành thì không sửa nữa; hãy lập bản thay thế."), code="programme.correct")
    if plan.version != correction.version:
        raise Changed(_("Có người vừa lưu dự thảo này sau khi bạn mở."), code="programme.correct")
    for column, value in correction.header.items():
        setattr(plan, column, value)
    lines = list(plan.clauses.all())
    removed = _edit(lines, correction)
    _edit_goals(plan, correction)
    kept = [line for line in lines if line not in removed]
    for kind, place, text in _wanted(plan, correction):
        _insert(plan, kept, kind, place, text)
    _renumber(kept)
    plan.unread = [text for n, text in enumerate(plan.unread) if n not in correction.placed]
    plan.unread += [line.text for line in removed]
    plan.version += 1
    plan.save()
    fields = [*sorted(correction.header), "clauses", "targets"]
    record(by=by, at=at, verb="programme.correct", subject=plan.key, unit=plan.unit.code, fields=fields)
    return plan


def _edit(lines: list[Clause], correction: Correction) -> list[Clause]:
    """Change the lines in place; returns those taken out."""
    removed, touched = [], []
    for line in lines:
        edit = correction.clauses.get(line.pk)
        if edit is None:
            continue
        if edit.removed:
            removed.append(line)
        elif _apply(line, edit):
            touched.append(line)
    if any(line.place == gone.address for gone in removed for line in lines if line not in removed):
        raise Refused(
            _("Không bỏ được một mục còn dòng ở dưới."),
            todo=_("Hãy bỏ các dòng của mục trước."),
            code="programme.correct",
        )
    Clause.objects.bulk_update(touched, ["text", "party", "due_on", "responsible"])
    Clause.objects.filter(pk__in=[line.pk for line in removed]).delete()
    return removed


def _apply(line: Clause, edit: ClauseEdit) -> bool:
    wanted = (edit.text, edit.party, edit.due_on, edit.responsible or None)
    changed = (line.text, line.party, line.due_on, line.responsible) != wanted
    line.text, line.party, line.due_on, line.responsible = wanted
    return changed


def _edit_goals(plan: Plan, correction: Correction) -> None:
    targets = list(Target.objects.filter(clause__plan=plan, pk__in=correction.goals))
    for target in targets:
        edit = correction.goals[target.pk]
        target.series, target.comparison = edit.series, edit.comparison
        target.percent, target.reason = edit.percent, edit.reason
    Target.objects.bulk_update(targets, ["series", "comparison", "percent", "reason"])
    Target.objects.filter(pk__in=[target.pk for target in targets if correction.goals[target.pk].removed]).delete()
    lines = plan.clauses.filter(kind=Clause.Kind.TARGET).in_bulk([pk for pk, _goal in correction.new_goals])
    Target.objects.bulk_create(
        Target(
            clause=lines[pk],
            series=goal.series,
            comparison=goal.comparison,
            percent=goal.percent,
            reason=goal.reason,
        )
        for pk, goal in correction.new_goals
        if pk in lines
    )


def _wanted(plan: Plan, correction: Correction) -> Iterator[tuple[str, str, str]]:
    """(kind, address of the place, text) of each line to be put in."""
    for number, choice in sorted(correction.placed.items()):
        kind, _at, place = choice.partition("@")
        yield kind, place, plan.unread[number]
    for place, text in correction.added:
        yield Clause.Kind.ITEM, place, text


def _insert(plan: Plan, lines: list[Clause], kind: str, place: str, text: str) -> None:
    """Save a new line behind the last of its kind at its place, else behind what it stands under, else at the end."""
    siblings = [n for n, line in enumerate(lines) if line.kind == kind and line.place == place]
    above = [n for n, line in enumerate(lines) if line.address == place]
    found = siblings or above
    spot = found[-1] + 1 if found else len(lines)
    address = rules.free_address(place, {line.address for line in lines})
    party = lines[siblings[-1]].party if siblings else ""
    own = plan.carries_out_id is not None
    line = Clause(plan=plan, position=spot, kind=kind, address=address, party=party, text=text, own=own)
    line.save()
    if kind == Clause.Kind.TARGET:
        measures = read_measures(text) or (None,)
        Target.objects.bulk_create(_target(line, measure) for measure in measures)
    lines.insert(spot, line)


def _target(line: Clause, measure: Measure | None) -> Target:
    if measure is None:
        return Target(clause=line, comparison=">=")
    return Target(clause=line, comparison=measure.comparison, percent=Decimal(str(measure.percent)))


def _renumber(lines: list[Clause]) -> None:
    moved = [(line, n) for n, line in enumerate(lines, 1) if line.position != n]
    for line, n in moved:
        line.position = n
    Clause.objects.bulk_update([line for line, _n in moved], ["position"])
