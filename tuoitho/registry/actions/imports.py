"""A list from a file: read, looked at, confirmed whole or dropped, undone."""

from datetime import datetime

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from tuoitho.base import work
from tuoitho.base.action import action
from tuoitho.base.actors import Actor
from tuoitho.base.audit import record
from tuoitho.base.files import keep
from tuoitho.base.models import Work
from tuoitho.base.refusals import Changed, Refused
from tuoitho.organisations.models import Unit
from tuoitho.registry import rules
from tuoitho.registry.models import SAVE_WORK, ImportBatch, refresh_people
from tuoitho.registry.models.effects import Effect, moved_on, reverse
from tuoitho.registry.models.lists import compare, read_again, save
from tuoitho.registry.reader import Reading

State = ImportBatch.State


@action("registry.read_import")
def read_import(
    *,
    unit: Unit,
    kind: str,
    school_year: int,
    name: str,
    data: bytes,
    reading: Reading,
    by: Actor,
    at: datetime,
) -> ImportBatch:
    """Keep the file sealed and show what it would change. An earlier file still waiting for this unit is dropped."""
    rules.insist(rules.import_people(by, unit.pk), "registry.import_people")
    ImportBatch.objects.filter(unit=unit, kind=kind, state=State.READ).update(state=State.DROPPED)
    batch = ImportBatch(unit=unit, kind=kind, school_year=school_year, read_at=at, by=by.key, rows=len(reading.people))
    batch.wrong = compare(batch, reading, timezone.localtime(at).date()).wrong
    batch.file = keep(name, data, by=by, at=at)
    batch.save()
    record(by=by, at=at, verb="registry.read_import", subject=batch.key, unit=unit.code)
    return batch


@action("registry.confirm_import")
def confirm_import(
    *, batch: ImportBatch, seen: str, full_list: bool, by: Actor, at: datetime, reading: Reading | None = None
) -> ImportBatch:
    """Save the whole list, or nothing. `seen`: the stamp of the preview; `reading`: when the file is read already."""
    batch = _held(batch, State.READ)
    rules.insist(rules.import_people(by, batch.unit_id), "registry.import_people")
    today = timezone.localtime(at).date()
    intake = compare(batch, reading or read_again(batch), today)
    _refuse_unlike(intake.seen, seen, intake.wrong)
    batch.full_list = full_list
    batch.effect = save(batch, intake).dumps()
    batch.state, batch.confirmed_at = State.CONFIRMED, at
    batch.summary = {
        "new": len(intake.arrivals),
        "changed": len(intake.changes),
        "same": intake.same,
        "left": len(intake.absent) if full_list else 0,
    }
    batch.save()
    refresh_people(batch.unit_id, today)
    record(by=by, at=at, verb="registry.confirm_import", subject=batch.key, unit=batch.unit.code, fields=[batch.kind])
    return batch


@action("registry.queue_import")
def queue_import(*, batch: ImportBatch, seen: str, full_list: bool, by: Actor, at: datetime) -> Work:
    """A long list is saved behind a progress bar; `confirm_import` follows in its job."""
    batch = _held(batch, State.READ)
    rules.insist(rules.import_people(by, batch.unit_id), "registry.import_people")
    batch.full_list, batch.summary = full_list, {"seen": seen}
    batch.save()
    asked = work.ask(SAVE_WORK, batch.key, by=by, at=at, unit=batch.unit.code, total=batch.rows)
    record(by=by, at=at, verb="registry.queue_import", subject=batch.key, unit=batch.unit.code)
    return asked


@action("registry.cancel_import")
def cancel_import(*, batch: ImportBatch, by: Actor, at: datetime) -> None:
    """Stop a list on its way; nothing of it is saved."""
    rules.insist(rules.import_people(by, batch.unit_id), "registry.import_people")
    _under_way(batch.unit, but=None).filter(subject=str(batch.key)).update(cancel_asked=True)
    record(by=by, at=at, verb="registry.cancel_import", subject=batch.key, unit=batch.unit.code)


@action("registry.drop_import")
def drop_import(*, batch: ImportBatch, by: Actor, at: datetime) -> ImportBatch:
    """The list is not to be saved."""
    batch = _held(batch, State.READ)
    rules.insist(rules.import_people(by, batch.unit_id), "registry.import_people")
    batch.state = State.DROPPED
    batch.save()
    record(by=by, at=at, verb="registry.drop_import", subject=batch.key, unit=batch.unit.code)
    return batch


@action("registry.undo_import")
def undo_import(*, batch: ImportBatch, by: Actor, at: datetime) -> ImportBatch:
    """Everything the list did is taken back; refused once other facts rest on it."""
    batch = _held(batch, State.CONFIRMED)
    rules.insist(rules.import_people(by, batch.unit_id), "registry.import_people")
    effect = Effect.loads(str(batch.effect))
    if moved_on(batch, effect):
        raise Refused(
            _("Không hoàn tác được lần nhập này: sau đó đã có điểm danh, thay đổi hoặc một lần nhập khác dựa vào nó."),
            kept=_("Danh sách vẫn như hiện nay."),
            todo=_("Hãy sửa từng người trong danh sách, hoặc nhập lại một tệp đúng."),
            code="registry.depended_on",
        )
    reverse(batch, effect)
    batch.state = State.UNDONE
    batch.save()
    refresh_people(batch.unit_id, timezone.localtime(at).date())
    record(by=by, at=at, verb="registry.undo_import", subject=batch.key, unit=batch.unit.code)
    return batch


def _held(batch: ImportBatch, state: str) -> ImportBatch:
    """The batch with its unit's row locked, so that one list at a time touches a roster; refused in another state."""
    unit = Unit.objects.select_for_update().get(pk=batch.unit_id)
    if _under_way(unit, but=batch).exists():
        raise Refused(
            _("Một danh sách khác của đơn vị này đang được nhập."),
            kept=_("Lần nhập ấy không bị ảnh hưởng; tệp của bạn vẫn được giữ."),
            todo=_("Hãy chờ lần ấy xong rồi xem lại tệp này."),
            code="work.busy",
        )
    fresh = ImportBatch.objects.select_related("unit", "file").get(pk=batch.pk)
    if fresh.state != state:
        raise Changed(
            _("Tệp này hiện ở trạng thái “%(state)s”.") % {"state": fresh.get_state_display()},
            kept=_("Chưa có gì thay đổi."),
            todo=_("Hãy mở lại trang của tệp để xem."),
        )
    return fresh


def _under_way(unit: Unit, but: ImportBatch | None) -> QuerySet[Work]:
    running = Work.objects.filter(kind=SAVE_WORK, unit=unit.code, state__in=[Work.WAITING, Work.RUNNING])
    return running.exclude(subject=str(but.key)) if but else running


def _refuse_unlike(now: str, seen: str, wrong: int) -> None:
    if wrong:
        raise Refused(
            _("Tệp còn dòng sai nên chưa nhập được."),
            kept=_("Chưa có gì được lưu; tệp vẫn được giữ."),
            todo=_("Hãy sửa các ô được chỉ ra rồi tải tệp lên lại."),
        )
    if now != seen:
        raise Changed(
            _("Danh sách của trường đã thay đổi từ lúc bạn xem trước."),
            kept=_("Chưa có gì được lưu; tệp vẫn được giữ."),
            todo=_("Hãy xem lại bản xem trước rồi xác nhận."),
            code="registry.roster_changed",
        )
