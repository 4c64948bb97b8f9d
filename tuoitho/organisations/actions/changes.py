"""Reforms of the tree: prepared, edited, applied, taken back."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from django.db.models import ProtectedError
from django.utils.translation import gettext as _

from tuoitho.base.action import action
from tuoitho.base.actors import Actor
from tuoitho.base.audit import record
from tuoitho.base.refusals import NotAllowed, Refused
from tuoitho.organisations import rules
from tuoitho.organisations.models import Change, TreeVersion, Unit
from tuoitho.organisations.models.planning import Planned, plan_of, refused
from tuoitho.organisations.models.rows import (
    Written,
    diff_as_data,
    diff_of,
    names_built_upon,
    stored_edges,
    take_back,
    write_diff,
)
from tuoitho.organisations.models.steps import StepData, founded
from tuoitho.organisations.succession import ImpossibleChange, Tree, undo
from tuoitho.organisations.workflow import CHANGE, allows

NEEDED = "organisations.change_units"


@action("organisations.prepare_change")
def prepare_change(
    *, unit: Unit, title: str, basis: str, on_date: date, steps: Sequence[StepData] = (), by: Actor, at: datetime
) -> Change:
    """Begin a reform of what stands below a unit. Nothing is changed yet."""
    _allow(rules.change_units(by, [unit.pk]))
    change = Change.objects.create(
        unit=unit, title=title, basis=basis, on_date=on_date, steps=list(steps), prepared_at=at
    )
    record(by=by, at=at, verb="organisations.prepare_change", subject=change.key, unit=unit.code)
    return change


@action("organisations.edit_change")
def edit_change(*, change: Change, by: Actor, at: datetime, **fields: Any) -> Change:
    """Say the reform better: `title`, `basis`, `on_date`, `steps`. One that was taken back is prepared again."""
    change = _locked(change, "edit_change")
    _allow(rules.change_units(by, [change.unit_id]))
    for name, value in fields.items():
        setattr(change, name, value)
    change.state = CHANGE[change.state]["edit_change"]
    change.save(update_fields=[*fields, "state"])
    record(
        by=by,
        at=at,
        verb="organisations.edit_change",
        subject=change.key,
        unit=change.unit.code,
        fields=sorted(fields),
    )
    return change


@action("organisations.apply_change")
def apply_change(*, change: Change, by: Actor, at: datetime) -> Change:
    """Do the reform: rows end and begin on its day, nothing before it is altered."""
    change = _locked(change, "apply_change")
    planned = plan_of(change)
    _allow(rules.change_units(by, planned.touched))
    _require_reach(change, planned, by)
    ids = {step["unit"]: _found(step, change.on_date).pk for step in founded(change.steps)}
    diff = planned.numbered(ids)
    written = write_diff(diff)
    seen = asdict(planned.seen)
    change.diff = {"edges": diff_as_data(diff), "rows": written.as_data(), "seen": seen, "new": dict(planned.new)}
    _step(change, "apply_change", by, at)
    return change


@action("organisations.undo_change")
def undo_change(*, change: Change, by: Actor, at: datetime) -> Change:
    """Take the reform back, row by row; refused when something has been built upon it."""
    change = _locked(change, "undo_change")
    _allow(rules.change_units(by, [change.unit_id]))
    written = Written(**change.diff["rows"])
    try:
        undo(stored_edges(), diff_of(change.diff["edges"]))
    except ImpossibleChange as impossible:
        raise refused(impossible) from impossible
    if renamed := Unit.objects.filter(pk__in=names_built_upon(written)).values_list("name", flat=True):
        raise _built_upon(renamed)
    try:
        take_back(written)
    except ProtectedError as in_use:
        new = Unit.objects.filter(pk__in=written.units_begun).values_list("name", flat=True)
        raise _in_use(new) from in_use
    _step(change, "undo_change", by, at)
    return change


def _allow(may: bool) -> None:
    if not may:
        raise NotAllowed(_("Thay đổi này có đơn vị ngoài phạm vi của bạn."), code=NEEDED)


def _locked(change: Change, verb: str) -> Change:
    """The change as it stands now, the tree held still."""
    TreeVersion.lock()
    change = Change.objects.select_related("unit").get(pk=change.pk)
    if not allows(change.state, verb):
        raise Refused(
            _("Thay đổi này đang ở trạng thái “%(state)s” nên không làm được việc đó.")
            % {"state": change.get_state_display()},
            todo=_("Hãy mở lại trang của thay đổi để xem trạng thái mới nhất."),
            code="change.state",
        )
    return change


def _require_reach(change: Change, planned: Planned, by: Actor) -> None:
    """Units come to stand under what one may change, or above the unit whose reform it is."""
    above = set(Tree.at(planned.edges, change.on_date).ancestors(change.unit_id)) if _stands(change, planned) else set()
    _allow(rules.change_units(by, planned.parents - above))


def _stands(change: Change, planned: Planned) -> bool:
    return any(edge.child == change.unit_id and edge.holds_on(change.on_date) for edge in planned.edges)


def _found(step: StepData, on: date) -> Unit:
    return Unit.objects.create(
        code=step["unit"],
        name=step["name"],
        kind=step["kind"],
        level=step.get("level", ""),
        public=step.get("public", True),
        starts_on=on,
    )


def _step(change: Change, verb: str, by: Actor, at: datetime) -> None:
    change.state = CHANGE[change.state][verb]
    change.changed_at = at
    change.save(update_fields=["state", "changed_at", "diff"])
    TreeVersion.renew()
    record(by=by, at=at, verb=f"organisations.{verb}", subject=change.key, unit=change.unit.code)


def _built_upon(names: Any) -> Refused:
    return Refused(
        _("Đã có thay đổi sau này dựa trên đợt này: %(units)s.") % {"units": ", ".join(names)},
        todo=_("Hãy hoàn tác thay đổi sau trước."),
        code="change.built_upon",
    )


def _in_use(names: Any) -> Refused:
    return Refused(
        _("Đơn vị mới đã có người giữ chức vụ hoặc số liệu: %(units)s.") % {"units": ", ".join(names)},
        kept=_("Thay đổi vẫn đang được áp dụng."),
        todo=_("Hãy chuyển chức vụ và số liệu ấy đi trước khi hoàn tác."),
        code="change.in_use",
    )
