"""A file of facts: read, looked at, confirmed whole or dropped, undone."""

from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from tuoitho.base.action import action
from tuoitho.base.actors import Actor
from tuoitho.base.audit import record
from tuoitho.base.files import keep
from tuoitho.base.refusals import Changed, Refused
from tuoitho.organisations.models import Unit
from tuoitho.registry import rules
from tuoitho.registry.models import FactFile
from tuoitho.registry.models.fact_kinds import (
    FactsRead,
    compare_facts,
    facts_moved_on,
    intake_of,
    reverse_facts,
    save_facts,
    seen_of,
)

State = FactFile.State
BRING = "registry.bring_facts"


@action("registry.read_facts")
def read_facts(
    *,
    unit: Unit,
    kind: str,
    asked: dict[str, Any],
    name: str,
    data: bytes,
    reading: FactsRead,
    by: Actor,
    at: datetime,
) -> FactFile:
    """Keep the file sealed and show what it would change. An earlier one still waiting is dropped."""
    rules.insist(rules.bring_facts(by, unit.pk, kind), BRING)
    FactFile.objects.filter(unit=unit, kind=kind, state=State.READ).update(state=State.DROPPED)
    intake = compare_facts(unit, asked, reading, timezone.localtime(at).date())
    made = FactFile.objects.create(
        unit=unit,
        kind=kind,
        asked=asked,
        file=keep(name, data, by=by, at=at),
        read_at=at,
        by=by.key,
        rows=reading.rows,
        wrong=len({(fault.sheet, fault.row) for fault in intake.faults}),
    )
    record(by=by, at=at, verb="registry.read_facts", subject=made.key, unit=unit.code, fields=[kind])
    return made


@action("registry.confirm_facts")
def confirm_facts(*, file: FactFile, seen: str, by: Actor, at: datetime) -> FactFile:
    """Save the whole file, or nothing. `seen`: the stamp of the preview."""
    held = _held(file, State.READ, by)
    intake = intake_of(held, timezone.localtime(at).date())
    if intake.faults:
        raise Refused(
            _("Tệp còn dòng sai nên chưa nhập được."),
            kept=_("Chưa có gì được lưu; tệp vẫn được giữ."),
            todo=_("Hãy sửa các ô được chỉ ra rồi tải tệp lên lại."),
        )
    if seen_of(intake) != seen:
        raise Changed(
            _("Số liệu đã thay đổi từ lúc bạn xem trước."),
            kept=_("Chưa có gì được lưu; tệp vẫn được giữ."),
            todo=_("Hãy xem lại bản xem trước rồi xác nhận."),
        )
    held.effect, held.summary = save_facts(held, intake, by, at), intake.counts
    held.state, held.confirmed_at = State.CONFIRMED, at
    held.save()
    record(by=by, at=at, verb="registry.confirm_facts", subject=held.key, unit=held.unit.code, fields=[held.kind])
    return held


@action("registry.drop_facts")
def drop_facts(*, file: FactFile, by: Actor, at: datetime) -> FactFile:
    """The file is not to be saved."""
    held = _held(file, State.READ, by)
    held.state = State.DROPPED
    held.save()
    record(by=by, at=at, verb="registry.drop_facts", subject=held.key, unit=held.unit.code)
    return held


@action("registry.undo_facts")
def undo_facts(*, file: FactFile, by: Actor, at: datetime) -> FactFile:
    """Everything the file did is taken back; refused once someone changed it since."""
    held = _held(file, State.CONFIRMED, by)
    if facts_moved_on(held):
        raise Refused(
            _("Không hoàn tác được lần nhập này: sau đó đã có người sửa những gì tệp ghi."),
            kept=_("Số liệu vẫn như hiện nay."),
            todo=_("Hãy sửa từng dòng bằng tay."),
            code="registry.depended_on",
        )
    reverse_facts(held, by, at)
    held.state = State.UNDONE
    held.save()
    record(by=by, at=at, verb="registry.undo_facts", subject=held.key, unit=held.unit.code)
    return held


def _held(file: FactFile, state: str, by: Actor) -> FactFile:
    """The file with its unit's row locked, so that one file at a time touches its facts; refused in another state."""
    Unit.objects.select_for_update().get(pk=file.unit_id)
    fresh = FactFile.objects.select_related("unit", "file").get(pk=file.pk)
    rules.insist(rules.bring_facts(by, fresh.unit_id, fresh.kind), BRING)
    if fresh.state != state:
        raise Changed(
            _("Tệp này hiện ở trạng thái “%(state)s”.") % {"state": fresh.get_state_display()},
            kept=_("Chưa có gì thay đổi."),
            todo=_("Hãy mở lại trang của tệp để xem."),
        )
    return fresh
